// A rule reads as one phrase, in the zone of its dates and with the cameras as the user calls them.
import { expect, it } from 'vitest';
import { CameraId, VolumeId } from '../../shared/ids.ts';
import { ZoneId, type Camera } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import { ruleWords } from './rule-words.ts';

const camera: Camera = { id: CameraId.parse(3), name: 'Front_Door', label: 'Porch', colour: 0, isHidden: false, clips: 9, volumes: [VolumeId.parse(1)], names: [] };
const zone = { clock: zoneClock(ZoneId.parse('America/New_York')) };

it.each([
  [{ olderThanDays: 90 }, 'older than 90 days'],
  [{ olderThanDays: 1, kinds: ['clip-backup' as const] }, 'older than 1 day, of clip backup'],
  [{ keepNewestDays: 14, cameras: [camera.id, CameraId.parse(8)] }, 'beyond the newest 14 days, from Porch and Unknown camera'],
  [{ freeBytes: 2_500_000_000, isWatched: true }, 'the oldest 2.5 GB, watched'],
  [{ before: Date.UTC(2026, 10, 1, 4), maxLengthMs: 10_499 }, 'before Nov 1, 2026, at most 0:10 long'],
  [{ timeOfDay: { fromMinute: 1320, toMinute: 360 }, isExported: true as const, isDuplicate: true as const }, 'between 10:00 PM and 6:00 AM, exported, duplicates'],
])('%j', (rule, words) => {
  expect(ruleWords(rule, [camera], zone).replaceAll('\u202f', ' ')).toBe(words);
});
