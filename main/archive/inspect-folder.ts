// Looks at a folder before it is opened: is it one, can it be read, does it hold clips at all.
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { FolderFailure } from '../core-types.ts';
import type { Standing } from './standing.ts';
import { walkFolders } from './walk-folders.ts';

export interface InspectedFolder {
  /** Links are resolved once, here. */
  readonly standing: Standing;
  readonly hasArchiveRoot: boolean;
}

/** A folder without archive roots is searched for a first clip; a computer's whole disk is not. */
const foldersSearched = 20_000;

/** `given` as the user gave it: relative to the current folder or absolute. Failures name it as given. */
export async function inspectFolder(given: string): Promise<Result<InspectedFolder, FolderFailure>> {
  try {
    const root = await realpath(path.resolve(given));
    const found = await stat(root);
    if (!found.isDirectory()) return fail('folder-is-a-file', given);
    const names = await readdir(root);
    if (names.length === 0) return fail('folder-is-empty', given);
    const hasArchiveRoot = names.some((name) => archiveRootKind(name) !== null);
    if (!hasArchiveRoot && !(await holdsClip(root))) return fail('folder-has-no-clips', given);
    return succeed({ standing: { root, above: root, device: found.dev }, hasArchiveRoot });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return fail('folder-not-found', given);
    if (code === 'ENOTDIR') return fail('folder-is-a-file', given);
    if (typeof code === 'string') return fail('folder-unreadable', given);
    throw error;
  }
}

async function holdsClip(root: string): Promise<boolean> {
  const search = new AbortController();
  let searched = 0;
  let found = false;
  await walkFolders(root, {
    above: root,
    signal: search.signal,
    onFolder(folder) {
      searched += 1;
      found ||= folder.clips.length > 0;
      if (found || searched >= foldersSearched) search.abort();
    },
  });
  return found;
}
