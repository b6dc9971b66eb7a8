// What a refusal of the system means for a deletion: one clip is kept, or all of it stops.
import { stat } from 'node:fs';
import type { DeletionStop, KeptReason } from '../../shared/deletion/deletion-schema.ts';
import { systemErrorCode } from '../system-error.ts';
import type { DeletionVolume } from './deletion-types.ts';

export type Meaning = { readonly kept: KeptReason } | { readonly stop: DeletionStop };

const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['ENODEV', { stop: 'drive-gone' }], ['ENXIO', { stop: 'drive-gone' }], ['ENOTCONN', { stop: 'drive-gone' }], ['ECONNABORTED', { stop: 'drive-gone' }], ['ESTALE', { stop: 'drive-gone' }],
  ['EROFS', { stop: 'drive-read-only' }],
  ['EIO', { stop: 'drive-error' }], ['EUCLEAN', { stop: 'drive-error' }], ['ENOSPC', { stop: 'drive-error' }],
  ['ENOENT', { kept: 'gone' }],
  ['ENOTDIR', { kept: 'folder-changed' }], ['ELOOP', { kept: 'folder-changed' }],
  ['EISDIR', { kept: 'not-a-file' }],
  ['EPERM', { kept: 'locked' }], ['EACCES', { kept: 'not-allowed' }],
  ['EBUSY', { kept: 'in-use' }], ['ETXTBSY', { kept: 'in-use' }],
]);

/** A bug is thrown on. */
export async function meaningOf(cause: unknown, volume: DeletionVolume): Promise<Meaning> {
  const code = systemErrorCode(cause);
  if (code === null) throw cause;
  const meaning = meanings.get(code) ?? { kept: 'refused' };
  // A drive that was pulled answers almost anything, often that nothing is there.
  if (!('stop' in meaning) || meaning.stop === 'drive-error') {
    if (!(await isStillThere(volume))) return { stop: 'drive-gone' };
  }
  return meaning;
}

/** The same folder of the same file system lies at the root. */
export function isStillThere({ root, device, inode }: DeletionVolume): Promise<boolean> {
  return new Promise((resolve) => {
    stat(root, (error, found) => resolve(error === null && found.dev === device && (inode === null || found.ino === inode)));
  });
}
