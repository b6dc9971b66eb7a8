// A stretch of a clip as a stream that reads only when asked and closes the file in every exit.
import type { FileHandle } from 'node:fs/promises';
import { openClip } from './open-clip.ts';

/** Half-open `[from, to)` of the clip that had this size and time when the answer was begun. */
export interface Stretch {
  readonly fullPath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly from: number;
  readonly to: number;
  readonly signal: AbortSignal;
}

const readBytes = 256 * 1024;

/**
 * Streams the stretch. Opens one FileHandle at the first read. An open descriptor keeps the drive from being
 * ejected, so it is closed with the last byte, on every error, on cancel and on `signal`, read or not.
 * Fails when the clip is no longer the one that was announced, or ends early.
 */
export function streamBytes(stretch: Stretch): ReadableStream<Uint8Array> {
  const { signal } = stretch;
  let handle: FileHandle | null = null;
  let opening: Promise<FileHandle> | null = null;
  let position = stretch.from;
  let hasEnded = false;
  let onAbort = (): void => undefined;
  const isOver = (): boolean => hasEnded;

  const end = async (): Promise<void> => {
    hasEnded = true;
    signal.removeEventListener('abort', onAbort);
    handle = null;
    // Waits for an opening and a read under way; what they bring is dropped. Closing a closed handle is nothing.
    await (await opening)?.close();
  };

  const openOnce = async (): Promise<FileHandle | null> => {
    if (handle !== null) return handle;
    opening = openClip(stretch.fullPath);
    const opened = await opening;
    // Ended while the drive was still opening it: whoever ended it closes it.
    if (isOver()) return null;
    handle = opened;
    const stats = await opened.stat();
    if (!stats.isFile() || stats.size !== stretch.sizeBytes || stats.mtimeMs !== stretch.modifiedMs) {
      throw new Error('the clip changed while it was being answered');
    }
    return opened;
  };

  const readNext = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const opened = await openOnce();
    if (opened === null) return;
    const chunk = new Uint8Array(Math.min(readBytes, stretch.to - position));
    const { bytesRead } = await opened.read(chunk, 0, chunk.length, position);
    if (isOver()) return;
    if (bytesRead === 0) throw new Error('the clip became shorter while it was being read');
    position += bytesRead;
    const isLast = position >= stretch.to;
    if (isLast) await end().catch(dropCloseProblem);
    controller.enqueue(bytesRead === chunk.length ? chunk : chunk.subarray(0, bytesRead));
    if (isLast) controller.close();
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        onAbort = () => {
          if (isOver()) return;
          controller.error(signal.reason);
          void end().catch(dropCloseProblem);
        };
        if (signal.aborted) onAbort();
        else signal.addEventListener('abort', onAbort, { once: true });
      },
      async pull(controller) {
        try {
          await readNext(controller);
        } catch (cause) {
          // After an abort the stream has its error already, and closing was begun.
          if (isOver()) return;
          await end().catch(dropCloseProblem);
          throw cause;
        }
      },
      cancel: () => end().catch(dropCloseProblem),
    },
    { highWaterMark: 0 },
  );
}

/**
 * The system gives a read-only descriptor back even when closing it reports a problem (a pulled drive does),
 * no byte depends on it, and the one who asked has left or has a better error already.
 */
function dropCloseProblem(): void {
  return;
}
