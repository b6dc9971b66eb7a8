// The key samples of a track: when each is shown and where it lies in the clip.
import type { Table } from './boxes.ts';
import type { Track } from './movie.ts';
import { chunkPosition } from './sample-tables.ts';
import type { SampleTables } from './sample-tables.ts';

/** A sample that decodes by itself. */
export interface KeySample {
  /** From the start of the clip as shown; negative for what an edit list cuts away. */
  readonly timestampMs: number;
  readonly position: number;
  readonly sizeBytes: number;
}

/** Steps through the samples in order and says where each lies in the clip. */
class ChunkWalk {
  readonly #view: DataView;
  readonly #tables: SampleTables;
  #chunk = -1;
  #run = -1;
  #left = 0;
  #perChunk = 0;
  #position = 0;
  #sample = -1;

  constructor(view: DataView, tables: SampleTables) {
    this.#view = view;
    this.#tables = tables;
  }

  /** Goes on to a later sample; its position, or null when the tables do not reach it. */
  to(sample: number): number | null {
    while (this.#sample < sample) {
      if (this.#sample >= 0 && this.#left > 0) this.#position += this.#tables.sizeOf(this.#sample);
      while (this.#left === 0) if (!this.#nextChunk()) return null;
      this.#left -= 1;
      this.#sample += 1;
    }
    return this.#position;
  }

  #nextChunk(): boolean {
    const { chunks, runs } = this.#tables;
    this.#chunk += 1;
    if (this.#chunk >= chunks.count) return false;
    // Chunks are counted from 1 in the file.
    while (this.#run + 1 < runs.count && this.#view.getUint32(runs.at + (this.#run + 1) * 12) <= this.#chunk + 1) {
      this.#run += 1;
      this.#perChunk = this.#view.getUint32(runs.at + this.#run * 12 + 4);
    }
    this.#left = this.#perChunk;
    this.#position = chunkPosition(this.#view, chunks, this.#chunk);
    return true;
  }
}

/** Steps through a table of (count, value) rows: the sum of the values before a sample, or the value of its row. */
class RowWalk {
  readonly #view: DataView;
  readonly #table: Table;
  #row = 0;
  #rowStart = 0;
  #sum = 0;

  constructor(view: DataView, table: Table) {
    this.#view = view;
    this.#table = table;
  }

  #goTo(sample: number): void {
    while (this.#row < this.#table.count) {
      const count = this.#view.getUint32(this.#table.at + this.#row * 8);
      if (sample < this.#rowStart + count) return;
      this.#sum += count * this.#view.getUint32(this.#table.at + this.#row * 8 + 4);
      this.#rowStart += count;
      this.#row += 1;
    }
  }

  sumBefore(sample: number): number {
    this.#goTo(sample);
    if (this.#row >= this.#table.count) return this.#sum;
    return this.#sum + (sample - this.#rowStart) * this.#view.getUint32(this.#table.at + this.#row * 8 + 4);
  }

  /** As a signed number: version 0 of ctts says unsigned, but writers put negative shifts there too. */
  valueAt(sample: number): number {
    this.#goTo(sample);
    return this.#row >= this.#table.count ? 0 : this.#view.getInt32(this.#table.at + this.#row * 8 + 4);
  }
}

/** A key every second for four hours; headers that claim more are not followed further. */
export const mostKeySamples = 16_384;

/** The first `mostKeySamples` key samples of a track in order, lazily: taking the first few reads only the start of the tables. */
export function* keySamplesOf(view: DataView, track: Track): Generator<KeySample> {
  const { tables } = track;
  if (track.ticksPerSecond === 0) return;
  const chunks = new ChunkWalk(view, tables);
  const times = new RowWalk(view, tables.times);
  const shifts = new RowWalk(view, tables.shifts);
  let previous = -1;
  for (let key = 0; key < Math.min(tables.keys?.count ?? tables.count, mostKeySamples); key += 1) {
    const sample = tables.keys === null ? key : view.getUint32(tables.keys.at + key * 4) - 1;
    if (sample <= previous || sample >= tables.count) return;
    previous = sample;
    const position = chunks.to(sample);
    if (position === null) return;
    const ticks = times.sumBefore(sample) + shifts.valueAt(sample) - track.editStartTicks;
    yield { timestampMs: (ticks / track.ticksPerSecond) * 1000 + track.delayMs, position, sizeBytes: tables.sizeOf(sample) };
  }
}
