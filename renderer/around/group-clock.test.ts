// The clock of all tiles: runs at its speed, waits for a tile that loads, leaves one behind that never comes, skips what is empty.
import { describe, expect, it } from 'vitest';
import { createGroupClock, type GroupClock } from './group-clock.ts';

const range = { from: 0, to: 240_000 };

/** Ticks every 100 ms up to a time of the screen. */
function run(clock: GroupClock, from: number, to: number): void {
  for (let now = from; now <= to; now += 100) clock.tick(now);
}

function started(at: number, goOn = (instant: number): number | null => instant): GroupClock {
  const clock = createGroupClock(at);
  clock.follow(range, goOn);
  clock.play();
  return clock;
}

describe('the clock of all tiles', () => {
  it('runs as the screen does, at its speed', () => {
    const clock = started(1000);
    run(clock, 0, 1000);
    expect(clock.store.getState().at).toBe(2000);
    clock.setSpeed(4);
    run(clock, 1100, 2000);
    expect(clock.store.getState().at).toBe(6000);
  });

  it('stands while a tile loads, and goes on when it has come', () => {
    const clock = started(0);
    clock.hold('garage', true);
    run(clock, 0, 2000);
    expect(clock.store.getState()).toMatchObject({ at: 0, isPlaying: true });
    clock.hold('garage', false);
    run(clock, 2100, 2600);
    expect(clock.store.getState().at).toBe(600);
  });

  it('goes on without a tile that takes too long', () => {
    const clock = started(0);
    clock.hold('garage', true);
    run(clock, 0, 6000);
    expect(clock.store.getState().at).toBeGreaterThan(1500);
  });

  it('skips where nothing is, and stops where nothing comes any more', () => {
    const clock = started(0, (at) => (at < 500 ? at : at < 60_000 ? 60_000 : at < 61_000 ? at : null));
    run(clock, 0, 1000);
    expect(clock.store.getState().at).toBeGreaterThanOrEqual(60_000);
    run(clock, 1100, 5000);
    expect(clock.store.getState().isPlaying).toBe(false);
    expect(clock.store.getState().at).toBeLessThan(61_000);
  });

  it('stops at the end of the window and begins again from its start', () => {
    const clock = started(239_500);
    run(clock, 0, 2000);
    expect(clock.store.getState()).toMatchObject({ at: 240_000, isPlaying: false });
    clock.play();
    expect(clock.store.getState()).toMatchObject({ at: 0, isPlaying: true });
  });

  it('never leaves the window and never leaps after the tab was away', () => {
    const clock = started(100);
    clock.seekBy(-5000);
    expect(clock.store.getState().at).toBe(0);
    clock.tick(0);
    clock.tick(3_600_000);
    expect(clock.store.getState().at).toBeLessThanOrEqual(250);
  });
});
