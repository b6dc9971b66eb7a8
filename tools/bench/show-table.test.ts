import { describe, expect, it } from 'vitest';
import type { JudgedRow } from './judge.ts';
import { comparedTable, figureText, growthTable, judgedTable, table } from './show-table.ts';

const exactly = (value: number) => ({ median: value, least: value, most: value, lowerQuarter: value, upperQuarter: value });
const row: JudgedRow = {
  line: 'scan', name: 'all clips', unit: 'ms', ours: { ...exactly(142), least: 131.4, most: 1600 }, other: { side: 'find -printf', spread: exactly(190) }, ratio: exactly(0.747),
  goal: { kind: 'ratio', side: 'find -printf', most: 0.75 }, isMet: true, why: null,
};

describe('a figure', () => {
  it.each([
    [142.4, 'ms', '142 ms'], [1421.4, 'ms', '1,421 ms'], [14_214, 'ms', '14.2 s'], [14.21, 'ms', '14.2 ms'], [1.421, 'ms', '1.42 ms'], [0.0142, 'ms', '14.2 µs'],
    [0.0000142, 'ms', '14.2 ns'], [0, 'ms', '0 ms'], [149.6, 'MB', '150 MB'], [0.31, '%', '0.31 %'], [240, '', '240'], [1.5, 'x', '1.50 x'], [Number.NaN, 'ms', '-'],
  ] as const)('%f %s reads %s', (value, unit, text) => {
    expect(figureText(value, unit)).toBe(text);
  });
});

describe('the table', () => {
  it('tells both figures, their ratio, the goal and whether it is met', () => {
    expect(judgedTable([row, { ...row, name: '', goal: { kind: 'faster', side: 'find -printf', least: 40 }, isMet: false }]).split('\n')).toEqual([
      'job              ours                         beside               ratio  goal    met',
      'scan: all clips  142 ms (131 ms to 1,600 ms)  find -printf 190 ms  0.75   ≤ 0.75  yes',
      'scan             142 ms (131 ms to 1,600 ms)  find -printf 190 ms  0.75x  ≥ 40x   NO',
    ]);
  });

  it('says why something was not measured', () => {
    expect(judgedTable([{ ...row, other: null, ratio: null, isMet: null, why: 'updatedb: not available: updatedb is not installed' }])).toContain('updatedb: not available: updatedb is not installed');
    expect(judgedTable([{ ...row, ours: null, other: null, ratio: null, isMet: null, why: 'failed: first line\nsecond' }])).toContain('failed: first line');
  });

  it('fits a terminal of 120 columns whatever stands in it', () => {
    const long = table(['a', 'b', 'c'], [['x'.repeat(200), 'y'.repeat(90), 'z']]);
    expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(long).toContain('x…');
    expect(long).toContain('z');
  });

  it('marks what is slower than before, and what grows too fast', () => {
    expect(comparedTable([{ line: 'scan', name: '', unit: 'ms', now: exactly(2), then: exactly(1), ratio: exactly(2), isSlower: true, why: null }], 'abc1234')).toMatch(/abc1234[^]*2 ms\s+1 ms\s+2\s+SLOWER/);
    const grown = growthTable([{ line: 'scan', name: '', unit: 'ms', costs: [{ size: 1000, cost: 1 }, { size: 10_000, cost: 100 }], growth: { slope: 2, isWorseThanNLogN: true }, why: null }], [1000, 10_000]);
    expect(grown).toMatch(/1,000\s+10,000\s+slope[^]*1 ms\s+100 ms\s+2\.00\s+WORSE THAN N LOG N/);
  });
});
