// The edge of the list and the list share one scale.
import { describe, expect, it } from 'vitest';
import { LocalDate, type Day } from '../../shared/schema.ts';
import { layDays } from './day-layout.ts';
import { edgeOf, scrubMarks, scrubStep, scrubTo } from './scrub-marks.ts';

const day = (date: string, clips: number): Day => ({ date: LocalDate.parse(date), range: { from: 0, to: 1 }, clips, bytes: 0 });
const measures = { columns: 4, head: 100, row: 50, foot: 10 };

/** One clip in the middle of each month for ten years. */
const tenYears = layDays(
  Array.from({ length: 120 }, (_, back) => {
    const month = 2026 * 12 + 10 - back;
    return day(`${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-15`, 1);
  }),
  measures,
);
const scale = { layout: tenYears, scroll: tenYears.height - 700, length: 700 };

describe('the edge of the list', () => {
  it('names the day that comes to the top when the hand goes there', () => {
    for (const place of tenYears.days.slice(0, 100)) expect(scrubTo(scale, edgeOf(scale, place) + 0.01).place).toBe(place);
  });

  it('leads from the newest day to the end of the list, and no further', () => {
    expect(scrubTo(scale, -50)).toEqual({ top: 0, place: tenYears.days[0] });
    expect(scrubTo(scale, 9999).top).toBe(scale.scroll);
  });

  it('writes no year over another, however many there are', () => {
    const { years } = scrubMarks({ ...scale, length: 120 });
    expect(years.length).toBeGreaterThan(2);
    for (const [order, { y }] of years.slice(1).entries()) expect(y - (years[order]?.y ?? 0)).toBeGreaterThanOrEqual(22);
    expect(scrubMarks(scale).years.map(({ year }) => year).slice(0, 3)).toEqual(['2026', '2025', '2024']);
  });

  it('stays still where everything is in sight', () => {
    expect(scrubTo({ ...scale, scroll: -10 }, 300)).toEqual({ top: 0, place: tenYears.days[0] });
  });
});

describe('steps along the edge', () => {
  const layout = layDays([day('2026-11-03', 1), day('2026-11-02', 1), day('2026-10-30', 1), day('2026-10-02', 1), day('2026-08-01', 1)], measures);
  const dateAfter = (from: number, how: Parameters<typeof scrubStep>[2]) => {
    const place = layout.days[from];
    if (place === undefined) throw new Error(String(from));
    return scrubStep(layout, place, how).day.date;
  };

  it.each([
    [1, 'older', '2026-10-30'], [1, 'newer', '2026-11-03'], [0, 'newer', '2026-11-03'], [1, 'older-month', '2026-10-30'],
    [3, 'newer-month', '2026-11-03'], [3, 'older-month', '2026-08-01'], [4, 'older-month', '2026-08-01'], [4, 'newest', '2026-11-03'], [0, 'oldest', '2026-08-01'],
  ] as const)('from day %i %s to %s', (from, how, date) => {
    expect(dateAfter(from, how)).toBe(date);
  });
});
