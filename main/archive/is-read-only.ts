// Whether a folder lies on a file system that nobody can write on.
import { access, constants } from 'node:fs/promises';
import { systemErrorCode } from '../system-error.ts';

/**
 * True when the system mounted it read-only: by wish, by a lock switch, or after errors. False for a folder that merely this account
 * may not write in. Windows does not tell by this way: false there.
 */
export async function isReadOnly(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return false;
  } catch (problem) {
    const code = systemErrorCode(problem);
    if (code === null) throw problem;
    return code === 'EROFS';
  }
}
