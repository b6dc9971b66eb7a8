// The thumbnail of one clip for the cell that shows it, for as long as the cell is on the page.
import { useCallback, useEffect, useSyncExternalStore, type RefObject } from 'react';
import type { Clip } from '../../shared/schema.ts';
import type { Shown } from './picture-shelf.ts';
import { shelf, showThumbnail } from './thumbnail-feed.ts';

/** Null while there is none. `cell`: the element whose being on the screen decides whose turn it is. */
export function useThumbnail({ id, sizeBytes, state }: Clip, cell: RefObject<Element | null>): Shown | null {
  useEffect(() => (cell.current === null ? undefined : showThumbnail({ id, sizeBytes, state }, cell.current)), [id, sizeBytes, state, cell]);
  return useSyncExternalStore(useCallback((hear) => shelf.follow(id, hear), [id]), () => shelf.get(id));
}
