// Reads the bytes of clips that may be duplicates: those with the same camera, instant and size, and no others.
import path from 'node:path';
import type { ClipId } from '../../shared/ids.ts';
import type { GroundClip } from './cleanup-ground.ts';
import { hashFile } from './exported-copies.ts';
import { resolveInside } from '../inside-root.ts';

export interface Compared {
  /** The clips with the SHA-256 of those whose bytes were read. */
  readonly clips: readonly GroundClip[];
  /** How many are still to be read. */
  readonly left: number;
}

export interface DuplicateReader {
  /** `clips`: in order of time. Reads on for at most `forMs` and answers with what is known until then. What was read is kept as long as the program runs. */
  compare(root: string, clips: readonly GroundClip[], forMs: number): Promise<Compared>;
}

/** A stick gives no more for more. */
const readsAtOnce = 2;

export function createDuplicateReader(): DuplicateReader {
  const known = new Map<string, string | null>();
  const keyOf = ({ id, sizeBytes, modifiedAt }: GroundClip): string => `${id}/${sizeBytes}/${modifiedAt}`;

  return {
    async compare(root, clips, forMs) {
      const possible = possibleDuplicates(clips);
      const unread = possible.filter((clip) => !known.has(keyOf(clip)));
      const { signal } = new AbortController();
      const until = performance.now() + forMs;
      let next = 0;
      const lane = async (): Promise<void> => {
        while (performance.now() < until) {
          const clip = unread[next++];
          if (clip === undefined) return;
          known.set(keyOf(clip), await hashOwnFile(root, clip, signal));
        }
      };
      await Promise.all(Array.from({ length: readsAtOnce }, lane));
      const isPossible = new Set<ClipId>(possible.map(({ id }) => id));
      return {
        clips: clips.map((clip) => (isPossible.has(clip.id) ? { ...clip, sha256: known.get(keyOf(clip)) ?? null } : clip)),
        left: unread.filter((clip) => !known.has(keyOf(clip))).length,
      };
    },
  };
}

/** A link that took the clip's place is no second clip: what it leads to may be the very clip that would go, or lie elsewhere. */
async function hashOwnFile(root: string, clip: GroundClip, signal: AbortSignal): Promise<string | null> {
  const found = await resolveInside(root, clip.path);
  const isItself = found.ok && found.value.fullPath.endsWith(path.join(path.sep, clip.path));
  return isItself ? hashFile(found.value.fullPath, signal) : null;
}

function possibleDuplicates(clips: readonly GroundClip[]): GroundClip[] {
  const groups = new Map<string, GroundClip[]>();
  // In order of time, those of one instant are neighbours: few clips are, and only they need a key.
  const isCrowded = ({ recordedAt }: GroundClip, place: number): boolean => clips[place - 1]?.recordedAt === recordedAt || clips[place + 1]?.recordedAt === recordedAt;
  for (const clip of clips.filter(isCrowded)) {
    if (clip.obstacle !== null) continue;
    const key = `${clip.recordedAt}/${clip.sizeBytes}/${clip.cameraKey}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [clip]);
    else group.push(clip);
  }
  return [...groups.values()].filter((group) => group.length > 1).flat();
}
