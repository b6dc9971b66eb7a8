// The loops that filters are made of, each tight over one column.
//
// Note: how a stretch is sieved. The places that passed so far stand in a list, counted from the start of the stretch; each limit goes over
// that list and writes back those it lets through, without a branch, so that a limit costs only what the ones before it left and a sum only
// what passed. The first limit reads no list, and where a time of day is meant only the places that have it. Stretches are long and parts of them (days) are told apart afterwards: a call a day costs more
// than the clips of it. What is asked most often, one limit and the sum, is one loop, and its table holds floating-point numbers: to turn
// a whole number into one for each clip takes longer than all the rest. At 100,000 clips: one limit with its sum 0.1 ms, a first limit 0.07
// ms, one after it 2 ns a clip; a mark for each place, cleared by each limit, took twice to seven times as long (measured). One type of
// array for each loop: two in one make it three times as slow.

/** Places of a stretch, from its start. */
export type PlaceList = Uint16Array;

/** The parts of a stretch that the first limit looks at: `[starts[n], ends[n])`, counted from its start, in order, none empty. */
export interface Windows {
  readonly starts: Uint16Array;
  readonly ends: Uint16Array;
  count: number;
}

export function createWindows(places: number): Windows {
  return { starts: new Uint16Array(places), ends: new Uint16Array(places), count: 0 };
}

export interface Stretch {
  /** The first place of it in the columns. */
  readonly from: number;
  /** How many places there are in the list; not read by a first limit. */
  readonly count: number;
  readonly windows: Windows;
}

/** Those whose value the table lets through (1), in order, at the front of `list`; answers how many. `isFirst`: of the windows, not of the list. */
export function siftWide(column: Uint32Array, table: Uint8Array, list: PlaceList, { from, count, windows }: Stretch, isFirst: boolean): number {
  let kept = 0;
  if (isFirst) {
    const { starts, ends } = windows;
    for (let window = 0; window < windows.count; window += 1) {
      const end = ends[window] ?? 0;
      for (let place = starts[window] ?? 0; place < end; place += 1) {
        list[kept] = place;
        kept += table[column[from + place] ?? 0] ?? 0;
      }
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
export function siftNarrow(column: Uint8Array, table: Uint8Array, list: PlaceList, { from, count, windows }: Stretch, isFirst: boolean): number {
  let kept = 0;
  if (isFirst) {
    const { starts, ends } = windows;
    for (let window = 0; window < windows.count; window += 1) {
      const end = ends[window] ?? 0;
      for (let place = starts[window] ?? 0; place < end; place += 1) {
        list[kept] = place;
        kept += table[column[from + place] ?? 0] ?? 0;
      }
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

/** Every place of the windows; answers how many. */
export function listWindows(list: PlaceList, { starts, ends, count }: Windows): number {
  let kept = 0;
  for (let window = 0; window < count; window += 1) {
    const end = ends[window] ?? 0;
    for (let place = starts[window] ?? 0; place < end; place += 1) {
      list[kept] = place;
      kept += 1;
    }
  }
  return kept;
}

/** Parts of the columns side by side, oldest first: part `n` is the places from `bounds[n]` up to `bounds[n + 1]`. */
export type Bounds = Int32Array;

/** Of each part how many of its places pass, and their known bytes. */
export interface Tallies {
  readonly clips: Int32Array;
  readonly bytes: Float64Array;
}

export function emptyTallies(bounds: Bounds): Tallies {
  const parts = Math.max(0, bounds.length - 1);
  return { clips: new Int32Array(parts), bytes: new Float64Array(parts) };
}

// A size that is not known is NaN, and NaN is not `>= 0`.

/** What one limit leaves of each part. `weights`: 1 for a value that passes, 0 for others. */
export function tallyWide(column: Uint32Array, weights: Float64Array, sizes: Float64Array, bounds: Bounds): Tallies {
  const tallies = emptyTallies(bounds);
  for (let part = 0; part < tallies.clips.length; part += 1) {
    const to = bounds[part + 1] ?? 0;
    let clips = 0;
    let bytes = 0;
    for (let place = bounds[part] ?? 0; place < to; place += 1) {
      const weight = weights[column[place] ?? 0] ?? 0;
      const size = sizes[place] ?? 0;
      clips += weight;
      if (size >= 0) bytes += weight * size;
    }
    tallies.clips[part] = clips;
    tallies.bytes[part] = bytes;
  }
  return tallies;
}

/** As `tallyWide`, for a column of bytes. */
export function tallyNarrow(column: Uint8Array, weights: Float64Array, sizes: Float64Array, bounds: Bounds): Tallies {
  const tallies = emptyTallies(bounds);
  for (let part = 0; part < tallies.clips.length; part += 1) {
    const to = bounds[part + 1] ?? 0;
    let clips = 0;
    let bytes = 0;
    for (let place = bounds[part] ?? 0; place < to; place += 1) {
      const weight = weights[column[place] ?? 0] ?? 0;
      const size = sizes[place] ?? 0;
      clips += weight;
      if (size >= 0) bytes += weight * size;
    }
    tallies.clips[part] = clips;
    tallies.bytes[part] = bytes;
  }
  return tallies;
}

/** Adds a list to the parts its places lie in, the first of them in `part` or later; answers the part of the last. */
export function addListed(tallies: Tallies, { sizes, bounds, list, from, count, part: first }: {
  readonly sizes: Float64Array; readonly bounds: Bounds; readonly list: PlaceList; readonly from: number; readonly count: number; readonly part: number;
}): number {
  let part = first;
  for (let at = 0; at < count; ) {
    while ((bounds[part + 1] ?? Infinity) <= from + (list[at] ?? 0)) part += 1;
    const below = (bounds[part + 1] ?? Infinity) - from;
    const start = at;
    let bytes = 0;
    for (let place = list[at] ?? 0; at < count && place < below; place = list[at] ?? 0) {
      const size = sizes[from + place] ?? 0;
      if (size >= 0) bytes += size;
      at += 1;
    }
    tallies.clips[part] = (tallies.clips[part] ?? 0) + at - start;
    tallies.bytes[part] = (tallies.bytes[part] ?? 0) + bytes;
  }
  return part;
}
