// Keeps the thread free: work that comes in bursts is done one piece a turn of the event loop.

/** Each call resolves in a turn of its own, in the order of the calls. */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
