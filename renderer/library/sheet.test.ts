import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originFor, sheetHeight, topOnSheet } from './sheet.ts';

/** What Chromium can draw. */
const highestPx = 33_554_428;
const millionClips = 90_000_000;

describe('the sheet of a list', () => {
  it('is the list itself when that is not too high', () => {
    expect(sheetHeight(5_000_000)).toBe(5_000_000);
    expect(originFor(5_000_000, 4_999_000, 0)).toBe(0);
  });

  it('is never higher than can be drawn', () => {
    expect(sheetHeight(millionClips)).toBeLessThan(highestPx);
  });

  it('shows every place of the list, from any other', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: millionClips }), fc.integer({ min: 0, max: millionClips }), (from, to) => {
      const origin = originFor(millionClips, to, originFor(millionClips, from, 0));
      expect(to - origin).toBeGreaterThanOrEqual(0);
      expect(to - origin).toBeLessThanOrEqual(sheetHeight(millionClips));
    }));
  });

  it('has room to scroll both ways, but for the ends of the list', () => {
    for (const to of [8_000_000, 20_000_000, 45_000_000, 82_000_000]) {
      const at = to - originFor(millionClips, to, 0);
      expect(Math.min(at, sheetHeight(millionClips) - at)).toBeGreaterThanOrEqual(1_000_000);
    }
    expect(originFor(millionClips, 0, 40_000_000)).toBe(0);
    expect(originFor(millionClips, millionClips, 0) + sheetHeight(millionClips)).toBe(millionClips);
  });

  it('stays where it is while one scrolls in its middle', () => {
    const origin = originFor(millionClips, 45_000_000, 0);
    expect(originFor(millionClips, 45_900_000, origin)).toBe(origin);
    expect(originFor(millionClips, 44_100_000, origin)).toBe(origin);
  });

  it('follows a list that became shorter', () => {
    expect(originFor(3_000_000, 1_000_000, 40_000_000)).toBe(0);
  });

  it('puts a day it does not show where it makes the sheet no higher', () => {
    const place = { top: 80_000_000, height: 4000 };
    expect(topOnSheet(place, millionClips, 0)).toBeLessThan(-place.height);
    expect(topOnSheet({ ...place, top: 41_000_000 }, millionClips, 40_000_000)).toBe(1_000_000);
  });
});
