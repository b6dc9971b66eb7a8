// Months and weeks as the user's locale has them.
import type { LocalDate } from '../../shared/schema.ts';
import { perLocale } from '../words/in-locale.ts';

const inUtc = (options: Intl.DateTimeFormatOptions) => perLocale((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
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

export const firstWeekday = perLocale(weekStart);

export interface WeekdayWords {
  readonly short: string;
  readonly full: string;
}

/** The seven days of a week in their order here. */
export const weekdays = perLocale((): readonly WeekdayWords[] => Array.from({ length: 7 }, (_, order) => {
  const ms = sundayMs + ((firstWeekday() + order) % 7) * dayMs;
  return { short: narrowWeekday().format(ms), full: longWeekday().format(ms) };
}));

export function monthName(year: number, monthIndex: number): string {
  return month().format(Date.UTC(year, monthIndex, 1));
}

export function monthAndYearName(year: number, monthIndex: number): string {
  return monthAndYear().format(Date.UTC(year, monthIndex, 1));
}

export function yearName(year: number): string {
  return plainYear().format(Date.UTC(year, 6, 1));
}

const dayNumbers = perLocale((locale) => {
  const number = new Intl.NumberFormat(locale, { useGrouping: false });
  return Array.from({ length: 32 }, (_, day) => number.format(day));
});

/** The day of the month in the figures of the locale. */
export function dayOfMonth(date: LocalDate): string {
  return dayNumbers()[Number(date.slice(8))] ?? '';
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
