// Months and weeks as the user's locale has them.
import type { LocalDate } from '../../shared/schema.ts';
import { locale } from '../client/wall-formats.ts';

const inUtc = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
const month = inUtc({ month: 'long' });
const monthAndYear = inUtc({ month: 'long', year: 'numeric' });
const narrowWeekday = inUtc({ weekday: 'narrow' });
const longWeekday = inUtc({ weekday: 'long' });
const plainYear = inUtc({ year: 'numeric' });
/** A Sunday. */
const sundayMs = Date.UTC(2026, 10, 1);
const dayMs = 86_400_000;

/** 0 = Sunday to 6 = Saturday: the first day of a week here. */
export function weekStart(tag: string): number {
  return new Intl.Locale(tag).getWeekInfo().firstDay % 7;
}

export const firstWeekday = weekStart(locale);

export interface WeekdayWords {
  readonly short: string;
  readonly full: string;
}

/** The seven days of a week in their order here. */
export const weekdays: readonly WeekdayWords[] = Array.from({ length: 7 }, (_, order) => {
  const ms = sundayMs + ((firstWeekday + order) % 7) * dayMs;
  return { short: narrowWeekday.format(ms), full: longWeekday.format(ms) };
});

export function monthName(year: number, monthIndex: number): string {
  return month.format(Date.UTC(year, monthIndex, 1));
}

export function monthAndYearName(year: number, monthIndex: number): string {
  return monthAndYear.format(Date.UTC(year, monthIndex, 1));
}

export function yearName(year: number): string {
  return plainYear.format(Date.UTC(year, 6, 1));
}

const dayNumber = new Intl.NumberFormat(locale, { useGrouping: false });
const dayNumbers = Array.from({ length: 32 }, (_, day) => dayNumber.format(day));

/** The day of the month in the figures of the locale. */
export function dayOfMonth(date: LocalDate): string {
  return dayNumbers[Number(date.slice(8))] ?? '';
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
