// The clips around an instant: on each camera the last one before and the first one after, and all within a window.
import type { ClipFilter, Instant, Range } from '../../shared/schema.ts';
import type { ClipColumns, Passes } from './clip-columns.ts';
import { sieveOf } from './clip-filter.ts';
import { firstIdAt } from './clip-id.ts';
import { seek } from './seek.ts';

export interface NearCamera {
  readonly camera: number;
  /** At the instant or before it. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface NearClips {
  readonly cameras: readonly NearCamera[];
  /** Ids of the clips in the window, nearest to the instant first. */
  readonly matches: readonly number[];
  /** The window holds more. */
  readonly isCut: boolean;
}

export interface NearAsked {
  readonly instant: Instant;
  /** Half-open. */
  readonly window: Range;
  readonly filter: ClipFilter;
  readonly limit: number;
}

/** Where the clips of a camera stand in the columns, oldest first. */
interface CameraPlaces {
  readonly camera: number;
  readonly places: Uint32Array;
}

/** Answers questions about one state of the columns; the places of each camera are sorted out once a state. */
export function createNearFinder(columns: ClipColumns): (asked: NearAsked) => NearClips {
  let version = -1;
  let lists: readonly CameraPlaces[] = [];

  const sortOut = (): void => {
    const { length } = columns;
    if (version === columns.version) return;
    const { cameras } = columns.arrays;
    const counts = new Map<number, number>();
    for (let place = 0; place < length; place += 1) counts.set(cameras[place] ?? 0, (counts.get(cameras[place] ?? 0) ?? 0) + 1);
    lists = [...counts].map(([camera, count]) => ({ camera, places: new Uint32Array(count) }));
    const filled = new Map(lists.map(({ camera, places }) => [camera, { places, at: 0 }]));
    for (let place = 0; place < length; place += 1) {
      const list = filled.get(cameras[place] ?? 0);
      if (list === undefined) continue;
      list.places[list.at] = place;
      list.at += 1;
    }
    version = columns.version;
  };

  return ({ instant, window, filter, limit }) => {
    const withoutRange: ClipFilter = { ...filter, range: undefined };
    const allowed = columns.allowedCameras(filter);
    sortOut();
    const { passes } = columns.select(withoutRange);
    // Whose cameras are meant is known for each list of places; only the rest of the filter is asked of each clip.
    const sieve = passes === null ? null : sieveOf(columns.arrays, withoutRange, null);
    const meant = allowed === null ? lists : lists.filter(({ camera }) => allowed[camera] === 1);
    const split = columns.firstAt(instant + 1);
    const near = sieve === null ? nearestOfEach(columns, meant, split) : nearestPassing(columns, meant.map(({ camera }) => camera), split, sieve.passes);
    const cameras: NearCamera[] = [];
    for (const { camera, before, after } of near) {
      if (before === null && after === null) continue;
      cameras.push({ camera, before: before === null ? null : columns.id(before), after: after === null ? null : columns.id(after) });
    }
    return { cameras, ...within(columns, { instant, window, limit }, split, passes) };
  };
}

/** Places looked at on either side before the rest is sought: with ten cameras that are about as busy, thirty hold a clip of each. */
const shortWalk = 64;

/** Most cameras have a clip close by, found by looking along; the list of a camera that has none is searched. `before` and `after` are places. */
function nearestOfEach(columns: ClipColumns, lists: readonly CameraPlaces[], split: number): NearCamera[] {
  const { length, cameras } = columns.arrays;
  const near = new Map<number, { camera: number; before: number | null; after: number | null }>();
  for (const { camera } of lists) near.set(camera, { camera, before: null, after: null });
  let missing = lists.length;
  for (let place = split - 1; missing > 0 && place >= Math.max(0, split - shortWalk); place -= 1) {
    const found = near.get(cameras[place] ?? 0);
    if (found?.before !== null) continue;
    found.before = place;
    missing -= 1;
  }
  missing = lists.length;
  for (let place = split; missing > 0 && place < Math.min(length, split + shortWalk); place += 1) {
    const found = near.get(cameras[place] ?? 0);
    if (found?.after !== null) continue;
    found.after = place;
    missing -= 1;
  }
  return lists.map(({ camera, places }) => {
    const found = near.get(camera);
    return found?.before != null && found.after !== null ? found : nearestIn(camera, places, split);
  });
}

/** `before` and `after` are places here. */
function nearestIn(camera: number, places: Uint32Array, split: number): NearCamera {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? Infinity) < split) low = middle + 1;
    else high = middle;
  }
  return { camera, before: places[low - 1] ?? null, after: places[low] ?? null };
}

/** One walk outwards for all cameras, so that each stretch of clips is tried once; it ends when every camera has its clip. */
function nearestPassing(columns: ClipColumns, cameras: readonly number[], split: number, passes: NonNullable<Passes>): NearCamera[] {
  const { length } = columns;
  const walk = (step: 1 | -1): ReadonlyMap<number, number> => {
    const wanted = new Set(cameras);
    const found = new Map<number, number>();
    for (let place = step === 1 ? split : split - 1; wanted.size > 0 && place >= 0 && place < length; place += step) {
      if (!passes(place)) continue;
      const camera = columns.camera(place);
      if (wanted.delete(camera)) found.set(camera, place);
    }
    return found;
  };
  const [before, after] = [walk(-1), walk(1)];
  return cameras.map((camera) => ({ camera, before: before.get(camera) ?? null, after: after.get(camera) ?? null }));
}

/** Two fingers from the instant outwards: the nearest come first without sorting the window. `split`: the first place after the instant. */
function within(columns: ClipColumns, { instant, window, limit }: Omit<NearAsked, 'filter'>, split: number, passes: Passes): { matches: number[]; isCut: boolean } {
  const { ids, length } = columns.arrays;
  // The window begins and ends close to the instant.
  const firstAt = (wanted: Instant): number => seek(ids, firstIdAt(wanted), 0, length, split);
  const from = firstAt(window.from);
  const to = firstAt(window.to);
  const matches: number[] = [];
  let after = Math.min(Math.max(firstAt(instant), from), to);
  let before = after - 1;
  while (before >= from || after < to) {
    const isAfter = before < from || (after < to && columns.instant(after) - instant <= instant - columns.instant(before));
    const place = isAfter ? after : before;
    if (isAfter) after += 1;
    else before -= 1;
    if (passes !== null && !passes(place)) continue;
    if (matches.length === limit) return { matches, isCut: true };
    matches.push(columns.id(place));
  }
  return { matches, isCut: false };
}
