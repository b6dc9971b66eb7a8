// The zone in force: the user's choice, else the one home zone of the drives, else the computer's.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Volume, ZoneId } from '../../shared/schema.ts';
import { zoneClock, type ZoneClock } from '../../shared/time.ts';
import { wallFormats, type WallFormats } from './wall-formats.ts';
import { aboutQuery, settingsQuery, volumesQuery } from './queries.ts';

/** Pure. Drives with different home zones have none in common, so the computer's is used. */
export function automaticZone(volumes: readonly Volume[], computerZone: ZoneId): ZoneId {
  const homes = new Set(volumes.flatMap(({ homeZone }) => (homeZone === null ? [] : [homeZone])));
  const [home] = homes;
  return homes.size === 1 && home !== undefined ? home : computerZone;
}

export interface ZoneInForce {
  readonly zone: ZoneId;
  /** The zone when nothing is chosen. */
  readonly automatic: ZoneId;
  readonly isChosen: boolean;
  readonly clock: ZoneClock;
  readonly formats: WallFormats;
}

/** Null until the core has said what it needs. */
export function useZone(): ZoneInForce | null {
  const about = useQuery(aboutQuery).data;
  const settings = useQuery(settingsQuery).data;
  const volumes = useQuery(volumesQuery).data?.volumes;
  const computerZone = about?.computerZone;
  const chosen = settings === undefined ? undefined : settings.zone;
  const automatic = computerZone === undefined || volumes === undefined ? undefined : automaticZone(volumes, computerZone);
  return useMemo(() => {
    if (automatic === undefined || chosen === undefined) return null;
    const zone = chosen ?? automatic;
    const clock = zoneClock(zone);
    return { zone, automatic, isChosen: chosen !== null, clock, formats: wallFormats(clock) };
  }, [automatic, chosen]);
}
