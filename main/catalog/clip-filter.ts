// The test that a filter is, over the columns: a stretch of places at a time, in the loops of sift-columns.ts.
// A page asks for few stretches, the days for all; neither allocates anything a clip.
import type { ClipFilter, TimeOfDay } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import { clipIdInstant } from './clip-id.ts';
import { clipFlags, clipKinds, unknownLength } from './column-row.ts';
import type { ColumnArrays, Passes } from './column-row.ts';
import { daySeconds, siftBetween, siftClock, siftNarrow, siftWide, sumListed, tallyNarrow, tallyWide } from './sift-columns.ts';
import type { ClockStretch, PlaceList, Stretch, Tally } from './sift-columns.ts';

const stretchBits = 9;
const stretch = 1 << stretchBits;

/** Leaves in the list what it lets through, and answers how many. */
type Sift = (list: PlaceList, of: Stretch, isFirst: boolean) => number;

interface Limit {
  readonly sift: Sift;
  /** Counts and sums at once, where this is the only limit; absent where that is no quicker. */
  readonly tally?: (from: number, to: number) => Tally;
}

export interface Sieve {
  readonly passes: NonNullable<Passes>;
  /** How many of the places `[from, to)` pass, and their known bytes. Ten times as fast as asking for each. */
  readonly tally: (from: number, to: number) => Tally;
}

/**
 * All of a filter but its range, which is a range of places; null when every place passes.
 * `cameras`: by camera id, 1 where it is meant; null: all.
 */
export function sieveOf(columns: ColumnArrays, filter: ClipFilter, cameras: Uint8Array | null): Sieve | null {
  const limits = limitsOf(columns, filter, cameras);
  if (limits.length === 0) return null;
  const list = new Uint16Array(stretch);
  const sift = (from: number, to: number): number => {
    let count = to - from;
    let isFirst = true;
    for (const limit of limits) {
      count = limit.sift(list, { from, count }, isFirst);
      if (count === 0) break;
      isFirst = false;
    }
    return count;
  };
  const marks = new Uint8Array(stretch);
  let marked = -1;
  const mark = (wanted: number): void => {
    const from = wanted << stretchBits;
    const count = sift(from, Math.min(from + stretch, columns.length));
    marks.fill(0);
    for (let at = 0; at < count; at += 1) marks[list[at] ?? 0] = 1;
    marked = wanted;
  };
  const tallySifted = (from: number, to: number): Tally => {
    let clips = 0;
    let bytes = 0;
    for (let start = from; start < to; start += stretch) {
      const count = sift(start, Math.min(to, start + stretch));
      clips += count;
      bytes += sumListed(columns.sizes, list, { from: start, count });
    }
    return { clips, bytes };
  };
  return {
    passes(place) {
      if (place >>> stretchBits !== marked) mark(place >>> stretchBits);
      return marks[place & (stretch - 1)] === 1;
    },
    tally: (limits.length === 1 ? limits[0]?.tally : undefined) ?? tallySifted,
  };
}

/** What leaves few comes first, what takes longest last. */
function limitsOf(columns: ColumnArrays, filter: ClipFilter, cameras: Uint8Array | null): Limit[] {
  const limits: Limit[] = [];
  const flags = wantedFlags(filter);
  if (flags.wanted !== 0) limits.push(flagged(columns, flags));
  if (cameras !== null) limits.push(among(columns, columns.cameras, cameras));
  if (filter.volumes?.length) limits.push(among(columns, columns.volumes, allowing(filter.volumes)));
  const [kind, ...otherKinds] = new Set(filter.kinds);
  if (kind !== undefined && otherKinds.length === 0) {
    const table = new Uint8Array(256);
    table[clipKinds.indexOf(kind)] = 1;
    limits.push(amongBytes(columns, columns.kinds, table));
  }
  // "Not starred", "not exported": most are.
  if (flags.mask !== 0 && flags.wanted === 0) limits.push(flagged(columns, flags));
  if (filter.minLengthMs !== undefined || filter.maxLengthMs !== undefined) {
    const [least, most] = [filter.minLengthMs ?? 0, Math.min(filter.maxLengthMs ?? Infinity, unknownLength - 1)];
    limits.push(ofListed((list, of) => siftBetween(columns.lengths, least, most, list, of)));
  }
  if (filter.timeOfDay !== undefined) limits.push(ofListed(atTimeOfDay(columns.ids, filter.timeOfDay)));
  return limits;
}

function among({ sizes }: ColumnArrays, column: Uint32Array, table: Uint8Array): Limit {
  return {
    sift: (list, of, isFirst) => siftWide(column, table, list, of, isFirst),
    tally: (from, to) => tallyWide(column, table, sizes, from, to),
  };
}

function amongBytes({ sizes }: ColumnArrays, column: Uint8Array, table: Uint8Array): Limit {
  return {
    sift: (list, of, isFirst) => siftNarrow(column, table, list, of, isFirst),
    tally: (from, to) => tallyNarrow(column, table, sizes, from, to),
  };
}

const everyPlace = Uint16Array.from({ length: stretch }, (_, place) => place);

/** A limit that only knows the list: as the first one it is given a list of all. */
function ofListed(sift: (list: PlaceList, of: Stretch) => number): Limit {
  return {
    sift(list, of, isFirst) {
      if (isFirst) list.set(everyPlace);
      return sift(list, of);
    },
  };
}

function allowing(ids: readonly number[]): Uint8Array {
  const allowed = new Uint8Array(ids.reduce((largest, id) => Math.max(largest, id), 0) + 1);
  for (const id of ids) allowed[id] = 1;
  return allowed;
}

function wantedFlags({ isStarred, isUnwatched, hasNote, isDamaged, isExported }: ClipFilter): { readonly mask: number; readonly wanted: number } {
  const asked: readonly (readonly [number, boolean | undefined])[] = [
    [clipFlags.starred, isStarred],
    [clipFlags.watched, isUnwatched === undefined ? undefined : !isUnwatched],
    [clipFlags.noted, hasNote],
    [clipFlags.damaged, isDamaged],
    [clipFlags.exported, isExported],
  ];
  let mask = 0;
  let wanted = 0;
  for (const [bit, isWanted] of asked) {
    if (isWanted === undefined) continue;
    mask |= bit;
    if (isWanted) wanted |= bit;
  }
  return { mask, wanted };
}

function flagged(columns: ColumnArrays, { mask, wanted }: { readonly mask: number; readonly wanted: number }): Limit {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < table.length; byte += 1) table[byte] = Number((byte & mask) === wanted);
  return amongBytes(columns, columns.flags, table);
}

/** Shorter than the time between any two changes of a zone's offset (`zone-table.ts`): equal at both ends, equal in between. */
const STEADY_MS = 6 * 86_400_000;

function atTimeOfDay(ids: Float64Array, { fromMinute, toMinute, zone }: TimeOfDay): (list: PlaceList, of: Stretch) => number {
  const clock = zoneClock(zone);
  // The day turned so that what is meant begins at its start: over midnight is then nothing special.
  const meant = ((toMinute - fromMinute) * 60 + daySeconds) % daySeconds || daySeconds;
  const sift = (list: PlaceList, part: ClockStretch): number => {
    const { from, at, end, kept } = part;
    if (at >= end) return kept;
    const first = clipIdInstant(ids[from + (list[at] ?? 0)] ?? 0);
    const last = clipIdInstant(ids[from + (list[end - 1] ?? 0)] ?? 0);
    const offset = clock.offsetAt(first);
    if (end - at === 1 || (last - first < STEADY_MS && clock.offsetAt(last) === offset)) {
      return siftClock(ids, ((offset - fromMinute) * 60 + 3 * daySeconds) % daySeconds, meant, list, part);
    }
    const middle = (at + end) >>> 1;
    return sift(list, { from, at: middle, end, kept: sift(list, { from, at, end: middle, kept }) });
  };
  return (list, { from, count }) => sift(list, { from, at: 0, end: count, kept: 0 });
}
