// Middle, spread, ratio and growth of what was measured. Pure.

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** The middle half lies between these. */
  readonly lowerQuarter: number;
  readonly upperQuarter: number;
}

/** The value below which this share of the values lies, between two of them where it falls there; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), least: quantile(values, 0), most: quantile(values, 1), lowerQuarter: quantile(values, 0.25), upperQuarter: quantile(values, 0.75) };
}

/** One ratio for each round that both took part in, 1 of nothing to nothing: what disturbs the machine for a while disturbs both. */
export function ratiosOf(over: readonly number[], under: readonly number[]): number[] {
  return over.slice(0, under.length).map((value, round) => (value === under[round] ? 1 : value / (under[round] ?? Number.NaN)));
}

/** Slower than before beyond what the rounds differ among themselves: `ratios` are now to then. */
export function isSlower(ratios: readonly number[]): boolean {
  const { median: middle, lowerQuarter } = spreadOf(ratios);
  return middle > 1.05 && lowerQuarter > 1;
}

export interface Growth {
  /** Between the two largest sizes: 1 where cost grows as the number of clips, 0 where it does not grow. */
  readonly slope: number;
  readonly isWorseThanNLogN: boolean;
}

const slopeTolerance = 0.1;

/** By sizes in ascending order; null for fewer than two. */
export function growthOf(costs: readonly { readonly size: number; readonly cost: number }[]): Growth | null {
  const [before, last] = costs.slice(-2);
  if (before === undefined || last === undefined) return null;
  const steps = Math.log(last.size / before.size);
  const slope = Math.log(last.cost / before.cost) / steps;
  const bound = Math.log((last.size * Math.log(last.size)) / (before.size * Math.log(before.size))) / steps;
  return { slope, isWorseThanNLogN: slope > bound + slopeTolerance };
}
