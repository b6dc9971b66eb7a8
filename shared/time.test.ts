// Time as a user meets it: days that are short, long or missing, times that come twice or never, zones as typed.
import fc from 'fast-check';
import { formatInTimeZone } from 'date-fns-tz';
import { afterEach, describe, expect, it } from 'vitest';
import { LocalDate, type Instant, type ZoneId } from './schema.ts';
import {
  addDays, computerZone, offsetText, parseInstant, parseZone, toLocalDate, utcText, weekdayOf, zoneClock, type WallTime, type ZoneClock,
} from './time.ts';
import { ZoneTable } from './zone-table.ts';

const HOUR = 3_600_000;
const machineZone = process.env['TZ'];
const newYork = zone('America/New_York');

afterEach(() => {
  if (machineZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = machineZone;
});

function zone(name: string): ZoneId {
  const found = parseZone(name);
  if (found === null) throw new Error(`no zone ${name}`);
  return found;
}

function clockOf(name: string): ZoneClock {
  return zoneClock(zone(name));
}

function day(text: string): LocalDate {
  return LocalDate.parse(text);
}

function at(text: string): Instant {
  return Date.parse(text);
}

function wall(text: string): WallTime {
  return { date: day(text.slice(0, 10)), hour: Number(text.slice(11, 13)), minute: Number(text.slice(14, 16)), second: Number(text.slice(17, 19)) };
}

function hoursOf(name: string, date: string): number {
  const { from, to } = clockOf(name).dayRange(day(date));
  return (to - from) / HOUR;
}

describe('the wall clock of a zone', () => {
  it('shows 22:00 UTC as 5 pm in New York, the example of the vendor', () => {
    const clock = zoneClock(newYork);
    expect(clock.timeAt(at('2026-01-15T22:00:00Z'))).toEqual(wall('2026-01-15T17:00:00'));
    expect(clock.isoAt(at('2026-01-15T22:00:00Z'))).toBe('2026-01-15T17:00:00-05:00');
    expect(clock.abbreviationAt(at('2026-01-15T22:00:00Z'))).toBe('EST');
    expect(clock.offsetAt(at('2026-01-15T22:00:00Z'))).toBe(-300);
  });

  it.each([
    ['America/New_York', '2026-11-01T05:30:05Z', '2026-11-01T01:30:05-04:00', 'EDT'],
    ['America/New_York', '2026-11-01T06:30:05Z', '2026-11-01T01:30:05-05:00', 'EST'],
    ['Europe/Berlin', '2026-07-01T22:30:00Z', '2026-07-02T00:30:00+02:00', 'CEST'],
    ['Europe/London', '2026-07-01T23:30:00Z', '2026-07-02T00:30:00+01:00', 'BST'],
    ['Europe/Dublin', '2026-07-01T12:00:00Z', '2026-07-01T13:00:00+01:00', 'IST'],
    ['Asia/Kolkata', '2026-07-01T22:30:00Z', '2026-07-02T04:00:00+05:30', 'IST'],
    ['Asia/Kathmandu', '2026-07-01T22:30:00Z', '2026-07-02T04:15:00+05:45', 'GMT+5:45'],
    ['Australia/Sydney', '2026-01-01T00:00:00Z', '2026-01-01T11:00:00+11:00', 'AEDT'],
    ['Australia/Lord_Howe', '2026-07-01T00:00:00Z', '2026-07-01T10:30:00+10:30', 'LHST'],
    ['America/St_Johns', '2026-01-01T00:00:00Z', '2025-12-31T20:30:00-03:30', 'NST'],
    ['Asia/Tokyo', '2026-07-01T00:00:00Z', '2026-07-01T09:00:00+09:00', 'JST'],
    ['America/Sao_Paulo', '2026-07-01T00:00:00Z', '2026-06-30T21:00:00-03:00', 'GMT-3'],
    ['Pacific/Kiritimati', '2026-07-01T12:00:00Z', '2026-07-02T02:00:00+14:00', 'GMT+14'],
    ['UTC', '2026-07-01T12:00:00Z', '2026-07-01T12:00:00+00:00', 'UTC'],
    ['Europe/Istanbul', '2016-09-06T12:00:00Z', '2016-09-06T15:00:00+03:00', 'EEST'],
    ['Europe/Istanbul', '2016-09-08T12:00:00Z', '2016-09-08T15:00:00+03:00', 'GMT+3'],
  ])('in %s reads %s as %s %s', (name, utc, local, letters) => {
    expect(clockOf(name).isoAt(at(utc))).toBe(local);
    expect(clockOf(name).abbreviationAt(at(utc))).toBe(letters);
    expect(clockOf(name).dateAt(at(utc))).toBe(local.slice(0, 10));
  });

  it('offers both instants of a time that comes twice', () => {
    expect(zoneClock(newYork).instantsOf(wall('2026-11-01T01:30:00'))).toEqual([at('2026-11-01T05:30:00Z'), at('2026-11-01T06:30:00Z')]);
    expect(zoneClock(newYork).instantsOf(wall('2026-11-01T02:00:00'))).toEqual([at('2026-11-01T07:00:00Z')]);
    expect(zoneClock(newYork).gapAt(wall('2026-11-01T01:30:00'))).toBeNull();
  });

  it('says when it skips a time, and what lies around', () => {
    expect(zoneClock(newYork).instantsOf(wall('2026-03-08T02:30:00'))).toEqual([]);
    expect(zoneClock(newYork).gapAt(wall('2026-03-08T02:30:00'))).toEqual({ from: at('2026-03-08T07:00:00Z'), beforeOffset: -300, afterOffset: -240 });
    expect(zoneClock(newYork).gapAt(wall('2026-03-08T03:00:00'))).toBeNull();
  });

  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['America/New_York', '2026-06-01', 24],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['Asia/Beirut', '2026-03-29', 23],
    ['Africa/Cairo', '2026-04-24', 23],
    ['America/Havana', '2026-03-08', 23],
    ['Asia/Pyongyang', '2018-05-04', 23.5],
    ['Pacific/Apia', '2011-12-29', 24],
    ['Pacific/Apia', '2011-12-30', 0],
    ['Pacific/Apia', '2011-12-31', 24],
    ['Africa/Casablanca', '2024-03-10', 25],
    ['Africa/Casablanca', '2024-04-14', 23],
    ['Antarctica/Troll', '2026-03-29', 22],
  ])('in %s gives %s %d hours', (name, date, hours) => {
    expect(hoursOf(name, date)).toBe(hours);
  });

  it('begins a day without midnight at its first instant', () => {
    const range = clockOf('America/Sao_Paulo').dayRange(day('2018-11-04'));
    expect(clockOf('America/Sao_Paulo').isoAt(range.from)).toBe('2018-11-04T01:00:00-02:00');
    expect(clockOf('America/Sao_Paulo').isoAt(range.from - 1000)).toBe('2018-11-03T23:59:59-03:00');
  });

  it('begins a day whose midnight comes twice at the first one', () => {
    const clock = clockOf('America/St_Johns');
    const saturday = clock.dayRange(day('2010-11-06'));
    const sunday = clock.dayRange(day('2010-11-07'));
    expect(saturday.to).toBe(sunday.from);
    expect(clock.isoAt(sunday.from)).toBe('2010-11-07T00:00:00-02:30');
  });

  it.each([
    ['America/Noronha', 2000],
    ['America/Argentina/Tucuman', 2004],
    ['Africa/Casablanca', 2012],
    ['Africa/Cairo', 2014],
    ['Asia/Gaza', 2040],
    ['Asia/Gaza', 2054],
  ])('in %s misses none of the changes of %d that lie days or weeks apart', (name, year) => {
    const clock = clockOf(name);
    const asked = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    let changes = 0;
    for (let instant = Date.UTC(year, 0, 1); instant < Date.UTC(year + 1, 0, 1); instant += 6 * HOUR) {
      const offset = asked.format(instant).split('GMT')[1];
      expect(offsetText(clock.offsetAt(instant))).toBe(offset === '' ? '+00:00' : offset);
      if (clock.offsetAt(instant) !== clock.offsetAt(instant - 6 * HOUR)) changes += 1;
    }
    expect(changes).toBeGreaterThanOrEqual(2);
  });
});

describe('any instant', () => {
  const zones = fc.constantFrom(
    ...['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Africa/Cairo', 'America/Sao_Paulo',
      'Asia/Gaza', 'Pacific/Apia', 'Pacific/Chatham', 'America/St_Johns', 'Antarctica/Troll', 'Antarctica/Casey', 'UTC'].map(zone),
  );
  const seconds = fc.integer({ min: Date.UTC(1972, 1, 1) / 1000, max: Date.UTC(2100, 11, 31) / 1000 });

  it('is among the instants of the time it shows', () => {
    fc.assert(
      fc.property(zones, seconds, (id, second) => {
        const clock = zoneClock(id);
        expect(clock.instantsOf(clock.timeAt(second * 1000))).toContain(second * 1000);
        expect(clock.gapAt(clock.timeAt(second * 1000))).toBeNull();
        expect(parseInstant(clock.isoAt(second * 1000), newYork)).toEqual([second * 1000]);
      }),
      { numRuns: 1000 },
    );
  });

  it('lies within the range of its day', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2099, 11, 31) }), (id, instant) => {
        const clock = zoneClock(id);
        const { from, to } = clock.dayRange(clock.dateAt(instant));
        expect(from <= instant && instant < to).toBe(true);
        expect(clock.dayRange(addDays(clock.dateAt(instant), 1)).from).toBe(to);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads as date-fns-tz formats it', () => {
    fc.assert(
      fc.property(zones, seconds, (id, second) => {
        const clock = zoneClock(id);
        const instant = second * 1000;
        // It goes through the machine's own clock, which must have no gaps.
        process.env['TZ'] = 'UTC';
        expect(clock.isoAt(instant)).toBe(formatInTimeZone(instant, id, "yyyy-MM-dd'T'HH:mm:ssxxx"));
      }),
    );
  });

  it('reads the same whatever zone the machine has', () => {
    const instants = ['2026-03-08T06:59:59Z', '2026-03-08T07:00:00Z', '2026-11-01T05:30:00Z', '2026-11-01T06:00:00Z', '2026-03-29T01:00:00Z'].map(at);
    const readings = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Australia/Lord_Howe'].map((machine) => {
      process.env['TZ'] = machine;
      const table = new ZoneTable(newYork);
      return instants.map((instant) => [table.offsetMsAt(instant), zoneClock(newYork).isoAt(instant), utcText(instant)]);
    });
    expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(1);
    expect(readings[0]?.map(([offsetMs]) => Number(offsetMs) / HOUR)).toEqual([-5, -4, -4, -5, -4]);
  });

  it.each([-8.64e15, -6.3e13, at('1900-01-01T00:00:00Z'), -1, 0, 1, at('2100-12-31T23:59:59Z'), at('2101-01-01T00:00:00Z'), at('9999-12-31T23:59:59Z'), 8.64e15])(
    'as far off as %d has a day and a time in every zone',
    (instant) => {
      for (const name of ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Africa/Monrovia', 'Africa/Casablanca']) {
        const clock = clockOf(name);
        expect(LocalDate.safeParse(clock.dateAt(instant)).success).toBe(true);
        expect(clock.isoAt(instant)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        expect(utcText(instant)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(clock.abbreviationAt(instant)).not.toBe('');
        const { from, to } = clock.dayRange(clock.dateAt(instant));
        expect(to - from).toBe(24 * HOUR);
        expect(clock.instantsOf(clock.timeAt(instant))).toHaveLength(1);
      }
    },
  );

  it('keeps the first offset before 1970 and the last after 2100', () => {
    expect(zoneClock(newYork).isoAt(at('1900-07-01T12:00:00Z'))).toBe('1900-07-01T07:00:00-05:00');
    expect(zoneClock(newYork).isoAt(at('9999-07-01T12:00:00Z'))).toBe('9999-07-01T07:00:00-05:00');
  });
});

describe('a zone as typed', () => {
  it.each([
    ['America/New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['  EUROPE/BERLIN ', 'Europe/Berlin'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['us/eastern', 'US/Eastern'],
    ['utc', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['antarctica/dumontdurville', 'Antarctica/DumontDUrville'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is %s', (text, expected) => {
    expect(parseZone(text)).toBe(expected);
  });

  it.each(['', ' ', 'Nowhere/City', 'New York', 'PST', 'ACT', '+05:30', 'Z', 'America', 'America/', 'alone/UTC', 'Factory', 'Europe/Berlin/x', 'Etc/+++', 'Etc/(', '__proto__', 'constructor', '../etc/passwd', 'x'.repeat(10_000)])(
    '%j is none',
    (text) => {
      expect(parseZone(text)).toBeNull();
    },
  );

  it.each([
    ['America/New_York', 'America/New_York'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['UTC', 'UTC'],
    ['no such zone', 'UTC'],
  ])('comes from the computer: TZ=%s is %s', (setting, expected) => {
    process.env['TZ'] = setting;
    expect(computerZone()).toBe(expected);
  });
});

describe('an instant as typed', () => {
  it.each([
    ['2026-11-01T05:30:05Z', ['2026-11-01T05:30:05Z']],
    ['2026-11-01t05:30:05z', ['2026-11-01T05:30:05Z']],
    ['2026-11-01T05:30Z', ['2026-11-01T05:30:00Z']],
    ['2026-11-01T05:30:05.678Z', ['2026-11-01T05:30:05.678Z']],
    ['2026-11-01T05:30:05,6Z', ['2026-11-01T05:30:05.600Z']],
    ['2026-11-01T01:30:05-04:00', ['2026-11-01T05:30:05Z']],
    ['2026-11-01T11:15:05+0545', ['2026-11-01T05:30:05Z']],
    ['2026-11-01 06:30:05 +01', ['2026-11-01T05:30:05Z']],
    ['2026-01-15', ['2026-01-15T05:00:00Z']],
    ['2026-01-15 17:00', ['2026-01-15T22:00:00Z']],
    [' 2026-01-15T17:00:05 ', ['2026-01-15T22:00:05Z']],
    ['2026-11-01 01:30', ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']],
    ['2026-03-08 02:30', []],
    ['2024-02-29', ['2024-02-29T05:00:00Z']],
  ])('%s is %j in New York', (text, expected) => {
    expect(parseInstant(text, newYork)).toEqual(expected.map(at));
  });

  it.each([
    '', 'yesterday', '2026', '2026-11', '2026-1-1', '2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '2026-11-01T24:00:00', '2026-11-01T23:60',
    '2026-11-01T23:59:60Z', '2026-11-01T', '2026-11-01T05', '2026-11-01Z', '2026-11-01T05:30+24:00', '2026-11-01T05:30+05:60', '2026-11-01T05:30ZZ',
    '11/01/2026', '1793510000', '٢٠٢٦-11-01', '2026-11-01T05:30:05-04:00[America/New_York]',
  ])('%j is no time', (text) => {
    expect(parseInstant(text, newYork)).toBeNull();
  });

  it('of a day without midnight is the first instant of that day', () => {
    expect(parseInstant('2018-11-04', zone('America/Sao_Paulo'))).toEqual([at('2018-11-04T03:00:00Z')]);
  });
});

describe('a local date', () => {
  it('exists only when the calendar has it', () => {
    expect(toLocalDate(2024, 2, 29)).toBe('2024-02-29');
    expect(toLocalDate(2000, 2, 29)).toBe('2000-02-29');
    expect(toLocalDate(33, 1, 2)).toBe('0033-01-02');
    const impossible = [[2023, 2, 29], [2100, 2, 29], [2026, 13, 1], [2026, 0, 1], [2026, 4, 31], [2026, 4, 0], [10_000, 1, 1], [-1, 1, 1], [2026.5, 1, 1], [NaN, 1, 1]] as const;
    for (const [year, month, dayOfMonth] of impossible) expect(toLocalDate(year, month, dayOfMonth)).toBeNull();
  });

  it('moves by the calendar and knows its weekday', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
    expect(addDays(day('1970-01-01'), -1)).toBe('1969-12-31');
    expect(addDays(day('9999-12-31'), 1)).toBe('9999-12-31');
    expect(addDays(day('0000-01-01'), -1)).toBe('0000-01-01');
    expect(['2026-11-01', '2026-11-07', '1969-12-31', '0000-01-01'].map((text) => weekdayOf(day(text)))).toEqual([0, 6, 3, 6]);
  });

  it('agrees with the calendar of the language on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), fc.integer({ min: -1000, max: 1000 }), (number, days) => {
        const date = new Date(number * 24 * HOUR);
        const local = toLocalDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(local).toBe(date.toISOString().slice(0, 10));
        if (local === null) return;
        expect(weekdayOf(local)).toBe(date.getUTCDay());
        const moved = new Date((number + days) * 24 * HOUR);
        if (moved.getUTCFullYear() >= 0 && moved.getUTCFullYear() <= 9999) expect(addDays(local, days)).toBe(moved.toISOString().slice(0, 10));
      }),
    );
  });
});

it('writes offsets and UTC', () => {
  expect([345, -240, 0, -210, 840, -5].map(offsetText)).toEqual(['+05:45', '-04:00', '+00:00', '-03:30', '+14:00', '-00:05']);
  expect(utcText(at('2026-11-01T05:30:05.999Z'))).toBe('2026-11-01T05:30:05Z');
  expect(utcText(-1)).toBe('1969-12-31T23:59:59Z');
});
