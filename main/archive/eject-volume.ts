// Ejects a drive so that it can be pulled, by the system's own means, or says who keeps it.
import { ejectLinuxVolume } from './eject-linux.ts';
import { ejectMacVolume } from './eject-macos.ts';
import { ejectWindowsVolume } from './eject-windows.ts';
import type { EjectOutcome } from './eject-outcome.ts';
import type { MountedVolume } from './mounted-volume.ts';
import type { Runner } from './run-command.ts';

/**
 * Unmounts the volume everywhere it is mounted, then lets go of the drive. Close players, jobs and watchers first: our
 * own handles make it busy like anyone's. A volume that is no longer mounted counts as ejected.
 */
export function ejectVolume(volume: MountedVolume, run: Runner): Promise<EjectOutcome> {
  if (!volume.isRemovable) return Promise.resolve({ kind: 'refused', reason: 'This drive is built into the computer.' });
  if (process.platform === 'darwin') return ejectMacVolume(volume, run);
  return process.platform === 'win32' ? ejectWindowsVolume(volume, run) : ejectLinuxVolume(volume, run);
}
