// Where the drives live: what decides the zone of the page, and whether its times must say theirs.
import type { Volume, ZoneId } from './schema.ts';

/** Home zones of these drives: one that was given none lives where the computer does. Pure. */
export function homeZones(volumes: readonly Pick<Volume, 'homeZone'>[], computerZone: ZoneId): ReadonlySet<ZoneId> {
  return new Set(volumes.map(({ homeZone }) => homeZone ?? computerZone));
}

/** The zone while the user chose none: that of these drives where they agree, else the computer's. Pure. */
export function automaticZone(volumes: readonly Pick<Volume, 'homeZone'>[], computerZone: ZoneId): ZoneId {
  const [home, ...others] = homeZones(volumes, computerZone);
  return home === undefined || others.length > 0 ? computerZone : home;
}
