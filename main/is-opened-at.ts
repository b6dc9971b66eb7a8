// Proves that the file which was opened is the one whose path was looked at before: a link put in its way since leads elsewhere.
import { readlinkSync } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { systemErrorCode } from './system-error.ts';

/** `fullPath` is a real path: no link was in it when it was proven to lie inside a root. */
export async function isOpenedAt(handle: FileHandle, fullPath: string): Promise<boolean> {
  try {
    // Linux says from memory, in a microsecond, where the opened file really lies.
    if (process.platform === 'linux' && readlinkSync(`/proc/self/fd/${handle.fd}`) === fullPath) return true;
    // Elsewhere, and where case does not count: there is no link in the path now, and at its end lies what was opened.
    const [place, there, opened] = await Promise.all([realpath(fullPath), lstat(fullPath), handle.stat()]);
    return place === fullPath && there.dev === opened.dev && there.ino === opened.ino;
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return false;
  }
}
