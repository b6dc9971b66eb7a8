// Puts what was deleted on the device: a drive pulled right after must not bring half of it back.
import { open } from 'node:fs/promises';
import type { DeletionStop } from '../../shared/deletion/deletion-schema.ts';
import { systemErrorCode } from '../system-error.ts';
import type { DeletionVolume } from './deletion-types.ts';
import { meaningOf } from './refusal-meaning.ts';

/** What some drivers answer that flush no folders; Windows opens none. */
const cannot: ReadonlySet<string | null> = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF']);

/** Null when it is done, or this system has no such thing. */
export async function flushVolume(volume: DeletionVolume): Promise<DeletionStop | null> {
  try {
    const handle = await open(volume.root, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return null;
  } catch (cause) {
    if (cannot.has(systemErrorCode(cause))) return null;
    const meaning = await meaningOf(cause, volume);
    return 'stop' in meaning ? meaning.stop : null;
  }
}
