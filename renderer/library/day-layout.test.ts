// The list's geometry: where days and rows stand, and where steps through the grid lead.
import { describe, expect, it } from 'vitest';
import { LocalDate, type Day } from '../../shared/schema.ts';
import { daysBetween, layDays, placeAt, rowOf, step, topOf } from './day-layout.ts';

const date = (text: string) => LocalDate.parse(text);
const day = (text: string, clips: number): Day => ({ date: date(text), range: { from: 0, to: 1 }, clips, bytes: 0 });
const days = [day('2026-11-03', 7), day('2026-11-02', 1), day('2026-10-30', 4)];
const measures = { columns: 3, head: 100, row: 50, foot: 10 };
const layout = layDays(days, measures);
const at = (text: string, index: number) => ({ date: date(text), index });

describe('the layout of the days', () => {
  it('stacks each day under the one before', () => {
    expect(layout.days.map(({ top, rows }) => [top, rows])).toEqual([[0, 3], [260, 1], [420, 2]]);
    expect(layout.height).toBe(630);
  });

  it('knows the rows of each day between two heights, and no others', () => {
    const rows = (top: number, bottom: number) => daysBetween(layout, top, bottom).map(({ place, from, to }) => [place.order, from, to]);
    expect(rows(0, 100)).toEqual([[0, 0, 0]]);
    expect(rows(0, 151)).toEqual([[0, 0, 2]]);
    expect(rows(210, 430)).toEqual([[0, 2, 3], [1, 0, 1], [2, 0, 0]]);
    expect(rows(580, 5000)).toEqual([[2, 1, 2]]);
  });

  it('finds the row of a clip', () => {
    expect(rowOf(layout, at('2026-11-02', 0))).toEqual({ top: 360, height: 50 });
    expect(rowOf(layout, at('2026-11-01', 0))).toBeNull();
  });

  it('keeps the clip at the top when the number of columns changes', () => {
    const place = placeAt(layout, 200);
    expect(place).toEqual(at('2026-11-03', 6));
    const narrow = layDays(days, { ...measures, columns: 2 });
    expect(place && topOf(narrow, place, 20)).toBe(100 + 3 * 50 - 20);
  });

  it('goes to the next older day when the day of a kept place has no clips any more', () => {
    expect(topOf(layout, at('2026-11-01', 5), 20)).toBe(420);
    expect(topOf(layout, at('2020-01-01', 0), 20)).toBe(420);
  });

  it('answers an empty library without a place', () => {
    const empty = layDays([], measures);
    expect([daysBetween(empty, 0, 900), empty.height, placeAt(empty, 0), topOf(empty, at('2026-11-01', 0), 0)]).toEqual([[], 0, null, 0]);
  });
});

describe('steps through the grid', () => {
  it.each([
    ['right to the older day at the end of a day', at('2026-11-03', 6), 'right', at('2026-11-02', 0)],
    ['left to the newer day at the start of a day', at('2026-11-02', 0), 'left', at('2026-11-03', 6)],
    ['down within a day to the end of a shorter last row', at('2026-11-03', 5), 'down', at('2026-11-03', 6)],
    ['down into the next day, as far right as it has clips', at('2026-11-03', 6), 'down', at('2026-11-02', 0)],
    ['down in the same column', at('2026-11-02', 0), 'down', at('2026-10-30', 0)],
    ['up into the last row of the newer day', at('2026-11-02', 0), 'up', at('2026-11-03', 6)],
    ['nowhere past the newest clip', at('2026-11-03', 0), 'left', at('2026-11-03', 0)],
    ['nowhere past the oldest clip', at('2026-10-30', 3), 'right', at('2026-10-30', 3)],
    ['to the oldest clip', at('2026-11-03', 1), 'last', at('2026-10-30', 3)],
    ['to the newest clip', at('2026-10-30', 3), 'first', at('2026-11-03', 0)],
  ] as const)('%s', (_, from, move, to) => {
    expect(step(layout, from, move)).toEqual(to);
  });

  it('keeps the column on the way up into a day whose last row is full', () => {
    const full = layDays([day('2026-11-03', 9), day('2026-11-02', 3)], measures);
    expect(step(full, at('2026-11-02', 1), 'up')).toEqual(at('2026-11-03', 7));
  });
});
