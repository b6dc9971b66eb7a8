// The log of a face: one file in the data folder, and the one before it.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemErrorCode } from '../system-error.ts';
import type { Log } from './log.ts';

export interface LogFileOptions {
  readonly now: () => number;
  /** Size in bytes at which a new file is begun. */
  readonly limitBytes?: number;
  /** Hears once, in a sentence, that the log cannot be written. */
  readonly onTrouble: (sentence: string) => void;
}

// Everything secret here is 32 random bytes in base64url. Nobody passes one; if a bug does, it ends here.
const secretLike = /[\w-]{43,}/g;

/** Appends to `file`, making its folder; at 1 MB the file is renamed to `….1` over the one before. Entries are few, so each is written at once. */
export function openLogFile(file: string, { now, limitBytes = 1_000_000, onTrouble }: LogFileOptions): Log {
  let hasTrouble = false;
  let size: number | null = null;
  return (entry) => {
    if (hasTrouble) return;
    const line = `${new Date(now()).toISOString()} ${entry.replaceAll(secretLike, '…').replaceAll('\n', '\n  ')}\n`;
    try {
      if (size === null) {
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      }
      if (size >= limitBytes) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch (error) {
      if (systemErrorCode(error) === null) throw error;
      hasTrouble = true;
      onTrouble(`Wallclock cannot write its log to ${file}.`);
    }
  };
}
