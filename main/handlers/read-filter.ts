// A filter as it came in, with its zone as it is known here.
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { ClipFilter } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';

/** Fails when the zone of the time of day does not exist. */
export function readFilter(filter: ClipFilter): Result<ClipFilter, 'zone-unknown'> {
  const { timeOfDay } = filter;
  if (timeOfDay === undefined) return succeed(filter);
  const zone = parseZone(timeOfDay.zone);
  return zone === null ? fail('zone-unknown', timeOfDay.zone) : succeed({ ...filter, timeOfDay: { ...timeOfDay, zone } });
}
