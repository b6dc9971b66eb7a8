// Times what is too quick to be timed once.
import { quantile } from './figures.ts';

/** Ms of each of so many calls; `work` gets the number of the call. */
export function timeCalls(calls: number, work: (call: number) => unknown): number[] {
  const times = new Array<number>(calls);
  for (let call = 0; call < calls; call += 1) {
    const startedAt = performance.now();
    work(call);
    times[call] = performance.now() - startedAt;
  }
  return times;
}

/** Ms a call, of calls too short for the clock. */
export function timeEach(calls: number, work: (call: number) => unknown): number {
  const startedAt = performance.now();
  for (let call = 0; call < calls; call += 1) work(call);
  return (performance.now() - startedAt) / calls;
}

export function middleAndSlow(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Numbers that look random and are the same on every run: mulberry32, in [0, 1). */
export function steadyChance(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
