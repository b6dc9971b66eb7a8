// How the header readers ask for bytes: they say which, and whoever drives them reads.
import path from 'node:path';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import { systemErrorCode } from '../system-error.ts';
import { openClip } from './open-clip.ts';

export interface WantedBytes {
  readonly position: number;
  readonly length: number;
}

/**
 * Work on a clip that yields the bytes it wants and goes on with them; fewer come only at the end of the clip.
 * So one reader serves a FileHandle, bytes in memory and a worker with synchronous calls alike.
 */
export type Reading<Value> = Generator<WantedBytes, Value, Uint8Array>;

/** A clip being read through one window, with an end to how much a hostile one can make us read. */
export class ClipSource {
  readonly sizeBytes: number;
  #budgetBytes: number;
  #at = 0;
  #window: Uint8Array = new Uint8Array(0);

  constructor(sizeBytes: number, budgetBytes: number) {
    this.sizeBytes = sizeBytes;
    this.#budgetBytes = budgetBytes;
  }

  /**
   * Bytes from `position`: exactly `length`, or fewer at the end of the clip or of the budget. Reads nothing when the
   * last read already holds them, else reads `ahead` bytes (at least `length`) at once.
   */
  *bytes(position: number, length: number, ahead = length): Reading<Uint8Array> {
    const wanted = Math.min(length, Math.max(0, this.sizeBytes - position));
    // Headers can lead to a place before the clip.
    if (wanted <= 0 || position < 0) return new Uint8Array(0);
    const isHeld = position >= this.#at && position + wanted <= this.#at + this.#window.length;
    if (!isHeld) {
      const reach = Math.min(Math.max(wanted, ahead), this.sizeBytes - position, this.#budgetBytes);
      if (reach <= 0) return new Uint8Array(0);
      this.#budgetBytes -= reach;
      this.#window = yield { position, length: reach };
      this.#at = position;
    }
    return this.#window.subarray(position - this.#at, position - this.#at + wanted);
  }
}

/** Carries out a reading on the clip at `fullPath`, with one FileHandle that is closed whatever happens. */
export async function readClip<Value>(
  fullPath: string, begin: (sizeBytes: number) => Reading<Value>,
): Promise<Result<Value, 'clip-missing' | 'clip-unreadable'>> {
  const clipName = path.basename(fullPath);
  try {
    const handle = await openClip(fullPath);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return fail('clip-missing', clipName);
      const reading = begin(stats.size);
      let step = reading.next();
      while (step.done !== true) {
        const { position, length } = step.value;
        const bytes = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        step = reading.next(filled === length ? bytes : bytes.subarray(0, filled));
      }
      return succeed(step.value);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null) throw cause;
    return fail(code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' ? 'clip-missing' : 'clip-unreadable', clipName);
  }
}
