// What the eye asks for all the time, held as columns of numbers sorted by time: days, counts, pages, neighbours.
// SQLite stays the truth; these columns are loaded from it once and follow every write.
import type { ClipFacts, ClipFilter, Instant } from '../../shared/schema.ts';
import type { CameraSets } from './camera-groups.ts';
import { appendBatch } from './append-batch.ts';
import { sieveOf } from './clip-filter.ts';
import type { Sieve } from './clip-filter.ts';
import { clipIdInstant, firstIdAt } from './clip-id.ts';
import { areUnmeasured, batchOf, grown, mergeBatches, movePlace, setMeasures } from './column-batch.ts';
import type { ColumnBatch } from './column-batch.ts';
import { clipFlags, unknownLength } from './column-row.ts';
import type { ColumnArrays, ColumnRow, Passes } from './column-row.ts';
import { createMakeups, makeupNumber } from './makeups.ts';
import { prefixSums } from './prefix-sums.ts';

export type { ColumnRow, Passes } from './column-row.ts';

/** Where nobody merges or hides cameras. */
const eachForItself: CameraSets = {
  allowed: (named) => {
    if (named === undefined || named.length === 0) return null;
    const allowed = new Uint8Array(Math.max(...named) + 1);
    for (const id of named) allowed[id] = 1;
    return allowed;
  },
};

export class ClipColumns {
  readonly makeups = createMakeups();
  readonly #cameraSets: CameraSets;
  #ids = new Float64Array(1024);
  #cameras = new Uint32Array(1024);
  #volumes = new Uint32Array(1024);
  #kinds = new Uint8Array(1024);
  #sizes = new Float64Array(1024);
  #flags = new Uint8Array(1024);
  #lengths = new Uint32Array(1024);
  #makeups = new Uint16Array(1024);
  #sums: Float64Array | null = null;
  #length = 0;
  #added: ColumnRow[] = [];
  #batches: ColumnBatch[] = [];
  #removed = new Set<number>();
  #version = 0;

  constructor(cameraSets: CameraSets = eachForItself) {
    this.#cameraSets = cameraSets;
  }

  /** Grows with every change; for what is computed from the columns and kept. */
  get version(): number {
    return this.#version;
  }

  get length(): number {
    this.#settle();
    return this.#length;
  }

  /** Merges what was added and drops what was removed, as the next reader would. */
  settle(): void {
    this.#settle();
  }

  add(rows: readonly ColumnRow[]): void {
    for (const row of rows) this.#added.push(row);
    this.#version += 1;
  }

  addBatch(batch: ColumnBatch): void {
    this.#batches.push(batch);
    this.#version += 1;
  }

  /** Clips newer than all others, oldest first: nothing is sorted or moved. */
  append(batch: Omit<ColumnArrays, 'length'>): void {
    this.#settle();
    this.#reserve(this.#length + batch.ids.length);
    this.#length = appendBatch(this.#arrays(), batch);
    this.#sums = null;
    this.#version += 1;
  }

  remove(ids: readonly number[]): void {
    // Many removals one after another are dropped in one go.
    if (this.#added.length + this.#batches.length > 0) this.#settle();
    for (const id of ids) this.#removed.add(id);
    this.#version += 1;
  }

  setSize(id: number, size: number): void {
    this.#settle();
    const place = this.placeOf(id);
    if (place === null || this.#sizes[place] === size) return;
    this.#sizes[place] = size;
    this.#sums = null;
    this.#version += 1;
  }

  /** Of clips that are sorted newest first, whether the drive was not asked yet for the size of any. */
  areUnmeasured(ids: readonly number[]): boolean {
    return areUnmeasured(this.arrays, ids);
  }

  /** The first size of clips, newest first: of each id every second number of `measures`, NaN for none. Their headers are to be read anew. */
  setMeasures(ids: readonly number[], measures: Float64Array): void {
    setMeasures(this.arrays, ids, measures);
    this.#sums = null;
    this.#version += 1;
  }

  /** Sets or clears bits of `clipFlags`. */
  setFlags(id: number, bits: number, isOn: boolean): void {
    this.#settle();
    const place = this.placeOf(id);
    const old = place === null ? 0 : this.flags(place);
    const next = isOn ? old | bits : old & ~bits;
    if (place === null || next === old) return;
    this.#flags[place] = next;
    this.#version += 1;
  }

  /** What the headers of a clip say; null while nothing is known of them. */
  setFacts(id: number, facts: ClipFacts | null): void {
    this.setFlags(id, clipFlags.damaged, facts !== null && facts.damage !== null);
    const place = this.placeOf(id);
    if (place === null) return;
    const length = facts?.durationMs ?? unknownLength;
    const makeup = facts === null ? makeupNumber.unread : this.makeups.numberOf(facts);
    if (this.#lengths[place] === length && this.#makeups[place] === makeup) return;
    this.#lengths[place] = length;
    this.#makeups[place] = makeup;
    this.#version += 1;
  }

  clear(): void {
    this.#length = 0;
    this.#added = [];
    this.#batches = [];
    this.#removed.clear();
    this.#sums = null;
    this.#version += 1;
  }

  get arrays(): ColumnArrays {
    this.#settle();
    return this.#arrays();
  }

  #arrays(): ColumnArrays {
    return {
      length: this.#length, ids: this.#ids, cameras: this.#cameras, volumes: this.#volumes, kinds: this.#kinds, sizes: this.#sizes,
      flags: this.#flags, lengths: this.#lengths, makeups: this.#makeups,
    };
  }

  /** What stands at a place, as do those below: of a place got from `length`, `select`, `firstFrom` or `placeOf` since the last write. */
  id(place: number): number {
    return this.#ids[place] ?? Number.NaN;
  }

  instant(place: number): Instant {
    return clipIdInstant(this.id(place));
  }

  camera(place: number): number {
    return this.#cameras[place] ?? 0;
  }

  volume(place: number): number {
    return this.#volumes[place] ?? 0;
  }

  kind(place: number): number {
    return this.#kinds[place] ?? 0;
  }

  /** NaN while unknown. */
  size(place: number): number {
    return this.#sizes[place] ?? Number.NaN;
  }

  flags(place: number): number {
    return this.#flags[place] ?? 0;
  }

  /** In ms, `unknownLength` until the headers were read. */
  lengthMs(place: number): number {
    return this.#lengths[place] ?? unknownLength;
  }

  /** Of `makeups`, or of `makeupNumber`. */
  makeup(place: number): number {
    return this.#makeups[place] ?? makeupNumber.unread;
  }

  /** Everything at a place, as it was added. */
  row(place: number): ColumnRow {
    const lengthMs = this.lengthMs(place);
    return {
      id: this.id(place), camera: this.camera(place), volume: this.volume(place), kind: this.kind(place), size: this.size(place),
      flags: this.flags(place), lengthMs: lengthMs === unknownLength ? null : lengthMs, makeup: this.makeup(place),
    };
  }

  /** The known bytes of all places before each; valid until the next write. */
  get sums(): Float64Array {
    this.#settle();
    return (this.#sums ??= prefixSums(this.#sizes, this.#length));
  }

  /** The known bytes of the places `[from, to)`. */
  bytes(from: number, to: number): number {
    const { sums } = this;
    return (sums[to] ?? 0) - (sums[from] ?? 0);
  }

  /** The first place whose id is at least `id`; the length when there is none. */
  firstFrom(id: number): number {
    this.#settle();
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? Infinity) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  firstAt(instant: Instant): number {
    return this.firstFrom(firstIdAt(instant));
  }

  placeOf(id: number): number | null {
    const place = this.firstFrom(id);
    return place < this.#length && this.#ids[place] === id ? place : null;
  }

  /**
   * The places a filter's range leaves, and the test and the tally for the rest of the filter, null when there is no rest;
   * all hold until the next write.
   * Throws a RangeError for a time of day in a zone that `parseZone` would not give.
   */
  select(filter: ClipFilter): { readonly from: number; readonly to: number; readonly passes: Passes; readonly tally: Sieve['tally'] | null } {
    this.#settle();
    const from = filter.range === undefined ? 0 : this.firstAt(filter.range.from);
    const to = filter.range === undefined ? this.#length : this.firstAt(filter.range.to);
    const sieve = sieveOf(this.arrays, filter, this.#cameraSets.allowed(filter.cameras));
    return { from, to, passes: sieve?.passes ?? null, tally: sieve?.tally ?? null };
  }

  /** By camera id, 1 where a filter means its clips; null when it means every camera. */
  allowedCameras(filter: ClipFilter): Uint8Array | null {
    return this.#cameraSets.allowed(filter.cameras);
  }

  /** Merges what was added and drops what was removed: a scan adds in bursts, readers come between. */
  #settle(): void {
    if (this.#added.length + this.#batches.length + this.#removed.size === 0) return;
    if (this.#removed.size > 0) this.#dropRemoved();
    if (this.#added.length + this.#batches.length > 0) this.#mergeAdded();
    this.#sums = null;
  }

  #dropRemoved(): void {
    const columns = this.#arrays();
    let kept = 0;
    for (let place = 0; place < this.#length; place += 1) {
      if (this.#removed.has(this.id(place))) continue;
      if (kept !== place) movePlace(columns, place, kept);
      kept += 1;
    }
    this.#length = kept;
    this.#removed.clear();
  }

  #mergeAdded(): void {
    const batches = this.#added.length === 0 ? this.#batches : [...this.#batches, batchOf(this.#added)];
    this.#added = [];
    this.#batches = [];
    this.#reserve(this.#length + batches.reduce((sum, { ids }) => sum + ids.length, 0));
    this.#length = mergeBatches(this.#arrays(), batches);
  }

  #reserve(length: number): void {
    if (length <= this.#ids.length) return;
    const capacity = Math.ceil(length * 1.5);
    this.#ids = grown(new Float64Array(capacity), this.#ids);
    this.#cameras = grown(new Uint32Array(capacity), this.#cameras);
    this.#volumes = grown(new Uint32Array(capacity), this.#volumes);
    this.#kinds = grown(new Uint8Array(capacity), this.#kinds);
    this.#sizes = grown(new Float64Array(capacity), this.#sizes);
    this.#flags = grown(new Uint8Array(capacity), this.#flags);
    this.#lengths = grown(new Uint32Array(capacity), this.#lengths);
    this.#makeups = grown(new Uint16Array(capacity), this.#makeups);
  }
}
