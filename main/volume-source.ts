// Where the core hears of drives and how it ejects them: this computer, or what a test puts in its place.
import { ejectVolume } from './archive/eject-volume.ts';
import type { EjectOutcome } from './archive/eject-outcome.ts';
import { listVolumes } from './archive/list-volumes.ts';
import type { MountedVolume } from './archive/mounted-volume.ts';
import { runCommand } from './archive/run-command.ts';
import { watchVolumes } from './archive/watch-volumes.ts';
import type { VolumesChanged, VolumeWatch } from './archive/watch-volumes.ts';

export interface VolumeSource {
  /** Tells what is there at the start, then what came and went. */
  watch(onChange: (change: VolumesChanged) => void, onFault: (problem: unknown) => void): VolumeWatch;
  eject(volume: MountedVolume): Promise<EjectOutcome>;
}

export const thisComputer: VolumeSource = {
  watch: (onChange, onFault) => watchVolumes({ list: () => listVolumes(runCommand), onChange, onFault }),
  eject: (volume) => ejectVolume(volume, runCommand),
};
