// What a saved frame is called: camera and wall clock, in a name every system takes.
import { legalName } from '../../shared/export/legal-name.ts';
import type { Instant } from '../../shared/schema.ts';
import { offsetText, type ZoneClock } from '../../shared/time.ts';

const two = (part: number) => String(part).padStart(2, '0');

/** `Front Door 2026-11-05 17.00.03 EST.png`; `UTC+05.45` where the zone has no letters. Pure. */
export function frameName(camera: string, instant: Instant, clock: ZoneClock, ending: '.png' | '.jpg'): string {
  const { date, hour, minute, second } = clock.timeAt(instant);
  const letters = clock.abbreviationAt(instant);
  const offset = clock.offsetAt(instant);
  const zone = /^[A-Z]{2,5}$/.test(letters) && letters !== 'GMT' ? letters : offset === 0 ? 'UTC' : `UTC${offsetText(offset)}`;
  // Only the camera may be cut: the time is what the name is for.
  return legalName(camera, ` ${date} ${two(hour)}.${two(minute)}.${two(second)} ${zone.replaceAll(':', '.')}${ending}`);
}
