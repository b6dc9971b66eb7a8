// One clip, from drive to target: read once, hashed and written, flushed, read back, compared, then given its name.
import { createHash } from 'node:crypto';
import { constants, open, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ClipProblemCode } from '../../shared/export/export-problem.ts';
import type { Instant } from '../../shared/schema.ts';
import { systemErrorCode } from '../system-error.ts';
import { chunkBytes } from './copy-memory.ts';
import type { CopyMemory } from './copy-memory.ts';
import type { VerifiedHow } from './export-types.ts';
import { placeFile } from './place-file.ts';
import { readBack } from './read-back.ts';
import { letGo, on, onUnless } from './refused.ts';

export interface CopyOrder {
  /** Real path of the clip. */
  readonly source: string;
  /** Full path of the copy, in a folder that is there. */
  readonly final: string;
  /** Becomes the copy's time of modification. */
  readonly recordedAt: Instant;
  readonly memory: CopyMemory;
  readonly readsFromDevice: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
  readonly beforeReadBack: ((fullPath: string) => void | Promise<void>) | undefined;
}

export interface Proof {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly verified: VerifiedHow;
  /** The clip's own, on its drive. */
  readonly modifiedAt: Instant;
}

export type CopyOutcome =
  | { readonly ok: true; readonly proof: Proof }
  | { readonly ok: false; readonly reason: ClipProblemCode | 'cancelled' };

export function partialName(final: string): string {
  return `${final}.partial`;
}

/** Whatever goes wrong, nothing of it stays in the target. What the system refuses on either side is thrown as `Refused`. */
export async function copyClip(order: CopyOrder): Promise<CopyOutcome> {
  const partial = partialName(order.final);
  const source = await on('source', open(order.source, constants.O_RDONLY | constants.O_NOFOLLOW));
  try {
    const target = await onUnless('target', ['EEXIST'], open(partial, 'wx'));
    if (target === 'EEXIST') return { ok: false, reason: 'partial-in-the-way' };
    let isPlaced = false;
    try {
      const outcome = await copyInto(target, source, partial, order);
      if (!outcome.ok) return outcome;
      isPlaced = await placeFile(partial, order.final);
      return isPlaced ? outcome : { ok: false, reason: 'different-file-there' };
    } finally {
      if (!isPlaced) await dropPartial(partial);
    }
  } finally {
    await letGo(source);
  }
}

/** A drive that is gone or locked refuses this too, and has said so already; the journal knows what to remove later. */
async function dropPartial(partial: string): Promise<void> {
  try {
    await unlink(partial);
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
  }
}

async function copyInto(target: FileHandle, source: FileHandle, partial: string, order: CopyOrder): Promise<CopyOutcome> {
  let written: Written;
  try {
    written = await writeThrough(target, source, order);
    if (!written.ok) return written;
    // No proof hangs on the time, and some network drives refuse to set it.
    const seconds = order.recordedAt / 1000;
    await onUnless('target', ['EPERM', 'ENOSYS', 'EINVAL', 'ENOTSUP'], target.utimes(seconds, seconds));
    await on('target', target.datasync());
  } finally {
    // Some network drives tell only now that the last bytes were lost.
    await on('target', target.close());
  }
  if (order.signal?.aborted === true) return cancelled;
  await order.beforeReadBack?.(partial);
  const verified = await compare(partial, written, order);
  if (verified === null) return { ok: false, reason: 'read-back-differs' };
  const { bytes, sha256, modifiedAt } = written;
  return { ok: true, proof: { bytes, sha256, verified, modifiedAt } };
}

type Written =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string; readonly modifiedAt: Instant; readonly isKept: boolean }
  | { readonly ok: false; readonly reason: ClipProblemCode | 'cancelled' };

const cancelled = { ok: false, reason: 'cancelled' } as const;
const changed = { ok: false, reason: 'source-changed' } as const;

/** Reads the next chunk while the one before is written. */
async function writeThrough(target: FileHandle, source: FileHandle, { memory, signal, onBytes }: CopyOrder): Promise<Written> {
  const before = await on('source', source.stat());
  const isKept = before.size <= memory.kept.length;
  const hash = createHash('sha256');
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      if (signal?.aborted === true) return cancelled;
      // A whole number of chunks fits: a kept file lies there in one piece, a larger one goes round.
      const at = bytes % memory.kept.length;
      const room = memory.kept.subarray(at, at + chunkBytes);
      if (bytes === before.size) break;
      const filled = await fill(source, room.subarray(0, Math.min(room.length, before.size - bytes)), bytes);
      await writing;
      if (filled.length === 0) return changed;
      writing = writeAll(target, filled, bytes);
      writing.catch(() => undefined);
      hash.update(filled);
      bytes += filled.length;
      onBytes(filled.length);
      if (filled.length < room.length && bytes < before.size) return changed;
    }
  } finally {
    await writing;
  }
  const after = await on('source', source.stat());
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) return changed;
  return { ok: true, bytes, sha256: hash.digest('hex'), modifiedAt: Math.trunc(before.mtimeMs), isKept };
}

/** Reads until the room is full or the file ends. */
async function fill(source: FileHandle, room: Buffer, position: number): Promise<Buffer> {
  let filled = 0;
  while (filled < room.length) {
    const { bytesRead } = await on('source', source.read(room, filled, room.length - filled, position + filled));
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return room.subarray(0, filled);
}

async function writeAll(target: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await on('target', target.write(piece, done, piece.length - done, position + done));
    done += bytesWritten;
  }
}

/** How it was verified, or null when what comes back is something else. */
async function compare(partial: string, written: Written & { ok: true }, { memory, readsFromDevice }: CopyOrder): Promise<VerifiedHow | null> {
  const hash = written.isKept ? null : createHash('sha256');
  // Up to the first piece that is another one.
  let same = 0;
  const found = await readBack(partial, memory.readBack, readsFromDevice, (piece, position) => {
    if (hash === null && piece.compare(memory.kept, position, position + piece.length) !== 0) return false;
    hash?.update(piece);
    same += piece.length;
    return true;
  });
  const isSame = found.bytes === written.bytes && same === written.bytes && (hash === null || hash.digest('hex') === written.sha256);
  return isSame ? found.verified : null;
}
