// Size and free space of a mounted volume, asked so that a dying drive cannot hold up the others.
import { statfs } from 'node:fs/promises';

export interface VolumeSpace {
  readonly sizeBytes: number;
  /** What this account may still write. */
  readonly freeBytes: number;
}

/** What a pulled drive and a dead FUSE driver answer. */
const goneCodes = new Set(['ENOTCONN', 'ENODEV', 'ENXIO', 'EIO', 'ENOENT', 'ESTALE']);

const longestWaitMs = 2000;

/** `gone`: mounted in name only, what was behind it is away. Null: no answer within 2 s, or none for this account. */
export async function spaceOf(mountPoint: string): Promise<VolumeSpace | 'gone' | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, longestWaitMs);
  });
  const asked = statfs(mountPoint).then(
    (space) => ({ sizeBytes: space.blocks * space.bsize, freeBytes: space.bavail * space.bsize }),
    (problem: unknown) => (problem instanceof Error && 'code' in problem && goneCodes.has(String(problem.code)) ? 'gone' : null),
  );
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
