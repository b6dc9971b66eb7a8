// A reading that ends when nobody waits for it any more.
import type { Reading } from './clip-source.ts';

export const aborted = Symbol('aborted');

/** Asks for nothing more once `signal` aborts, so that the clip is closed after the read under way. */
export function* untilAborted<Value>(reading: Reading<Value>, signal: AbortSignal): Reading<Value | typeof aborted> {
  let step = reading.next();
  while (step.done !== true) {
    if (signal.aborted) return aborted;
    step = reading.next(yield step.value);
  }
  return step.value;
}
