// What a rule, or a selection by hand, would delete from one drive: asks the plan again until all it needs is known.
import { findArchiveRoots } from '../archive/archive-roots.ts';
import { stagedFiles } from '../archive/staged-files.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { DeletionChoice, DeletionPlan, DeletionRule, LeftOut } from '../deletion/deletion-types.ts';
import { planDeletionInTurns } from '../deletion/plan-deletion.ts';
import type { PlanAnswer } from '../deletion/plan-deletion.ts';
import type { CleanupChoice, CleanupRule, ConfirmedKind } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { GroundClip } from './cleanup-ground.ts';
import type { DuplicateReader } from './compare-duplicates.ts';
import { createHeaderReader } from './read-headers.ts';
import { findCopies } from './exported-copies.ts';
import type { KnownCopy } from './exported-copies.ts';

export interface CleanupWish {
  readonly catalog: Catalog;
  readonly duplicates: DuplicateReader;
  readonly volumeId: VolumeId;
  readonly root: string;
  readonly clips: readonly GroundClip[];
  readonly choice: CleanupChoice;
  readonly clock: ZoneClock;
  readonly now: Instant;
}

/** `plan` null: `problem` says why. What a check before the run needs stands beside it. */
export interface CleanupAnswer {
  readonly plan: DeletionPlan<GroundClip> | null;
  readonly problem: Extract<PlanAnswer, { ok: false }>['problem'] | null;
  /** Of clips meant because of their copies. */
  readonly copies: ReadonlyMap<ClipId, KnownCopy>;
  /** Of clips meant as duplicates: those of which one at least must stay. */
  readonly twins: ReadonlyMap<ClipId, readonly GroundClip[]>;
  readonly uncompared: number;
}

/** So long a preview reads headers; what is left is read before the run. */
const readHeadersMs = 800;
/** So long a preview reads bytes to compare them; asked again it goes on. */
const compareMs = 1200;

export async function planCleanup(wish: CleanupWish): Promise<CleanupAnswer> {
  const { choice } = wish;
  if (choice.kind === 'by-hand') {
    const ids = new Set<ClipId>(choice.ids);
    const meant = wish.clips.filter(({ id }) => ids.has(id));
    const confirmed = new Set(meant.filter((clip) => isConfirmed(clip, choice.confirmed)).map(({ path }) => path));
    return settled(await planned(wish, wish.clips, { kind: 'by-hand', paths: new Set(meant.map(({ path }) => path)), confirmed }, []));
  }
  const rule = toDeletionRule(choice.rule, wish.catalog);
  const others = await otherFiles(wish);
  if (rule.isDuplicate === true) {
    const { clips, left } = await wish.duplicates.compare(wish.root, wish.clips, compareMs);
    return lookedAt({ ...wish, clips }, rule, others, left);
  }
  return lookedAt(wish, rule, others, 0);
}

/** Looks at what is planned, leaves out what is damaged or has no copy where it needs one, and plans again: a size to free then needs others. */
async function lookedAt(wish: CleanupWish, rule: DeletionRule, others: readonly LeftOut[], uncompared: number): Promise<CleanupAnswer> {
  const copies = new Map<ClipId, KnownCopy>();
  const looked = new Set<ClipId>();
  const headers = createHeaderReader(wish.catalog, wish.root, readHeadersMs);
  let { clips } = wish;
  for (;;) {
    const answer = await planned(wish, clips, { kind: 'rule', rule }, others);
    if (!answer.ok) return { ...settled(answer), uncompared };
    const unseen = rule.isExported === true ? answer.plan.clips.filter(({ id }) => !looked.has(id)) : [];
    const read = await headers.read(answer.plan.clips, wish.now);
    clips = read.size === 0 ? clips : clips.map((clip) => read.get(clip.id) ?? clip);
    if (unseen.length === 0 && read.size === 0) return { plan: answer.plan, problem: null, copies, twins: rule.isDuplicate === true ? twinsOf(clips, answer.plan) : new Map(), uncompared };
    for (const [id, copy] of await findCopies(wish.catalog, unseen, wish.root)) copies.set(id, copy);
    for (const { id } of unseen) looked.add(id);
    clips = clips.map((clip) => (looked.has(clip.id) && !copies.has(clip.id) ? { ...clip, obstacle: clip.obstacle ?? { code: 'copy-lost' } } : clip));
  }
}

function planned({ clock, now }: CleanupWish, candidates: readonly GroundClip[], choice: DeletionChoice, others: readonly LeftOut[]): Promise<PlanAnswer<GroundClip>> {
  return planDeletionInTurns({ candidates, others, choice, clock, now });
}

function settled(answer: PlanAnswer<GroundClip>): CleanupAnswer {
  const nothing = { copies: new Map(), twins: new Map(), uncompared: 0 };
  return answer.ok ? { ...nothing, plan: answer.plan, problem: null } : { ...nothing, plan: null, problem: answer.problem };
}

/** Each trait that protects it was asked about. */
function isConfirmed(clip: GroundClip, confirmed: readonly ConfirmedKind[]): boolean {
  const traits: ConfirmedKind[] = [];
  if (clip.isStarred) traits.push('starred');
  if (clip.hasNote) traits.push('noted');
  if (clip.obstacle?.code === 'damaged') traits.push('damaged');
  return traits.length > 0 && traits.every((trait) => confirmed.includes(trait));
}

function toDeletionRule({ cameras, ...rule }: CleanupRule, { groups }: Pick<Catalog, 'groups'>): DeletionRule {
  return cameras === undefined ? rule : { ...rule, cameras: cameras.map((id) => String(groups.shown(id))) };
}

/** The other clips with the camera, instant and bytes of each planned duplicate. */
function twinsOf(clips: readonly GroundClip[], plan: DeletionPlan<GroundClip>): Map<ClipId, readonly GroundClip[]> {
  const keyOf = ({ recordedAt, sizeBytes, sha256, cameraKey }: GroundClip): string => `${recordedAt}/${sizeBytes}/${sha256 ?? ''}/${cameraKey}`;
  const planned = new Set<ClipId>(plan.clips.map(({ id }) => id));
  const staying = new Map<string, GroundClip[]>();
  for (const clip of clips) {
    if (clip.sha256 === null || clip.obstacle !== null || planned.has(clip.id)) continue;
    staying.set(keyOf(clip), [...(staying.get(keyOf(clip)) ?? []), clip]);
  }
  return new Map(plan.clips.map((clip) => [clip.id, staying.get(keyOf(clip)) ?? []]));
}

const straysAtOnce = 1000;

/** Files that no rule can mean. */
async function otherFiles({ catalog, volumeId, root }: CleanupWish): Promise<LeftOut[]> {
  const others: LeftOut[] = catalog.health.unfinished(volumeId, Number.MAX_SAFE_INTEGER).map((path) => ({ path, reason: { code: 'unfinished' } }));
  for (let after = 0; ; ) {
    const strays = catalog.clips.unrecognised(volumeId, after, straysAtOnce);
    for (const { path, problem } of strays) others.push({ path, reason: { code: 'unrecognised', problem } });
    const last = strays.at(-1);
    if (last === undefined || strays.length < straysAtOnce) break;
    after = last.id;
  }
  const roots = await findArchiveRoots(root);
  if (!roots.ok) return others;
  for (const { name } of roots.value) for (const path of await stagedFiles(root, name)) others.push({ path, reason: { code: 'staging' } });
  return others;
}
