import { closeSync, mkdirSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { exportOf, makeClips, reportOf, tally } from './testing/clip-drive.ts';

function flipBit(file: string, bit: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, bit >> 3);
  writeSync(handle, Buffer.of((byte[0] ?? 0) ^ (1 << (bit & 7))), 0, 1, bit >> 3);
  closeSync(handle);
}

describe('a bit that flips in the target', () => {
  // 16 MiB and one byte: compared by hash, smaller ones byte for byte.
  for (const [tries, sizeBytes] of [[50, 50_021], [2, 16 * 1024 * 1024 + 1]] as const) {
    it(`is caught in ${tries} of ${tries} copies of ${sizeBytes} bytes, and the copy is taken away`, async () => {
      const folder = temporaryFolder();
      const target = path.join(folder, 'copies');
      mkdirSync(path.join(folder, 'BLINK'));
      const clips = makeClips(path.join(folder, 'BLINK'), tries, () => sizeBytes);
      let flipped = 0;
      const report = await reportOf(exportOf(clips, target, {
        beforeReadBack(file) {
          // From the first bit to the last, evenly.
          flipBit(file, Math.round((flipped * (sizeBytes * 8 - 1)) / (tries - 1)));
          flipped += 1;
        },
      }));
      expect(flipped).toBe(tries);
      expect(tally(report.results)).toEqual({ 'failed read-back-differs': tries });
      expect(readdirSync(target, { recursive: true }).filter((name) => String(name).includes('.mp4'))).toEqual([]);
    });
  }
});
