// A rule as it is typed is the rule the core gets, and comes back the same.
import { describe, expect, it } from 'vitest';
import { CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import { CameraId } from '../../shared/ids.ts';
import { LocalDate, ZoneId } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import { countLimits, draftToRule, firstDraft, isLasting, noRule, ruleToDraft, type RuleDraft } from './rule-draft.ts';

const clock = zoneClock(ZoneId.parse('America/New_York'));
const everything: RuleDraft = {
  age: { isOn: true, value: 90 }, before: { isOn: true, value: LocalDate.parse('2026-11-01') }, keep: { isOn: true, value: 14 }, free: { isOn: true, value: 2.5 },
  kind: 'clip-backup', cameras: [CameraId.parse(3)], time: { from: 1320, to: 360 }, leastSeconds: 5, mostSeconds: 10, onlyWatched: true, onlyExported: true, onlyDuplicates: true,
};

describe('a rule as it is typed', () => {
  it('says all that is set, by the clock of the zone', () => {
    const rule = draftToRule(everything, clock);
    expect(rule).toEqual({
      olderThanDays: 90, before: Date.UTC(2026, 10, 1, 4), keepNewestDays: 14, freeBytes: 2_500_000_000, kinds: ['clip-backup'], cameras: [3],
      timeOfDay: { fromMinute: 1320, toMinute: 360 }, minLengthMs: 5000, maxLengthMs: 10_499, isWatched: true, isExported: true, isDuplicate: true,
    });
    expect(CleanupRule.parse(rule)).toEqual(rule);
    expect(ruleToDraft(rule, clock)).toEqual(everything);
  });

  it('says nothing of what is switched off or not typed yet', () => {
    expect(draftToRule({ ...noRule, age: { isOn: true, value: null } }, clock)).toEqual({});
    expect(draftToRule(noRule, clock)).toEqual({});
  });

  it('takes lengths whichever way round they were typed', () => {
    expect(draftToRule({ ...noRule, leastSeconds: 10, mostSeconds: 5 }, clock)).toEqual({ minLengthMs: 5000, maxLengthMs: 10_499 });
  });

  it('counts the limits one does not see', () => {
    expect(countLimits(noRule)).toBe(0);
    expect(countLimits(everything)).toBe(4);
  });

  it('lasts only when it goes with time', () => {
    expect(isLasting({ freeBytes: 1e9, before: 0 })).toBe(false);
    expect(isLasting({ keepNewestDays: 30 })).toBe(true);
  });
});

const now = Date.UTC(2026, 10, 20);
const daysAgo = (days: number) => now - days * 86_400_000;

describe('the first suggestion', () => {
  it.each([
    ['a tenth of a large drive', { kind: 'drive', sizeBytes: 64e9, bytes: 60e9 }, 6],
    ['no more than half of the clips', { kind: 'drive', sizeBytes: 64e9, bytes: 3e9 }, 1],
    ['tenths of a gigabyte on a small one', { kind: 'drive', sizeBytes: 4e9, bytes: 3e9 }, 0.4],
  ] as const)('frees %s', (_, volume, value) => {
    expect(firstDraft({ ...volume, oldest: daysAgo(400) }, now).free).toEqual({ isOn: true, value });
  });

  it.each([
    ['a folder', { kind: 'folder', sizeBytes: 500e9, bytes: 60e9 }],
    ['next to nothing', { kind: 'drive', sizeBytes: 64e9, bytes: 0.1e9 }],
    ['an unknown size', { kind: 'drive', sizeBytes: null, bytes: 60e9 }],
  ] as const)('goes by age for %s', (_, volume) => {
    expect(firstDraft({ ...volume, oldest: daysAgo(100) }, now)).toMatchObject({ free: { isOn: false }, age: { isOn: true, value: 90 } });
  });

  it.each([[1000, 365], [40, 30], [10, 7]])('is an age that some clip has when the oldest is %i days old', (age, value) => {
    expect(firstDraft({ kind: 'folder', sizeBytes: null, bytes: 1, oldest: daysAgo(age) }, now).age).toEqual({ isOn: true, value });
  });
});
