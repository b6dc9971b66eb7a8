// Day and month folders that lost their last clip go with it; every other folder stays, the skeleton above all.
import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import { folderDate } from '../../shared/clip-name.ts';
import type { DeletionStop } from '../../shared/deletion/deletion-schema.ts';
import type { DeletionVolume } from './deletion-types.ts';
import type { OpenDoor } from './folder-door.ts';
import { meaningOf } from './refusal-meaning.ts';

/**
 * Removes `folder`, then those above it, as long as their names are dates and nothing is left in them: the system itself
 * refuses to remove a folder that is not empty. An archive root is no date, and never tried. Answers what stops the run.
 */
export async function removeEmptied(
  volume: DeletionVolume,
  folder: string,
  { openDoor, onRemoved }: { readonly openDoor: OpenDoor; readonly onRemoved: (folder: string) => void },
): Promise<DeletionStop | null> {
  for (let one = folder; isDated(path.posix.basename(one)) && one.includes('/'); one = path.posix.dirname(one)) {
    try {
      const door = await openDoor(volume, path.posix.dirname(one));
      if (typeof door === 'string') return null;
      try {
        if ((await door.stillLeadsThere()) !== null) return null;
        await rmdir(door.at(path.posix.basename(one)));
      } finally {
        await door.close();
      }
      onRemoved(one);
    } catch (cause) {
      const meaning = await meaningOf(cause, volume);
      if ('stop' in meaning) return meaning.stop;
      // Another run removed it, or this one before it was killed: the folder above may still wait.
      if (meaning.kept !== 'gone') return null;
    }
  }
  return null;
}

/** `21-05-02` or `21-05`, and such a day or month exists. */
function isDated(name: string): boolean {
  const date = folderDate(name);
  return date !== null && (typeof date.day === 'number' || typeof date.month === 'object');
}
