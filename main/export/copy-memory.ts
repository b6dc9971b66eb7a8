// The memory copies need: what was read from the drive is kept to compare it with what comes back from the target.

/** What is read or written in one call. Hashing it holds the thread for 1-7 ms. */
export const chunkBytes = 2 * 1024 * 1024;
/** Clips up to this size are compared byte for byte; larger files by a second SHA-256. */
const keptBytes = 16 * 1024 * 1024;
/** What goes round under a larger file: one chunk is read while the one before is written. */
const windowBytes = 2 * chunkBytes;
/** Of all clips of one batch. */
const slabBytes = 24 * 1024 * 1024;
/** A read or write past the cache begins and ends on a boundary of this; no file system asks for more. */
export const blockBytes = 4096;

/** The part of it used here; it belongs to the language's hosts, and TypeScript has it only with a browser's types. */
declare const WebAssembly: { readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer } };

/** Where one clip is read to. `isKept`: all of it lies there afterwards; otherwise it goes round in whole chunks. */
export interface Room {
  readonly memory: Buffer;
  readonly isKept: boolean;
}

/** The room of the clips that are copied, flushed and read back together. */
export class Slab {
  readonly #memory: Buffer;
  #taken = 0;

  constructor(memory: Buffer) {
    this.#memory = memory;
  }

  /** Gives all of it back. */
  clear(): void {
    this.#taken = 0;
  }

  /** Room for a file of this size; null when there is no more. An empty slab has room for any. */
  take(sizeBytes: number): Room | null {
    const isKept = sizeBytes <= keptBytes;
    const bytes = isKept ? Math.ceil(sizeBytes / blockBytes) * blockBytes : windowBytes;
    if (this.#taken + bytes > this.#memory.length) return null;
    const memory = this.#memory.subarray(this.#taken, this.#taken + bytes);
    this.#taken += bytes;
    return { memory, isKept };
  }
}

export interface CopyMemory {
  /** One is filled while the other is read back. */
  readonly slabs: readonly [Slab, Slab];
  /** Of `chunkBytes` each. */
  readonly chunks: readonly Buffer[];
}

/**
 * Reads and writes past the cache need memory on a block's boundary. A WebAssembly memory starts on a page's, a plain
 * Buffer does not (the call then fails with EINVAL; measured).
 */
export function newCopyMemory(chunks: number): CopyMemory {
  const { buffer } = new WebAssembly.Memory({ initial: (2 * slabBytes + chunks * chunkBytes) / 65_536 });
  const slab = (place: number): Slab => new Slab(Buffer.from(buffer, place * slabBytes, slabBytes));
  return {
    slabs: [slab(0), slab(1)],
    chunks: Array.from({ length: chunks }, (_, place) => Buffer.from(buffer, 2 * slabBytes + place * chunkBytes, chunkBytes)),
  };
}
