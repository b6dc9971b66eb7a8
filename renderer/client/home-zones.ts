// Where the drives live: what decides the zone of the page, and whether its times must say theirs.
import type { Volume, ZoneId } from '../../shared/schema.ts';

/** Home zones of these drives: one that was given none lives where the computer does. Pure. */
export function homeZones(volumes: readonly Pick<Volume, 'homeZone'>[], computerZone: ZoneId): ReadonlySet<ZoneId> {
  return new Set(volumes.map(({ homeZone }) => homeZone ?? computerZone));
}
