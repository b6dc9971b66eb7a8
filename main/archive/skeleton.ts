// The folders a module's app wants to find: without them it offers to format the drive (DOMAIN, "What else lies on a drive").
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import { topFailure } from './archive-roots.ts';
import type { TopFailure } from './archive-roots.ts';

export type SkeletonFolder = 'blink' | 'blink/.tmp' | 'blink_backup';

export interface Skeleton {
  readonly ok: boolean;
  readonly missing: readonly SkeletonFolder[];
}

/** Folders only: a link or a file of the right name is not the folder. */
async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Drives ignore case, copies on other disks may not: the exact spelling wins where both stand. */
function spelled(folders: readonly string[], name: string): string | null {
  return folders.find((folder) => folder === name) ?? folders.find((folder) => folder.toLowerCase() === name) ?? null;
}

async function readSkeleton(mountPoint: string): Promise<Skeleton & { readonly clipFolder: string | null; readonly hasRoot: boolean }> {
  const top = await foldersIn(mountPoint);
  const clipFolder = spelled(top, 'blink');
  const missing: SkeletonFolder[] = [];
  if (clipFolder === null) missing.push('blink', 'blink/.tmp');
  else if (spelled(await foldersIn(join(mountPoint, clipFolder)), '.tmp') === null) missing.push('blink/.tmp');
  if (!top.some((folder) => archiveRootKind(folder) === 'clip-backup')) missing.push('blink_backup');
  return { ok: missing.length === 0, missing, clipFolder, hasRoot: top.some((folder) => archiveRootKind(folder) !== null) };
}

/** Case does not count, and `blink_backups` counts as `blink_backup`. Fails with `folder-gone` or `folder-unreadable`. */
export async function checkSkeleton(mountPoint: string): Promise<Result<Skeleton, TopFailure>> {
  try {
    const { ok, missing } = await readSkeleton(mountPoint);
    return succeed({ ok, missing });
  } catch (problem) {
    return fail(topFailure(problem), mountPoint);
  }
}

/**
 * `no-archive`: no archive root stands there, so it is not ours to write on. `name-taken`: a file or a link has the
 * folder's name. `made` tells what was made before it stopped.
 */
export type SkeletonRestored =
  | { readonly kind: 'restored'; readonly made: readonly SkeletonFolder[] }
  | {
    readonly kind: 'refused';
    readonly reason: 'no-archive' | 'read-only' | 'no-space' | 'name-taken' | 'gone' | 'unreadable';
    readonly made: readonly SkeletonFolder[];
  };

type Refusal = Extract<SkeletonRestored, { kind: 'refused' }>['reason'];

const refusals: ReadonlyMap<string, Refusal> = new Map([
  ['EROFS', 'read-only'], ['ENOSPC', 'no-space'], ['EDQUOT', 'no-space'], ['EEXIST', 'name-taken'],
]);

function refusalOf(problem: unknown): Refusal {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  return refusals.get(code) ?? (topFailure(problem) === 'folder-gone' ? 'gone' : 'unreadable');
}

/**
 * Makes those of the `missing` folders that are still missing, and nothing else. The drive is looked at again first:
 * what was missing when the user was asked may have come back, or the drive may be another one.
 */
export async function restoreSkeleton(mountPoint: string, missing: readonly SkeletonFolder[]): Promise<SkeletonRestored> {
  const made: SkeletonFolder[] = [];
  try {
    const now = await readSkeleton(mountPoint);
    if (!now.hasRoot) return { kind: 'refused', reason: 'no-archive', made };
    for (const folder of now.missing.filter((one) => missing.includes(one))) {
      // Without the folder above it there is nothing to make `.tmp` in, unless that was asked for and made just now.
      if (folder === 'blink/.tmp' && now.clipFolder === null && !made.includes('blink')) continue;
      const path = folder === 'blink/.tmp' ? join(now.clipFolder ?? 'blink', '.tmp') : folder;
      await mkdir(join(mountPoint, path));
      made.push(folder);
    }
    return { kind: 'restored', made };
  } catch (problem) {
    return { kind: 'refused', reason: refusalOf(problem), made };
  }
}
