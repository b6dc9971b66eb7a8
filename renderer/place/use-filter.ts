// The filter in force: which clips the list, the rulers and next/previous mean.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CameraId } from '../../shared/ids.ts';
import type { Camera, ClipFilter } from '../../shared/schema.ts';
import { camerasQuery } from '../client/queries.ts';
import { useZone } from '../client/zone.ts';
import { isNarrowed, toClipFilter } from '../filters/filters.ts';
import { usePlace } from './place-store.ts';

const noCameras: readonly Camera[] = [];

export interface FilterInForce {
  /** Null when every camera is switched off: no clip can match. */
  readonly filter: ClipFilter | null;
  /** The cameras that are switched on, in their order: the lanes of every ruler. */
  readonly cameras: readonly Camera[];
  readonly isOn: (camera: CameraId) => boolean;
  /** Some clips may be left out. */
  readonly isNarrowed: boolean;
}

export function useFilter(): FilterInForce {
  const known = useQuery(camerasQuery).data ?? noCameras;
  const off = usePlace((place) => place.camerasOff);
  const filters = usePlace((place) => place.filters);
  const clock = useZone()?.clock;
  return useMemo(() => {
    const isOn = (camera: CameraId) => !off.includes(camera);
    // The core leaves out hidden cameras unless they are named.
    const all = known.filter(({ isHidden }) => !isHidden);
    const cameras = all.filter(({ id }) => isOn(id));
    const rest = clock === undefined ? {} : toClipFilter(filters, clock);
    if (cameras.length === all.length) return { filter: rest, cameras, isOn, isNarrowed: isNarrowed(filters) };
    return { filter: cameras.length === 0 ? null : { ...rest, cameras: cameras.map(({ id }) => id) }, cameras, isOn, isNarrowed: true };
  }, [known, off, filters, clock]);
}
