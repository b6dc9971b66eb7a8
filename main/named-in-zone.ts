// Archives made by other tools look like a module's but hold local time: their instants are put right here.
import type { Instant, ZoneId } from '../shared/schema.ts';
import { parseZone, zoneClock } from '../shared/time.ts';

/**
 * From a name read as UTC to its instant. `zone` null: the name is UTC, as every module writes it. Otherwise the name
 * is a wall clock of that zone; where it came twice, the earlier instant; where it never came, as if the clock had not changed.
 */
export function instantReader(zone: ZoneId | null): (asWritten: Instant) => Instant {
  // Asked for every folder of a scan.
  const utc = zone === null ? null : parseZone('UTC');
  if (zone === null || utc === null) return (asWritten) => asWritten;
  const clock = zoneClock(zone);
  const utcClock = zoneClock(utc);
  return (asWritten) => {
    const local = utcClock.timeAt(asWritten);
    const gap = clock.gapAt(local);
    return clock.instantsOf(local)[0] ?? asWritten - (gap?.beforeOffset ?? clock.offsetAt(asWritten)) * 60_000;
  };
}
