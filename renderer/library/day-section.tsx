// One local day: its date stays in sight while its clips pass, its ruler, and those rows of cells that are on the screen.
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { memo, useCallback, type ReactNode } from 'react';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import type { Camera, Clip, ClipFilter, LocalDate } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { dayClipsQuery } from '../client/queries.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { openExport } from '../export/open-export.ts';
import { counted } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { DayCells } from './day-cells.tsx';
import type { DayPlace } from './day-layout.ts';
import { DayFrame, dayHead, isShortDate, saysOffsets } from './day-frame.tsx';
import { DayRuler } from './day-ruler.tsx';
import type { Grid } from './grid.ts';
import { lanesHeight } from './list-measures.ts';
import { dayHours } from './ruler.ts';

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
    <DayFrame place={place} top={top}>
      <DayHead place={place} zone={zone} isShort={isShortDate(width)} isPassing={isPassing} />
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
          showsLetters={saysOffsets(zone, day.range)} chosen={chosen} active={active} wantsFocus={wantsFocus}
        />
      )}
    </DayFrame>
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
  const label = say('export.thisDay', dateWords(day.date).full);
  return dayHead({
    place, zone, isShort,
    button: !isPassing && <IconButton icon={FileDown} size="small" className="day-export" label={label} onPress={() => openExport({ kind: 'day', day })} />,
  });
});
