// For tests of deletions: real drives of small files, their plan, and what is needed to run it.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clipPath } from '../../../shared/clip-name.ts';
import { checkSkeleton } from '../../archive/skeleton.ts';
import { folderSpace } from '../../archive/folder-space.ts';
import { isReadOnly } from '../../archive/is-read-only.ts';
import type { DeletionVolume, PlannedDeletion } from '../deletion-types.ts';
import { proveMount } from '../prove-mount.ts';
import { rootNumber } from '../root-number.ts';
import { runDeletion } from '../run-deletion.ts';
import type { DeletionOrder, DeletionParts } from '../run-deletion.ts';
import type { DeletionReport } from '../deletion-types.ts';

export const firstInstant = Date.UTC(2026, 10, 1, 5, 30, 5);

/** `count` clips twenty minutes apart, every third as a backup; each file holds its own path and `padding` bytes. Also the skeleton. */
export function makeClips(root: string, count: number, padding = 0): string[] {
  for (const folder of ['blink/.tmp', 'blink_backup']) mkdirSync(path.join(root, folder), { recursive: true });
  return Array.from({ length: count }, (_, place) => {
    const recordedAt = firstInstant + place * 1_200_000;
    const file = place % 3 === 2
      ? `blink_backup/${clipPath({ kind: 'clip-backup', camera: 'Garage', recordedAt, uid: '77' })}`
      : `blink/${clipPath({ kind: 'local-storage', camera: 'Front_Door', recordedAt, number: '001' })}`;
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, file + ' '.repeat(padding));
    return file;
  });
}

/** Whatever lies below and is no folder. Links are not followed. */
export function filesIn(root: string): string[] {
  return readdirSync(root, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesIn(path.join(root, one.name)).map((below) => `${one.name}/${below}`) : [one.name]);
}

/** As the drive lies now. */
export async function volumeAt(root: string): Promise<DeletionVolume> {
  return { root, drive: path.basename(root), device: statSync(root).dev, inode: await rootNumber(root), mount: await proveMount(root) };
}

/** These files as they are now, in this order of time. */
export function planned(root: string, files: readonly string[]): PlannedDeletion[] {
  return files.map((file, place) => {
    const { size, mtimeMs } = statSync(path.join(root, file));
    return { path: file, recordedAt: firstInstant + place, sizeBytes: size, modifiedAt: Math.round(mtimeMs) };
  });
}

export function partsFor(more: Partial<DeletionParts> = {}): DeletionParts {
  return { now: Date.now, freeBytes: async (root) => (await folderSpace(root)).freeBytes, isReadOnly, skeleton: checkSkeleton, ...more };
}

/** The report of a run that is expected to start. */
export async function reportOf(order: DeletionOrder, more: Partial<DeletionParts> = {}): Promise<DeletionReport> {
  const answer = await runDeletion(order, partsFor(more));
  if (!answer.ok) throw new Error(`refused: ${answer.refusal}`);
  return answer.report;
}

/** How many clips had each outcome. */
export function tally({ results }: Pick<DeletionReport, 'results'>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const name = result.outcome === 'deleted' ? 'deleted' : result.reason;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
