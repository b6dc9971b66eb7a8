// The tables as a person reads them, within 120 columns. Pure.
import type { Spread } from './figures.ts';
import type { ComparedRow, GrowthRow, JudgedRow } from './judge.ts';
import type { Goal, Unit } from './line.ts';

const widest = 120;

/** Three figures, with the unit that makes them readable: `0.42 ms`, `71 µs`, `12.3 s`. */
export function figureText(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return '-';
  if (unit === 'ms' && value !== 0 && Math.abs(value) < 0.001) return `${threeFigures(value * 1e6)} ns`;
  if (unit === 'ms' && value !== 0 && Math.abs(value) < 0.1) return `${threeFigures(value * 1000)} µs`;
  if (unit === 'ms' && Math.abs(value) >= 10_000) return `${threeFigures(value / 1000)} s`;
  return unit === '' ? threeFigures(value) : `${threeFigures(value)} ${unit}`;
}

function threeFigures(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : size >= 0.1 ? 2 : 3);
}

function spreadText({ median, least, most }: Spread, unit: Unit): string {
  const middle = figureText(median, unit);
  return least === most ? middle : `${middle} (${figureText(least, unit)} to ${figureText(most, unit)})`;
}

export function goalText(goal: Goal, unit: Unit): string {
  switch (goal.kind) {
    case 'most': return `≤ ${figureText(goal.most, unit)}`;
    case 'ratio': return `≤ ${String(goal.most)}`;
    case 'faster': return `≥ ${String(goal.least)}x`;
    case 'beside':
    case 'told': return '';
  }
}

/** What is to be reached, and whether it is. */
export function judgedTable(rows: readonly JudgedRow[]): string {
  return table(['job', 'ours', 'beside', 'ratio', 'goal', 'met'], rows.map((row) => [
    nameOf(row),
    row.ours === null ? shortWhy(row.why) : spreadText(row.ours, row.unit),
    row.other === null ? (row.ours === null ? '' : shortWhy(row.why)) : `${row.other.side} ${figureText(row.other.spread.median, row.unit)}`,
    row.ratio === null ? '' : `${threeFigures(row.ratio.median)}${row.goal.kind === 'faster' ? 'x' : ''}`,
    goalText(row.goal, row.unit),
    row.isMet === null ? '' : row.isMet ? 'yes' : 'NO',
  ]));
}

export function comparedTable(rows: readonly ComparedRow[], commit: string): string {
  return table(['job', 'now', commit, 'ratio', ''], rows.map((row) => [
    nameOf(row),
    row.now === null ? shortWhy(row.why) : spreadText(row.now, row.unit),
    row.then === null ? (row.now === null ? '' : shortWhy(row.why)) : spreadText(row.then, row.unit),
    row.ratio === null ? '' : threeFigures(row.ratio.median),
    row.isSlower ? 'SLOWER' : '',
  ]));
}

export function growthTable(rows: readonly GrowthRow[], sizes: readonly number[]): string {
  return table(['job', ...sizes.map((size) => size.toLocaleString('en')), 'slope', ''], rows.map((row) => [
    nameOf(row),
    ...sizes.map((size) => {
      const cost = row.costs.find((one) => one.size === size)?.cost;
      return cost === undefined ? '-' : figureText(cost, row.unit);
    }),
    row.growth === null ? '' : row.growth.slope.toFixed(2),
    row.growth?.isWorseThanNLogN === true ? 'WORSE THAN N LOG N' : row.growth === null ? shortWhy(row.why) : '',
  ]));
}

function nameOf({ line, name }: { readonly line: string; readonly name: string }): string {
  return name === '' ? line : `${line}: ${name}`;
}

function shortWhy(why: string | null): string {
  return (why ?? '').split('\n')[0]?.slice(0, 60) ?? '';
}

/** Columns as wide as they need, the widest cut until all fit. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  const gap = 2;
  for (let over = sum(widths) + gap * (widths.length - 1) - widest; over > 0; over -= 1) {
    const largest = widths.indexOf(Math.max(...widths));
    widths[largest] = (widths[largest] ?? 1) - 1;
  }
  return all.map((cells) => widths.map((width, column) => fit(cells[column] ?? '', width)).join(' '.repeat(gap)).trimEnd()).join('\n');
}

function fit(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, Math.max(0, width - 1))}…`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
