// Turns a rule into one question a clip: is it meant? Protection is not asked here. Pure.
import type { Instant } from '../../shared/schema.ts';
import { addDays } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { DeletionCandidate, DeletionRule } from './deletion-types.ts';

interface RuleGround {
  /** All clips in archive roots, oldest first: the newest days are counted among them. */
  readonly clips: readonly DeletionCandidate[];
  readonly clock: ZoneClock;
  readonly now: Instant;
}

/** Leaves `freeBytes` and `isDuplicate` out: they look at several clips together. */
export function ruleTest(rule: DeletionRule, { clips, clock, now }: RuleGround): (clip: DeletionCandidate) => boolean {
  const before = Math.min(
    rule.before ?? Infinity,
    rule.olderThanDays === undefined ? Infinity : clock.dayRange(addDays(clock.dateAt(now), -rule.olderThanDays)).from,
    rule.keepNewestDays === undefined ? Infinity : startOfNewestDays(clips, rule.keepNewestDays, clock),
  );
  const kinds = rule.kinds === undefined ? null : new Set(rule.kinds);
  const cameras = rule.cameras === undefined ? null : new Set(rule.cameras);
  const { minLengthMs, maxLengthMs } = rule;
  return (clip) =>
    clip.recordedAt < before &&
    (kinds?.has(clip.kind) ?? true) &&
    (cameras?.has(clip.cameraKey) ?? true) &&
    (rule.timeOfDay === undefined || isAtTime(clip.recordedAt, rule.timeOfDay, clock)) &&
    (minLengthMs === undefined || (clip.durationMs !== null && clip.durationMs >= minLengthMs)) &&
    (maxLengthMs === undefined || (clip.durationMs !== null && clip.durationMs <= maxLengthMs)) &&
    (rule.isWatched === undefined || clip.isWatched === rule.isWatched) &&
    (rule.isExported === undefined || clip.isExported);
}

/** The first instant of the `days` newest local days that have clips; -Infinity when there are no more days than that. */
function startOfNewestDays(clips: readonly DeletionCandidate[], days: number, clock: ZoneClock): Instant {
  if (days <= 0) return Infinity;
  let counted = 0;
  let start = Infinity;
  for (let place = clips.length - 1; place >= 0; place -= 1) {
    const clip = clips[place];
    if (clip === undefined || clip.recordedAt >= start) continue;
    if (counted === days) return start;
    counted += 1;
    start = clock.dayRange(clock.dateAt(clip.recordedAt)).from;
  }
  return -Infinity;
}

/** Over midnight when the window ends before it begins; the whole day when both ends are the same. */
function isAtTime(instant: Instant, { fromMinute, toMinute }: NonNullable<DeletionRule['timeOfDay']>, clock: ZoneClock): boolean {
  const { hour, minute } = clock.timeAt(instant);
  const at = hour * 60 + minute;
  if (fromMinute === toMinute) return true;
  return fromMinute < toMinute ? at >= fromMinute && at < toMinute : at >= fromMinute || at < toMinute;
}
