// The file systems that are mounted now: one interface, an adapter for each system behind it.
import { stat } from 'node:fs/promises';
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
export async function listVolumes(run: Runner): Promise<MountedVolume[]> {
  if (process.platform === 'linux') return listLinuxVolumes(run);
  const volumes = await (process.platform === 'darwin' ? listMacVolumes(run) : listWindowsVolumes(run));
  return Promise.all(volumes.map(async (volume) => {
    const found = await stat(volume.mountPoint).catch(() => null);
    return found === null ? volume : { ...volume, fileSystemNumber: found.dev };
  }));
}
