import { describe, expect, it } from 'vitest';
import { growthOf, isSlower, median, ratiosOf, spreadOf } from './figures.ts';

describe('the middle', () => {
  it('is the value in the middle, or halfway between the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  it('stands between the quarters, and those between the least and the most', () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, least: 1, most: 5, lowerQuarter: 2, upperQuarter: 4 });
  });
});

describe('ratios', () => {
  it('are of each round, so that a round in which the machine was slow does not count for one side', () => {
    expect(median(ratiosOf([10, 40, 11], [20, 80, 22]))).toBe(0.5);
  });

  it('are of the rounds that both took part in', () => {
    expect(ratiosOf([1, 2, 3], [2, 2])).toEqual([0.5, 1]);
  });

  it('tell slower only when most rounds do', () => {
    expect(isSlower([1.2, 1.3, 1.25, 1.22, 1.28])).toBe(true);
    expect(isSlower([1.02, 1.03, 1.02, 1.01, 1.04])).toBe(false);
    expect(isSlower([0.7, 1.4, 0.8, 1.5, 1.3])).toBe(false);
  });
});

describe('growth', () => {
  const costs = (cost: (size: number) => number) => [1000, 10_000, 100_000].map((size) => ({ size, cost: cost(size) }));

  it('is 0 where cost stays, 1 where it grows as the clips do', () => {
    expect(growthOf(costs(() => 5))?.slope).toBeCloseTo(0);
    expect(growthOf(costs((size) => size * 3))?.slope).toBeCloseTo(1);
  });

  it('is too much beyond n log n, and not at it', () => {
    expect(growthOf(costs((size) => size * Math.log(size)))?.isWorseThanNLogN).toBe(false);
    expect(growthOf(costs((size) => size ** 1.5))?.isWorseThanNLogN).toBe(true);
  });

  it('needs two sizes', () => {
    expect(growthOf([{ size: 1000, cost: 1 }])).toBeNull();
  });
});
