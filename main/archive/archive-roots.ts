// Does an archive stand on this volume? One look at its top, nothing below.
import { readdir } from 'node:fs/promises';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { ClipKind } from '../../shared/schema.ts';

export interface ArchiveRoot {
  /** As it is spelled on the volume. */
  readonly name: string;
  /** What the folder is made for; clips of both kinds may lie in either. */
  readonly kind: ClipKind;
}

export type TopFailure = 'folder-gone' | 'folder-unreadable';

/** What a pulled drive, a dead FUSE driver and a folder that was never there answer. */
const goneCodes = new Set(['ENOENT', 'ENOTDIR', 'ENOTCONN', 'ENODEV', 'ENXIO', 'EIO', 'ESTALE', 'UNKNOWN']);

/** The failure a refused system call on the top of a volume stands for; anything that is no system call's is thrown on. */
export function topFailure(problem: unknown): TopFailure {
  if (!(problem instanceof Error) || !('code' in problem)) throw problem;
  return goneCodes.has(String(problem.code)) ? 'folder-gone' : 'folder-unreadable';
}

/**
 * The archive roots at the top of a volume, by name; none is no failure. Links are not followed and do not count.
 * Fails with `folder-gone` or `folder-unreadable`.
 */
export async function findArchiveRoots(mountPoint: string): Promise<Result<ArchiveRoot[], TopFailure>> {
  try {
    const entries = await readdir(mountPoint, { withFileTypes: true });
    const roots = entries.flatMap((entry) => {
      const kind = entry.isDirectory() ? archiveRootKind(entry.name) : null;
      return kind === null ? [] : [{ name: entry.name, kind }];
    });
    return succeed(roots.toSorted((one, other) => (one.name < other.name ? -1 : 1)));
  } catch (problem) {
    return fail(topFailure(problem), mountPoint);
  }
}
