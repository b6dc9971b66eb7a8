// Whose turn it is: what is on the screen before what is near it, what was asked for last before what waits longer; what nobody
// looks at any more is stopped.

export interface TurnQueue<Key> {
  /** Asks for these, in this order; asking again moves them to the front, and says anew whether they are on the screen. */
  want(keys: readonly Key[], isVisible: boolean): void;
  /** No longer wanted: it does not begin, or is aborted. */
  drop(key: Key): void;
}

interface Waiting {
  readonly isVisible: boolean;
  readonly round: number;
}

/** `run` must not reject; `atOnce` of them run side by side. A key that has run is forgotten. */
export function createTurnQueue<Key>(atOnce: number, run: (key: Key, signal: AbortSignal) => Promise<void>): TurnQueue<Key> {
  // A Map keeps the order in which keys came, which is the order within a round.
  const waiting = new Map<Key, Waiting>();
  const running = new Map<Key, AbortController>();
  let round = 0;

  const next = (): Key | undefined => {
    let best: { readonly key: Key; readonly turn: Waiting } | undefined;
    for (const [key, turn] of waiting) {
      if (best === undefined || comesFirst(turn, best.turn)) best = { key, turn };
    }
    return best?.key;
  };

  const fill = (): void => {
    while (running.size < atOnce) {
      const key = next();
      if (key === undefined) return;
      waiting.delete(key);
      const stop = new AbortController();
      running.set(key, stop);
      void run(key, stop.signal).finally(() => {
        if (running.get(key) === stop) running.delete(key);
        fill();
      });
    }
  };

  return {
    want(keys, isVisible) {
      round += 1;
      for (const key of keys) {
        if (running.has(key)) continue;
        waiting.delete(key);
        waiting.set(key, { isVisible, round });
      }
      fill();
    },
    drop(key) {
      waiting.delete(key);
      const stop = running.get(key);
      running.delete(key);
      stop?.abort();
      fill();
    },
  };
}

function comesFirst(a: Waiting, b: Waiting): boolean {
  return a.isVisible === b.isVisible ? a.round > b.round : a.isVisible;
}
