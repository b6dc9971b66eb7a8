// Looks at every clip of a plan again, right before a run: what is not as the plan saw it stays, and why.
import path from 'node:path';
import { isSameFile } from '../archive/measure-clips.ts';
import { statClips } from '../archive/stat-clips.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { clipFlags } from '../catalog/column-row.ts';
import type { PlannedDeletion } from '../deletion/deletion-types.ts';
import { readClipFacts } from '../media/read-clip-facts.ts';
import type { KeptReason } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { GroundClip } from './cleanup-ground.ts';
import type { CleanupPlan } from './cleanup-plans.ts';
import { isStillVerified } from './exported-copies.ts';

export interface CheckedPlan {
  /** With the time each has now: that of a FAT drive moves with the clocks of the computer. */
  readonly files: readonly PlannedDeletion[];
  readonly kept: ReadonlyMap<string, KeptReason>;
}

interface CheckParts {
  readonly columns: Catalog['columns'];
  readonly signal: AbortSignal;
  /** At most ten times a second. */
  readonly onProgress: (doneClips: number) => void;
}

const statsAtOnce = 512;
/** As many as a stick serves at the pace of its requests. */
const readsAtOnce = 6;
const toldEveryMs = 100;

/** Null when it was cancelled. */
export async function checkPlan(plan: CleanupPlan, { columns, signal, onProgress }: CheckParts): Promise<CheckedPlan | null> {
  const chosen = plan.clips.filter(({ id }) => !plan.takenOut.has(id));
  const kept = new Map<string, KeptReason>();
  const files: PlannedDeletion[] = [];
  const isProtected = protectionSince(plan, columns);
  for (let from = 0; from < chosen.length; from += statsAtOnce) {
    if (signal.aborted) return null;
    const batch = chosen.slice(from, from + statsAtOnce);
    const stats = await statClips(plan.volume.root, batch.map((clip) => clip.path));
    batch.forEach((clip, place) => {
      const found = stats[place] ?? null;
      // What does not answer is looked at by the run itself, which knows why.
      files.push({ path: clip.path, recordedAt: clip.recordedAt, sizeBytes: clip.sizeBytes, modifiedAt: found?.modifiedAt ?? clip.modifiedAt });
      if (found !== null && !isSameFile(clip, found)) kept.set(clip.path, 'changed');
      if (isProtected(clip.path) !== null) kept.set(clip.path, 'protected');
    });
  }

  const proofs = [plan.isRule ? provesWhole : null, plan.copies.size > 0 ? provesCopy : null, plan.twins.size > 0 ? provesTwin : null].filter((proof) => proof !== null);
  const doubtful = chosen.filter((clip) => !kept.has(clip.path) && (plan.copies.has(clip.id) || plan.twins.has(clip.id) || !clip.isProbed));
  let next = 0;
  let toldAt = performance.now();
  const lane = async (): Promise<void> => {
    for (let clip = doubtful[next++]; clip !== undefined && !signal.aborted; clip = doubtful[next++]) {
      for (const proof of proofs) {
        const wrong = kept.has(clip.path) ? null : await proof(plan, clip, signal);
        if (wrong !== null) kept.set(clip.path, wrong);
      }
      if (performance.now() - toldAt < toldEveryMs) continue;
      toldAt = performance.now();
      onProgress(chosen.length - doubtful.length + next);
    }
  };
  await Promise.all(Array.from({ length: Math.min(readsAtOnce, doubtful.length) }, lane));
  return signal.aborted ? null : { files, kept };
}

/** Why a clip stays that was starred or given a note since the plan was made. For asking at any time later. */
export function protectionSince({ clips }: Pick<CleanupPlan, 'clips'>, columns: Catalog['columns']): (path: string) => KeptReason | null {
  const byPath = new Map(clips.map((clip) => [clip.path, clip]));
  return (file) => {
    const clip = byPath.get(file);
    const place = clip === undefined ? null : columns.placeOf(clip.id);
    if (clip === undefined || place === null) return null;
    const flags = columns.flags(place);
    const isNew = ((flags & clipFlags.starred) !== 0 && !clip.isStarred) || ((flags & clipFlags.noted) !== 0 && !clip.hasNote);
    return isNew ? 'protected' : null;
  };
}

type Proof = (plan: CleanupPlan, clip: GroundClip, signal: AbortSignal) => Promise<KeptReason | null>;

/** One that cannot be read is looked at by the run itself. */
const provesWhole: Proof = async ({ volume }, clip) => {
  if (clip.isProbed) return null;
  const facts = await readClipFacts(path.join(volume.root, clip.path));
  return facts.ok && facts.value.damage !== null ? 'damaged' : null;
};

const provesCopy: Proof = async ({ volume, copies }, clip, signal) => {
  const copy = copies.get(clip.id);
  return copy !== undefined && (await isStillVerified(path.join(volume.root, clip.path), copy, signal)) ? null : 'copy-lost';
};

const provesTwin: Proof = async ({ volume, twins }, clip) => {
  const others: readonly GroundClip[] = twins.get(clip.id) ?? [];
  const stats = await statClips(volume.root, others.map((other) => other.path));
  return others.some((other, place) => {
    const found = stats[place] ?? null;
    return found !== null && isSameFile(other, found);
  }) ? null : 'no-duplicate';
};

/** By path, the clips of a plan: what a run deletes by path goes from the catalog by id. */
export function idsByPath({ clips }: Pick<CleanupPlan, 'clips'>): ReadonlyMap<string, ClipId> {
  return new Map(clips.map(({ path: file, id }) => [file, id]));
}
