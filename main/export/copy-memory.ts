// The memory one copy needs: what was read from the drive is kept to compare it with what comes back from the target.

/** What is read or written in one call. Hashing it holds the thread for 1-7 ms. */
export const chunkBytes = 2 * 1024 * 1024;
/** Clips up to this size are compared byte for byte; larger files by a second SHA-256. */
const keptBytes = 16 * 1024 * 1024;

/** The part of it used here; it belongs to the language's hosts, and TypeScript has it only with a browser's types. */
declare const WebAssembly: { readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer } };

export interface CopyMemory {
  readonly kept: Buffer;
  readonly readBack: Buffer;
}

/**
 * Reads past the cache need memory on a block's boundary. A WebAssembly memory starts on a page's, a plain Buffer does
 * not (the read then fails with EINVAL; measured).
 */
export function newCopyMemory(): CopyMemory {
  const memory = new WebAssembly.Memory({ initial: (keptBytes + chunkBytes) / 65_536 });
  return { kept: Buffer.from(memory.buffer, 0, keptBytes), readBack: Buffer.from(memory.buffer, keptBytes, chunkBytes) };
}
