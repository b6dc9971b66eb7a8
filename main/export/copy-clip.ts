// One clip, from drive to target: read once, hashed and written; then flushed, read back and compared. Its caller gives it its name.
import { createHash } from 'node:crypto';
import { constants, open, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ClipProblemCode } from '../../shared/export/export-problem.ts';
import type { Instant } from '../../shared/schema.ts';
import { isOpenedAt } from '../is-opened-at.ts';
import { systemErrorCode } from '../system-error.ts';
import { blockBytes, chunkBytes } from './copy-memory.ts';
import type { Room } from './copy-memory.ts';
import type { VerifiedHow } from './export-types.ts';
import { readBack } from './read-back.ts';
import { letGo, on, onUnless, Refused } from './refused.ts';

export interface CopyOrder {
  /** Real path of the clip. */
  readonly source: string;
  readonly sizeBytes: number;
  /** Full path of the copy, in a folder that is there. */
  readonly final: string;
  /** Becomes the copy's time of modification. */
  readonly recordedAt: Instant;
  readonly room: Room;
  readonly writesPastCache: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
}

/** `name.partial`, whole but perhaps not yet on the device. */
export interface WrittenCopy {
  readonly partial: string;
  /** Still open: to be flushed through the same handle that was written to, which hears of lost writes. */
  readonly handle: FileHandle;
  readonly room: Room;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** The clip's own, on its drive. */
  readonly modifiedAt: Instant;
}

export type WriteOutcome =
  | { readonly ok: true; readonly copy: WrittenCopy }
  | { readonly ok: false; readonly reason: ClipProblemCode | 'cancelled' };

const cancelled = { ok: false, reason: 'cancelled' } as const;
const changed = { ok: false, reason: 'source-changed' } as const;

export function partialName(final: string): string {
  return `${final}.partial`;
}

/** Whatever goes wrong, nothing of it stays in the target. What the system refuses on either side is thrown as `Refused`. */
export async function writePartial(order: CopyOrder): Promise<WriteOutcome> {
  const source = await on('source', open(order.source, constants.O_RDONLY | constants.O_NOFOLLOW));
  try {
    // Another file in its place since it was found: not a byte of it is copied.
    if (!(await isOpenedAt(source, order.source))) return changed;
    if (!order.writesPastCache) return await writeOnce(source, order, 0);
    try {
      return await writeOnce(source, order, constants.O_DIRECT);
    } catch (cause) {
      // The file system knows no such writes after all.
      if (!(cause instanceof Refused) || cause.side !== 'target' || cause.code !== 'EINVAL') throw cause;
      return await writeOnce(source, order, 0);
    }
  } finally {
    await letGo(source);
  }
}

async function writeOnce(source: FileHandle, order: CopyOrder, flags: number): Promise<WriteOutcome> {
  const partial = partialName(order.final);
  const handle = await onUnless('target', ['EEXIST'], open(partial, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | flags));
  if (handle === 'EEXIST') return { ok: false, reason: 'partial-in-the-way' };
  let isWritten = false;
  try {
    const written = await pour(source, handle, order, flags === 0 ? 1 : blockBytes);
    if (!written.ok) return written;
    // No proof hangs on the time, and some network drives refuse to set it.
    const seconds = order.recordedAt / 1000;
    await onUnless('target', ['EPERM', 'ENOSYS', 'EINVAL', 'ENOTSUP'], handle.utimes(seconds, seconds));
    isWritten = true;
    const { bytes, sha256, modifiedAt } = written;
    return { ok: true, copy: { partial, handle, room: order.room, bytes, sha256, modifiedAt } };
  } finally {
    if (!isWritten) {
      await letGo(handle);
      await dropPartial(partial);
    }
  }
}

/** A drive that is gone or locked refuses this too, and has said so already; the journal knows what to remove later. */
export async function dropPartial(partial: string): Promise<void> {
  try {
    await unlink(partial);
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
  }
}

type Poured =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string; readonly modifiedAt: Instant }
  | { readonly ok: false; readonly reason: ClipProblemCode | 'cancelled' };

/** Reads the next chunk while the one before is written. Writes whole multiples of `step` and cuts off what is too much. */
async function pour(source: FileHandle, target: FileHandle, { room, sizeBytes, signal, onBytes }: CopyOrder, step: number): Promise<Poured> {
  const before = await on('source', source.stat());
  if (before.size !== sizeBytes) return changed;
  const hash = createHash('sha256');
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();
  try {
    while (bytes < sizeBytes) {
      if (signal?.aborted === true) return cancelled;
      // The memory is a whole number of chunks where a file goes round in it.
      const at = bytes % room.memory.length;
      const wanted = Math.min(chunkBytes, sizeBytes - bytes);
      const piece = room.memory.subarray(at, at + wanted);
      const filled = await fill(source, piece, bytes);
      await writing;
      if (filled < wanted) return changed;
      const end = at + Math.ceil(wanted / step) * step;
      // Nothing of another clip gets to the drive, not even behind the end of a file.
      room.memory.fill(0, at + wanted, end);
      writing = writeAll(target, room.memory.subarray(at, end), bytes, step);
      writing.catch(() => undefined);
      hash.update(piece);
      bytes += wanted;
      onBytes(wanted);
    }
  } finally {
    await writing;
  }
  if (bytes % step !== 0) await on('target', target.truncate(bytes));
  const after = await on('source', source.stat());
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) return changed;
  return { ok: true, bytes, sha256: hash.digest('hex'), modifiedAt: Math.trunc(before.mtimeMs) };
}

/** Reads until the room is full or the file ends. */
async function fill(source: FileHandle, room: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < room.length) {
    const { bytesRead } = await on('source', source.read(room, filled, room.length - filled, position + filled));
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function writeAll(target: FileHandle, piece: Buffer, position: number, step: number): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await on('target', target.write(piece, done, piece.length - done, position + done));
    const isOffBoundary = bytesWritten % step !== 0;
    // As a drive does that fills up: a plain write goes on from there, and is told why.
    if (isOffBoundary || bytesWritten === 0) throw new Refused('target', 'EINVAL');
    done += bytesWritten;
  }
}

/** Waits until the copy is on the device. Throws `Refused`. */
export async function flushCopy({ handle }: WrittenCopy): Promise<void> {
  try {
    await on('target', handle.datasync());
  } finally {
    // Some network drives tell only now that the last bytes were lost.
    await on('target', handle.close());
  }
}

/** How a flushed copy was verified; null when what comes back is something else. Throws `Refused`. */
export async function proveCopy({ partial, room, bytes, sha256 }: WrittenCopy, chunk: Buffer, readsFromDevice: boolean): Promise<VerifiedHow | null> {
  const hash = room.isKept ? null : createHash('sha256');
  // Up to the first piece that is another one.
  let same = 0;
  const found = await readBack(partial, chunk, readsFromDevice, (piece, position) => {
    if (hash === null && piece.compare(room.memory, position, position + piece.length) !== 0) return false;
    hash?.update(piece);
    same += piece.length;
    return true;
  });
  const isSame = found.bytes === bytes && same === bytes && (hash === null || hash.digest('hex') === sha256);
  return isSame ? found.verified : null;
}
