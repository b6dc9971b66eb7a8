// Size and free space of the file system a folder lies on.
import { statfs } from 'node:fs/promises';

export interface FolderSpace {
  readonly sizeBytes: number | null;
  readonly freeBytes: number | null;
}

/** Unknown rather than failed when the file system does not say. */
export async function folderSpace(root: string): Promise<FolderSpace> {
  const found = await statfs(root).catch(() => null);
  if (found === null) return { sizeBytes: null, freeBytes: null };
  return { sizeBytes: found.blocks * found.bsize, freeBytes: found.bavail * found.bsize };
}
