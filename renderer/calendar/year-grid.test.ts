// Weeks begin where the locale says, months end where they end, and one wild day leaves the others their colour.
import { describe, expect, it } from 'vitest';
import { LocalDate } from '../../shared/schema.ts';
import { weekStart } from './calendar-words.ts';
import { monthWeeks, stepDay, warmth } from './year-grid.ts';

const date = (text: string) => LocalDate.parse(text);

describe('the weeks of a month', () => {
  it.each([
    [2026, 10, 0, 7],
    [2026, 10, 1, 1],
    [2024, 1, 1, 4],
  ])('%i, month index %i, weeks from day %i: the first week has %i days of it', (year, month, first, days) => {
    const weeks = monthWeeks(year, month, first);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]?.filter((day) => day !== null)).toHaveLength(days);
  });

  it('has every day once, also 29 February', () => {
    expect(monthWeeks(2024, 1, 1).flat().filter((day) => day !== null)).toHaveLength(29);
    expect(monthWeeks(2026, 1, 1).flat().filter((day) => day !== null)).toHaveLength(28);
  });

  it.each([['en-US', 0], ['de-DE', 1], ['en-GB', 1], ['ar-EG', 6]])('begin in %s on day %i', (tag, first) => {
    expect(weekStart(tag)).toBe(first);
  });
});

describe('the warmth of a day', () => {
  it('is none without clips, and grows', () => {
    expect([0, 1, 5, 50, 1000].map((clips) => warmth(clips, 1000))).toEqual([0, 1, 2, 3, 4]);
  });

  it('leaves ordinary days their colour beside a day of ten thousand clips', () => {
    expect(warmth(140, 10_000)).toBeGreaterThanOrEqual(3);
  });
});

describe('steps through the calendar', () => {
  it.each([
    ['2026-11-01', 'left', '2026-10-31'], ['2026-12-31', 'right', '2027-01-01'], ['2026-11-05', 'up', '2026-10-29'], ['2026-11-05', 'down', '2026-11-12'],
    ['2026-11-05', 'week-start', '2026-11-02'], ['2026-11-05', 'week-end', '2026-11-08'], ['2026-03-31', 'month-before', '2026-02-28'],
    ['2026-01-31', 'month-after', '2026-02-28'], ['2024-02-29', 'year-after', '2025-02-28'], ['2026-01-15', 'month-before', '2025-12-15'],
  ] as const)('%s %s is %s', (from, step, to) => {
    expect(stepDay(date(from), step, 1)).toBe(to);
  });
});
