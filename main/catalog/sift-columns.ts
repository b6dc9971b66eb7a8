// The loops that filters are made of, each tight over one column.
//
// Note: how a stretch is sieved. The places that passed so far stand in a list, counted from the start of the stretch; each limit goes over
// that list and writes back those it lets through, without a branch, so that a limit costs only what the ones before it left and a sum only
// what passed. The first limit reads no list. What is asked most often, one limit and the sum, is one loop. At 100,000 clips: one limit
// with its sum 0.1 ms, a first limit 0.1 ms, one after it 2 ns a clip; a mark for each place, cleared by each limit, took twice to seven
// times as long (measured). One type of array for each loop: two in one make it three times as slow.
import { clipIdSecond } from './clip-id.ts';

/** Places of a stretch, from its start. */
export type PlaceList = Uint16Array;

export interface Stretch {
  /** The first place of it in the columns. */
  readonly from: number;
  /** How many places there are: of the stretch, or, after a limit, of the list. */
  readonly count: number;
}

/** Those whose value the table lets through (1), in order, at the front of `list`; answers how many. `isFirst`: of all places, not of the list. */
export function siftWide(column: Uint32Array, table: Uint8Array, list: PlaceList, { from, count }: Stretch, isFirst: boolean): number {
  let kept = 0;
  if (isFirst) {
    for (let place = 0; place < count; place += 1) {
      list[kept] = place;
      kept += table[column[from + place] ?? 0] ?? 0;
    }
    return kept;
  }
  for (let at = 0; at < count; at += 1) {
    const place = list[at] ?? 0;
    list[kept] = place;
    kept += table[column[from + place] ?? 0] ?? 0;
  }
  return kept;
}

/** As `siftWide`, for a column of bytes. */
export function siftNarrow(column: Uint8Array, table: Uint8Array, list: PlaceList, { from, count }: Stretch, isFirst: boolean): number {
  let kept = 0;
  if (isFirst) {
    for (let place = 0; place < count; place += 1) {
      list[kept] = place;
      kept += table[column[from + place] ?? 0] ?? 0;
    }
    return kept;
  }
  for (let at = 0; at < count; at += 1) {
    const place = list[at] ?? 0;
    list[kept] = place;
    kept += table[column[from + place] ?? 0] ?? 0;
  }
  return kept;
}

/** Those with a value from `least` to `most`, of the list. */
export function siftBetween(column: Uint32Array, least: number, most: number, list: PlaceList, { from, count }: Stretch): number {
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const place = list[at] ?? 0;
    const value = column[from + place] ?? 0;
    list[kept] = place;
    kept += Number(value >= least) & Number(value <= most);
  }
  return kept;
}

export const daySeconds = 86_400;

export interface ClockStretch {
  readonly from: number;
  /** Of the list: `[at, end)` is looked at. */
  readonly at: number;
  readonly end: number;
  /** What is kept goes behind so many. */
  readonly kept: number;
}

/** Of a part of the list those whose second of the day, turned forward by `turn`, is below `below`; answers how many are kept then. */
export function siftClock(ids: Float64Array, turn: number, below: number, list: PlaceList, { from, at: first, end, kept: before }: ClockStretch): number {
  let kept = before;
  for (let at = first; at < end; at += 1) {
    const place = list[at] ?? 0;
    list[kept] = place;
    const second = (clipIdSecond(ids[from + place] ?? 0) % daySeconds) + turn;
    kept += Number((second < daySeconds ? second : second - daySeconds) < below);
  }
  return kept;
}

export interface Tally {
  readonly clips: number;
  readonly bytes: number;
}

// A size that is not known is NaN, and NaN is not `>= 0`.

/** How many of the places `[from, to)` the table lets through, and their known bytes. */
export function tallyWide(column: Uint32Array, table: Uint8Array, sizes: Float64Array, from: number, to: number): Tally {
  let clips = 0;
  let bytes = 0;
  for (let place = from; place < to; place += 1) {
    const passes = table[column[place] ?? 0] ?? 0;
    const size = sizes[place] ?? 0;
    clips += passes;
    if (size >= 0) bytes += passes * size;
  }
  return { clips, bytes };
}

/** As `tallyWide`, for a column of bytes. */
export function tallyNarrow(column: Uint8Array, table: Uint8Array, sizes: Float64Array, from: number, to: number): Tally {
  let clips = 0;
  let bytes = 0;
  for (let place = from; place < to; place += 1) {
    const passes = table[column[place] ?? 0] ?? 0;
    const size = sizes[place] ?? 0;
    clips += passes;
    if (size >= 0) bytes += passes * size;
  }
  return { clips, bytes };
}

/** The known bytes of a list. */
export function sumListed(sizes: Float64Array, list: PlaceList, { from, count }: Stretch): number {
  let bytes = 0;
  for (let at = 0; at < count; at += 1) {
    const size = sizes[from + (list[at] ?? 0)] ?? 0;
    if (size >= 0) bytes += size;
  }
  return bytes;
}
