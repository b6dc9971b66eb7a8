// The filter in force: which clips the list, the rulers and next/previous mean.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CameraId } from '../../shared/ids.ts';
import type { Camera, ClipFilter } from '../../shared/schema.ts';
import { camerasQuery } from '../client/queries.ts';
import { usePlace } from './place-store.ts';

const noCameras: readonly Camera[] = [];

export interface FilterInForce {
  /** Null when every camera is switched off: no clip can match. */
  readonly filter: ClipFilter | null;
  /** The cameras that are switched on, in their order: the lanes of every ruler. */
  readonly cameras: readonly Camera[];
  readonly isOn: (camera: CameraId) => boolean;
}

export function useFilter(): FilterInForce {
  const all = useQuery(camerasQuery).data ?? noCameras;
  const off = usePlace((place) => place.camerasOff);
  return useMemo(() => {
    const isOn = (camera: CameraId) => !off.includes(camera);
    const cameras = all.filter(({ id }) => isOn(id));
    if (cameras.length === all.length) return { filter: {}, cameras, isOn };
    return { filter: cameras.length === 0 ? null : { cameras: cameras.map(({ id }) => id) }, cameras, isOn };
  }, [all, off]);
}
