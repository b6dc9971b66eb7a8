// Tells how far a scan is: at most ten times a second for one volume, its end always.
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { CoreEvent } from '../shared/contract.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';

const quietMs = 100;

export interface ScanProgressParts {
  readonly registry: () => Pick<VolumeRegistry, 'get'>;
  readonly clipsOf: (id: VolumeId) => number;
  readonly now: () => Instant;
  readonly tell: (event: CoreEvent) => void;
}

/** The call after each change of a volume or its clips. Counting a large catalog costs more than the change did, so most calls do nothing. */
export function createScanProgress({ registry, clipsOf, now, tell }: ScanProgressParts): (id: VolumeId) => void {
  const toldAt = new Map<VolumeId, number>();
  return (id) => {
    const volume = registry().get(id);
    if (volume === null) return;
    const isFinished = volume.scan !== 'scanning';
    const last = toldAt.get(id);
    if (!isFinished && last !== undefined && performance.now() - last < quietMs) return;
    toldAt.set(id, performance.now());
    tell({ name: 'scan.progressed', payload: { volumeId: id, clips: clipsOf(id), isFinished, at: now() } });
  };
}
