// Whether the core is heard, and how far each scan is: what the event stream alone knows.
import { create } from 'zustand';
import type { VolumeId } from '../../shared/ids.ts';

interface Connection {
  readonly isLost: boolean;
  /** Clips found so far by the scans that are running. */
  readonly scans: ReadonlyMap<VolumeId, number>;
  /** Drives about to be ejected: nothing may be read from them. */
  readonly releasing: ReadonlySet<VolumeId>;
}

export const useConnection = create<Connection>()(() => ({ isLost: false, scans: new Map(), releasing: new Set() }));

export function setLost(isLost: boolean): void {
  useConnection.setState({ isLost });
}

export function scanMoved(volumeId: VolumeId, clips: number, isFinished: boolean): void {
  useConnection.setState(({ scans }) => {
    const next = new Map(scans);
    if (isFinished) next.delete(volumeId);
    else next.set(volumeId, clips);
    return { scans: next };
  });
}

export function volumeReleasing(volumeId: VolumeId): void {
  useConnection.setState(({ releasing }) => ({ releasing: new Set([...releasing, volumeId]) }));
}

/** The drives were told anew: those that stayed may be read again. */
export function volumesSettled(): void {
  if (useConnection.getState().releasing.size > 0) useConnection.setState({ releasing: new Set() });
}
