// Which clips stand on a page, and which lie next to one: answered from the columns, as ids.
import type { ClipId } from '../../shared/ids.ts';
import type { ClipFilter } from '../../shared/schema.ts';
import type { ClipColumns } from './clip-columns.ts';

/** Ids newest first, from below `before`. `isLast`: nothing older passes the filter. */
export function pageOfIds(
  columns: ClipColumns, filter: ClipFilter, before: ClipId | null, limit: number,
): { readonly ids: number[]; readonly isLast: boolean } {
  const { from, to, passes } = columns.select(filter);
  const ids: number[] = [];
  let place = Math.min(to, before === null ? to : columns.firstFrom(before)) - 1;
  for (; place >= from; place -= 1) {
    if (passes !== null && !passes(place)) continue;
    if (ids.length === limit) return { ids, isLast: false };
    ids.push(columns.id(place));
  }
  return { ids, isLast: true };
}

/** Every clip that passes, newest first, with the known size of each. */
export function allIds(columns: ClipColumns, filter: ClipFilter): { readonly ids: ClipId[]; readonly sizes: (number | null)[] } {
  const { from, to, passes } = columns.select(filter);
  const ids: ClipId[] = [];
  const sizes: (number | null)[] = [];
  for (let place = to - 1; place >= from; place -= 1) {
    if (passes !== null && !passes(place)) continue;
    // The columns hold ids of clips and nothing else.
    ids.push(columns.id(place) as ClipId);
    const size = columns.size(place);
    sizes.push(Number.isNaN(size) ? null : size);
  }
  return { ids, sizes };
}

/** The clips just before and after one in time that pass the filter; the clip itself need not. */
export function neighbourIds(
  columns: ClipColumns, filter: ClipFilter, clipId: ClipId,
): { readonly previous: number | null; readonly next: number | null } {
  const { from, to, passes } = columns.select(filter);
  const here = columns.firstFrom(clipId);
  const isHere = columns.placeOf(clipId) !== null;
  let before = Math.min(here, to) - 1;
  while (before >= from && passes !== null && !passes(before)) before -= 1;
  let after = Math.max(isHere ? here + 1 : here, from);
  while (after < to && passes !== null && !passes(after)) after += 1;
  return {
    previous: before >= from ? columns.id(before) : null,
    next: after < to ? columns.id(after) : null,
  };
}
