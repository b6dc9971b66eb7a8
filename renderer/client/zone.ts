// The zone in force: UTC while that is shown, else the user's choice, else the one home zone of the drives, else the computer's.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ZoneId } from '../../shared/schema.ts';
import { zoneClock, type ZoneClock } from '../../shared/time.ts';
import { usePlace } from '../place/place-store.ts';
import { homeZones } from './home-zones.ts';
import { aboutQuery, settingsQuery, volumesQuery } from './queries.ts';
import { useUtcView } from './utc-view.ts';
import { wallFormats, type WallFormats } from './wall-formats.ts';

export const utcZone: ZoneId = ZoneId.parse('UTC');

export interface ZoneInForce {
  readonly zone: ZoneId;
  /** The zone when nothing is chosen: that of the drives shown where they agree, else the computer's. */
  readonly automatic: ZoneId;
  /** The user's choice, also while UTC is shown; null when none was made. */
  readonly chosen: ZoneId | null;
  /** UTC is shown for now, whatever the zone is. */
  readonly isUtc: boolean;
  /** The drives shown live in different zones: a time says which one it is in. */
  readonly isMixed: boolean;
  readonly clock: ZoneClock;
  readonly formats: WallFormats;
}

/** Null until the core has said what it needs. */
export function useZone(): ZoneInForce | null {
  const about = useQuery(aboutQuery).data;
  const settings = useQuery(settingsQuery).data;
  const volumes = useQuery(volumesQuery).data?.volumes;
  const shown = usePlace(({ filters }) => filters.volumes);
  const isUtc = useUtcView((view) => view.isUtc);
  const computerZone = about?.computerZone;
  const chosen = settings === undefined ? undefined : settings.zone;
  const homes = computerZone === undefined || volumes === undefined ? undefined
    : homeZones(volumes.filter(({ id }) => shown.length === 0 || shown.includes(id)), computerZone);
  const isMixed = homes !== undefined && homes.size > 1;
  const automatic = homes === undefined ? undefined : isMixed ? computerZone : ([...homes][0] ?? computerZone);
  return useMemo(() => {
    if (automatic === undefined || chosen === undefined) return null;
    const zone = isUtc ? utcZone : (chosen ?? automatic);
    const clock = zoneClock(zone);
    return { zone, automatic, chosen, isUtc, isMixed, clock, formats: wallFormats(clock) };
  }, [automatic, chosen, isUtc, isMixed]);
}
