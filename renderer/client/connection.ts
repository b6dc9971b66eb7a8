// Whether the core is heard, and how far each scan is: what the event stream alone knows.
import { create } from 'zustand';
import type { VolumeId } from '../../shared/ids.ts';

interface Connection {
  readonly isLost: boolean;
  /** Clips found so far by the scans that are running. */
  readonly scans: ReadonlyMap<VolumeId, number>;
}

export const useConnection = create<Connection>()(() => ({ isLost: false, scans: new Map() }));

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
