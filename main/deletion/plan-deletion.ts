// What would be deleted, and what not and why. Pure: nothing is asked of a drive, nothing is touched.
import { archiveRootKind } from '../../shared/drive-entry.ts';
import type { LeftOutReason } from '../../shared/deletion/deletion-schema.ts';
import type { Instant } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { DeletionCandidate, DeletionChoice, DeletionPlan, DeletionRule, LeftOut, PlanLeftOut, PlannedDeletion } from './deletion-types.ts';
import { atOneGo, eachInSteps, filterInSteps, sortInSteps } from '../in-steps.ts';
import type { Steps } from '../in-steps.ts';
import { inTurns } from '../in-turns.ts';
import { monthReader } from './month-reader.ts';
import { spareDuplicates } from './spare-duplicates.ts';
import { ruleTest } from './rule-test.ts';

export interface DeletionWish<Clip extends DeletionCandidate = DeletionCandidate> {
  /** Every recognised clip of the volume. */
  readonly candidates: readonly Clip[];
  /** Files that no rule can mean, told for completeness. */
  readonly others: readonly LeftOut[];
  readonly choice: DeletionChoice;
  readonly clock: ZoneClock;
  readonly now: Instant;
}

/**
 * `rule-is-empty`: it limits nothing, so it says nothing. `clock-is-behind`: by this computer's clock the newest clip
 * comes from a future more than a day away, so no age can be told.
 */
export type PlanAnswer<Clip extends DeletionCandidate = DeletionCandidate> =
  | { readonly ok: true; readonly plan: DeletionPlan<Clip> }
  | { readonly ok: false; readonly problem: { readonly code: 'rule-is-empty' } | { readonly code: 'clock-is-behind'; readonly now: Instant; readonly newest: Instant } };

const dayMs = 86_400_000;

export function planDeletion<Clip extends DeletionCandidate>(wish: DeletionWish<Clip>): PlanAnswer<Clip> {
  return atOneGo(planSteps(wish));
}

/** The same, letting others run in between: the clips of a full drive take some 50 ms. */
export function planDeletionInTurns<Clip extends DeletionCandidate>(wish: DeletionWish<Clip>): Promise<PlanAnswer<Clip>> {
  return inTurns(planSteps(wish));
}

function* planSteps<Clip extends DeletionCandidate>({ candidates, others, choice, clock, now }: DeletionWish<Clip>): Steps<PlanAnswer<Clip>> {
  const byTime = (yield* isSorted(candidates)) ? candidates : yield* sortInSteps(candidates, inTime);
  if (choice.kind === 'by-hand') {
    const meant = yield* filterInSteps(byTime, ({ path }) => choice.paths.has(path));
    const chosen = yield* filterInSteps(meant, (clip) => hindrance(clip, choice.confirmed) === null);
    const otherPaths = yield* filterInSteps(others, ({ path }) => choice.paths.has(path));
    return { ok: true, plan: yield* planOf(byTime, meant, chosen, { others: otherPaths, clock, confirmed: choice.confirmed, missingBytes: 0 }) };
  }
  const { rule } = choice;
  if (Object.values(rule).every((limit) => limit === undefined)) return { ok: false, problem: { code: 'rule-is-empty' } };
  const newest = byTime.at(-1)?.recordedAt;
  if (rule.olderThanDays !== undefined && newest !== undefined && now < newest - dayMs) {
    return { ok: false, problem: { code: 'clock-is-behind', now, newest } };
  }
  return { ok: true, plan: yield* planByRule(byTime, rule, { others, clock, now }) };
}

function* planByRule<Clip extends DeletionCandidate>(
  byTime: readonly Clip[],
  rule: DeletionRule,
  { others, clock, now }: Pick<DeletionWish, 'others' | 'clock' | 'now'>,
): Steps<DeletionPlan<Clip>> {
  const inArchive = yield* filterInSteps(byTime, isInArchive);
  const isMeant = ruleTest(rule, { clips: inArchive, clock, now });
  const spared = rule.isDuplicate === true ? spareDuplicates(inArchive) : null;
  const meant = yield* filterInSteps(byTime, (clip) => isMeant(clip) && (spared === null || spared.isDuplicate(clip)));
  const free = yield* filterInSteps(meant, (clip) => hindrance(clip, nobody) === null);
  if (rule.freeBytes === undefined) return yield* planOf(byTime, meant, free, { others, clock, confirmed: nobody, missingBytes: 0 });

  let missingBytes = rule.freeBytes;
  const chosen: Clip[] = [];
  let last = -Infinity;
  for (const clip of free) {
    if (missingBytes <= 0) break;
    chosen.push(clip);
    missingBytes -= clip.sizeBytes;
    last = clip.recordedAt;
  }
  // What is newer than the last one needed was not passed over: it was not reached.
  const reached = missingBytes > 0 ? meant : yield* filterInSteps(meant, (clip) => clip.recordedAt <= last);
  return yield* planOf(byTime, reached, chosen, { others, clock, confirmed: nobody, missingBytes: Math.max(0, missingBytes) });
}

const nobody: ReadonlySet<string> = new Set();

/** Below one of the volume's archive folders: nothing else is ever deleted. */
function isInArchive({ path }: DeletionCandidate): boolean {
  const top = path.slice(0, Math.max(0, path.indexOf('/')));
  let isRoot = rootNames.get(top);
  if (isRoot === undefined) {
    isRoot = archiveRootKind(top) !== null;
    if (rootNames.size < 1000) rootNames.set(top, isRoot);
  }
  return isRoot;
}

/** What was asked before, of the few folders at the top of a drive. */
const rootNames = new Map<string, boolean>();

/** Why this clip is not deleted though it is meant. */
function hindrance(clip: DeletionCandidate, confirmed: ReadonlySet<string>): LeftOutReason | null {
  if (!isInArchive(clip)) return { code: 'outside-archive' };
  if (clip.obstacle !== null && !(clip.obstacle.code === 'damaged' && confirmed.has(clip.path))) return clip.obstacle;
  if (confirmed.has(clip.path)) return null;
  if (clip.isStarred) return { code: 'starred' };
  return clip.hasNote ? { code: 'noted' } : null;
}

interface PlanSetting {
  readonly others: readonly LeftOut[];
  readonly clock: ZoneClock;
  readonly confirmed: ReadonlySet<string>;
  readonly missingBytes: number;
}

function* planOf<Clip extends DeletionCandidate>(
  byTime: readonly Clip[],
  meant: readonly Clip[],
  chosen: readonly Clip[],
  { others, clock, confirmed, missingBytes }: PlanSetting,
): Steps<DeletionPlan<Clip>> {
  const leftOut: PlanLeftOut<Clip>[] = [];
  yield* eachInSteps(meant, (clip) => {
    const reason = hindrance(clip, confirmed);
    if (reason !== null) leftOut.push({ path: clip.path, reason, clip });
  });
  yield* eachInSteps(others, (other) => void leftOut.push({ ...other, clip: null }));
  const cameras = new Map<string, Share & { camera: string }>();
  const months = new Map<string, Share>();
  const monthAt = monthReader(clock);
  let bytes = 0;
  const files: PlannedDeletion[] = [];
  yield* eachInSteps(chosen, ({ path, cameraKey, camera, recordedAt, sizeBytes, modifiedAt }) => {
    files.push({ path, recordedAt, sizeBytes, modifiedAt });
    bytes += sizeBytes;
    const ofCamera = cameras.get(cameraKey) ?? { clips: 0, bytes: 0, camera };
    // The newest spelling is shown.
    ofCamera.camera = camera;
    cameras.set(cameraKey, grown(ofCamera, sizeBytes));
    const month = monthAt(recordedAt);
    months.set(month, grown(months.get(month) ?? { clips: 0, bytes: 0 }, sizeBytes));
  });
  const inArchive = yield* filterInSteps(byTime, isInArchive);
  return {
    files,
    clips: chosen,
    bytes,
    oldest: chosen.at(0)?.recordedAt ?? null,
    newest: chosen.at(-1)?.recordedAt ?? null,
    cameras: [...cameras].map(([cameraKey, share]) => ({ cameraKey, ...share })).sort((a, b) => b.bytes - a.bytes || (a.cameraKey < b.cameraKey ? -1 : 1)),
    months: [...months].map(([month, share]) => ({ month, ...share })),
    leftOut: yield* sortInSteps(leftOut, (a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1)),
    missingBytes,
    takesAll: chosen.length > 0 && chosen.length === inArchive.length,
  };
}

interface Share {
  clips: number;
  bytes: number;
}

function grown<Kind extends Share>(share: Kind, sizeBytes: number): Kind {
  share.clips += 1;
  share.bytes += sizeBytes;
  return share;
}

function inTime(a: DeletionCandidate, b: DeletionCandidate): number {
  return a.recordedAt - b.recordedAt || (a.path < b.path ? -1 : 1);
}

function* isSorted(clips: readonly DeletionCandidate[]): Steps<boolean> {
  let isInOrder = true;
  yield* eachInSteps(clips, (clip, place) => {
    isInOrder &&= inTime(clips[place - 1] ?? clip, clip) <= 0;
  });
  return isInOrder;
}
