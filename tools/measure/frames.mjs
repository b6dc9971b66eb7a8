// Frame times as a person sees them: the middle, the slow end, and how many came late.

/** A frame later than this missed its turn on a screen of 60 Hz. */
const lateMs = 20;
const brokenMs = 50;

/** @param {readonly number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** @param {readonly number[]} values */
export const median = (values) => percentile(values, 0.5);

/** @param {readonly number[]} frames ms from one frame to the next */
export function summariseFrames(frames) {
  return {
    p50: median(frames), p95: percentile(frames, 0.95), p99: percentile(frames, 0.99),
    latePercent: (100 * frames.filter((ms) => ms > lateMs).length) / Math.max(1, frames.length),
    broken: frames.filter((ms) => ms > brokenMs).length,
  };
}

/**
 * Prints rows as an aligned table; numbers with one place.
 * @param {readonly Readonly<Record<string, string | number>>[]} rows
 */
export function printTable(rows) {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first);
  const text = (/** @type {string | number | undefined} */ value) => (typeof value === 'number' ? String(Math.round(value * 10) / 10) : value ?? '');
  const lines = [names, ...rows.map((row) => names.map((name) => text(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const line of lines) process.stdout.write(`${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}\n`);
}
