// Reads what tells clones apart: names and sizes of the newest month on a drive.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import { findArchiveRoots } from './archive-roots.ts';
import { statClips } from './stat-clips.ts';
import { fingerprint } from './volume-identity.ts';
import { walkFolders } from './walk-folders.ts';

const monthFolder = /^\d\d-\d\d$/;
/** Months may stand empty after their clips were deleted. */
const monthsTried = 24;
/** `fingerprint` takes no more. */
const clipsTaken = 256;

export interface FingerprintOptions {
  readonly device: number;
  readonly signal?: AbortSignal;
}

/**
 * The fingerprint of the drive at `root`; null when it holds no clip, when it cannot be read, and when it went away or was told
 * to stop on the way. Reads one month of folders and asks for 256 sizes.
 */
export async function readFingerprint(root: string, options: FingerprintOptions): Promise<string | null> {
  const months = await monthsOn(root);
  for (const month of months.slice(0, monthsTried)) {
    const paths: string[] = [];
    const { end } = await walkFolders(root, {
      ...options,
      skip: (folder) => !isTowards(folder, month),
      onFolder: (listed) => {
        if (listed.path.includes('/')) paths.push(...listed.clips.map(({ name }) => `${listed.path}/${name}`));
      },
    });
    if (end !== 'complete') return null;
    if (paths.length === 0) continue;
    // The order of `fingerprint` itself: what it would leave out is not asked for its size.
    const first = paths.toSorted((one, other) => (comparable(one) < comparable(other) ? -1 : 1)).slice(0, clipsTaken);
    const sizes = await statClips(root, first);
    if (sizes.includes(null)) return null;
    return fingerprint(first.map((clip, place) => ({ path: clip, sizeBytes: sizes[place]?.sizeBytes ?? 0 })));
  }
  return null;
}

function comparable(clipPath: string): string {
  return clipPath.normalize('NFC').toLowerCase();
}

/** Newest first, over all archive roots. */
async function monthsOn(root: string): Promise<string[]> {
  const roots = await findArchiveRoots(root);
  if (!roots.ok) return [];
  const names = await Promise.all(roots.value.map(({ name }) => readdir(path.join(root, name)).catch(() => [])));
  return [...new Set(names.flat().filter((name) => monthFolder.test(name)))].toSorted().toReversed();
}

/** Archive roots, the month in them, and all below it. */
function isTowards(folder: string, month: string): boolean {
  const [top = '', second] = folder.split('/');
  return archiveRootKind(top) !== null && (second === undefined || second === month);
}
