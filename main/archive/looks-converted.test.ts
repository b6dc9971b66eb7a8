import { describe, expect, it } from 'vitest';
import { ZoneId } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import { looksConverted } from './looks-converted.ts';
import type { NamedClip } from './looks-converted.ts';

const newYork = ZoneId.parse('America/New_York');
const minute = 60_000;
const hour = 60 * minute;
/** Four clips a day for a year: both changes of the clocks of 2026 lie in it. */
const instants = Array.from({ length: 365 * 4 }, (_, place) => Date.UTC(2026, 0, 1) + place * 6 * hour + 7 * minute);
const winter = instants.filter((instant) => instant < Date.UTC(2026, 1, 20));

const offsetMs = (zone: ZoneId, instant: number): number => zoneClock(zone).offsetAt(instant) * minute;
/** Named in local time by another tool, times of writing kept. */
const converted = (zone: ZoneId, at: readonly number[] = instants): NamedClip[] =>
  at.map((instant) => ({ namedAt: instant + offsetMs(zone, instant), modifiedAt: instant + 40_000 }));
/** As a module names them; `shiftMs`: what the reader of the drive makes of its times. */
const genuine = (shiftMs: (instant: number) => number): NamedClip[] =>
  instants.map((instant) => ({ namedAt: instant, modifiedAt: instant + 40_000 + shiftMs(instant) }));

describe('names in local time', () => {
  for (const zone of ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/Santiago'].map((name) => ZoneId.parse(name))) {
    it(`are seen in ${zone}, across the changes of its clocks`, () => {
      expect(looksConverted(converted(zone), zone)).toBe(true);
    });
  }

  it('are seen with a few clips that were copied without their times', () => {
    const clips = converted(newYork).map((one, place) => (place % 50 === 0 ? { ...one, modifiedAt: Date.UTC(2027, 1, 1) } : one));
    expect(looksConverted(clips, newYork)).toBe(true);
  });
});

describe('no hint is given', () => {
  const silent: [string, NamedClip[], string][] = [
    ['of a module’s own names', genuine(() => 0), 'America/New_York'],
    ['of a drive whose times the computer reads in its own zone of today', genuine(() => 5 * hour), 'America/New_York'],
    ['of a drive whose times were written in local time', genuine((instant) => offsetMs(newYork, instant)), 'America/New_York'],
    ['of monthly copies, each read with the offset of its day', genuine((instant) => {
      const copiedAt = Date.UTC(2026, Math.floor((instant - Date.UTC(2026, 0, 1)) / (30.4 * 24 * hour)) + 1, 1);
      return -offsetMs(newYork, copiedAt);
    }), 'America/New_York'],
    ['of names in local time of another zone', converted(ZoneId.parse('Europe/Berlin')), 'America/New_York'],
    ['where clocks never change', converted(ZoneId.parse('Asia/Kathmandu')), 'Asia/Kathmandu'],
    ['in UTC', genuine(() => 0), 'UTC'],
    ['by one winter', converted(newYork, winter), 'America/New_York'],
    ['by clips whose times of writing were lost', instants.map((namedAt) => ({ namedAt, modifiedAt: Date.UTC(2027, 1, 1) })), 'America/New_York'],
    ['by too few clips', converted(newYork, instants.filter((_, place) => place % 8 === 0)), 'America/New_York'],
    ['by none', [], 'America/New_York'],
  ];
  for (const [what, clips, zone] of silent) {
    it(what, () => {
      expect(looksConverted(clips, ZoneId.parse(zone))).toBe(false);
    });
  }
});
