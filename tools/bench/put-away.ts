// What the bench makes outside its own memory is put away again, however it ends.

export interface PutAway {
  /** The end has begun. */
  readonly isOver: boolean;
  /** Done at the end, the last first; at once where the end has begun. */
  later(what: () => unknown): void;
  /** Does all of it; safe to call twice. Problems are told, and the rest is done all the same. */
  all(): Promise<void>;
}

/** `first`: done before anything is put away, so that nobody works with it any more. */
export function createPutAway(first: () => Promise<void>, onProblem: (problem: unknown) => void): PutAway {
  const due: (() => unknown)[] = [];
  let ended: Promise<void> | null = null;
  const attempt = async (what: () => unknown): Promise<void> => {
    try {
      await what();
    } catch (problem) {
      onProblem(problem);
    }
  };
  const end = async (): Promise<void> => {
    await attempt(first);
    for (let what = due.pop(); what !== undefined; what = due.pop()) await attempt(what);
  };
  return {
    get isOver() {
      return ended !== null;
    },
    later(what) {
      if (ended === null) due.push(what);
      else ended = ended.then(() => attempt(what));
    },
    all: () => (ended ??= end()),
  };
}

/** Puts everything away before a signal ends the program. */
export function putAwayOnSignals(putAway: PutAway): void {
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    process.once(signal, () => {
      process.stderr.write('\nPutting away what was made…\n');
      void putAway.all().then(() => process.exit(code));
    });
  }
}
