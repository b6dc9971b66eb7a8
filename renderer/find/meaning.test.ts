// What the box says at once of a typed text, and what it asks the core.
import { describe, expect, it } from 'vitest';
import { understand } from '../../shared/find/understand.ts';
import { ZoneId } from '../../shared/schema.ts';
import { toLocalDate, zoneClock } from '../../shared/time.ts';
import { wallFormats } from '../client/wall-formats.ts';
import { readMeaning, type Meaning } from './meaning.ts';

const newYork = ZoneId.parse('America/New_York');
const utcFormats = wallFormats(zoneClock(ZoneId.parse('UTC')));
const now = Date.parse('2026-11-06T17:00:00Z');
const minuteMs = 60_000;

function read(text: string, { zone = newYork, isOther = false, dayInView = null }: { zone?: ZoneId; isOther?: boolean; dayInView?: ReturnType<typeof toLocalDate> } = {}): Meaning | null {
  const context = { now, zone, locale: 'en-US', dayInView };
  return readMeaning(understand(text, context), context, utcFormats, isOther);
}

const windows = (meaning: Meaning | null) => meaning?.question?.moments.map(({ instant, window, reach }) => ({
  at: new Date(instant).toISOString(), before: (instant - window.from) / minuteMs, after: (window.to - instant) / minuteMs, reach,
}));

describe('what a typed text means in the box', () => {
  it('is nothing while nothing is typed', () => {
    expect(read('  ')).toBeNull();
  });

  it('is a moment with five minutes each way, both ends counting', () => {
    const meaning = read('yesterday 5pm');
    expect(meaning?.lines).toEqual(['Thursday, November 5, 2026, 5:00 PM, New York']);
    expect(windows(meaning)).toEqual([{ at: '2026-11-05T22:00:00.000Z', before: 5, after: 5 + 1 / minuteMs, reach: 'near' }]);
    expect(meaning?.paths).toEqual([{ localStorage: ['blink/26-11/26-11-05/22-'], clipBackup: ['blink_backup/26-11/05-22-'] }]);
  });

  it('is the span itself for a part of a day', () => {
    expect(windows(read('last friday evening'))).toEqual([{ at: '2026-10-30T21:00:00.000Z', before: 0, after: 300, reach: 'span' }]);
  });

  it('is two moments, each with its label, for a time that came twice', () => {
    const meaning = read('2026-11-01 01:30');
    expect(meaning?.question?.moments.map(({ label, instant }) => [label, new Date(instant).toISOString()])).toEqual([
      ['EDT (UTC-04:00)', '2026-11-01T05:30:00.000Z'], ['EST (UTC-05:00)', '2026-11-01T06:30:00.000Z'],
    ]);
    expect(meaning?.notes[0]).toMatch(/came twice/);
  });

  it('says that a skipped time did not happen, from which clock to which, and looks around it', () => {
    const meaning = read('2026-03-08 02:30');
    expect(meaning?.lines[0]).toMatch(/did not happen in New York/);
    expect(meaning?.notes[0]).toMatch(/EST \(UTC-05:00\) to .*EDT \(UTC-04:00\)/);
    expect(windows(meaning)).toEqual([{ at: '2026-03-08T07:00:00.000Z', before: 30, after: 30, reach: 'gap' }]);
  });

  it('of an ambiguous date is one reading with the other on offer, and back', () => {
    const first = read('1/2/2026');
    const other = read('1/2/2026', { isOther: true });
    expect([first?.lines[0], first?.other]).toEqual(['Friday, January 2, 2026, all day, New York', 'Sunday, February 1, 2026, all day, New York']);
    expect([other?.lines[0], other?.other]).toEqual([first?.other, first?.lines[0]]);
    expect(windows(other)?.[0]?.at).toBe('2026-02-01T05:00:00.000Z');
  });

  it('of a pasted path is its local time, its name in the question, and what to say when it is unknown', () => {
    const meaning = read('blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4');
    expect(meaning?.lines).toEqual(['Thursday, November 5, 2026, 5:00:00 PM, New York, EST (UTC-05:00)']);
    expect(meaning?.question?.named).toContain('22-00-00_Front_Door_001.mp4');
    expect(windows(meaning)?.[0]?.at).toBe('2026-11-05T22:00:00.000Z');
    expect(meaning?.unknownName).not.toBeNull();
  });

  it('of a name without its folders is its UTC time, and that time on the day in view', () => {
    expect(read('22-00-00_Front_Door_001.mp4')?.lines[0]).toMatch(/22:00:00 UTC/);
    expect(read('22-00-00_Front_Door_001.mp4')?.question?.moments).toEqual([]);
    expect(windows(read('22-00-00_Front_Door_001.mp4', { dayInView: toLocalDate(2026, 11, 5) }))?.[0]?.at).toBe('2026-11-05T22:00:00.000Z');
  });

  it.each(['yest', '25:61', '31 February', 'x'.repeat(10_000), 'a\u0000b', '5pm Atlantis/City', '1900-01-01', '9999-01-01'])('is a sentence and no question for %s', (text) => {
    const meaning = read(text);
    expect(meaning?.question).toBeNull();
    expect(meaning?.notes.join()).toMatch(/\w+ .*\./);
  });

  it('is read in UTC while UTC is shown', () => {
    const meaning = read('yesterday 5pm', { zone: ZoneId.parse('UTC') });
    expect(meaning?.lines).toEqual(['Thursday, November 5, 2026, 5:00 PM, UTC']);
    expect(windows(meaning)?.[0]?.at).toBe('2026-11-05T17:00:00.000Z');
  });
});
