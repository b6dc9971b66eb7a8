// A health report in words: what counts as wrong, and the text that is copied.
import { describe, expect, it } from 'vitest';
import { ClipId, VolumeId } from '../../shared/ids.ts';
import type { HealthReport, Volume } from '../../shared/schema.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { countWrong, findingsOf, reportText, verdictOf } from './health-words.ts';

function newYork() {
  const zone = parseZone('America/New_York');
  if (zone === null) throw new Error('No New York');
  return { clock: zoneClock(zone) };
}

function drive(change: Partial<Volume> = {}): Volume {
  return {
    id: VolumeId.parse(1), kind: 'drive', name: 'PORCH', place: '/media/PORCH', isPresent: true, homeZone: null, namedInZone: null,
    fileSystem: 'exFAT', sizeBytes: 32e9, freeBytes: 20e9, isReadOnly: false, lastSeenAt: 0, scan: 'done', clips: 3, bytes: 3e6,
    clipsByKind: { 'local-storage': 2, 'clip-backup': 1 }, oldest: Date.parse('2026-11-01T05:30:00Z'), newest: Date.parse('2026-11-06T02:00:00Z'),
    unrecognised: 0, unfinished: 0, damaged: 0, probed: 3, looksConverted: false, canEject: true, junk: 0, unreadable: [], ...change,
  };
}

function report(change: Partial<HealthReport> = {}): HealthReport {
  return {
    clips: 3, byKind: { 'local-storage': 2, 'clip-backup': 1 }, unprobed: 0, unrecognised: [], damaged: [], unfinished: [], unreadable: [],
    counts: { unrecognised: 0, damaged: 0, unfinished: 0, unreadable: 0 }, junk: 0, skeleton: { ok: true, missing: [] },
    freeBytes: 20e9, sizeBytes: 32e9, isReadOnly: false, ...change,
  };
}

const damagedPath = 'blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4';
const damagedClip = { path: damagedPath, reason: '', damage: 'empty', clipId: ClipId.parse(7) } as const;
const noFolders: HealthReport['skeleton'] = { ok: false, missing: ['blink/.tmp', 'blink_backup'] };

describe('the verdict', () => {
  it('is that nothing is wrong only when every clip was checked', () => {
    expect(verdictOf(report(), drive()).name).toBe('Nothing is wrong');
    expect(verdictOf(report({ unprobed: 2 }), drive()).name).toBe('Nothing wrong so far');
  });

  it('counts files, missing folders, little space and a lock', () => {
    const bad = report({
      damaged: [damagedClip], counts: { unrecognised: 4, damaged: 1, unfinished: 0, unreadable: 2 }, skeleton: noFolders, freeBytes: 374e6, isReadOnly: true,
    });
    expect(countWrong(bad, drive())).toBe(10);
    expect(verdictOf(bad, drive()).name).toBe('10 things to look at');
  });

  it('asks no folders, space or lock of a copy on another disk', () => {
    expect(countWrong(report({ skeleton: noFolders, freeBytes: 0, isReadOnly: true }), drive({ kind: 'folder' }))).toBe(0);
  });
});

describe('the findings', () => {
  it('leave out what was not found, and name the drive itself when its root cannot be read', () => {
    const findings = findingsOf(report({ unreadable: [{ path: '', reason: '', code: 'EIO' }], counts: { unrecognised: 0, damaged: 0, unfinished: 0, unreadable: 1 } }));
    expect(findings.map(({ kind, files }) => [kind, files.map(({ path }) => path)])).toEqual([['unreadable', ['The drive itself']]]);
  });
});

describe('the copied text', () => {
  it('holds every fact and every file with its reason', () => {
    const text = reportText({
      report: report({ damaged: [damagedClip], counts: { unrecognised: 0, damaged: 1, unfinished: 0, unreadable: 0 }, skeleton: noFolders }),
      volume: drive(), zone: newYork(), madeAt: 'today',
    });
    for (const part of ['Check of PORCH', 'today', '3 · 2 local storage, 1 clip backup', 'Nov 1, 2026 to Nov 5, 2026', '20 GB free of 32 GB', 'exFAT', '“blink/.tmp” and “blink_backup”', `  ${damagedPath}\n    The file is empty`]) {
      expect(text).toContain(part);
    }
  });

  it('says how many files are left out when there are too many to list', () => {
    const text = reportText({
      report: report({ damaged: [damagedClip], counts: { unrecognised: 0, damaged: 2500, unfinished: 0, unreadable: 0 } }),
      volume: drive(), zone: newYork(), madeAt: 'today',
    });
    expect(text).toContain('The first 1 of 2,500.');
  });
});
