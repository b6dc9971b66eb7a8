// Of clips with the same camera, instant and bytes, which one stays. Size alone or time alone is never enough. Pure.
import type { DeletionCandidate } from './deletion-types.ts';

export interface SparedDuplicates {
  /** True for a clip of which another, spared one has the same camera, instant and bytes. */
  isDuplicate(clip: DeletionCandidate): boolean;
}

/**
 * One of each group is spared: a starred or noted one, else local storage (the vendor's app shows it), else the first by path.
 * A clip that can no longer be had never stands in for another, and one whose bytes nobody read is nobody's duplicate.
 */
export function spareDuplicates(clips: readonly DeletionCandidate[]): SparedDuplicates {
  const groups = new Map<string, DeletionCandidate[]>();
  for (const clip of clips) {
    if (clip.sha256 === null || clip.obstacle !== null) continue;
    const key = `${clip.recordedAt}/${clip.sizeBytes}/${clip.sha256}/${clip.cameraKey}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [clip]);
    else group.push(clip);
  }
  const duplicates = new Set<DeletionCandidate>();
  for (const group of groups.values()) {
    for (const clip of group.toSorted(bestFirst).slice(1)) duplicates.add(clip);
  }
  return { isDuplicate: (clip) => duplicates.has(clip) };
}

function bestFirst(a: DeletionCandidate, b: DeletionCandidate): number {
  return Number(isMarked(b)) - Number(isMarked(a))
    || Number(b.kind === 'local-storage') - Number(a.kind === 'local-storage')
    || (a.path < b.path ? -1 : 1);
}

function isMarked({ isStarred, hasNote }: DeletionCandidate): boolean {
  return isStarred || hasNote;
}
