// The folder that takes the copies: what it is, what it allows, and the folders made below it.
import { lstat, mkdir, open, realpath, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { ExportProblem, RefusalCode } from '../../shared/export/export-problem.ts';
import { systemErrorCode } from '../system-error.ts';
import type { ExportRequest } from './export-types.ts';
import { relationToSources } from './inside-archive.ts';
import { largestFileOn } from './largest-file.ts';
import type { TargetLimits } from './plan-export.ts';
import { letGo, on, onUnless, Refused } from './refused.ts';

export interface TargetFolder extends TargetLimits {
  /** Number of the file system: another one at the same path is another drive, or the place where one was. */
  readonly device: number;
  readonly inode: number;
  /** A read past the system's cache is answered by the device. */
  readonly readsFromDevice: boolean;
  /** Writes may go past the cache too, also those that make a file longer. */
  readonly writesPastCache: boolean;
  /** It lies on the drive, or in the folder, that the clips come from. */
  readonly isOnSource: boolean;
  /** Makes the folder for a file below the target and answers the file's full path. Throws `Refused`. */
  place(file: string): Promise<string>;
  /** Puts on the device which names every folder used so far has. */
  flushFolders(): Promise<void>;
}

export type OpenedTarget =
  | { readonly ok: true; readonly target: TargetFolder }
  | { readonly ok: false; readonly problem: ExportProblem<RefusalCode> };

/**
 * The kernel's numbers of file systems that answer an O_DIRECT read from the device: ext, XFS, FAT, exFAT, F2FS, NTFS3.
 * A FUSE driver reads the device through the cache, and btrfs may fall back to it in silence: of them nothing is claimed.
 */
const directFileSystems = new Set([0xef53, 0x58465342, 0x4d44, 0x2011bab0, 0xf2f52010, 0x7366746e]);
/** Of these ext, XFS and F2FS write a growing file past the cache; the others fall back to it, a chunk at a time. */
const directWriters = new Set([0xef53, 0x58465342, 0xf2f52010]);
const fatFileSystem = 0x4d44;

/** Makes the folder when it is not there. */
export async function openTarget(request: Pick<ExportRequest, 'target' | 'roots' | 'clips' | 'layout' | 'fileSystemOf'>): Promise<OpenedTarget> {
  const given = request.target;
  const refuse = (code: RefusalCode): OpenedTarget => ({ ok: false, problem: { code, subject: given } });
  try {
    // Before anything is made: a folder inside the archive would already be a change of it.
    const relation = await relationToSources(request);
    if (relation === 'in-archive') return refuse('target-inside-archive');
    await mkdir(given, { recursive: true });
    const folder = await realpath(given);
    const found = await stat(folder);
    if (!found.isDirectory()) return refuse('target-is-a-file');
    const space = await statfs(folder).catch(() => null);
    const isLinux = process.platform === 'linux';
    return {
      ok: true,
      target: {
        folder,
        device: found.dev,
        inode: found.ino,
        freeBytes: space === null ? null : space.bavail * space.bsize,
        blockBytes: Math.max(space?.bsize ?? 0, 4096),
        maxFileBytes: largestFileOn(isLinux && space?.type === fatFileSystem ? 'FAT' : (request.fileSystemOf?.(folder) ?? null)),
        readsFromDevice: isLinux && space !== null && directFileSystems.has(space.type),
        writesPastCache: isLinux && space !== null && directWriters.has(space.type),
        isOnSource: relation === 'on-source',
        ...foldersBelow(folder, found.dev),
      },
    };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    return refuse(code === 'EEXIST' || code === 'ENOTDIR' ? 'target-is-a-file' : 'target-not-writable');
  }
}

function foldersBelow(folder: string, device: number): Pick<TargetFolder, 'place' | 'flushFolders'> {
  const made = new Map<string, Promise<string>>();
  const used = new Set([folder]);
  const make = async (way: string): Promise<string> => {
    if (way === '') return folder;
    const above = path.posix.dirname(way);
    const full = path.join(await folderAt(above === '.' ? '' : above), path.posix.basename(way));
    // Where the drive was pulled its place still stands, and would be filled instead.
    if ((await on('target', stat(folder))).dev !== device) throw new Refused('target', 'ENODEV');
    await onUnless('target', ['EEXIST'], mkdir(full));
    if (!(await on('target', lstat(full))).isDirectory()) throw new Refused('target', 'ENOTDIR');
    used.add(full);
    return full;
  };
  const folderAt = (way: string): Promise<string> => {
    let making = made.get(way);
    if (making === undefined) {
      making = make(way);
      made.set(way, making);
      // One that failed is tried again by the next clip.
      making.catch(() => made.delete(way));
    }
    return making;
  };
  return {
    async place(file) {
      const above = path.posix.dirname(file);
      return path.join(await folderAt(above === '.' ? '' : above), path.posix.basename(file));
    },
    async flushFolders() {
      for (const one of used) await flushFolder(one);
    },
  };
}

/** Windows opens no folders, and some drivers flush none: there the names are as safe as the system makes them. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await onUnless('target', ['EISDIR', 'EPERM', 'EACCES'], open(folder, 'r'));
  if (typeof handle === 'string') return;
  try {
    await onUnless('target', ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM'], handle.sync());
  } finally {
    await letGo(handle);
  }
}
