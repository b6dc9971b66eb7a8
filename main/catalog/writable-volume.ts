// A volume as its clips are written.
import type { VolumeId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';

export interface WritableVolume {
  readonly id: VolumeId;
  readonly identity: string;
  /** The instant a name stands for: as written, unless the names are not in UTC. */
  readonly instantOf: (asWritten: Instant) => Instant;
}
