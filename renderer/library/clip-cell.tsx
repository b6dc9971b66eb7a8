// One clip in the grid, and what changes it while it is there: its picture, the selection, the focus.
import { memo, useEffect, useRef, type ReactNode } from 'react';
import type { ZoneInForce } from '../client/zone.ts';
import { useSelection } from '../selection/selection.ts';
import { Thumbnail } from '../thumbnails/thumbnail.tsx';
import { useThumbnail } from '../thumbnails/use-thumbnail.ts';
import { cellView } from './cell-view.tsx';
import type { CellParts } from './cell-view.tsx';

export interface ClipCellProps extends Omit<CellParts, 'zone' | 'isSelected' | 'thumbnail' | 'picture' | 'ref'> {
  readonly zone: ZoneInForce;
  readonly wantsFocus: boolean;
}

export const ClipCell = memo(function ClipCell({ wantsFocus, ...parts }: ClipCellProps): ReactNode {
  const { clip } = parts;
  const cell = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // To focus what has the focus has the page laid out for nothing.
    if (wantsFocus && document.activeElement !== cell.current) cell.current?.focus({ preventScroll: true });
  }, [wantsFocus]);
  const thumbnail = useThumbnail(clip, cell);
  const isSelected = useSelection(({ clips }) => clips.has(clip.id));
  return cellView({ ...parts, isSelected, thumbnail, picture: <Thumbnail clip={clip} shown={thumbnail} />, ref: cell });
});
