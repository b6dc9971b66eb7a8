// Keeps the free space of present volumes fresh, at most every 10 s, and never makes anyone wait for a slow drive.
import { spaceOf } from './volume-space.ts';
import type { VolumeSpace } from './volume-space.ts';

export interface FreeSpaceParts {
  /** Hears every answer. */
  readonly onSpace: (root: string, freeBytes: number) => void;
  readonly ask?: (root: string) => Promise<VolumeSpace | 'gone' | null>;
  /** Ms that only go forward: the clock on the wall may be set back. */
  readonly elapsedMs?: () => number;
}

const everyMs = 10_000;

/** The call to refresh what is known of the volume at `root`. Does nothing while an answer is younger than 10 s, or awaited. */
export function createFreeSpace({ onSpace, ask = spaceOf, elapsedMs = () => performance.now() }: FreeSpaceParts): (root: string) => void {
  const askedAt = new Map<string, number>();
  const awaited = new Set<string>();
  return (root) => {
    const last = askedAt.get(root);
    if (awaited.has(root) || (last !== undefined && elapsedMs() - last < everyMs)) return;
    askedAt.set(root, elapsedMs());
    awaited.add(root);
    void ask(root).then((space) => {
      awaited.delete(root);
      if (space !== null && space !== 'gone') onSpace(root, space.freeBytes);
    });
  };
}
