// The same door as `resolveInside`, for a thread that waits for the drive itself and opens many files of one root: it opens what it proves,
// and looks at each folder once.
import { closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, realpathSync } from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { goneCodes, isBelow, isPlainPath, missingCodes } from './inside-root.ts';
import type { InsideFailure } from './inside-root.ts';
import type { Instant } from '../shared/schema.ts';
import { systemErrorCode } from './system-error.ts';

/** The caller closes `fd` in every exit. */
export interface OpenedInside {
  readonly fd: number;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
}

export interface InsideOpener {
  /** `relativePath`: slashes between names. Links are followed while they stay inside; anything but a regular file is `clip-missing`. */
  open(relativePath: string): OpenedInside | InsideFailure;
}

// Absent on Windows. Without the first, opening a pipe that took the place of a file meanwhile would wait for a writer for ever.
const { O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;
const flags = constants.O_RDONLY | O_NONBLOCK | O_NOFOLLOW;
const isLinux = process.platform === 'linux';

/**
 * For one batch of files, a moment: what is known of folders is not asked again.
 *
 * Why that is as strict as to ask it for each file: a file counts only when, once open, the system says that it lies exactly where the proven
 * folder has it. A folder that was exchanged for a link since is found out by that. Linux says it from memory; elsewhere the real path of
 * each file is asked again after it was opened, and what lies there must be what is open.
 */
export function createInsideOpener(rootPath: string): InsideOpener {
  const root = realRoot(rootPath);
  const folders = new Map<string, Folder>();

  const realFolder = (relative: string): Folder => {
    if (root.failed !== null || relative === '') return root;
    if (!isPlainPath(relative)) return failed('clip-missing');
    try {
      const real = realpathSync.native(path.join(root.path, relative));
      return isBelow(root.path, real) ? { failed: null, path: real } : failed('clip-missing');
    } catch (cause) {
      return failed(failureOf(cause));
    }
  };
  const failureOf = (cause: unknown): InsideFailure => {
    const code = codeOf(cause);
    // Pulled a moment ago? Then nothing is known about the file.
    return realRoot(rootPath).failed ?? (missingCodes.has(code) ? 'clip-missing' : 'clip-unreadable');
  };
  const folderOf = (relative: string): Folder => {
    const known = folders.get(relative);
    if (known !== undefined) return known;
    const found = realFolder(relative);
    folders.set(relative, found);
    return found;
  };

  return {
    open(relativePath) {
      if (root.failed !== null) return root.failed;
      const cut = relativePath.lastIndexOf('/');
      const name = relativePath.slice(cut + 1);
      const folder = folderOf(cut < 0 ? '' : relativePath.slice(0, cut));
      if (folder.failed !== null) return folder.failed;
      if (cut === 0 || !isPlainPath(name)) return 'clip-missing';
      try {
        const there = folder.path.endsWith(path.sep) ? folder.path + name : folder.path + path.sep + name;
        const stats = lstatSync(there);
        if (stats.isSymbolicLink()) {
          const real = realpathSync.native(there);
          return isBelow(root.path, real) ? openProven(real, lstatSync(real)) : 'clip-missing';
        }
        return openProven(there, stats);
      } catch (cause) {
        return failureOf(cause);
      }
    },
  };
}

type Folder = { readonly failed: null; readonly path: string } | { readonly failed: InsideFailure };

function failed(why: InsideFailure): Folder {
  return { failed: why };
}

function openProven(fullPath: string, stats: Stats): OpenedInside | InsideFailure {
  if (!stats.isFile()) return 'clip-missing';
  const fd = openSync(fullPath, flags);
  let isProven = false;
  try {
    isProven = (isLinux && readlinkSync(`/proc/self/fd/${String(fd)}`) === fullPath) || liesThere(fd, fullPath);
    return isProven ? { fd, sizeBytes: stats.size, modifiedAt: Math.trunc(stats.mtimeMs) } : 'clip-missing';
  } finally {
    if (!isProven) closeSync(fd);
  }
}

/** There is no link in the path now, and at its end lies what is open. */
function liesThere(fd: number, fullPath: string): boolean {
  const there = lstatSync(fullPath);
  const opened = fstatSync(fd);
  return realpathSync.native(fullPath) === fullPath && there.dev === opened.dev && there.ino === opened.ino;
}

function realRoot(rootPath: string): Folder {
  try {
    const root = realpathSync.native(rootPath);
    return lstatSync(root).isDirectory() ? { failed: null, path: root } : failed('volume-offline');
  } catch (cause) {
    return failed(goneCodes.has(codeOf(cause)) ? 'volume-offline' : 'clip-unreadable');
  }
}

/** The system's code; anything else is a bug. */
function codeOf(cause: unknown): string {
  const code = systemErrorCode(cause);
  if (code === null) throw cause;
  return code;
}
