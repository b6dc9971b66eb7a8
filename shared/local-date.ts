// Calendar days without a zone: text, day numbers, weekdays, and the clock digits that go with them.
import type { Instant, LocalDate } from './schema.ts';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Day numbers, counted from 1970-01-01, of the first and last day that four digits of a year can write. */
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

/** 2101-01-01: days before it are kept as text once they were asked for, at most 47,847 of them. */
const KEPT_DAYS = 47_847;
const keptDates = new Array<LocalDate | undefined>(KEPT_DAYS);

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const hourMinutes = Array.from({ length: 1440 }, (_, n) => `T${twoDigits[Math.floor(n / 60)] ?? ''}:${twoDigits[n % 60] ?? ''}:`);

/** A calendar day from its numbers (month 1-12); null when there is no such day or its year has not four digits. */
export function toLocalDate(year: number, month: number, day: number): LocalDate | null {
  const number = dayNumber(year, month, day);
  if (!(year >= 0 && number >= FIRST_DAY && number <= LAST_DAY)) return null;
  const date = dateOfDay(number);
  return fieldsOf(date).every((field, n) => field === [year, month, day][n]) ? date : null;
}

/** The day `days` later (earlier when negative), by the calendar. It stays within the years 0000-9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayOf(date) + days);
}

/** 0 = Sunday to 6 = Saturday. */
export function weekdayOf(date: LocalDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
  // 0000-01-01 was a Saturday.
  return weekdays[(dayOf(date) - FIRST_DAY + 6) % 7] ?? 0;
}

/** Days from 1970-01-01 to this day. */
export function dayOf(date: LocalDate): number {
  const [year, month, day] = fieldsOf(date);
  return dayNumber(year, month, day);
}

/** The day with this number; days before 0000 or after 9999 become the first or last that four digits can write. */
export function dateOfDay(day: number): LocalDate {
  const kept = keptDates[day];
  if (kept !== undefined) return kept;
  const inside = Math.min(Math.max(Math.trunc(day), FIRST_DAY), LAST_DAY);
  // Whole days of four-digit years write `YYYY-MM-DD` and nothing else: this is the one place that makes the brand.
  const date = new Date(inside * DAY_MS).toISOString().slice(0, 10) as LocalDate;
  if (inside === day && day >= 0 && day < KEPT_DAYS) keptDates[day] = date;
  return date;
}

/**
 * `YYYY-MM-DDTHH:MM:SS` and what stands behind it, of a wall clock at `local` ms, counted as if its zone were UTC.
 * `tails`: for each second `SS` and the rest; few joins make fast text.
 */
export function clockText(local: number, tails: readonly string[]): string {
  const day = Math.floor(local / DAY_MS);
  const second = Math.floor((local - day * DAY_MS) / SECOND_MS);
  const minute = Math.floor(second / 60);
  return dateOfDay(day) + (hourMinutes[minute] ?? '') + (tails[second - minute * 60] ?? '');
}

/** The tails of `clockText` that end in this text. */
export function clockTails(end: string): readonly string[] {
  return twoDigits.slice(0, 60).map((digits) => digits + end);
}

const utcTails = clockTails('Z');

/** `2026-11-01T05:30:05Z`: UTC to the second. Years beyond 0000-9999 show as the nearest day inside. */
export function utcText(instant: Instant): string {
  return clockText(instant, utcTails);
}

/** Minutes east of UTC as `+05:45` or `-04:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits[Math.floor(size / 60)] ?? ''}:${twoDigits[size % 60] ?? ''}`;
}

function fieldsOf(date: LocalDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Date.UTC reads the years 0-99 as 1900-1999; 400 years later the calendar is the same, 146,097 days on. */
function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year + 400, month - 1, day) / DAY_MS - 146_097;
}
