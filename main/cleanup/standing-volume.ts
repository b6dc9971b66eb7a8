// A volume of the catalog as a deletion knows it: this very mounting of it, and no other.
import { stat } from 'node:fs/promises';
import type { KnownVolume } from '../archive/volume-registry.ts';
import type { Labels } from '../catalog/labels.ts';
import type { DeletionVolume } from '../deletion/deletion-types.ts';
import { proveMount } from '../deletion/prove-mount.ts';
import { rootNumber } from '../deletion/root-number.ts';
import { systemErrorCode } from '../system-error.ts';

/** Null when it is not here, about to leave, or another file system stands in its place. */
export async function standingVolume({ row, standing, isReleasing }: KnownVolume, labels: Pick<Labels, 'volumeLabel'>): Promise<DeletionVolume | null> {
  if (standing === null || isReleasing) return null;
  const { root, device } = standing;
  try {
    if ((await stat(root)).dev !== device) return null;
    return { root, drive: labels.volumeLabel(row.identity).name ?? row.name, device, inode: await rootNumber(root), mount: await proveMount(root) };
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return null;
  }
}
