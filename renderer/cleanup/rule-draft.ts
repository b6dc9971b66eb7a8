// The rule while it is being made: what is switched on, what is typed, and the rule the core understands that follows from it.
import type { CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import type { CameraId } from '../../shared/ids.ts';
import type { ClipKind, Instant, LocalDate, Volume } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { DayTime } from '../filters/filters.ts';

/** Switched off it keeps what was typed. Null: nothing that counts is typed. */
export interface Limit<Value> {
  readonly isOn: boolean;
  readonly value: Value | null;
}

export interface RuleDraft {
  /** Days. */
  readonly age: Limit<number>;
  readonly before: Limit<LocalDate>;
  /** Days. */
  readonly keep: Limit<number>;
  /** Decimal gigabytes. */
  readonly free: Limit<number>;
  readonly kind: ClipKind | null;
  /** None: all. */
  readonly cameras: readonly CameraId[];
  readonly time: DayTime | null;
  readonly leastSeconds: number | null;
  readonly mostSeconds: number | null;
  readonly onlyWatched: boolean;
  readonly onlyExported: boolean;
  readonly onlyDuplicates: boolean;
}

const gigabyte = 1e9;

export const noRule: RuleDraft = {
  age: { isOn: false, value: 90 }, before: { isOn: false, value: null }, keep: { isOn: false, value: 30 }, free: { isOn: false, value: 1 },
  kind: null, cameras: [], time: null, leastSeconds: null, mostSeconds: null, onlyWatched: false, onlyExported: false, onlyDuplicates: false,
};

/** Below this a drive holds too little for gigabytes to be a question. */
const leastFree = 0.1;

const ages = [365, 180, 90, 60, 30, 14, 7];
const dayMs = 86_400_000;

/** The longest usual age that some clip has. */
function firstAge(oldest: Instant | null, now: Instant): number {
  return ages.find((days) => oldest !== null && now - oldest > (days + 1) * dayMs) ?? 90;
}

/** What is suggested first: a tenth of the drive, never more than half of its clips; by age where that says nothing. Pure. */
export function firstDraft({ kind, sizeBytes, bytes, oldest }: Pick<Volume, 'kind' | 'sizeBytes' | 'bytes' | 'oldest'>, now: Instant): RuleDraft {
  const wanted = Math.min((sizeBytes ?? 0) / 10, bytes / 2) / gigabyte;
  const value = wanted >= 1 ? Math.floor(wanted) : Math.floor(wanted * 10) / 10;
  if (kind === 'folder' || value < leastFree) return { ...noRule, age: { isOn: true, value: firstAge(oldest, now) } };
  return { ...noRule, free: { isOn: true, value } };
}

/** How many of the limits behind “More” are set. */
export function countLimits({ kind, cameras, time, leastSeconds, mostSeconds }: RuleDraft): number {
  return [kind !== null, cameras.length > 0, time !== null, leastSeconds !== null || mostSeconds !== null].filter(Boolean).length;
}

/** Dates are those of the clock. An empty rule means that nothing is set. Pure. */
export function draftToRule(draft: RuleDraft, clock: ZoneClock): CleanupRule {
  const { age, before, keep, free, kind, cameras, time, leastSeconds, mostSeconds, onlyWatched, onlyExported, onlyDuplicates } = draft;
  const [least, most] = leastSeconds !== null && mostSeconds !== null && leastSeconds > mostSeconds ? [mostSeconds, leastSeconds] : [leastSeconds, mostSeconds];
  return {
    ...(age.isOn && age.value !== null && { olderThanDays: age.value }),
    ...(before.isOn && before.value !== null && { before: clock.dayRange(before.value).from }),
    ...(keep.isOn && keep.value !== null && { keepNewestDays: keep.value }),
    ...(free.isOn && free.value !== null && { freeBytes: Math.round(free.value * gigabyte) }),
    ...(kind !== null && { kinds: [kind] }),
    ...(cameras.length > 0 && { cameras: [...cameras] }),
    ...(time !== null && { timeOfDay: { fromMinute: time.from, toMinute: time.to } }),
    ...(least !== null && { minLengthMs: least * 1000 }),
    // A clip of 10.4 s reads 0:10 and is at most 10 s long to whoever reads it.
    ...(most !== null && { maxLengthMs: most * 1000 + 499 }),
    ...(onlyWatched && { isWatched: true }),
    ...(onlyExported && { isExported: true as const }),
    ...(onlyDuplicates && { isDuplicate: true as const }),
  };
}

/** The inverse of `draftToRule`. Pure. */
export function ruleToDraft(rule: CleanupRule, clock: ZoneClock): RuleDraft {
  const { olderThanDays, before, keepNewestDays, freeBytes, kinds, timeOfDay, minLengthMs, maxLengthMs } = rule;
  const limit = <Value>(value: Value | undefined, otherwise: Limit<Value>): Limit<Value> => (value === undefined ? otherwise : { isOn: true, value });
  return {
    age: limit(olderThanDays, noRule.age),
    before: limit(before === undefined ? undefined : clock.dateAt(before), noRule.before),
    keep: limit(keepNewestDays, noRule.keep),
    free: limit(freeBytes === undefined ? undefined : freeBytes / gigabyte, noRule.free),
    kind: kinds?.length === 1 ? (kinds[0] ?? null) : null,
    cameras: rule.cameras ?? [],
    time: timeOfDay === undefined ? null : { from: timeOfDay.fromMinute, to: timeOfDay.toMinute },
    leastSeconds: minLengthMs === undefined ? null : Math.round(minLengthMs / 1000),
    mostSeconds: maxLengthMs === undefined ? null : Math.floor(maxLengthMs / 1000),
    onlyWatched: rule.isWatched === true,
    onlyExported: rule.isExported === true,
    onlyDuplicates: rule.isDuplicate === true,
  };
}

/** A rule that goes on to mean other clips as time passes; only such a one is worth keeping. Pure. */
export function isLasting({ olderThanDays, keepNewestDays }: CleanupRule): boolean {
  return olderThanDays !== undefined || keepNewestDays !== undefined;
}
