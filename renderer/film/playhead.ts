// Where the playhead of the open clip stands: for what is begun from outside the player.

let read: (() => number) | null = null;

/** The player tells how to ask it, in milliseconds; returns the way to stop. */
export function lendPlayhead(ask: () => number): () => void {
  read = ask;
  return () => {
    if (read === ask) read = null;
  };
}

export function playheadMs(): number {
  return read?.() ?? 0;
}
