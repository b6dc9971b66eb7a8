// What is shown while typing: the words of a reading, by locale, zone and offset.
import { describe, expect, it } from 'vitest';
import type { ZoneId } from '../schema.ts';
import { LocalDate } from '../schema.ts';
import { parseZone } from '../time.ts';
import { describeReading } from './describe.ts';
import { understand } from './understand.ts';
import type { FindContext } from './understanding.ts';

function zoneOf(name: string): ZoneId {
  const zone = parseZone(name);
  if (zone === null) throw new Error(`No such zone here: ${name}`);
  return zone;
}

const newYork: FindContext = { now: Date.UTC(2026, 10, 4, 20, 30), zone: zoneOf('America/New_York'), locale: 'en-GB', dayInView: null };

function described(text: string, context: Partial<FindContext> = {}): string[] {
  const whole = { ...newYork, ...context };
  const understood = understand(text, whole);
  return understood.kind === 'times' ? understood.readings.map((reading) => settledText(describeReading(reading, whole))) : [understood.kind];
}

/** Versions of the locale data differ in the space before am and pm and in the comma behind British weekdays. */
function settledText(text: string): string {
  return text.replaceAll('\u202f', ' ').replace(/(day),(?= \d)/g, '$1');
}

describe('describing what was understood', () => {
  it('names day, clock and city in the order of the locale', () => {
    expect(described('2026-10-31 17:10')).toEqual(['Saturday 31 October 2026, 17:10, New York']);
    expect(described('2026-10-31 17:10', { locale: 'en-US' })).toEqual(['Saturday, October 31, 2026, 5:10 PM, New York']);
    expect(described('2026-10-31 17:10:05', { locale: 'en-AU' })).toEqual(['Saturday 31 October 2026, 5:10:05 pm, New York']);
    expect(described('2026-10-31 17:10', { locale: 'de' })).toEqual(['Samstag, 31. Oktober 2026, 17:10, New York']);
    expect(described('around 17:10 on 31 october')).toEqual(['Saturday 31 October 2026, about 17:10, New York']);
  });

  it('tells the two times of the autumn pair apart', () => {
    expect(described('2026-11-01 01:30')).toEqual([
      'Sunday 1 November 2026, 01:30 EDT (UTC-04:00), New York',
      'Sunday 1 November 2026, 01:30 EST (UTC-05:00), New York',
    ]);
    expect(described('2026-04-05 01:45', { zone: zoneOf('Australia/Lord_Howe') })).toEqual([
      'Sunday 5 April 2026, 01:45 LHDT (UTC+11:00), Lord Howe',
      'Sunday 5 April 2026, 01:45 LHST (UTC+10:30), Lord Howe',
    ]);
  });

  it('shows spans with both ends, dates only where they differ', () => {
    expect(described('friday evening')).toEqual(['Friday 30 October 2026, 17:00 to 22:00, New York']);
    expect(described('friday night')).toEqual(['Friday 30 October 2026, 21:00 to Saturday 31 October 2026, 06:00, New York']);
    expect(described('after 5pm on friday')).toEqual(['Friday 30 October 2026, 17:00 to midnight, New York']);
    expect(described('between 1 and 1:30 am on 1 november')).toEqual(['Sunday 1 November 2026, 01:00 EDT (UTC-04:00) to 01:30 EST (UTC-05:00), New York']);
  });

  it('shows whole days, the 25-hour one too, and rows of days', () => {
    expect(described('1 november 2026')).toEqual(['Sunday 1 November 2026, all day, New York']);
    expect(described('last week')).toEqual(['Monday 26 October 2026 to Sunday 1 November 2026, New York']);
    expect(described('about 2 may 2021')).toEqual(['about Sunday 2 May 2021, all day, New York']);
  });

  it('shows a time of another zone on both clocks', () => {
    expect(described('2 may 2021 22:00 UTC')).toEqual(['Sunday 2 May 2021, 22:00, UTC (18:00, New York)']);
    expect(described('2 may 2021 22:00 PST')).toEqual(['Sunday 2 May 2021, 22:00, UTC-08:00 (Monday 3 May 2021, 02:00, New York)']);
    expect(described('2026-11-01T05:30:05Z')).toEqual(['Sunday 1 November 2026, 05:30:05, UTC (01:30:05 EDT (UTC-04:00), New York)']);
    expect(described('2 may 2021 18:39 in Kathmandu')).toEqual(['Sunday 2 May 2021, 18:39, Kathmandu (08:54, New York)']);
  });

  it('says in the same words what else an ambiguous date could be', () => {
    const understood = understand('1/2/2026 5pm', newYork);
    const other = understood.kind === 'times' ? understood.readings[0]?.alternative?.text : undefined;
    expect(settledText(other ?? '')).toBe('Friday 2 January 2026, 17:00, New York');
  });

  it('is about the day in view when only a time is typed', () => {
    expect(described('17:10', { dayInView: LocalDate.parse('2026-03-08') })).toEqual(['Sunday 8 March 2026, 17:10, New York']);
  });
});
