// What would be deleted, and what not and why. Pure: nothing is asked of a drive, nothing is touched.
import { archiveRootKind } from '../../shared/drive-entry.ts';
import type { LeftOutReason } from '../../shared/deletion/deletion-text.ts';
import type { Instant } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { DeletionCandidate, DeletionChoice, DeletionPlan, DeletionRule, LeftOut, PlanShare } from './deletion-types.ts';
import { spareDuplicates } from './spare-duplicates.ts';
import { ruleTest } from './rule-test.ts';

export interface DeletionWish {
  /** Every recognised clip of the volume. */
  readonly candidates: readonly DeletionCandidate[];
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
export type PlanAnswer =
  | { readonly ok: true; readonly plan: DeletionPlan }
  | { readonly ok: false; readonly problem: { readonly code: 'rule-is-empty' } | { readonly code: 'clock-is-behind'; readonly now: Instant; readonly newest: Instant } };

const dayMs = 86_400_000;

export function planDeletion({ candidates, others, choice, clock, now }: DeletionWish): PlanAnswer {
  const byTime = candidates.toSorted((a, b) => a.recordedAt - b.recordedAt || (a.path < b.path ? -1 : 1));
  if (choice.kind === 'by-hand') {
    const meant = byTime.filter(({ path }) => choice.paths.has(path));
    const chosen = new Set<DeletionCandidate>(meant.filter((clip) => hindrance(clip, choice.confirmed) === null));
    const otherPaths = others.filter(({ path }) => choice.paths.has(path));
    return { ok: true, plan: planOf(byTime, meant, chosen, { others: otherPaths, clock, confirmed: choice.confirmed, missingBytes: 0 }) };
  }
  const { rule } = choice;
  if (Object.values(rule).every((limit) => limit === undefined)) return { ok: false, problem: { code: 'rule-is-empty' } };
  const newest = byTime.at(-1)?.recordedAt;
  if (rule.olderThanDays !== undefined && newest !== undefined && now < newest - dayMs) {
    return { ok: false, problem: { code: 'clock-is-behind', now, newest } };
  }
  return { ok: true, plan: planByRule(byTime, rule, { others, clock, now }) };
}

function planByRule(
  byTime: readonly DeletionCandidate[],
  rule: DeletionRule,
  { others, clock, now }: Pick<DeletionWish, 'others' | 'clock' | 'now'>,
): DeletionPlan {
  const isMeant = ruleTest(rule, { clips: byTime.filter(isInArchive), clock, now });
  const spared = rule.isDuplicate === true ? spareDuplicates(byTime.filter(isInArchive)) : null;
  const meant = byTime.filter((clip) => isMeant(clip) && (spared === null || spared.isDuplicate(clip)));
  const free = meant.filter((clip) => hindrance(clip, nobody) === null);
  if (rule.freeBytes === undefined) return planOf(byTime, meant, new Set(free), { others, clock, confirmed: nobody, missingBytes: 0 });

  let missingBytes = rule.freeBytes;
  const chosen = new Set<DeletionCandidate>();
  let last = -Infinity;
  for (const clip of free) {
    if (missingBytes <= 0) break;
    chosen.add(clip);
    missingBytes -= clip.sizeBytes;
    last = clip.recordedAt;
  }
  // What is newer than the last one needed was not passed over: it was not reached.
  const reached = missingBytes > 0 ? meant : meant.filter((clip) => clip.recordedAt <= last);
  return planOf(byTime, reached, chosen, { others, clock, confirmed: nobody, missingBytes: Math.max(0, missingBytes) });
}

const nobody: ReadonlySet<string> = new Set();

/** Below one of the volume's archive folders: nothing else is ever deleted. */
function isInArchive({ path }: DeletionCandidate): boolean {
  const top = path.indexOf('/');
  return top > 0 && archiveRootKind(path.slice(0, top)) !== null;
}

/** Why this clip is not deleted though it is meant. */
function hindrance(clip: DeletionCandidate, confirmed: ReadonlySet<string>): LeftOutReason | null {
  if (!isInArchive(clip)) return { code: 'outside-archive' };
  if (clip.obstacle !== null) return clip.obstacle;
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

function planOf(
  byTime: readonly DeletionCandidate[],
  meant: readonly DeletionCandidate[],
  chosen: ReadonlySet<DeletionCandidate>,
  { others, clock, confirmed, missingBytes }: PlanSetting,
): DeletionPlan {
  const files = byTime.filter((clip) => chosen.has(clip));
  const leftOut = meant.flatMap((clip): LeftOut[] => {
    const reason = chosen.has(clip) ? null : hindrance(clip, confirmed);
    return reason === null ? [] : [{ path: clip.path, reason }];
  });
  const cameras = new Map<string, PlanShare & { camera: string }>();
  const months = new Map<string, PlanShare>();
  for (const { cameraKey, camera, recordedAt, sizeBytes } of files) {
    // The newest spelling is shown.
    cameras.set(cameraKey, { ...grown(cameras.get(cameraKey), sizeBytes), camera });
    const month = clock.dateAt(recordedAt).slice(0, 7);
    months.set(month, grown(months.get(month), sizeBytes));
  }
  return {
    files: files.map(({ path, recordedAt, sizeBytes, modifiedAt }) => ({ path, recordedAt, sizeBytes, modifiedAt })),
    bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    oldest: files.at(0)?.recordedAt ?? null,
    newest: files.at(-1)?.recordedAt ?? null,
    cameras: [...cameras].map(([cameraKey, share]) => ({ cameraKey, ...share })).sort((a, b) => b.bytes - a.bytes || (a.cameraKey < b.cameraKey ? -1 : 1)),
    months: [...months].map(([month, share]) => ({ month, ...share })),
    leftOut: [...leftOut, ...others].sort((a, b) => (a.path < b.path ? -1 : 1)),
    missingBytes,
    takesAll: files.length > 0 && byTime.every((clip) => chosen.has(clip) || !isInArchive(clip)),
  };
}

function grown(share: PlanShare | undefined, sizeBytes: number): PlanShare {
  return { clips: (share?.clips ?? 0) + 1, bytes: (share?.bytes ?? 0) + sizeBytes };
}
