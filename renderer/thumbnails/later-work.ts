// Work nobody waits for: done one piece after the other while nothing else is under way, and at once only when too much of it waits.

export interface LaterWork<Piece> {
  /** Resolves at once, or, when too much waits already, when there is room again. */
  add(piece: Piece): Promise<void>;
  /** Something more urgent has begun; no piece begins until all of it was released. */
  hold(): void;
  release(): void;
}

/** `work` must not reject. */
export function createLaterWork<Piece>(most: number, work: (piece: Piece) => Promise<void>): LaterWork<Piece> {
  const waiting: Piece[] = [];
  let held = 0;
  let isWorking = false;

  const next = (): Piece | undefined => (held === 0 ? waiting.shift() : undefined);
  const goOn = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    try {
      for (let piece = next(); piece !== undefined; piece = next()) await work(piece);
    } finally {
      isWorking = false;
    }
  };

  return {
    async add(piece) {
      waiting.push(piece);
      const first = waiting.length > most ? waiting.shift() : undefined;
      if (first !== undefined) await work(first);
      else if (held === 0) void goOn();
    },
    hold: () => void (held += 1),
    release() {
      held -= 1;
      if (held === 0) void goOn();
    },
  };
}
