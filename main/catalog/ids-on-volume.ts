// Finds clips of one volume in the columns: SQLite would sort all of them for the newest few.
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { ClipColumns } from './clip-columns.ts';

/** What is looked for: at most `most`, of ids below `before` (null: from the newest on). `passes` is asked with a place in the columns. */
export interface IdsWanted {
  readonly before: ClipId | null;
  readonly most: number;
  readonly passes?: (place: number) => boolean;
}

/** Newest first, over all clips of the volume, hidden cameras too. */
export function idsOnVolume(columns: ClipColumns, volumeId: VolumeId, { before, most, passes = () => true }: IdsWanted): ClipId[] {
  const found: ClipId[] = [];
  for (let place = (before === null ? columns.length : columns.firstFrom(before)) - 1; place >= 0 && found.length < most; place -= 1) {
    if (columns.volume(place) === volumeId && passes(place)) found.push(columns.id(place) as ClipId);
  }
  return found;
}
