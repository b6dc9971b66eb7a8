import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FolderQueue, folderRank } from './folder-queue.ts';

describe('the order of folders', () => {
  it('takes archive roots, then the newest month before its own days, then older ones, undated last', () => {
    const queue = new FolderQueue();
    for (const path of ['zzz', 'blink/21-05', 'blink/21-07/21-07-09', 'Blink_Backup', 'blink/21-07/21-07-31', 'blink_backup/21-07', 'blink/21-06']) {
      queue.add({ path, isRecovered: false });
    }
    expect(Array.from({ length: 7 }, () => queue.take()?.path)).toEqual([
      'Blink_Backup', 'blink_backup/21-07', 'blink/21-07/21-07-31', 'blink/21-07/21-07-09', 'blink/21-06', 'blink/21-05', 'zzz',
    ]);
    expect(queue.take()).toBeUndefined();
  });

  it('loses and invents nothing in any order of adding and taking', () => {
    const folder = fc.oneof(fc.constantFrom('blink', 'x', 'a/b'), fc.integer({ min: 0, max: 999_999 }).map((date) => String(date).padStart(6, '0').replace(/(..)(..)(..)/, '$1-$2-$3')));
    fc.assert(
      fc.property(fc.array(fc.option(folder)), (steps) => {
        const queue = new FolderQueue();
        const held: string[] = [];
        for (const step of steps) {
          if (step !== null) {
            queue.add({ path: step, isRecovered: false });
            held.push(step);
          } else {
            const taken = queue.take()?.path;
            held.sort((a, b) => folderRank(b) - folderRank(a));
            expect(taken === undefined ? undefined : folderRank(taken)).toBe(held[0] === undefined ? undefined : folderRank(held[0]));
            if (taken !== undefined) held.splice(held.indexOf(taken), 1);
          }
          expect(queue.size).toBe(held.length);
        }
      }),
    );
  });
});
