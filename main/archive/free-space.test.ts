import { describe, expect, it } from 'vitest';
import { createFreeSpace } from './free-space.ts';

describe('free space', () => {
  it('is asked at once, and again after 10 s at the earliest, one question at a time', async () => {
    let elapsed = 0;
    const asked: string[] = [];
    const told: [string, number][] = [];
    let answer = (_: { sizeBytes: number; freeBytes: number } | 'gone' | null): void => undefined;
    const refresh = createFreeSpace({
      onSpace: (root, freeBytes) => told.push([root, freeBytes]),
      elapsedMs: () => elapsed,
      ask: (root) => {
        asked.push(root);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    refresh('/a');
    elapsed = 20_000;
    refresh('/a');
    expect(asked).toEqual(['/a']);
    answer({ sizeBytes: 10, freeBytes: 5 });
    await settle();
    expect(told).toEqual([['/a', 5]]);
    refresh('/a');
    answer('gone');
    await settle();
    elapsed = 29_999;
    refresh('/a');
    expect(asked).toHaveLength(2);
    elapsed = 30_000;
    refresh('/a');
    expect(asked).toHaveLength(3);
    expect(told).toHaveLength(1);
  });
});
