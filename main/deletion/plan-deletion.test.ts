import { describe, expect, it } from 'vitest';
import { parseZone, zoneClock } from '../../shared/time.ts';
import type { DeletionCandidate, DeletionChoice, DeletionPlan, DeletionRule, LeftOut } from './deletion-types.ts';
import { planDeletion } from './plan-deletion.ts';

const zoneOf = (name: string) => zoneClock(parseZone(name) ?? (() => { throw new Error(name); })());
const newYork = zoneOf('America/New_York');
const now = Date.UTC(2026, 10, 20, 12);
const hour = 3_600_000;
const day = 24 * hour;

function clip(recordedAt: number, more: Partial<DeletionCandidate> = {}): DeletionCandidate {
  return {
    path: `blink/${recordedAt}.mp4`, kind: 'local-storage', camera: 'Garage', cameraKey: 'garage', recordedAt, sizeBytes: 100, modifiedAt: recordedAt,
    durationMs: 5000, isStarred: false, hasNote: false, isWatched: false, isExported: false, sha256: null, obstacle: null, ...more,
  };
}

function planned(candidates: readonly DeletionCandidate[], choice: DeletionRule | DeletionChoice, more: { others?: LeftOut[]; clock?: typeof newYork; now?: number } = {}): DeletionPlan {
  const answer = planDeletion({ candidates, others: [], choice: 'kind' in choice ? choice : { kind: 'rule', rule: choice }, clock: newYork, now, ...more });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.plan;
}

const paths = (plan: DeletionPlan) => plan.files.map((file) => file.path);
const reasons = (plan: DeletionPlan) => Object.fromEntries(plan.leftOut.map(({ path, reason }) => [path, reason.code]));

describe('planDeletion', () => {
  it('counts age by local days, to the second, also on days of 23 and 25 hours', () => {
    // 2026-11-01 has 25 hours in New York. Today is the 20th: 18 days ago is the 2nd.
    const midnight = Date.UTC(2026, 10, 2, 5);
    const candidates = [clip(midnight - 1000), clip(midnight)];
    expect(paths(planned(candidates, { olderThanDays: 18 }))).toEqual([candidates[0]?.path]);
    expect(paths(planned(candidates, { olderThanDays: 18 }, { clock: zoneOf('UTC') }))).toEqual([]);
    expect(paths(planned(candidates, { olderThanDays: 17 }))).toHaveLength(2);
  });

  it('keeps the newest local days that have clips, whatever the clock says', () => {
    const times = [Date.UTC(2026, 2, 1, 3), Date.UTC(2026, 2, 1, 6), Date.UTC(2026, 9, 9, 12), Date.UTC(2026, 10, 19, 12)];
    const candidates = times.map((at) => clip(at));
    const left = (keepNewestDays: number, at = now) => planned(candidates, { keepNewestDays }, { now: at }).files.map((file) => file.recordedAt);
    expect([1, 2, 3, 4].map((days) => left(days).length)).toEqual([3, 2, 1, 0]);
    expect(left(1, 0)).toHaveLength(3);
  });

  it('frees at least so many bytes with the oldest, and says what is missing', () => {
    const candidates = [3, 1, 4, 2].map((at) => clip(at * day));
    expect(planned(candidates, { freeBytes: 101 }).files.map((file) => file.recordedAt / day)).toEqual([1, 2]);
    expect(planned(candidates, { freeBytes: 200 }).bytes).toBe(200);
    expect(planned(candidates, { freeBytes: 1000 })).toMatchObject({ bytes: 400, missingBytes: 600, takesAll: true });
    // A starred clip that stands in the way is told; one beyond what was needed is not.
    const starred = [clip(1 * day, { isStarred: true }), clip(2 * day), clip(3 * day, { isStarred: true })];
    expect(reasons(planned(starred, { freeBytes: 50 }))).toEqual({ [`blink/${day}.mp4`]: 'starred' });
  });

  it('lets every limit of a rule hold at once', () => {
    const candidates = [
      clip(1 * day + 23 * hour), clip(2 * day + 2 * hour, { camera: 'Door', cameraKey: 'door' }), clip(3 * day + 2 * hour, { kind: 'clip-backup' }),
      clip(4 * day + 12 * hour, { isWatched: true, durationMs: 9000 }), clip(5 * day, { isExported: true, durationMs: null }),
    ];
    const days = (rule: DeletionRule) => planned(candidates, rule, { clock: zoneOf('UTC') }).files.map((file) => Math.floor(file.recordedAt / day));
    expect(days({ before: 5 * day })).toEqual([1, 2, 3, 4]);
    expect(days({ cameras: ['garage'], kinds: ['local-storage'] })).toEqual([1, 4, 5]);
    expect(days({ timeOfDay: { fromMinute: 22 * 60, toMinute: 3 * 60 } })).toEqual([1, 2, 3, 5]);
    expect(days({ timeOfDay: { fromMinute: 0, toMinute: 120 } })).toEqual([5]);
    expect(days({ isWatched: true })).toEqual([4]);
    expect(days({ isWatched: false, minLengthMs: 5000, maxLengthMs: 5000 })).toEqual([1, 2, 3]);
    expect(days({ isExported: true })).toEqual([5]);
    expect(days({ before: 4 * day, cameras: ['garage'], freeBytes: 1 })).toEqual([1]);
    expect(planDeletion({ candidates, others: [], choice: { kind: 'rule', rule: {} }, clock: newYork, now })).toMatchObject({ ok: false, problem: { code: 'rule-is-empty' } });
  });

  it('never plans what is protected or no whole clip of an archive, and says why', () => {
    const candidates = [
      clip(1, { path: 'blink/star.mp4', isStarred: true }), clip(2, { path: 'blink/note.mp4', hasNote: true }),
      clip(3, { path: 'blink/damaged.mp4', obstacle: { code: 'damaged', damage: 'no-index' } }), clip(4, { path: 'Blink_Backups/offline.mp4', obstacle: { code: 'offline' } }),
      clip(5, { path: 'copies/blink/x.mp4' }), clip(6, { path: 'top.mp4' }), clip(7, { path: 'blinked/x.mp4' }), clip(8, { path: 'BLINK/fine.mp4' }),
    ];
    const others: LeftOut[] = [{ path: 'blink/odd.mp4', reason: { code: 'unrecognised', problem: 'no-such-date' } }];
    const plan = planned(candidates, { before: now }, { others });
    expect(paths(plan)).toEqual(['BLINK/fine.mp4']);
    expect(reasons(plan)).toEqual({
      'blink/star.mp4': 'starred', 'blink/note.mp4': 'noted', 'blink/damaged.mp4': 'damaged', 'Blink_Backups/offline.mp4': 'offline',
      'copies/blink/x.mp4': 'outside-archive', 'top.mp4': 'outside-archive', 'blinked/x.mp4': 'outside-archive', 'blink/odd.mp4': 'unrecognised',
    });
    expect(plan.takesAll).toBe(false);
    // By hand a starred or damaged clip needs its own yes; the rest stays out whatever is asked.
    const everything = new Set([...candidates.map((one) => one.path), 'blink/odd.mp4']);
    const byHand = (confirmed: string[]) => planned(candidates, { kind: 'by-hand', paths: everything, confirmed: new Set(confirmed) }, { others });
    expect(paths(byHand([]))).toEqual(['BLINK/fine.mp4']);
    expect(paths(byHand([...everything]))).toEqual(['blink/star.mp4', 'blink/note.mp4', 'blink/damaged.mp4', 'BLINK/fine.mp4']);
    expect(reasons(byHand([...everything]))).not.toHaveProperty('blink/damaged.mp4');
    expect(byHand([...everything]).leftOut).toHaveLength(5);
  });

  it('takes duplicates only with the same camera, instant and bytes, and always leaves one', () => {
    const same = { recordedAt: day, sha256: 'aa' };
    const candidates = [
      clip(day, { ...same, path: 'blink_backup/1.mp4', kind: 'clip-backup' }), clip(day, { ...same, path: 'blink/2.mp4' }), clip(day, { ...same, path: 'blink/3.mp4' }),
      clip(day, { ...same, path: 'blink/other-camera.mp4', cameraKey: 'door' }), clip(day, { path: 'blink/other-bytes.mp4', sha256: 'bb' }),
      clip(day, { path: 'blink/unread.mp4' }), clip(2 * day, { path: 'blink/other-time.mp4', sha256: 'aa' }), clip(day, { ...same, path: 'elsewhere/4.mp4' }),
      clip(day, { ...same, path: 'blink/0-damaged.mp4', obstacle: { code: 'damaged', damage: 'truncated' } }),
    ];
    expect(paths(planned(candidates, { isDuplicate: true }))).toEqual(['blink/3.mp4', 'blink_backup/1.mp4']);
    const starred = candidates.map((one) => (one.path === 'blink/3.mp4' ? { ...one, isStarred: true } : one));
    expect(paths(planned(starred, { isDuplicate: true }))).toEqual(['blink/2.mp4', 'blink_backup/1.mp4']);
  });

  it('refuses ages by a clock more than a day behind the newest clip, and only ages', () => {
    const candidates = [clip(now - 100 * day), clip(now)];
    const ask = (rule: DeletionRule, at: number) => planDeletion({ candidates, others: [], choice: { kind: 'rule', rule }, clock: newYork, now: at });
    expect(ask({ olderThanDays: 1 }, 0)).toEqual({ ok: false, problem: { code: 'clock-is-behind', now: 0, newest: now } });
    expect(ask({ olderThanDays: 1 }, now - day - 1)).toMatchObject({ ok: false });
    expect(ask({ olderThanDays: 1 }, now - day)).toMatchObject({ ok: true });
    expect(ask({ before: now }, 0)).toMatchObject({ ok: true });
    // A clock in 2099 is no proof of anything: the plan says that it takes all.
    expect(ask({ olderThanDays: 1 }, Date.UTC(2099, 0))).toMatchObject({ ok: true, plan: { takesAll: true } });
  });

  it('sums a plan by camera and local month', () => {
    const candidates = [clip(Date.UTC(2026, 10, 1, 3, 59), { sizeBytes: 7 }), clip(Date.UTC(2026, 10, 1, 4), { camera: 'GARAGE' }), clip(Date.UTC(2026, 10, 2), { camera: 'Door', cameraKey: 'door' })];
    expect(planned(candidates, { before: now })).toMatchObject({
      bytes: 207, oldest: candidates[0]?.recordedAt, newest: candidates[2]?.recordedAt,
      cameras: [{ cameraKey: 'garage', camera: 'GARAGE', clips: 2, bytes: 107 }, { cameraKey: 'door', camera: 'Door', clips: 1, bytes: 100 }],
      months: [{ month: '2026-10', clips: 1, bytes: 7 }, { month: '2026-11', clips: 2, bytes: 200 }],
    });
  });
});
