// Asks the drive again for size and time of clips the catalog has: what differs is another file under the same name, or
// one that has grown. 32 questions at once; only what differs is written.
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import { parentOf } from './newest-folders.ts';
import type { Standing } from './standing.ts';
import { statClips } from './stat-clips.ts';
import type { ClipStat } from './stat-clips.ts';
import { deviceOf } from './device-of.ts';

/** A clip with what the catalog believes of it; nulls while the drive has not been asked. */
export interface MeasuredClip {
  readonly id: ClipId;
  readonly path: string;
  readonly sizeBytes: number | null;
  readonly modifiedAt: Instant | null;
}

export interface MeasureReport {
  /** `gone`: the root is another file system now, or none; nothing was recorded. */
  readonly end: 'complete' | 'gone';
  /** The clips that were not the files the catalog knew. */
  readonly changed: readonly ClipId[];
  /** Folders in which a clip did not answer: whether it is gone only a reading of the folder can say. */
  readonly doubtful: readonly string[];
}

/** Takes a batch: `record` writes it in one transaction, which holds the thread. A few hundred at most. */
export async function measureClips(
  { root, device }: Standing,
  clips: readonly MeasuredClip[],
  record: (sizes: readonly ({ readonly id: ClipId } & ClipStat)[]) => void,
): Promise<MeasureReport> {
  const stats = await statClips(root, clips.map((clip) => clip.path));
  if ((await deviceOf(root)) !== device) return { end: 'gone', changed: [], doubtful: [] };
  const changed: ({ readonly id: ClipId } & ClipStat)[] = [];
  const doubtful = new Set<string>();
  clips.forEach((clip, place) => {
    const found = stats[place] ?? null;
    if (found === null) doubtful.add(parentOf(clip.path));
    else if (!isSameFile(clip, found)) changed.push({ id: clip.id, ...found });
  });
  if (changed.length > 0) record(changed);
  return { end: 'complete', changed: changed.map(({ id }) => id), doubtful: [...doubtful] };
}

const quarterHourMs = 900_000;
/** FAT keeps steps of 2 s, and systems round them differently. */
const stepMs = 2000;
/** From UTC-12 to UTC+14. */
const widestShiftMs = 26 * 3_600_000;

/**
 * Whether a file still is the one the catalog knew, by size and time of writing. FAT times have no zone: after a change of the
 * clocks, or on another computer, every file of a drive seems written some whole quarters of an hour earlier or later. That is
 * no change, or 100,000 clips would be read again every spring and autumn.
 */
export function isSameFile(known: Pick<MeasuredClip, 'sizeBytes' | 'modifiedAt'>, found: ClipStat): boolean {
  if (known.sizeBytes !== found.sizeBytes || known.modifiedAt === null) return false;
  const shiftMs = Math.abs(found.modifiedAt - known.modifiedAt);
  const restMs = shiftMs % quarterHourMs;
  return shiftMs <= widestShiftMs && Math.min(restMs, quarterHourMs - restMs) <= stepMs;
}
