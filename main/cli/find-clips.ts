// Reads a bare folder for a command: every clip with its size, in order of time. No catalog is touched.
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { ClipName } from '../../shared/clip-name.ts';
import type { Instant, NameProblem, UnreadableFolder } from '../../shared/schema.ts';
import { inspectFolder } from '../archive/inspect-folder.ts';
import { statClips } from '../archive/stat-clips.ts';
import { walkFolders } from '../archive/walk-folders.ts';
import type { FolderFailure } from '../core-types.ts';

export interface FoundClip {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  readonly clip: ClipName;
  readonly sizeBytes: number | null;
}

export interface FoundClips {
  readonly root: string;
  readonly clips: readonly FoundClip[];
  readonly unrecognised: readonly { readonly path: string; readonly problem: NameProblem }[];
  readonly unfinished: readonly string[];
  readonly unreadable: readonly UnreadableFolder[];
  readonly junk: number;
}

/** `keep` is asked before a clip's size is: what a filter leaves out costs the drive nothing. */
export async function findClips(
  folder: string,
  keep: (clip: ClipName) => boolean,
  instantOf: (asWritten: Instant) => Instant = (asWritten) => asWritten,
  depth: 'sizes' | 'names-only' = 'sizes',
): Promise<Result<FoundClips, FolderFailure>> {
  const inspected = await inspectFolder(folder);
  if (!inspected.ok) return inspected;
  const { root, above, device } = inspected.value.standing;
  const named: { path: string; clip: ClipName }[] = [];
  const unrecognised: { path: string; problem: NameProblem }[] = [];
  const unfinished: string[] = [];
  let junk = 0;
  const { end, unreadable } = await walkFolders(root, {
    above,
    device,
    onFolder(listed) {
      const inFolder = (name: string): string => (listed.path === '' ? name : `${listed.path}/${name}`);
      for (const { name, clip } of listed.clips) {
        const placed = { ...clip, recordedAt: instantOf(clip.recordedAt) };
        if (keep(placed)) named.push({ path: inFolder(name), clip: placed });
      }
      for (const { name, problem } of listed.unrecognised) unrecognised.push({ path: inFolder(name), problem });
      unfinished.push(...listed.unfinished.map(inFolder));
      junk += listed.junk;
    },
  });
  if (end !== 'complete') return fail('folder-gone', folder);
  named.sort((a, b) => a.clip.recordedAt - b.clip.recordedAt || (a.path < b.path ? -1 : 1));
  const stats = depth === 'names-only' ? [] : await statClips(root, named.map(({ path }) => path));
  const clips = named.map((one, place) => ({ ...one, sizeBytes: stats[place]?.sizeBytes ?? null }));
  return succeed({ root, clips, unrecognised: unrecognised.sort((a, b) => (a.path < b.path ? -1 : 1)), unfinished, unreadable, junk });
}
