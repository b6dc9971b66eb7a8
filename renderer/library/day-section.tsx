// One local day: its date stays in sight while its clips pass, its ruler, and those rows of cells that are on the screen.
import { useQuery } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import { memo, useMemo, type ReactNode } from 'react';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import type { Camera, Clip, ClipFilter, LocalDate } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { dayClipsQuery } from '../client/queries.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { counted, countText, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';
import { ClipCell } from './clip-cell.tsx';
import type { DayMeasures, DayPlace } from './day-layout.ts';
import { DayRuler } from './day-ruler.tsx';
import { dayHours } from './ruler.ts';

/** Narrower than this, the date is written short. */
const shortDatePx = 480;
const noClips: readonly Clip[] = [];

export interface DaySectionProps {
  readonly place: DayPlace;
  readonly measures: DayMeasures;
  readonly filter: ClipFilter;
  readonly lanes: readonly Camera[];
  readonly cameraOf: ReadonlyMap<CameraId, Camera>;
  readonly zone: ZoneInForce;
  readonly width: number;
  /** Rows on the screen, from and up to; null when only the head is. */
  readonly rows: readonly [number, number] | null;
  readonly chosen: ClipId | null;
  /** Index of the clip with the tab stop, when it is of this day. */
  readonly active: number | null;
  readonly wantsFocus: boolean;
  readonly onOpen: (clip: ClipId, date: LocalDate, index: number) => void;
}

export const DaySection = memo(function DaySection(props: DaySectionProps): ReactNode {
  const { place, filter, lanes, zone, width, onOpen } = props;
  const { day } = place;
  const { data: clips, error } = useQuery(dayClipsQuery(filter, day.range));
  const words = dateWords(day.date, width < shortDatePx ? 'short' : 'long');
  const openFromRuler = (clip: Clip) => onOpen(clip.id, day.date, Math.max(0, (clips ?? noClips).findIndex(({ id }) => id === clip.id)));
  const hours = dayHours(day.range);
  const headId = `day-${day.date}`;
  return (
    <section className="day" style={{ top: place.top, height: place.height }} aria-labelledby={headId}>
      <header className="day-head">
        <h2 id={headId}><span>{words.weekday}</span> {words.day}</h2>
        <HourBadge place={place} zone={zone} />
        <p className="day-sums num">{say('day.clips', counted(day.clips))} · {sizeText(day.bytes)}</p>
      </header>
      <DayRuler
        date={day.date} range={day.range} clips={clips ?? noClips} cameras={lanes} zone={zone} width={width}
        label={say('day.ruler', words.full, hours, counted(day.clips))} onChoose={openFromRuler}
      />
      {error === null ? <Cells {...props} clips={clips} label={say('day.list', words.full)} /> : <Banner tone="bad" {...troubleText(error)} />}
    </section>
  );
});

/** The offset of a day; on a day of 23 or 25 hours also that, and why. */
function HourBadge({ place, zone }: { readonly place: DayPlace; readonly zone: ZoneInForce }): ReactNode {
  const { range } = place.day;
  const letters = (instant: number) => zone.formats.letters(instant) ?? zone.formats.offset(instant);
  const first = letters(range.from);
  const last = letters(range.to - 1);
  const hours = dayHours(range);
  if (hours === 24) return <span className="day-zone num" title={zone.formats.offset(range.from)}>{first === last ? first : `${first} → ${last}`}</span>;
  return (
    <span className="day-hours num" title={hours > 24 ? say('day.back') : say('day.forward')}>
      <Clock size={12} strokeWidth={2} aria-hidden />{say('day.hours', countText(Math.trunc(hours)))} · {first} → {last}
    </span>
  );
}

interface CellsProps extends DaySectionProps {
  readonly clips: readonly Clip[] | undefined;
  readonly label: string;
}

function Cells({ place, measures, rows, clips, cameraOf, zone, chosen, active, wantsFocus, onOpen, label }: CellsProps): ReactNode {
  const { day } = place;
  const { columns } = measures;
  const open = useMemo(() => (clip: ClipId, index: number) => onOpen(clip, day.date, index), [onOpen, day.date]);
  if (rows === null) return null;
  const showsLetters = zone.clock.offsetAt(day.range.from) !== zone.clock.offsetAt(day.range.to - 1);
  const indexes = new Set<number>();
  for (let index = rows[0] * columns; index < Math.min(day.clips, rows[1] * columns); index += 1) indexes.add(index);
  // The clip with the tab stop stays in the page, so that the focus is never lost.
  if (active !== null && active < day.clips) indexes.add(active);
  const style = (index: number) => ({ top: measures.head + Math.floor(index / columns) * measures.row });
  const grid = [...new Set([...indexes].map((index) => Math.floor(index / columns)))].sort((a, b) => a - b);
  return (
    <div role={clips === undefined ? undefined : 'listbox'} aria-label={label} aria-busy={clips === undefined}>
      {grid.map((row) => (
        <div key={row} className="day-row" role="presentation" style={style(row * columns)}>
          {Array.from({ length: columns }, (_, column) => row * columns + column).filter((index) => indexes.has(index)).map((index) => {
            const clip = clips?.[index];
            if (clip === undefined) return clips === undefined ? <div key={index} className="cell-waiting skeleton" style={{ gridColumn: (index % columns) + 1 }} /> : null;
            return (
              <ClipCell
                key={clip.id} clip={clip} camera={cameraOf.get(clip.cameraId)} zone={zone} showsLetters={showsLetters} index={index} column={(index % columns) + 1}
                isChosen={clip.id === chosen} isActive={index === active} wantsFocus={wantsFocus && index === active} onOpen={open}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}
