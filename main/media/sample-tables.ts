// The tables of a track's `stbl`: how many samples, how large, in which chunks of the clip, at what times.
import { boxesByType, holds, readTable, readUint64 } from './boxes.ts';
import type { Box, Span, Table } from './boxes.ts';

export interface SampleTables {
  readonly count: number;
  readonly sizeOf: (sample: number) => number;
  readonly chunks: Table & { readonly isLong: boolean };
  readonly runs: Table;
  readonly times: Table;
  readonly shifts: Table;
  /** Null: every sample is a key sample. */
  readonly keys: Table | null;
}

/** More than a day of samples at 20 a second: what claims more is damage. */
const mostSamples = 2_000_000;

export function readSampleTables(view: DataView, stbl: Span): SampleTables {
  const boxes = boxesByType(view, stbl);
  const boxOf = (type: string) => boxes.get(type) ?? null;
  const stsz = boxOf('stsz');
  const commonBytes = stsz !== null && holds(stsz, stsz.from, 12) ? view.getUint32(stsz.from + 4) : 0;
  const sizes = readTable(view, stsz, 4, 8);
  const count = commonBytes === 0 ? sizes.count : readCount(view, stsz, 8);
  const compact = stsz === null ? boxOf('stz2') : null;
  const co64 = boxOf('co64');
  const stss = boxOf('stss');
  return {
    // Compact sizes (stz2) are counted but not read: no camera is known to write them.
    count: Math.min(mostSamples, stsz === null ? readCount(view, compact, 8) : count),
    sizeOf: (sample) => (commonBytes !== 0 ? commonBytes : sample < sizes.count ? view.getUint32(sizes.at + sample * 4) : 0),
    chunks: co64 === null ? { ...readTable(view, boxOf('stco'), 4), isLong: false } : { ...readTable(view, co64, 8), isLong: true },
    runs: readTable(view, boxOf('stsc'), 12),
    times: readTable(view, boxOf('stts'), 8),
    shifts: readTable(view, boxOf('ctts'), 8),
    keys: stss === null ? null : readTable(view, stss, 4),
  };
}

function readCount(view: DataView, box: Box | null, at: number): number {
  return box !== null && holds(box, box.from + at, 4) ? view.getUint32(box.from + at) : 0;
}

/** Where a chunk (counted from 0) begins in the clip. */
export function chunkPosition(view: DataView, { at, isLong }: SampleTables['chunks'], chunk: number): number {
  return isLong ? readUint64(view, at + chunk * 8) : view.getUint32(at + chunk * 4);
}

/** A clip has some hundreds, and this is asked of every clip there is. */
function furthestOf(view: DataView, { at, count, isLong }: SampleTables['chunks']): number {
  let furthest = 0;
  const end = at + count * (isLong ? 8 : 4);
  for (let place = at; place < end; place += isLong ? 8 : 4) {
    const position = isLong ? readUint64(view, place) : view.getUint32(place);
    if (position > furthest) furthest = position;
  }
  return furthest;
}

/** Where the last byte of the samples ends in the clip; 0 when there are none. Sums the sizes of the last chunk only. */
export function endOfSamples(view: DataView, { count, chunks, runs, sizeOf }: SampleTables): number {
  if (count === 0 || chunks.count === 0) return 0;
  const furthestChunk = furthestOf(view, chunks);
  const lastChunk = chunks.count - 1;
  let samplesBefore = 0;
  let samplesInLast = 0;
  for (let run = 0; run < runs.count; run += 1) {
    const first = view.getUint32(runs.at + run * 12) - 1;
    const next = run + 1 < runs.count ? view.getUint32(runs.at + (run + 1) * 12) - 1 : chunks.count;
    const perChunk = view.getUint32(runs.at + run * 12 + 4);
    if (first > lastChunk) break;
    samplesBefore += Math.max(0, Math.min(next, lastChunk) - first) * perChunk;
    samplesInLast = perChunk;
  }
  let end = chunkPosition(view, chunks, lastChunk);
  for (let sample = samplesBefore; sample < Math.min(count, samplesBefore + samplesInLast); sample += 1) end += sizeOf(sample);
  return Math.max(furthestChunk, end);
}
