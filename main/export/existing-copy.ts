// A file already lies where a clip should go: is it that clip?
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { VerifiedHow } from './export-types.ts';
import { readBack } from './read-back.ts';
import { letGo, on } from './refused.ts';

export interface ExistingCheck {
  readonly source: string;
  readonly final: string;
  readonly sizeBytes: number;
  /** Of the clip, where an earlier run has read it and it has not changed since; otherwise it is read now. */
  readonly knownSha256: string | null;
  readonly chunk: Buffer;
  readonly readsFromDevice: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface ExistingProof {
  readonly bytes: number;
  readonly sha256: string;
  readonly verified: VerifiedHow;
}

/** The proof that the file is the clip; null when it is another one. Throws `Refused`. */
export async function proveExisting(check: ExistingCheck): Promise<ExistingProof | 'cancelled' | null> {
  const sha256 = check.knownSha256 ?? (await hashSource(check));
  if (sha256 === null) return 'cancelled';
  const hash = createHash('sha256');
  const isCancelled = (): boolean => check.signal?.aborted === true;
  const { bytes, verified } = await readBack(check.final, check.chunk, check.readsFromDevice, (piece) => {
    hash.update(piece);
    return !isCancelled();
  });
  if (isCancelled()) return 'cancelled';
  return bytes === check.sizeBytes && hash.digest('hex') === sha256 ? { bytes, sha256, verified } : null;
}

async function hashSource({ source, chunk, signal }: ExistingCheck): Promise<string | null> {
  const handle = await on('source', open(source, 'r'));
  try {
    const hash = createHash('sha256');
    for (;;) {
      if (signal?.aborted === true) return null;
      const { bytesRead } = await on('source', handle.read(chunk, 0, chunk.length, null));
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, bytesRead));
    }
  } finally {
    await letGo(handle);
  }
}
