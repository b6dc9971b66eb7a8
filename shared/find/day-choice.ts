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

/** Clip names write years as 20YY. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;

/** Two digits are a year of this century; more are as written. */
export function fullYear(digits: string): number {
  return digits.length <= 2 ? FIRST_YEAR + Number(digits) : Number(digits);
}

/** A full date, or the most recent such day that is not after `today`; the last eight years hold every 29 February. */
export function dayOfYear(today: LocalDate, year: number | null, month: number, day: number): LocalDate | NoDay {
  if (year !== null) {
    if (month < 1 || month > 12 || day < 1 || day > 31) return 'no-such-date';
    if (year < FIRST_YEAR || year > LAST_YEAR) return 'out-of-range';
    return toLocalDate(year, month, day) ?? 'no-such-date';
  }
  const thisYear = Number(today.slice(0, 4));
  for (let back = 0; back <= 8; back++) {
    const date = toLocalDate(thisYear - back, month, day);
    if (date !== null && date <= today) return date;
  }
  return 'no-such-date';
}
