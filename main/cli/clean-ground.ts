// Reads a drive, or a copy with its archive folders, for `clean`: names first; sizes and headers only of what a rule picks.
import path from 'node:path';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import { cameraKey } from '../../shared/clip-name.ts';
import type { ClipName } from '../../shared/clip-name.ts';
import type { Instant, UnreadableFolder } from '../../shared/schema.ts';
import { findArchiveRoots } from '../archive/archive-roots.ts';
import { inspectFolder } from '../archive/inspect-folder.ts';
import { stagedFiles } from '../archive/staged-files.ts';
import { statClips } from '../archive/stat-clips.ts';
import { walkFolders } from '../archive/walk-folders.ts';
import type { ClipKeyParts, ClipLabel } from '../catalog/clip-labels.ts';
import type { FolderFailure } from '../core-types.ts';
import type { DeletionCandidate, DeletionPlan, DeletionVolume, LeftOut } from '../deletion/deletion-types.ts';
import type { PlanAnswer } from '../deletion/plan-deletion.ts';
import { proveMount } from '../deletion/prove-mount.ts';
import { rootNumber } from '../deletion/root-number.ts';
import { readClipFacts } from '../media/read-clip-facts.ts';

export interface CleanGround {
  readonly volume: DeletionVolume;
  /** Sizes and headers are read by `planWithFacts`. */
  readonly candidates: readonly DeletionCandidate[];
  /** By path, what the name of each says. */
  readonly clips: ReadonlyMap<string, ClipName>;
  readonly others: readonly LeftOut[];
  readonly unreadable: readonly UnreadableFolder[];
}

interface GroundOptions {
  readonly instantOf: (asWritten: Instant) => Instant;
  readonly labelOf: (clip: ClipKeyParts) => ClipLabel;
}

/** `value` null: it has no archive folder at its top, so nothing there can be told to be an archive's. */
export async function readGround(folder: string, { instantOf, labelOf }: GroundOptions): Promise<Result<CleanGround | null, FolderFailure>> {
  const inspected = await inspectFolder(folder);
  if (!inspected.ok) return inspected;
  const { root, above, device } = inspected.value.standing;
  const roots = await findArchiveRoots(root);
  if (!roots.ok) return fail(roots.failure.code, folder);
  if (roots.value.length === 0) return succeed(null);
  const volume = { root, drive: path.basename(root) || root, device, inode: await rootNumber(root), mount: await proveMount(root) };

  const clips = new Map<string, ClipName>();
  const candidates: DeletionCandidate[] = [];
  const others: LeftOut[] = [];
  const { end, unreadable } = await walkFolders(root, {
    above,
    device,
    onFolder(listed) {
      const inFolder = (name: string): string => (listed.path === '' ? name : `${listed.path}/${name}`);
      for (const { name, clip } of listed.clips) {
        const key = cameraKey(clip.camera);
        const serial = clip.kind === 'local-storage' ? clip.number : clip.uid;
        const label = labelOf({ kind: clip.kind, writtenAt: clip.recordedAt, camera: key, serial });
        const placed = { ...clip, recordedAt: instantOf(clip.recordedAt) };
        clips.set(inFolder(name), placed);
        candidates.push({
          path: inFolder(name), kind: clip.kind, camera: clip.camera, cameraKey: key, recordedAt: placed.recordedAt,
          sizeBytes: 0, modifiedAt: 0, durationMs: null, isStarred: label.isStarred, hasNote: label.note !== null,
          isWatched: label.watchedAt !== null, isExported: false, sha256: null, obstacle: null,
        });
      }
      for (const { name, problem } of listed.unrecognised) others.push({ path: inFolder(name), reason: { code: 'unrecognised', problem } });
      for (const name of listed.unfinished) others.push({ path: inFolder(name), reason: { code: 'unfinished' } });
    },
  });
  if (end !== 'complete') return fail('folder-gone', folder);
  for (const { name } of roots.value) for (const file of await stagedFiles(root, name)) others.push({ path: file, reason: { code: 'staging' } });
  return succeed({ volume, candidates, clips, others, unreadable });
}

/** As many as a stick serves at the pace of its requests. */
const readsAtOnce = 6;

/**
 * Plans, reads what is not known yet of the clips that were picked, and plans again, until all of them are known to be
 * whole. `plan` is asked with what is known; `sized` false: sizes are not, so every clip that a rule may mean is wanted.
 */
export async function planWithFacts(
  ground: CleanGround,
  plan: (candidates: readonly DeletionCandidate[], sized: boolean) => PlanAnswer,
): Promise<PlanAnswer> {
  let { candidates } = ground;
  const change = (changed: ReadonlyMap<string, DeletionCandidate | null>): void => {
    candidates = candidates.flatMap((clip) => {
      const now = changed.get(clip.path);
      return now === undefined ? [clip] : now === null ? [] : [now];
    });
  };
  const first = plan(candidates, false);
  if (!first.ok) return first;
  change(await sized(ground.volume.root, clipsOf(candidates, first.plan)));

  const whole = new Set<string>();
  for (;;) {
    const answer = plan(candidates, true);
    if (!answer.ok) return answer;
    const unread = clipsOf(candidates, answer.plan).filter((clip) => !whole.has(clip.path));
    if (unread.length === 0) return answer;
    const changed = await inspected(ground.volume.root, unread);
    for (const { path: file } of unread) if (!changed.has(file)) whole.add(file);
    change(changed);
  }
}

function clipsOf(candidates: readonly DeletionCandidate[], plan: DeletionPlan): DeletionCandidate[] {
  const picked = new Set(plan.files.map((file) => file.path));
  return candidates.filter((clip) => picked.has(clip.path));
}

async function sized(root: string, clips: readonly DeletionCandidate[]): Promise<Map<string, DeletionCandidate>> {
  const stats = await statClips(root, clips.map((clip) => clip.path));
  return new Map(clips.map((clip, place) => {
    const found = stats[place] ?? null;
    return [clip.path, found === null ? { ...clip, obstacle: { code: 'unreadable' } } : { ...clip, ...found }];
  }));
}

/** Only those that are not whole: with the obstacle, or null for one that has gone meanwhile. */
async function inspected(root: string, clips: readonly DeletionCandidate[]): Promise<Map<string, DeletionCandidate | null>> {
  const changed = new Map<string, DeletionCandidate | null>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let clip = clips[next++]; clip !== undefined; clip = clips[next++]) {
      const facts = await readClipFacts(path.join(root, clip.path));
      if (!facts.ok) changed.set(clip.path, facts.failure.code === 'clip-missing' ? null : { ...clip, obstacle: { code: 'unreadable' } });
      else if (facts.value.damage !== null) changed.set(clip.path, { ...clip, obstacle: { code: 'damaged', damage: facts.value.damage } });
    }
  };
  await Promise.all(Array.from({ length: readsAtOnce }, lane));
  return changed;
}

