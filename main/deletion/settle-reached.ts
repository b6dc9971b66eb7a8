// After a run was killed or its drive was pulled: what became of the clips it had reached, as the drive itself shows.
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { eachInTurns } from '../in-turns.ts';
import { systemErrorCode } from '../system-error.ts';
import type { DeletionVolume, FileResult } from './deletion-types.ts';
import type { JournaledDeletion } from './journal-line.ts';

const looksAtOnce = 16;

/**
 * The results the journal holds, and `deleted` for each clip within its reach that is no longer there. One that was
 * deleted and is there again has no result: a drive pulled before it was flushed brings back the last that went. Nothing is
 * gone without proof: where the archive folder of a clip, which no run removes, does not stand either, it is another drive.
 */
export async function settleReached(before: JournaledDeletion, volume: DeletionVolume): Promise<Map<number, FileResult> | 'drive-changed'> {
  const settled = new Map<number, FileResult>();
  await eachInTurns(before.results, ([place, result]) => void settled.set(place, result));
  const roots = new Set<string>();
  await eachInTurns(before.files, (file) => void roots.add(file.path.slice(0, file.path.indexOf('/'))));
  for (const root of roots) if ((await kindAt(path.join(volume.root, root))) !== 'folder') return 'drive-changed';

  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < Math.min(before.reach, before.files.length); place = next++) {
      const file = before.files[place];
      const known = settled.get(place);
      if (file === undefined || known?.outcome === 'kept') continue;
      const isGone = (await kindAt(path.join(volume.root, file.path))) === 'nothing';
      if (known !== undefined && !isGone) settled.delete(place);
      if (known === undefined && isGone) {
        settled.set(place, { path: file.path, outcome: 'deleted', bytes: file.sizeBytes, hasOtherName: false });
      }
    }
  };
  await Promise.all(Array.from({ length: looksAtOnce }, lane));
  return settled;
}

async function kindAt(fullPath: string): Promise<'nothing' | 'folder' | 'other'> {
  try {
    return (await lstat(fullPath)).isDirectory() ? 'folder' : 'other';
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null) throw cause;
    return code === 'ENOENT' ? 'nothing' : 'other';
  }
}
