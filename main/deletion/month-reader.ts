// The local month of many instants in order: one look at the calendar for each day, not for each clip.
import type { Instant } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';

/** Answers `2026-11`. Fastest when it is asked in order of time. */
export function monthReader(clock: ZoneClock): (instant: Instant) => string {
  let day = { from: Infinity, to: -Infinity };
  let month = '';
  return (instant) => {
    if (instant >= day.from && instant < day.to) return month;
    const date = clock.dateAt(instant);
    day = clock.dayRange(date);
    month = date.slice(0, 7);
    return month;
  };
}
