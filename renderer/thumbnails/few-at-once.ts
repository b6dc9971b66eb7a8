// Lets a few pieces of work run side by side; the others wait in line.

/** Runs what it is given when fewer than `most` others run; answers, or fails, as that does. */
export type FewAtOnce = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createFewAtOnce(most: number): FewAtOnce {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) {
      // Who ends hands its place on.
      await new Promise<null>((resolve) => void waiting.push(() => resolve(null)));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
