// The clips of a folder that was read for the first time, as columns of their own, and how they go in among the others. A first reading
// brings all its clips so: as objects they cost as much time as writing them, and twice the memory (measured).
import { clipFlags, unknownLength } from './column-row.ts';
import type { ColumnArrays, ColumnRow } from './column-row.ts';
import { makeupNumber } from './makeups.ts';

/** Clips in any order; the same place of each array is one clip. Without `sizes`, `lengths` and `makeups` none is known. */
export interface ColumnBatch {
  readonly ids: Float64Array;
  readonly cameras: Uint32Array;
  readonly volumes: Uint32Array | number;
  readonly kinds: Uint8Array;
  readonly flags: Uint8Array;
  readonly sizes?: Float64Array;
  readonly lengths?: Uint32Array;
  readonly makeups?: Uint16Array;
}

export function batchOf(rows: readonly ColumnRow[]): ColumnBatch {
  return {
    ids: Float64Array.from(rows, ({ id }) => id),
    cameras: Uint32Array.from(rows, ({ camera }) => camera),
    volumes: Uint32Array.from(rows, ({ volume }) => volume),
    kinds: Uint8Array.from(rows, ({ kind }) => kind),
    flags: Uint8Array.from(rows, ({ flags }) => flags ?? 0),
    sizes: Float64Array.from(rows, ({ size }) => size),
    lengths: Uint32Array.from(rows, ({ lengthMs }) => lengthMs ?? unknownLength),
    makeups: Uint16Array.from(rows, ({ makeup }) => makeup ?? makeupNumber.unread),
  };
}

/** Blocks shorter than this are moved one by one. */
const shortBlock = 24;

/** `columns` must have room for all of them. Answers the new length. */
export function mergeBatches(columns: ColumnArrays, batches: readonly ColumnBatch[]): number {
  const count = batches.reduce((sum, { ids }) => sum + ids.length, 0);
  const all = flattened(batches, count);
  const sorted = Float64Array.from(all.ids).sort();
  const order = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) order[firstFrom(sorted, count, all.ids[place] ?? 0)] = place;

  // From the end, so that nothing is overwritten before it was moved.
  let oldEnd = columns.length;
  let end = columns.length + count;
  for (let next = count - 1; next >= 0; next -= 1) {
    const id = sorted[next] ?? 0;
    if (oldEnd > 0 && (columns.ids[oldEnd - 1] ?? 0) > id) {
      const from = firstFrom(columns.ids, oldEnd, id);
      end -= oldEnd - from;
      moveBlock(columns, from, oldEnd, end);
      oldEnd = from;
    }
    end -= 1;
    const place = order[next] ?? 0;
    columns.ids[end] = id;
    columns.cameras[end] = all.cameras[place] ?? 0;
    columns.volumes[end] = all.volumes[place] ?? 0;
    columns.kinds[end] = all.kinds[place] ?? 0;
    columns.sizes[end] = all.sizes[place] ?? 0;
    columns.flags[end] = all.flags[place] ?? 0;
    columns.lengths[end] = all.lengths[place] ?? 0;
    columns.makeups[end] = all.makeups[place] ?? 0;
  }
  return columns.length + count;
}

function flattened(batches: readonly ColumnBatch[], count: number): Omit<ColumnArrays, 'length'> {
  const all = {
    ids: new Float64Array(count), cameras: new Uint32Array(count), volumes: new Uint32Array(count), kinds: new Uint8Array(count),
    sizes: new Float64Array(count).fill(Number.NaN), flags: new Uint8Array(count), lengths: new Uint32Array(count).fill(unknownLength),
    makeups: new Uint16Array(count).fill(makeupNumber.unread),
  };
  let at = 0;
  for (const { ids, cameras, volumes, kinds, sizes, flags, lengths, makeups } of batches) {
    all.ids.set(ids, at);
    all.cameras.set(cameras, at);
    if (typeof volumes === 'number') all.volumes.fill(volumes, at, at + ids.length);
    else all.volumes.set(volumes, at);
    all.kinds.set(kinds, at);
    if (sizes !== undefined) all.sizes.set(sizes, at);
    all.flags.set(flags, at);
    if (lengths !== undefined) all.lengths.set(lengths, at);
    if (makeups !== undefined) all.makeups.set(makeups, at);
    at += ids.length;
  }
  return all;
}

/** The first of the `length` places whose id is at least `id`. */
function firstFrom(ids: Float64Array, length: number, id: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? Infinity) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function moveBlock(columns: ColumnArrays, from: number, to: number, into: number): void {
  if (to - from < shortBlock) {
    for (let old = to - 1; old >= from; old -= 1) movePlace(columns, old, into + old - from);
    return;
  }
  const { ids, cameras, volumes, kinds, sizes, flags, lengths, makeups } = columns;
  for (const column of [ids, cameras, volumes, kinds, sizes, flags, lengths, makeups]) column.copyWithin(into, from, to);
}

export function movePlace({ ids, cameras, volumes, kinds, sizes, flags, lengths, makeups }: ColumnArrays, from: number, to: number): void {
  ids[to] = ids[from] ?? 0;
  cameras[to] = cameras[from] ?? 0;
  volumes[to] = volumes[from] ?? 0;
  kinds[to] = kinds[from] ?? 0;
  sizes[to] = sizes[from] ?? 0;
  flags[to] = flags[from] ?? 0;
  lengths[to] = lengths[from] ?? 0;
  makeups[to] = makeups[from] ?? 0;
}

/** The places of these ids, which are sorted newest first; those that have none are left out. `order`: place in `ids`. */
function eachPlace({ length, ids: all }: ColumnArrays, ids: readonly number[], act: (place: number, order: number) => void): void {
  let place = length;
  for (const [order, id] of ids.entries()) {
    // Mostly they are neighbours.
    place = all[place - 1] === id ? place - 1 : firstFrom(all, length, id);
    if (place < length && all[place] === id) act(place, order);
  }
}

/** As the columns' methods of these names. */
export function areUnmeasured(columns: ColumnArrays, ids: readonly number[]): boolean {
  let are = true;
  eachPlace(columns, ids, (place) => {
    if (!Number.isNaN(columns.sizes[place])) are = false;
  });
  return are;
}

export function setMeasures(columns: ColumnArrays, ids: readonly number[], measures: Float64Array): void {
  eachPlace(columns, ids, (place, order) => {
    const size = measures[2 * order] ?? Number.NaN;
    if (Number.isNaN(size)) return;
    columns.sizes[place] = size;
    columns.lengths[place] = unknownLength;
    columns.flags[place] = (columns.flags[place] ?? 0) & ~clipFlags.damaged;
  });
}

/** Columns with room for more, and what they held. */
export function grown<Column extends { set(from: Column): void }>(into: Column, from: Column): Column {
  into.set(from);
  return into;
}
