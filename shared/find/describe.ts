// What was understood, in words, by the user's locale and on the wall clock of the reading's zone.
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS, SECOND_MS } from '../local-date.ts';
import type { Instant, ZoneId } from '../schema.ts';
import { offsetText, zoneClock } from '../time.ts';
import type { WallTime } from '../time.ts';
import { offsetClock } from './offset-clock.ts';
import type { WallClock } from './offset-clock.ts';
import { readingWords, type ReadingWords } from './reading-words.ts';
import type { FindContext, Reading } from './understanding.ts';

interface Formats {
  readonly date: Intl.DateTimeFormat;
  readonly minute: Intl.DateTimeFormat;
  readonly second: Intl.DateTimeFormat;
  readonly isTwelveHour: boolean;
}

const kept = new Map<string, Formats>();

/** In UTC throughout: they are given wall clock fields, never instants. */
function formatsOf(locale: string): Formats {
  let formats = kept.get(locale);
  if (formats === undefined) {
    const isTwelveHour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' }).resolvedOptions().hour12 === true;
    const clock = { hour: isTwelveHour ? 'numeric' : '2-digit', minute: '2-digit', timeZone: 'UTC' } as const;
    formats = {
      date: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }),
      minute: new Intl.DateTimeFormat(locale, clock),
      second: new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' }),
      isTwelveHour,
    };
    kept.set(locale, formats);
  }
  return formats;
}

/** Whether the locale tells time with am and pm. */
export function isTwelveHourLocale(locale: string): boolean {
  return formatsOf(locale).isTwelveHour;
}

/** The city of a zone, `New York`; `UTC` and its like as they are. `Etc/GMT+5` keeps its area: alone it would say the opposite. */
export function zoneName(zone: ZoneId): string {
  if (zone.startsWith('Etc/GMT')) return zone;
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/**
 * `Sunday 1 November 2026, about 1:30 AM EDT (UTC-04:00), New York`: letters and offset only where the wall clock alone
 * does not tell which of two times is meant.
 */
export function describeReading(reading: Reading, { locale, zone, language = 'en' }: Pick<FindContext, 'locale' | 'zone' | 'language'>): string {
  const formats = formatsOf(locale);
  const words = readingWords[language];
  const clock: WallClock = reading.zone === null ? offsetClock(reading.fixedOffset ?? 0) : zoneClock(reading.zone);
  const text = `${describeWhen(reading, clock, formats, words)}, ${placeOf(reading)}`;
  const isHomeTime = zoneClock(zone).offsetAt(reading.instant) === clock.offsetAt(reading.instant);
  return isHomeTime || reading.range !== null ? text : `${text} (${atHome(reading, clock, zone, formats)})`;
}

/** A moment given in another zone, on the clock the user lives by: `5:10 PM, New York`; with its date where that differs. */
function atHome({ instant, precision }: Reading, clock: WallClock, zone: ZoneId, formats: Formats): string {
  const home = zoneClock(zone).timeAt(instant);
  const time = timeText(home, precision === 'second' ? formats.second : formats.minute);
  const date = home.date === clock.dateAt(instant) ? '' : `${dateText(home, formats)}, `;
  const isTwice = zoneClock(zone).instantsOf(home).length > 1;
  return `${date}${time}${isTwice ? ` ${labelAt(zone, instant)}` : ''}, ${zoneName(zone)}`;
}

function describeWhen(reading: Reading, clock: WallClock, formats: Formats, words: ReadingWords): string {
  const start = clock.timeAt(reading.instant);
  const date = dateText(start, formats);
  const about = reading.isAbout ? `${words.about} ` : '';
  if (reading.range === null) {
    const isToTheSecond = reading.precision === 'second';
    return `${date}, ${about}${timeText(start, isToTheSecond ? formats.second : formats.minute)}${foldText(reading, clock, reading.instant)}`;
  }
  if (reading.precision === 'day') return `${about}${date}, ${words.allDay}`;

  const end = clock.timeAt(reading.range.to);
  const isWholeDays = isMidnight(start) && isMidnight(end);
  if (isWholeDays && reading.range.to - reading.range.from > 25 * HOUR_MS) {
    return words.range(date, dateText(clock.timeAt(reading.range.to - SECOND_MS), formats));
  }
  const from = `${timeText(start, formats.minute)}${foldText(reading, clock, reading.range.from)}`;
  const endsAtMidnight = isMidnight(end) && clock.timeAt(reading.range.to - SECOND_MS).date === start.date;
  const to = endsAtMidnight ? words.midnight : `${timeText(end, formats.minute)}${foldText(reading, clock, reading.range.to)}`;
  const endDate = end.date === start.date || endsAtMidnight ? '' : `${dateText(end, formats)}, `;
  return `${date}, ${about}${words.range(from, `${endDate}${to}`)}`;
}

function placeOf(reading: Reading): string {
  if (reading.zone !== null) return zoneName(reading.zone);
  const offset = reading.fixedOffset ?? 0;
  return offset === 0 ? 'UTC' : `UTC${offsetText(offset)}`;
}

/** Letters and offset of one of two instants that look the same on the wall. */
function foldText(reading: Reading, clock: WallClock, instant: Instant): string {
  if (reading.zone === null || clock.instantsOf(clock.timeAt(instant)).length < 2) return '';
  return ` ${labelAt(reading.zone, instant)}`;
}

/** `EDT (UTC-04:00)`; without letters of its own only `UTC+10:30`. */
export function labelAt(zone: ZoneId, instant: Instant): string {
  const clock = zoneClock(zone);
  const letters = clock.abbreviationAt(instant);
  const offset = `UTC${offsetText(clock.offsetAt(instant))}`;
  return /[+-]\d/.test(letters) ? offset : `${letters} (${offset})`;
}

function isMidnight(time: WallTime): boolean {
  return time.hour + time.minute + time.second === 0;
}

function dateText(time: WallTime, formats: Formats): string {
  return formats.date.format(dayOf(time.date) * DAY_MS);
}

function timeText(time: WallTime, format: Intl.DateTimeFormat): string {
  return format.format(dayOf(time.date) * DAY_MS + time.hour * HOUR_MS + time.minute * MINUTE_MS + time.second * SECOND_MS);
}
