// The only door from what the catalog knows (a root and a path below it) to a file that may be opened.
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { Instant } from '../shared/schema.ts';
import { systemErrorCode } from './system-error.ts';

export interface FileInside {
  /** Real path: no link is left in it. */
  readonly fullPath: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
}

export type InsideFailure = 'clip-missing' | 'clip-unreadable' | 'volume-offline';

/** What a root answers when the drive under it has gone, whether or not its mount point still stands. */
export const goneCodes: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENOTCONN', 'ENODEV', 'ENXIO', 'EIO', 'ESTALE']);

/** What a path answers when nothing can lie there; a circle of links or a name too long for the file system is no clip either. */
export const missingCodes: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/**
 * Finds the regular file at `relativePath` (slashes between names) inside `rootPath`, following links only while they
 * stay inside. Holds nothing open. A path that could lead out, a link that does, and anything but a regular file are
 * `clip-missing`: no clip of this root lies there. What the drive refuses to tell is `clip-unreadable`.
 */
export async function resolveInside(rootPath: string, relativePath: string): Promise<Result<FileInside, InsideFailure>> {
  const clipName = relativePath.slice(relativePath.lastIndexOf('/') + 1);
  const root = await realRoot(rootPath, clipName);
  if (!root.ok) return root;
  if (!isPlainPath(relativePath)) return fail('clip-missing', clipName);
  try {
    const fullPath = await realpath(path.join(root.value, relativePath));
    if (!isBelow(root.value, fullPath)) return fail('clip-missing', clipName);
    const stats = await lstat(fullPath);
    if (!stats.isFile()) return fail('clip-missing', clipName);
    return succeed({ fullPath, sizeBytes: stats.size, modifiedAt: Math.trunc(stats.mtimeMs) });
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null) throw cause;
    // Pulled a moment ago? Then nothing is known about the clip.
    const rootNow = await realRoot(rootPath, clipName);
    if (!rootNow.ok) return rootNow;
    return fail(missingCodes.has(code) ? 'clip-missing' : 'clip-unreadable', clipName);
  }
}

async function realRoot(rootPath: string, clipName: string): Promise<Result<string, InsideFailure>> {
  try {
    const root = await realpath(rootPath);
    if ((await lstat(root)).isDirectory()) return succeed(root);
    return fail('volume-offline', nameOfRoot(rootPath));
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null) throw cause;
    return goneCodes.has(code) ? fail('volume-offline', nameOfRoot(rootPath)) : fail('clip-unreadable', clipName);
  }
}

function nameOfRoot(rootPath: string): string {
  return path.basename(rootPath) || rootPath;
}

/** Names between slashes and nothing else: no `..`, no root or drive letter, no NUL, no stream of a Windows file. */
export function isPlainPath(relativePath: string): boolean {
  if (relativePath.includes('\0') || path.isAbsolute(relativePath)) return false;
  if (path.sep === '\\' && /[\\:]/.test(relativePath)) return false;
  return relativePath.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

export function isBelow(realRootPath: string, realFullPath: string): boolean {
  const way = path.relative(realRootPath, realFullPath);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
