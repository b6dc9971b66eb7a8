import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VolumeId } from '../../shared/ids.ts';
import { createRightOfWay } from './right-of-way.ts';

const stick = VolumeId.parse(1);
const other = VolumeId.parse(2);

describe('the right of way on a drive', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('holds background work back for a moment, and longer while the user goes on', async () => {
    const way = createRightOfWay();
    const { signal } = new AbortController();
    const passed: string[] = [];
    way.give(stick);
    void way.clear(stick, signal).then(() => passed.push('stick'));
    void way.clear(other, signal).then(() => passed.push('other'));
    await vi.advanceTimersByTimeAsync(1500);
    expect(passed).toEqual(['other']);
    way.give(stick);
    await vi.advanceTimersByTimeAsync(1500);
    expect(passed).toEqual(['other']);
    await vi.advanceTimersByTimeAsync(1500);
    expect(passed).toEqual(['other', 'stick']);
  });

  it('holds nobody back who is told to stop', async () => {
    const way = createRightOfWay();
    const stop = new AbortController();
    way.give(stick);
    const clear = way.clear(stick, stop.signal);
    stop.abort();
    await clear;
    expect(vi.getTimerCount()).toBe(0);
  });
});
