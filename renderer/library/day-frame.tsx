// What of a day says when it is: its place in the list and its head. Without state: the core draws it too.
import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Range } from '../../shared/schema.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { counted, numberText, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import type { DayPlace } from './day-layout.ts';
import { dayHours } from './ruler.ts';

/** What of the zone in force the days and cells are written by. */
export type DayZone = Pick<ZoneInForce, 'clock' | 'formats' | 'isMixed'>;

/** Narrower than this, the date is written short. */
const shortDatePx = 480;

export function isShortDate(width: number): boolean {
  return width < shortDatePx;
}

/** Whether each time of a day says its offset: the drives live in several zones, or the clocks change on it. */
export function saysOffsets({ isMixed, clock }: DayZone, { from, to }: Range): boolean {
  return isMixed || clock.offsetAt(from) !== clock.offsetAt(to - 1);
}

interface DayFrameProps {
  readonly place: DayPlace;
  /** Pixels from the top of the sheet. */
  readonly top: number;
  readonly children: ReactNode;
}

export function DayFrame({ place: { day, height }, top, children }: DayFrameProps): ReactNode {
  return <section className="day" data-date={day.date} style={{ top, height }} aria-label={dateWords(day.date).full}>{children}</section>;
}

interface DayHeadParts {
  readonly place: DayPlace;
  readonly zone: DayZone;
  readonly isShort: boolean;
  readonly button: ReactNode;
}

/** The date that stays in sight while the clips of its day pass. */
export function dayHead({ place: { day }, zone, isShort, button }: DayHeadParts): ReactNode {
  const words = dateWords(day.date, isShort ? 'short' : 'long');
  return (
    <header className="day-head">
      <h2><span>{words.weekday}</span> {words.day}</h2>
      <HourBadge range={day.range} zone={zone} />
      <p className="day-sums num">{say('day.clips', counted(day.clips))}{day.bytes > 0 && <span className="day-bytes"> · {sizeText(day.bytes)}</span>}</p>
      {button}
    </header>
  );
}

/** The offset of a day; on a day of 23 or 25 hours also that, and why. */
function HourBadge({ range, zone }: { readonly range: Range; readonly zone: DayZone }): ReactNode {
  const letters = (instant: number) => zone.formats.letters(instant) ?? zone.formats.offset(instant);
  const first = letters(range.from);
  const last = letters(range.to - 1);
  const hours = dayHours(range);
  if (hours === 24) return <span className="day-zone num" title={zone.formats.offset(range.from)}>{first === last ? first : `${first} → ${last}`}</span>;
  return (
    <span className="day-hours num" title={hours > 24 ? say('day.back') : say('day.forward')}>
      <Clock size={12} strokeWidth={2} aria-hidden />{say('day.hours', numberText(hours))}<span className="day-change">· {first} → {last}</span>
    </span>
  );
}
