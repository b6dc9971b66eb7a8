// A chart of months shows the time between them as it was, and names no more of them than fit.
import { describe, expect, it } from 'vitest';
import { fillMonths, namedMonths } from './months.ts';

const share = (month: string) => ({ month, clips: 1, bytes: 10 });
const months = (count: number, from = 2020) => Array.from({ length: count }, (_, order) => `${String(from + Math.floor(order / 12))}-${String((order % 12) + 1).padStart(2, '0')}`);

describe('months of a chart', () => {
  it('stand in their order, with the empty ones between them', () => {
    expect(fillMonths([share('2026-02'), share('2025-11')])).toEqual([
      share('2025-11'), { month: '2025-12', clips: 0, bytes: 0 }, { month: '2026-01', clips: 0, bytes: 0 }, share('2026-02'),
    ]);
    expect(fillMonths([])).toEqual([]);
  });

  it('are all named when they are few', () => {
    expect(namedMonths(['2025-11', '2025-12', '2026-01'])).toEqual([
      { month: '2025-11', hasYear: true }, { month: '2025-12', hasYear: false }, { month: '2026-01', hasYear: true },
    ]);
  });

  it.each([13, 24, 60, 120, 600])('never carry more than twelve names of %i', (count) => {
    const named = namedMonths(months(count));
    expect(named.length).toBeGreaterThan(1);
    expect(named.length).toBeLessThanOrEqual(12);
    expect(named[0]?.hasYear).toBe(true);
  });
});
