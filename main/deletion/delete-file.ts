// One planned clip: looked at again through its folder's door, then gone; or kept, with the reason.
import { lstat, unlink } from 'node:fs';
import type { Stats } from 'node:fs';
import type { KeptReason } from '../../shared/deletion/deletion-schema.ts';
import type { DeletionVolume, PlannedDeletion } from './deletion-types.ts';
import { isPlainName } from './folder-door.ts';
import type { FolderDoor } from './folder-door.ts';
import { meaningOf } from './refusal-meaning.ts';
import type { Meaning } from './refusal-meaning.ts';

export type Tried = { readonly deletedBytes: number; readonly hasOtherName: boolean } | Meaning;

/** Never follows a link, never deletes what is not as the plan saw it. */
export async function deleteFile(volume: DeletionVolume, door: FolderDoor, name: string, planned: PlannedDeletion): Promise<Tried> {
  if (!isPlainName(name)) return { kept: 'outside-archive' };
  try {
    const found = await look(door.at(name));
    const wrong = differenceOf(found, volume, planned) ?? door.stillLeadsThere();
    const reason = wrong instanceof Promise ? await wrong : wrong;
    if (reason !== null) return { kept: reason };
    await remove(door.at(name));
    return { deletedBytes: found.size, hasOtherName: found.nlink > 1 };
  } catch (cause) {
    return meaningOf(cause, volume);
  }
}

/** What is no longer as planned. */
export function differenceOf(found: Stats, volume: DeletionVolume, planned: PlannedDeletion): KeptReason | null {
  if (!found.isFile()) return 'not-a-file';
  if (found.dev !== volume.device) return 'other-drive';
  return found.size === planned.sizeBytes && Math.round(found.mtimeMs) === planned.modifiedAt ? null : 'changed';
}

// The callback forms: half the cost of promises for so short calls.
function look(fullPath: string): Promise<Stats> {
  return new Promise((resolve, reject) => {
    lstat(fullPath, (error, found) => {
      if (error) reject(error);
      else resolve(found);
    });
  });
}

function remove(fullPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    unlink(fullPath, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
