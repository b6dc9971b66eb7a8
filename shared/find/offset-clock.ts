// The wall clock at a fixed offset from UTC, for "5pm PST" and "+05:45": no gaps, no folds, every day 24 hours.
import { dateOfDay, DAY_MS, dayOf, HOUR_MS, MINUTE_MS, SECOND_MS } from '../local-date.ts';
import type { ZoneClock } from '../time.ts';

/** What reading a typed time needs of a clock; every `ZoneClock` has it. */
export type WallClock = Pick<ZoneClock, 'dateAt' | 'timeAt' | 'offsetAt' | 'instantsOf' | 'gapAt' | 'dayRange'>;

export function offsetClock(offset: number): WallClock {
  const offsetMs = offset * MINUTE_MS;
  const startOf = (day: number): number => day * DAY_MS - offsetMs;
  return {
    offsetAt: () => offset,
    dateAt: (instant) => dateOfDay(Math.floor((instant + offsetMs) / DAY_MS)),
    timeAt: (instant) => {
      const local = instant + offsetMs;
      const day = Math.floor(local / DAY_MS);
      const second = Math.floor((local - day * DAY_MS) / SECOND_MS);
      return { date: dateOfDay(day), hour: Math.floor(second / 3600), minute: Math.floor(second / 60) % 60, second: second % 60 };
    },
    instantsOf: ({ date, hour, minute, second }) => [startOf(dayOf(date)) + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS],
    gapAt: () => null,
    dayRange: (date) => ({ from: startOf(dayOf(date)), to: startOf(dayOf(date) + 1) }),
  };
}
