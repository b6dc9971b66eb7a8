// One local day: its date stays in sight while its clips pass, its ruler, and those rows of cells that are on the screen.
import { useQuery } from '@tanstack/react-query';
import { Clock, FileDown } from 'lucide-react';
import { memo, useCallback, type ReactNode } from 'react';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import type { Camera, Clip, ClipFilter, LocalDate } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { dayClipsQuery } from '../client/queries.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { openExport } from '../export/open-export.ts';
import { counted, numberText, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { DayCells } from './day-cells.tsx';
import type { DayPlace } from './day-layout.ts';
import { DayRuler, lanesHeight } from './day-ruler.tsx';
import type { Grid } from './grid.ts';
import { dayHours } from './ruler.ts';

/** Narrower than this, the date is written short. */
const shortDatePx = 480;
const noClips: readonly Clip[] = [];

export interface DaySectionProps {
  readonly place: DayPlace;
  /** Pixels from the top of the sheet. */
  readonly top: number;
  /** The list flies: plain tiles stand for what passes. */
  readonly isPassing: boolean;
  /** False where a plain tile stands for the ruler all the same. */
  readonly hasRuler: boolean;
  readonly grid: Grid;
  readonly head: number;
  readonly filter: ClipFilter;
  readonly lanes: readonly Camera[];
  readonly cameraOf: ReadonlyMap<CameraId, Camera>;
  readonly zone: ZoneInForce;
  readonly width: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly chosen: ClipId | null;
  /** Index of the clip with the tab stop, when it is of this day. */
  readonly active: number | null;
  readonly wantsFocus: boolean;
  readonly onOpen: (clip: ClipId, date: LocalDate, index: number) => void;
}

export const DaySection = memo(function DaySection(props: DaySectionProps): ReactNode {
  const { place, top, isPassing, hasRuler, grid, head, filter, lanes, cameraOf, zone, width, fromRow, toRow, chosen, active, wantsFocus, onOpen } = props;
  const { day } = place;
  const { data: clips, error } = useQuery({ ...dayClipsQuery(filter, day.range), enabled: !isPassing });
  const openFromRuler = useCallback(
    (clip: Clip) => onOpen(clip.id, day.date, Math.max(0, (clips ?? noClips).findIndex(({ id }) => id === clip.id))),
    [onOpen, day.date, clips],
  );
  const { full } = dateWords(day.date);
  return (
    <section className="day" data-date={day.date} style={{ top, height: place.height }} aria-label={full}>
      <DayHead place={place} zone={zone} isShort={width < shortDatePx} isPassing={isPassing} />
      {isPassing || !hasRuler ? <div className="ruler-tile" style={{ height: lanesHeight(lanes.length) }} /> : (
        <DayRuler
          date={day.date} range={day.range} clips={clips ?? noClips} cameras={lanes} zone={zone} width={width}
          label={say('day.ruler', full, dayHours(day.range), counted(day.clips))} onChoose={openFromRuler}
        />
      )}
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
      {error === null && (
        <DayCells
          label={say('day.list', full)} clips={clips} isPassing={isPassing} count={day.clips} grid={grid} head={head} fromRow={fromRow} toRow={toRow} cameraOf={cameraOf} zone={zone}
          showsLetters={zone.isMixed || zone.clock.offsetAt(day.range.from) !== zone.clock.offsetAt(day.range.to - 1)} chosen={chosen} active={active} wantsFocus={wantsFocus}
        />
      )}
    </section>
  );
});

interface DayHeadProps {
  readonly place: DayPlace;
  readonly zone: ZoneInForce;
  readonly isShort: boolean;
  readonly isPassing: boolean;
}

const DayHead = memo(function DayHead({ place, zone, isShort, isPassing }: DayHeadProps): ReactNode {
  const { day } = place;
  const words = dateWords(day.date, isShort ? 'short' : 'long');
  return (
    <header className="day-head">
      <h2><span>{words.weekday}</span> {words.day}</h2>
      <HourBadge place={place} zone={zone} />
      <p className="day-sums num">{say('day.clips', counted(day.clips))}{day.bytes > 0 && <span className="day-bytes"> · {sizeText(day.bytes)}</span>}</p>
      {!isPassing && <IconButton icon={FileDown} size="small" className="day-export" label={say('export.thisDay', words.full)} onPress={() => openExport({ kind: 'day', day })} />}
    </header>
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
      <Clock size={12} strokeWidth={2} aria-hidden />{say('day.hours', numberText(hours))}<span className="day-change">· {first} → {last}</span>
    </span>
  );
}
