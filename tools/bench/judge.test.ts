import { describe, expect, it } from 'vitest';
import { compare, judge, tellGrowth } from './judge.ts';
import type { Check } from './line.ts';
import type { Measured } from './measure-line.ts';

const rounds = (...values: number[]): Measured => ({ state: 'measured', version: '1', rounds: values.map((ms) => ({ ms })) });
const lineOf = (goal: Check['goal']) => ({ name: 'job', checks: [{ name: '', figure: 'ms', unit: 'ms', goal }] as const });

describe('a goal', () => {
  it('that is a ratio is met by the middle of the rounds’ ratios', () => {
    const goal = { kind: 'ratio', side: 'peer', most: 0.5 } as const;
    expect(judge(lineOf(goal), new Map([['ours', rounds(1, 2, 9)], ['peer', rounds(2, 4, 3)]]))[0]).toMatchObject({ isMet: true, ratio: { median: 0.5 } });
    expect(judge(lineOf(goal), new Map([['ours', rounds(3, 2, 9)], ['peer', rounds(2, 4, 3)]]))[0]).toMatchObject({ isMet: false, ratio: { median: 1.5 } });
  });

  it('that is so many times faster counts theirs to ours', () => {
    const goal = { kind: 'faster', side: 'peer', least: 40 } as const;
    expect(judge(lineOf(goal), new Map([['ours', rounds(1)], ['peer', rounds(50)]]))[0]).toMatchObject({ isMet: true, ratio: { median: 50 } });
    expect(judge(lineOf(goal), new Map([['ours', rounds(1)], ['peer', rounds(30)]]))[0]).toMatchObject({ isMet: false });
  });

  it('that is a figure needs no peer', () => {
    expect(judge(lineOf({ kind: 'most', most: 10 }), new Map([['ours', rounds(9, 10, 30)]]))[0]).toMatchObject({ isMet: true, other: null, ratio: null });
  });

  it('is neither met nor missed where a peer is not available, and says why', () => {
    const measured = new Map<string, Measured>([['ours', rounds(1)], ['peer', { state: 'not-available', why: 'exiftool is not installed' }]]);
    expect(judge(lineOf({ kind: 'faster', side: 'peer', least: 2 }), measured)[0]).toMatchObject({ isMet: null, why: 'peer: not available: exiftool is not installed', ours: { median: 1 } });
  });

  it('is neither met nor missed where our side failed', () => {
    expect(judge(lineOf({ kind: 'most', most: 10 }), new Map<string, Measured>([['ours', { state: 'failed', why: 'no such file' }]]))[0]).toMatchObject({ isMet: null, ours: null, why: 'failed: no such file' });
  });
});

describe('another commit', () => {
  const line = lineOf({ kind: 'most', most: 10 });

  it('is compared round by round, and what is slower is marked', () => {
    expect(compare(line, new Map([['ours', rounds(15, 16, 15)], ['then', rounds(10, 10, 10)]]))[0]).toMatchObject({ ratio: { median: 1.5 }, isSlower: true });
    expect(compare(line, new Map([['ours', rounds(5, 6, 5)], ['then', rounds(10, 10, 10)]]))[0]).toMatchObject({ isSlower: false });
  });

  it('that lacks a line is said', () => {
    const measured = new Map<string, Measured>([['ours', rounds(5)], ['then', { state: 'failed', why: 'Cannot find module' }]]);
    expect(compare(line, measured)[0]).toMatchObject({ ratio: null, isSlower: false, why: 'the other commit: failed: Cannot find module' });
  });
});

describe('how cost grows', () => {
  it('is told of each cost and of the memory', () => {
    const at = (ms: number, peakMb: number) => new Map<string, Measured>([['ours', { state: 'measured', version: '1', rounds: [{ ms, peakMb }] }]]);
    const rows = tellGrowth(lineOf({ kind: 'most', most: 10 }), new Map([[1000, at(1, 50)], [10_000, at(100, 60)]]));
    expect(rows.map(({ name, growth }) => [name, growth?.isWorseThanNLogN])).toEqual([['', true], ['memory at its peak', false]]);
  });
});
