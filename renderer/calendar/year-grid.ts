// The days of a year as a calendar shows them: weeks, how warm a day is, and where steps of the keyboard lead.
import type { LocalDate } from '../../shared/schema.ts';
import { addDays, toLocalDate, weekdayOf } from '../../shared/time.ts';

/** The dates of a month in weeks; null where a week belongs to another month. `firstWeekday`: 0 = Sunday to 6 = Saturday. */
export function monthWeeks(year: number, month: number, firstWeekday: number): readonly (readonly (LocalDate | null)[])[] {
  const first = toLocalDate(year, month + 1, 1);
  if (first === null) return [];
  const weeks: (LocalDate | null)[][] = [];
  let week: (LocalDate | null)[] = Array.from({ length: (weekdayOf(first) - firstWeekday + 7) % 7 }, () => null);
  for (let day = 1; day <= 31; day += 1) {
    const date = toLocalDate(year, month + 1, day);
    if (date === null) break;
    week.push(date);
    if (week.length === 7) {
      weeks.push(week);
      week = [];
    }
  }
  if (week.length > 0) weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)]);
  return weeks;
}

/** 0 for a day without clips, 1 to 4 the more it has; by the logarithm, for one wild day must not make all others pale. */
export function warmth(clips: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (clips <= 0) return 0;
  const share = Math.log1p(clips) / Math.log1p(Math.max(clips, most));
  if (share > 0.75) return 4;
  if (share > 0.5) return 3;
  return share > 0.25 ? 2 : 1;
}

export type DayStep = 'left' | 'right' | 'up' | 'down' | 'week-start' | 'week-end' | 'month-before' | 'month-after' | 'year-before' | 'year-after';

/** The same day so many months away, or the last one of a shorter month. */
function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const there = year * 12 + month - 1 + months;
  for (let last = day; last > 27; last -= 1) {
    const found = toLocalDate(Math.floor(there / 12), (there % 12) + 1, last);
    if (found !== null) return found;
  }
  return toLocalDate(Math.floor(there / 12), (there % 12) + 1, Math.min(day, 27)) ?? date;
}

/** `left` and `right` as the page runs. */
export function stepDay(date: LocalDate, step: DayStep, firstWeekday: number): LocalDate {
  const intoWeek = (weekdayOf(date) - firstWeekday + 7) % 7;
  switch (step) {
    case 'left': return addDays(date, -1);
    case 'right': return addDays(date, 1);
    case 'up': return addDays(date, -7);
    case 'down': return addDays(date, 7);
    case 'week-start': return addDays(date, -intoWeek);
    case 'week-end': return addDays(date, 6 - intoWeek);
    case 'month-before': return addMonths(date, -1);
    case 'month-after': return addMonths(date, 1);
    case 'year-before': return addMonths(date, -12);
    case 'year-after': return addMonths(date, 12);
  }
}
