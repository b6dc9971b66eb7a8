// The places whose wall clock shows a time of day, found without a look at the others: the clips of an evening lie side by side.
import type { TimeOfDay } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import { clipIdInstant, firstIdAt } from './clip-id.ts';
import { seek } from './seek.ts';
import type { Windows } from './sift-columns.ts';

/** Shorter than the time between any two changes of a zone's offset (`zone-table.ts`): equal at both ends, equal in between. */
const STEADY_MS = 6 * 86_400_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const dayIds = firstIdAt(DAY_MS);

/** Opens the windows of the places `[from, to)` that are meant. */
export type WindowOpener = (windows: Windows, from: number, to: number) => void;

/**
 * For the places at a time of day: two searches a day.
 * Throws a RangeError for a zone that `parseZone` would not give.
 */
export function timeOfDayOpener(ids: Float64Array, { fromMinute, toMinute, zone }: TimeOfDay): WindowOpener {
  const clock = zoneClock(zone);
  // What is meant begins here and goes on for so long: over midnight is then nothing special. All day when both are the same.
  const meantMs = ((toMinute - fromMinute + 2 * 1440) % 1440 || 1440) * MINUTE_MS;

  // Clips between two windows, and in one: a guess for the next.
  let between = 0;
  let within = 0;
  const meantIds = firstIdAt(meantMs);
  /** Of places `[at, end)` between which the offset stays. Reckoned in ids, of which a day has so many. */
  const openSteady = (windows: Windows, from: number, [at, end]: readonly [number, number], turnMs: number): void => {
    const { starts, ends } = windows;
    const last = ids[end - 1] ?? 0;
    const firstDayMs = Math.floor((clipIdInstant(ids[at] ?? 0) + turnMs) / DAY_MS) * DAY_MS - turnMs;
    let { count } = windows;
    let place = at;
    for (let startId = firstIdAt(firstDayMs); startId <= last && place < end; startId += dayIds) {
      const start = seek(ids, startId, place, end, place + between);
      between = start - place;
      place = seek(ids, startId + meantIds, start, end, start + within);
      within = place - start;
      if (within === 0) continue;
      starts[count] = start - from;
      ends[count] = place - from;
      count += 1;
    }
    windows.count = count;
  };
  const open = (windows: Windows, from: number, at: number, end: number): void => {
    if (at >= end) return;
    const first = clipIdInstant(ids[at] ?? 0);
    const last = clipIdInstant(ids[end - 1] ?? 0);
    const offset = clock.offsetAt(first);
    if (end - at === 1 || (last - first < STEADY_MS && clock.offsetAt(last) === offset)) {
      openSteady(windows, from, [at, end], (offset - fromMinute) * MINUTE_MS);
      return;
    }
    const middle = (at + end) >>> 1;
    open(windows, from, at, middle);
    open(windows, from, middle, end);
  };
  return (windows, from, to) => {
    windows.count = 0;
    open(windows, from, from, to);
  };
}
