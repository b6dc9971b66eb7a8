// The first look at a drive that was plugged in: can it be read, and does an archive stand on it.
import { findArchiveRoots } from './archive-roots.ts';
import type { MountedVolume } from './mounted-volume.ts';
import { deviceOf } from './device-of.ts';

export interface LookedAt {
  /** Number of the file system, which says later that it is still the same one. */
  readonly device: number;
  readonly hasArchive: boolean;
}

const longestWaitMs = 10_000;

/**
 * Null when it cannot be read, went away, does not answer within 10 s, or when another file system stands at its place: a
 * drive that was pulled leaves an empty folder, which must never be taken for the drive emptied. Nothing below the top is read.
 */
export async function lookAtDrive({ mountPoint, fileSystemNumber }: Pick<MountedVolume, 'mountPoint' | 'fileSystemNumber'>): Promise<LookedAt | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, longestWaitMs, null);
  });
  try {
    const looked = await Promise.race([look(mountPoint), tooLate]);
    return looked?.device === (fileSystemNumber ?? looked?.device) ? looked : null;
  } finally {
    clearTimeout(timer);
  }
}

async function look(mountPoint: string): Promise<LookedAt | null> {
  const device = await deviceOf(mountPoint);
  const roots = await findArchiveRoots(mountPoint);
  if (device === null || !roots.ok || (await deviceOf(mountPoint)) !== device) return null;
  return { device, hasArchive: roots.value.length > 0 };
}
