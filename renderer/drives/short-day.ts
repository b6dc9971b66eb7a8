// A day as short as a drive's facts have room for.
import type { Instant } from '../../shared/schema.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';

/** `Nov 11, 2026`: the day an instant falls on in the zone in force. */
export function shortDay(zone: Pick<ZoneInForce, 'clock'>, instant: Instant): string {
  return dateWords(zone.clock.dateAt(instant), 'short').day;
}
