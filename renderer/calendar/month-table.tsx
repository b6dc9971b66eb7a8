// One month of the calendar: a day's warmth says how many clips it has, and its name says it in words.
import { memo, type ReactNode } from 'react';
import type { Day, LocalDate } from '../../shared/schema.ts';
import { dateWords } from '../client/wall-formats.ts';
import { counted } from '../ui/amounts.ts';
import { useLanguage } from '../words/language.ts';
import { say } from '../words/say.ts';
import { dayOfMonth, firstWeekday, monthAndYearName, monthName, weekdays } from './calendar-words.ts';
import { monthWeeks, warmth } from './year-grid.ts';

interface MonthTableProps {
  readonly year: number;
  readonly month: number;
  readonly dayOf: ReadonlyMap<LocalDate, Day>;
  /** The most clips of any day. */
  readonly most: number;
  readonly today: LocalDate;
  /** The day with the tab stop, when it is of this month. */
  readonly focused: LocalDate | null;
  readonly wantsFocus: boolean;
}

/** Clicks and keys are the calendar's own: a year has 365 of these days. */
export const MonthTable = memo(function MonthTable({ year, month, dayOf, most, today, focused, wantsFocus }: MonthTableProps): ReactNode {
  useLanguage();
  const cell = (date: LocalDate) => {
    const clips = dayOf.get(date)?.clips ?? 0;
    const isFocused = date === focused;
    return (
      <td
        key={date} role="gridcell" data-date={date} data-warmth={warmth(clips, most)} data-after={date > today || undefined} aria-current={date === today ? 'date' : undefined}
        aria-disabled={clips === 0 || undefined} tabIndex={isFocused ? 0 : -1}
        aria-label={clips === 0 ? say('calendar.emptyDay', dateWords(date).full) : say('calendar.day', dateWords(date).full, counted(clips))}
        ref={isFocused && wantsFocus ? focusIt : undefined}
      >
        {dayOfMonth(date)}
      </td>
    );
  };
  return (
    <table className="month num" role="grid" aria-label={monthAndYearName(year, month)}>
      <caption aria-hidden>{monthName(year, month)}</caption>
      <thead aria-hidden><tr>{weekdays().map(({ short, full }) => <th key={full}>{short}</th>)}</tr></thead>
      <tbody>
        {monthWeeks(year, month, firstWeekday()).map((week) => (
          <tr key={week.find((date) => date !== null)}>{week.map((date, order) => (date === null ? <td key={order} role="gridcell" aria-hidden /> : cell(date)))}</tr>
        ))}
      </tbody>
    </table>
  );
});

function focusIt(element: HTMLElement | null): void {
  element?.focus();
}
