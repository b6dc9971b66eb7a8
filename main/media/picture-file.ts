// The file small pictures lie in, one behind the other: reads those that are wanted with as few calls as can be.
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/** Where a picture lies. */
export interface PicturePlace {
  /** Byte of the file. */
  readonly place: number;
  readonly sizeBytes: number;
}

export interface PictureFile {
  /** What lies there, in the order asked; fewer bytes where the file ends before. */
  read(places: readonly PicturePlace[]): Buffer[];
  write(place: number, bytes: Uint8Array): void;
  close(): void;
}

/** Up to here it takes less time to read what lies between two pictures than to ask the disk once more. */
const widestGapBytes = 64 * 1024;
const longestReadBytes = 1024 * 1024;

/** Makes the file where there is none. What it throws, here and later, is what the system says. */
export function openPictureFile(path: string): PictureFile {
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT);
  return {
    read(places) {
      const found: Buffer[] = places.map(() => noBytes);
      for (const { from, to, numbers } of toRuns(places)) {
        const run = readRun(fd, from, to);
        for (const number of numbers) {
          const wanted = places[number];
          if (wanted !== undefined) found[number] = run.subarray(wanted.place - from, wanted.place - from + wanted.sizeBytes);
        }
      }
      return found;
    },
    write(place, bytes) {
      let written = 0;
      while (written < bytes.length) written += writeSync(fd, bytes, written, bytes.length - written, place + written);
    },
    close: () => closeSync(fd),
  };
}

const noBytes = Buffer.alloc(0);

interface Run {
  readonly from: number;
  to: number;
  /** Of the places that lie in it. */
  readonly numbers: number[];
}

function toRuns(places: readonly PicturePlace[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  const inOrder = places.map((one, number) => ({ ...one, number })).filter(({ sizeBytes }) => sizeBytes > 0).sort((a, b) => a.place - b.place);
  for (const { place, sizeBytes, number } of inOrder) {
    const end = place + sizeBytes;
    if (run === undefined || place - run.to > widestGapBytes || end - run.from > longestReadBytes) runs.push((run = { from: place, to: end, numbers: [] }));
    run.to = Math.max(run.to, end);
    run.numbers.push(number);
  }
  return runs;
}

function readRun(fd: number, from: number, to: number): Buffer {
  // Memory of its own: a part of a shared piece of it would hold all of that.
  const bytes = Buffer.allocUnsafeSlow(to - from);
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(fd, bytes, filled, bytes.length - filled, from + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
