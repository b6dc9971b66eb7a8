// The cells of one day that are in the page, each at its place.
import { memo, useEffect, type ReactNode } from 'react';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import type { Camera, Clip } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { foreseeThumbnails } from '../thumbnails/thumbnail-feed.ts';
import { CellTiles } from './cell-tiles.tsx';
import { ClipCell } from './clip-cell.tsx';
import type { Grid } from './grid.ts';
import { cellSpot } from './list-measures.ts';
import { preferClips } from './prefer-clips.ts';

/** Rows above and below whose thumbnails are fetched before they come. */
const foreseenRows = 4;

interface DayCellsProps {
  readonly label: string;
  /** Undefined while they are asked for. */
  readonly clips: readonly Clip[] | undefined;
  /** Plain tiles stand for all but the clip with the tab stop. */
  readonly isPassing: boolean;
  readonly count: number;
  readonly grid: Grid;
  /** Pixels from the top of the day to its first row. */
  readonly head: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly cameraOf: ReadonlyMap<CameraId, Camera>;
  readonly zone: ZoneInForce;
  readonly showsLetters: boolean;
  readonly chosen: ClipId | null;
  /** Index of the clip with the tab stop, when it is of this day. */
  readonly active: number | null;
  readonly wantsFocus: boolean;
}

/** The clip with the tab stop stays in the page, so that the focus is never lost. */
function indexesOf({ count, isPassing, grid: { columns }, fromRow, toRow, active }: DayCellsProps): number[] {
  const from = fromRow * columns;
  const to = isPassing ? from : Math.min(count, toRow * columns);
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, order) => from + order);
  if (active !== null && active < count && (active < from || active >= to)) {
    if (active < from) indexes.unshift(active);
    else indexes.push(active);
  }
  return indexes;
}

export const DayCells = memo(function DayCells(props: DayCellsProps): ReactNode {
  const { label, clips, isPassing, count, grid, head, fromRow, toRow, cameraOf, zone, showsLetters, chosen, active, wantsFocus } = props;
  const { columns } = grid;
  useEffect(() => {
    if (clips === undefined || isPassing || toRow <= fromRow) return;
    preferClips(clips.slice(fromRow * columns, toRow * columns));
    foreseeThumbnails(clips.slice(Math.max(0, fromRow - foreseenRows) * columns, (toRow + foreseenRows) * columns));
  }, [clips, isPassing, fromRow, toRow, columns]);

  const indexes = indexesOf(props);
  const tiles = <CellTiles count={count} grid={grid} head={head} fromRow={fromRow} toRow={toRow} />;
  if (clips === undefined) return toRow <= fromRow ? null : <div aria-label={label} aria-busy>{tiles}</div>;
  if (indexes.length === 0) return isPassing ? tiles : null;
  return (
    <>
      {isPassing && tiles}
      <div role="listbox" aria-label={label} aria-multiselectable>
        {indexes.map((index) => {
          const clip = clips[index];
          return clip !== undefined && (
            <ClipCell
              key={clip.id} clip={clip} camera={cameraOf.get(clip.cameraId)} zone={zone} showsLetters={showsLetters} index={index} {...cellSpot(grid, head, index)}
              isChosen={clip.id === chosen} isActive={index === active} wantsFocus={wantsFocus && index === active}
            />
          );
        })}
      </div>
    </>
  );
});
