// The zone in force: UTC while that is shown, else the user's choice, else the one home zone of the drives, else the computer's.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { automaticZone, homeZones } from '../../shared/home-zones.ts';
import { ZoneId } from '../../shared/schema.ts';
import { zoneClock, type ZoneClock } from '../../shared/time.ts';
import { usePlace } from '../place/place-store.ts';
import { aboutQuery, settingsQuery, volumesQuery } from './queries.ts';
import { useUtcView } from './utc-view.ts';
import { useLanguage } from '../words/language.ts';
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
  /** In which the formats write. */
  readonly locale: string;
}

/** Null until the core has said what it needs. */
export function useZone(): ZoneInForce | null {
  const about = useQuery(aboutQuery).data;
  const settings = useQuery(settingsQuery).data;
  const volumes = useQuery(volumesQuery).data?.volumes;
  const shown = usePlace(({ filters }) => filters.volumes);
  const isUtc = useUtcView((view) => view.isUtc);
  const locale = useLanguage((inForce) => inForce.locale);
  const computerZone = about?.computerZone;
  const chosen = settings === undefined ? undefined : settings.zone;
  const shownVolumes = volumes?.filter(({ id }) => shown.length === 0 || shown.includes(id));
  const isMixed = computerZone !== undefined && shownVolumes !== undefined && homeZones(shownVolumes, computerZone).size > 1;
  const automatic = computerZone === undefined || shownVolumes === undefined ? undefined : automaticZone(shownVolumes, computerZone);
  return useMemo(() => {
    if (automatic === undefined || chosen === undefined) return null;
    const zone = isUtc ? utcZone : (chosen ?? automatic);
    const clock = zoneClock(zone);
    return { zone, automatic, chosen, isUtc, isMixed, clock, formats: wallFormats(clock), locale };
  }, [automatic, chosen, isUtc, isMixed, locale]);
}
