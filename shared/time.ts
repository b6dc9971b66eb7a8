// The door to time: zones, their wall clocks, local dates, and instants as a user types them.
import { dayOf, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toLocalDate } from './local-date.ts';
import type { Instant, ZoneId } from './schema.ts';
import { zoneClock } from './zone-clock.ts';

export { addDays, offsetText, toLocalDate, utcText, weekdayOf } from './local-date.ts';
export { zoneClock } from './zone-clock.ts';
export type { Gap, WallTime, ZoneClock } from './zone-clock.ts';
export { computerZone, listZones, parseZone } from './zone-names.ts';

const typedInstant =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?([Zz])| ?([+-])(\d\d):?(\d\d)?)?)?$/;

/**
 * The instants a typed time means: `2026-11-01T05:30:05Z` or with an offset anywhere the same; `2026-11-01` (the first
 * instant of that day), `2026-11-01 01:30`, `2026-11-01T01:30:05` on the wall clock of `zone`. Two when the clocks went back
 * over it, none (an empty list) when they skipped it, null when the text is no such time.
 */
export function parseInstant(text: string, zone: ZoneId): Instant[] | null {
  const found = typedInstant.exec(text.trim());
  if (!found) return null;
  const [, year, month, day, hours, minutes = '0', seconds = '0', fraction = '', z, sign, offsetHours = '0', offsetMinutes = '0'] = found;
  const date = toLocalDate(Number(year), Number(month), Number(day));
  if (date === null) return null;
  if (hours === undefined) return [zoneClock(zone).dayRange(date).from];

  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  const [eastHours, eastMinutes] = [Number(offsetHours), Number(offsetMinutes)];
  if (hour > 23 || minute > 59 || second > 59 || eastHours > 23 || eastMinutes > 59) return null;

  const thousandths = Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (z === undefined && sign === undefined) {
    return zoneClock(zone).instantsOf({ date, hour, minute, second }).map((instant) => instant + thousandths);
  }
  const local = dayOf(date) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + thousandths;
  const east = eastHours * HOUR_MS + eastMinutes * MINUTE_MS;
  return [sign === '-' ? local + east : local - east];
}
