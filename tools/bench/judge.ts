// From what the sides measured to the rows of the table: both figures, their ratio, the goal, and whether it is met. Pure.
import { growthOf, isSlower, ratiosOf, spreadOf } from './figures.ts';
import type { Growth, Spread } from './figures.ts';
import type { Check, Goal, Line, Unit } from './line.ts';
import type { Measured } from './measure-line.ts';

export interface JudgedRow {
  readonly line: string;
  readonly name: string;
  readonly unit: Unit;
  readonly ours: Spread | null;
  readonly other: { readonly side: string; readonly spread: Spread } | null;
  /** As the goal counts it: ours to theirs, or how many times faster we are. */
  readonly ratio: Spread | null;
  readonly goal: Goal;
  /** Null where nothing is to be reached, or one of them was not measured. */
  readonly isMet: boolean | null;
  /** Why something was not measured. */
  readonly why: string | null;
}

export function judge(line: Pick<Line, 'name' | 'checks'>, measured: ReadonlyMap<string, Measured>): JudgedRow[] {
  return line.checks.map((check) => judgeCheck(line.name, check, measured));
}

function judgeCheck(line: string, { name, figure, unit, goal }: Check, measured: ReadonlyMap<string, Measured>): JudgedRow {
  const mine = valuesOf(measured.get('ours'), figure);
  const row = { line, name, unit, goal, ours: mine.values === null ? null : spreadOf(mine.values), other: null, ratio: null, isMet: null, why: mine.why };
  if (mine.values === null) return row;
  if (goal.kind === 'told') return row;
  if (goal.kind === 'most') return { ...row, isMet: spreadOf(mine.values).median <= goal.most };
  const theirs = valuesOf(measured.get(goal.side), goal.figure ?? figure);
  if (theirs.values === null) return { ...row, why: `${goal.side}: ${theirs.why ?? ''}` };
  const ratio = spreadOf(goal.kind === 'faster' ? ratiosOf(theirs.values, mine.values) : ratiosOf(mine.values, theirs.values));
  const isMet = goal.kind === 'beside' ? null : goal.kind === 'faster' ? ratio.median >= goal.least : ratio.median <= goal.most;
  return { ...row, other: { side: goal.side, spread: spreadOf(theirs.values) }, ratio, isMet };
}

function valuesOf(measured: Measured | undefined, figure: string): { readonly values: readonly number[] | null; readonly why: string | null } {
  if (measured === undefined) return { values: null, why: 'not measured' };
  if (measured.state !== 'measured') return { values: null, why: `${measured.state === 'failed' ? 'failed' : 'not available'}: ${measured.why}` };
  const values = measured.rounds.flatMap((figures) => figures[figure] ?? []);
  return values.length === 0 ? { values: null, why: `told nothing of ${figure}` } : { values, why: null };
}

/** Each figure by the first check that is about it. */
function distinctFigures(checks: readonly Check[]): readonly Check[] {
  return checks.filter(({ figure }, place) => checks.findIndex((check) => check.figure === figure) === place);
}

export interface ComparedRow {
  readonly line: string;
  readonly name: string;
  readonly unit: Unit;
  readonly now: Spread | null;
  readonly then: Spread | null;
  /** Now to then. */
  readonly ratio: Spread | null;
  readonly isSlower: boolean;
  readonly why: string | null;
}

/** Each figure of a line once, in this checkout and in the other commit. */
export function compare(line: Pick<Line, 'name' | 'checks'>, measured: ReadonlyMap<string, Measured>): ComparedRow[] {
  return distinctFigures(line.checks).map(({ name, figure, unit }) => {
    const [now, then] = [valuesOf(measured.get('ours'), figure), valuesOf(measured.get('then'), figure)];
    const ratios = now.values === null || then.values === null ? null : ratiosOf(now.values, then.values);
    return {
      line: line.name, name, unit,
      now: now.values === null ? null : spreadOf(now.values),
      then: then.values === null ? null : spreadOf(then.values),
      ratio: ratios === null ? null : spreadOf(ratios),
      isSlower: ratios !== null && isSlower(ratios),
      why: now.why ?? (then.why === null ? null : `the other commit: ${then.why}`),
    };
  });
}

export interface GrowthRow {
  readonly line: string;
  readonly name: string;
  readonly unit: Unit;
  readonly costs: readonly { readonly size: number; readonly cost: number }[];
  readonly growth: Growth | null;
  readonly why: string | null;
}

/** Each figure of ours that is a cost, and the memory of its process, by size. */
export function tellGrowth(line: Pick<Line, 'name' | 'checks'>, bySize: ReadonlyMap<number, ReadonlyMap<string, Measured>>): GrowthRow[] {
  const distinct = distinctFigures(line.checks).filter(({ unit }) => unit === 'ms' || unit === 'MB');
  return [...distinct, { name: 'memory at its peak', figure: 'peakMb', unit: 'MB' as const }].map(({ name, figure, unit }) => {
    const told = [...bySize].map(([size, measured]) => ({ size, ...valuesOf(measured.get('ours'), figure) }));
    const costs = told.flatMap(({ size, values }) => (values === null ? [] : [{ size, cost: spreadOf(values).median }]));
    return { line: line.name, name, unit, costs, growth: growthOf(costs), why: told.find(({ why }) => why !== null)?.why ?? null };
  });
}
