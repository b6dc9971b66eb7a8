// One clock that all tiles follow. It holds while a tile loads, so that none runs ahead; a tile that takes too long is left behind.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Instant, Range } from '../../shared/schema.ts';

export interface GroupState {
  readonly at: Instant;
  readonly isPlaying: boolean;
  readonly speed: number;
}

export interface GroupClock {
  readonly store: StoreApi<GroupState>;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly seekTo: (instant: Instant) => void;
  readonly seekBy: (ms: number) => void;
  readonly setSpeed: (speed: number) => void;
  /** The tile needs time, or needs it no more. */
  readonly hold: (tile: unknown, isHeld: boolean) => void;
  /** Where it may run, and where it goes on from an instant with nothing to show; null: nothing comes any more. */
  readonly follow: (range: Range, goOn: (instant: Instant) => Instant | null) => void;
  /** Moves it by the time since the last call; called for every frame. */
  readonly tick: (now: number) => void;
}

/** A tab that was away must not leap. */
const mostStepMs = 250;
/** Then the others go on without it. */
const mostHoldMs = 4000;

export function createGroupClock(at: Instant, speed = 1): GroupClock {
  const store = createStore<GroupState>()(() => ({ at, isPlaying: false, speed }));
  const set = store.setState;
  const held = new Map<unknown, number>();
  let range: Range = { from: at, to: at };
  let goOn: (instant: Instant) => Instant | null = (instant) => instant;
  let last: number | null = null;

  const seekTo = (instant: Instant) => set({ at: Math.min(range.to, Math.max(range.from, Math.round(instant))) });
  const pause = () => set({ isPlaying: false });
  const play = () => {
    const { at: now } = store.getState();
    const from = now >= range.to ? range.from : now;
    const start = goOn(from) ?? goOn(range.from);
    if (start === null) return;
    last = null;
    set({ at: start, isPlaying: true });
  };

  return {
    store, seekTo, pause, play,
    toggle: () => {
      if (store.getState().isPlaying) pause();
      else play();
    },
    seekBy: (ms) => seekTo(store.getState().at + ms),
    setSpeed: (wanted) => set({ speed: wanted }),
    hold: (tile, isHeld) => {
      if (!isHeld) held.delete(tile);
      else if (!held.has(tile)) held.set(tile, -1);
    },
    follow: (nextRange, next) => {
      range = nextRange;
      goOn = next;
      seekTo(store.getState().at);
    },
    tick: (now) => {
      const stepMs = last === null ? 0 : Math.min(mostStepMs, now - last);
      last = now;
      const { isPlaying, speed: rate, at: before } = store.getState();
      if (!isPlaying) return;
      for (const [tile, since] of held) if (since < 0) held.set(tile, now);
      if ([...held.values()].some((since) => now - since < mostHoldMs)) return;
      const after = goOn(before + stepMs * rate);
      if (after === null || after >= range.to) set({ at: after === null ? before : range.to, isPlaying: false });
      else set({ at: after });
    },
  };
}
