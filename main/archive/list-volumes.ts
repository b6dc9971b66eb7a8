// The file systems that are mounted now: one interface, an adapter for each system behind it.
import type { MountedVolume } from './mounted-volume.ts';
import type { Runner } from './run-command.ts';
import { listLinuxVolumes } from './volumes-linux.ts';
import { listMacVolumes } from './volumes-macos.ts';
import { listWindowsVolumes } from './volumes-windows.ts';

export type { MountedVolume } from './mounted-volume.ts';

/**
 * What is mounted, in the order of mount points; the system's own parts are left out.
 * Rejects when the system's tools do not answer: an empty list would say that every drive was pulled.
 */
export function listVolumes(run: Runner): Promise<MountedVolume[]> {
  if (process.platform === 'darwin') return listMacVolumes(run);
  return process.platform === 'win32' ? listWindowsVolumes(run) : listLinuxVolumes(run);
}
