// Reads the headers of clips one after the other with calls that wait: for a thread of its own, never for the core's.
import { closeSync, readSync } from 'node:fs';
import { createInsideOpener } from '../open-inside.ts';
import type { ClipFacts, Instant } from '../../shared/schema.ts';
import { systemErrorCode } from '../system-error.ts';
import type { Reading } from './clip-source.ts';
import { readFacts } from './read-clip-facts.ts';

/** Facts with the size and time the file had as its headers were read, or why there are none; `volume-offline` says nothing about the clip. */
export type ProbedFile =
  | { readonly facts: ClipFacts; readonly sizeBytes: number; readonly modifiedAt: Instant }
  | 'clip-missing' | 'clip-unreadable' | 'volume-offline';

/** Holds the headers of nearly every clip; the rest gets memory of its own. */
const buffer = new Uint8Array(64 * 1024);

/**
 * In order, as many as fit into `longestMs`, and at least one. Holds nothing open between two clips. `paths`: from the root, with
 * slashes; those in one folder together cost least.
 */
export function probeClips(root: string, paths: readonly string[], longestMs: number): ProbedFile[] {
  const endsAt = performance.now() + longestMs;
  const opener = createInsideOpener(root);
  const probed: ProbedFile[] = [];
  for (const path of paths) {
    const opened = opener.open(path);
    if (typeof opened === 'string') probed.push(opened);
    else probed.push(probeOpened(opened));
    if (performance.now() >= endsAt) break;
  }
  return probed;
}

function probeOpened({ fd, sizeBytes, modifiedAt }: { readonly fd: number; readonly sizeBytes: number; readonly modifiedAt: Instant }): ProbedFile {
  try {
    const { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage } = carryOut(fd, readFacts(sizeBytes));
    return { facts: { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage }, sizeBytes, modifiedAt };
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return 'clip-unreadable';
  } finally {
    close(fd);
  }
}

/** Nothing was written: what a drive that went away says at the end (ECONNABORTED, seen on exFAT) changes nothing. */
function close(fd: number): void {
  try {
    closeSync(fd);
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null || code === 'EBADF') throw cause;
  }
}

function carryOut<Value>(fd: number, reading: Reading<Value>): Value {
  let taken = 0;
  let step = reading.next();
  while (step.done !== true) {
    const { position, length } = step.value;
    // What was read before stays as it is until the reading ends: a reader may look at it again.
    const bytes = taken + length <= buffer.length ? buffer.subarray(taken, taken + length) : new Uint8Array(length);
    taken += length;
    let filled = 0;
    while (filled < length) {
      const count = readSync(fd, bytes, filled, length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
    step = reading.next(filled === length ? bytes : bytes.subarray(0, filled));
  }
  return step.value;
}
