// Reads a file of the target again, from the device where the system allows it, to see whether it is what was written.
import { constants, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { blockBytes } from './copy-memory.ts';
import type { VerifiedHow } from './export-types.ts';
import { letGo, on, onUnless } from './refused.ts';

export interface ReadBack {
  readonly bytes: number;
  readonly verified: VerifiedHow;
}

/**
 * Hands over the whole file in pieces, in order, until `take` answers false. `fromDevice`: the file system is one that
 * answers from the device; elsewhere the read is tried the same way, but nothing is claimed. Throws `Refused`.
 */
export async function readBack(fullPath: string, memory: Buffer, fromDevice: boolean, take: (piece: Buffer, position: number) => boolean): Promise<ReadBack> {
  const direct = await openDirect(fullPath);
  let handle = direct ?? (await on('target', open(fullPath, 'r')));
  let isDirect = direct !== null;
  try {
    const { size } = await on('target', handle.stat());
    let position = 0;
    while (position < size) {
      const read = await onUnless('target', isDirect ? unable : [], handle.read(memory, 0, memory.length, position));
      if (typeof read === 'string' || (isDirect && isBroken(read.bytesRead, position, size))) {
        await letGo(handle);
        handle = await on('target', open(fullPath, 'r'));
        isDirect = false;
        continue;
      }
      if (read.bytesRead === 0) break;
      const piece = memory.subarray(0, Math.min(read.bytesRead, size - position));
      if (!take(piece, position)) break;
      position += piece.length;
    }
    return { bytes: size, verified: isDirect && fromDevice ? 'device' : 'cache' };
  } finally {
    await letGo(handle);
  }
}

const unable = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'] as const;

/** A piece that ends off the boundary before the end: the next one could not begin there. */
function isBroken(bytesRead: number, position: number, size: number): boolean {
  return bytesRead % blockBytes !== 0 && position + bytesRead < size;
}

/** Null where the system or the file system knows no such reads: macOS, Windows, some network drives. */
async function openDirect(fullPath: string): Promise<FileHandle | null> {
  if (process.platform !== 'linux') return null;
  const handle = await onUnless('target', unable, open(fullPath, constants.O_RDONLY | constants.O_DIRECT));
  return typeof handle === 'string' ? null : handle;
}
