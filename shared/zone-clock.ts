// The wall clock of one zone: instant to local day and time, and back.
import type { Instant, LocalDate, Range, ZoneId } from './schema.ts';
import { clockTails, clockText, dateOfDay, DAY_MS, dayOf, HOUR_MS, MINUTE_MS, offsetText, SECOND_MS } from './local-date.ts';
import { ZoneAbbreviations } from './zone-abbreviation.ts';
import { ZoneTable } from './zone-table.ts';

/** What a wall clock shows: calendar day, hour 0-23, minute and second 0-59. */
export interface WallTime {
  readonly date: LocalDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Wall clock times that are skipped: at the instant `from` the offset (minutes east of UTC) grows and the clock jumps. */
export interface Gap {
  readonly from: Instant;
  readonly beforeOffset: number;
  readonly afterOffset: number;
}

/**
 * Offsets are those of the years 1970-2100; the first one holds before, the last one after. Days beyond the years
 * 0000-9999 show as the nearest inside. Nothing depends on the zone of the machine.
 */
export interface ZoneClock {
  readonly zone: ZoneId;
  /** Minutes east of UTC. */
  offsetAt(instant: Instant): number;
  dateAt(instant: Instant): LocalDate;
  timeAt(instant: Instant): WallTime;
  /** `EST`, `CEST`; `GMT+5:45` when the zone has no letters. */
  abbreviationAt(instant: Instant): string;
  /** When the clock shows this time, ascending: never (the clocks skip it), once, or twice (they go back over it). */
  instantsOf(time: WallTime): Instant[];
  /** The jump that skips this time; null when the clock does show it. */
  gapAt(time: WallTime): Gap | null;
  /**
   * From the first instant of the day to the first of the next: 23, 24, 25 hours, none for a day that a zone left out.
   * Where clocks go back over midnight itself (Newfoundland until 2011) the day begins at its first midnight.
   */
  dayRange(date: LocalDate): Range;
  /** `2026-11-01T01:30:05-04:00`. */
  isoAt(instant: Instant): string;
}

/** Further than any offset from UTC (-12 to +14 hours), nearer than any two changes of one zone. */
const AROUND_MS = 16 * HOUR_MS;

const clocks = new Map<ZoneId, ZoneClock>();

/** The clock of a zone; there is one for each. Throws a RangeError for a zone that `parseZone` would not give. */
export function zoneClock(zone: ZoneId): ZoneClock {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = makeZoneClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

function makeZoneClock(zone: ZoneId): ZoneClock {
  const table = new ZoneTable(zone);
  const offsetAt = (instant: Instant): number => offsetMinutes(table.offsetMsAt(instant));
  const abbreviations = new ZoneAbbreviations(zone, offsetAt);
  const tailsByOffset = new Map<number, readonly string[]>();

  /** `local`: what the wall clock shows, in ms as if the zone were UTC. */
  function instantsOfLocal(local: number): Instant[] {
    const before = table.offsetMsAt(local - AROUND_MS);
    const after = table.offsetMsAt(local + AROUND_MS);
    if (before === after) return [local - before];
    const [first, second] = before > after ? [before, after] : [after, before];
    return [local - first, local - second].filter((instant) => instant + table.offsetMsAt(instant) === local);
  }

  function startOfDay(day: number): Instant {
    const midnight = day * DAY_MS;
    return instantsOfLocal(midnight)[0] ?? table.changeBetween(midnight - AROUND_MS, midnight + AROUND_MS) ?? midnight;
  }

  return {
    zone,
    offsetAt,
    dateAt: (instant) => dateOfDay(Math.floor((instant + table.offsetMsAt(instant)) / DAY_MS)),
    timeAt: (instant) => wallTime(instant + table.offsetMsAt(instant)),
    abbreviationAt: (instant) => abbreviations.at(instant),
    instantsOf: (time) => instantsOfLocal(localMs(time)),
    gapAt: (time) => {
      const local = localMs(time);
      if (instantsOfLocal(local).length > 0) return null;
      const from = table.changeBetween(local - AROUND_MS, local + AROUND_MS);
      if (from === null) return null;
      return {
        from,
        beforeOffset: offsetAt(from - 1),
        afterOffset: offsetAt(from),
      };
    },
    dayRange: (date) => {
      const day = dayOf(date);
      return { from: startOfDay(day), to: startOfDay(day + 1) };
    },
    isoAt: (instant) => {
      const offsetMs = table.offsetMsAt(instant);
      let tails = tailsByOffset.get(offsetMs);
      if (tails === undefined) {
        tails = clockTails(offsetText(offsetMinutes(offsetMs)));
        tailsByOffset.set(offsetMs, tails);
      }
      return clockText(instant + offsetMs, tails);
    },
  };
}

/** Monrovia was 44 min 30 s behind UTC until 1972; every other offset of the table is whole minutes. */
function offsetMinutes(offsetMs: number): number {
  return Math.round(offsetMs / MINUTE_MS);
}

function wallTime(local: number): WallTime {
  const day = Math.floor(local / DAY_MS);
  const second = Math.floor((local - day * DAY_MS) / SECOND_MS);
  return {
    date: dateOfDay(day),
    hour: Math.floor(second / 3600),
    minute: Math.floor(second / 60) % 60,
    second: second % 60,
  };
}

function localMs(time: WallTime): number {
  return dayOf(time.date) * DAY_MS + time.hour * HOUR_MS + time.minute * MINUTE_MS + time.second * SECOND_MS;
}
