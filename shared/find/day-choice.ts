// The day that a typed time names, before it is known whether the time on it lies in the future.
import type { LocalDate } from '../schema.ts';
import { toLocalDate } from '../time.ts';

export interface DayChoice {
  /** Best first: the first is taken whose time is not in the future. "friday" on a Friday morning has two. */
  readonly dates: readonly LocalDate[];
  /** The last of several days ("last week"); null for one day. */
  readonly last: LocalDate | null;
  /** The other reading of `1/2/2026`. */
  readonly other: LocalDate | null;
  /** 0 = Sunday, when one was written beside a full date. */
  readonly weekday: number | null;
}

export type NoDay = 'no-such-date' | 'out-of-range';

export function oneDay(date: LocalDate): DayChoice {
  return { dates: [date], last: null, other: null, weekday: null };
}

export function severalDays(first: LocalDate, last: LocalDate): DayChoice {
  return { dates: [first], last, other: null, weekday: null };
}

export function isDate(date: LocalDate | NoDay): date is LocalDate {
  return date !== 'no-such-date' && date !== 'out-of-range';
}

export function oneDayOr(date: LocalDate | NoDay): DayChoice | NoDay {
  return isDate(date) ? oneDay(date) : date;
}

/** Clip names write years as 20YY. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/** Two digits are a year of this century; more are as written. */
export function fullYear(digits: string): number {
  return digits.length <= 2 ? FIRST_YEAR + Number(digits) : Number(digits);
}

export function dayOfYear(year: number, month: number, day: number): LocalDate | NoDay {
  if (month < 1 || month > 12 || day < 1 || day > 31) return 'no-such-date';
  if (year < FIRST_YEAR || year > LAST_YEAR) return 'out-of-range';
  return toLocalDate(year, month, day) ?? 'no-such-date';
}

/** The most recent such day that is not after `today`; eight years back there is always a 29 February. */
export function latestDay(today: LocalDate, month: number, day: number): LocalDate | NoDay {
  const thisYear = Number(today.slice(0, 4));
  for (let back = 0; back <= 8; back++) {
    const date = toLocalDate(thisYear - back, month, day);
    if (date !== null && date <= today) return date;
  }
  return 'no-such-date';
}

/** Year or no year. */
export function dayIn(today: LocalDate, year: number | null, month: number, day: number): LocalDate | NoDay {
  return year === null ? latestDay(today, month, day) : dayOfYear(year, month, day);
}
