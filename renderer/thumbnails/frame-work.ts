// The page's side of the thumbnail worker: an order goes in, what was made of it comes back; stopping an order stops the core's reading too.
import { startWorker } from './start-worker.ts';
import type { FromWorker, Made, ToWorker } from './worker-messages.ts';

let worker: Worker | null = null;
let lastTask = 0;
const waiting = new Map<number, (made: Made) => void>();

function send(message: ToWorker): void {
  if (worker === null) {
    worker = startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => finish(data.task, data.made));
    // It did not load, or has a bug that the console tells: nobody waits for it, and the next order starts another.
    worker.addEventListener('error', () => {
      worker?.terminate();
      worker = null;
      for (const task of [...waiting.keys()]) finish(task, { kind: 'none' });
    });
  }
  worker.postMessage(message);
}

function finish(task: number, made: Made): void {
  const done = waiting.get(task);
  waiting.delete(task);
  if (done !== undefined) done(made);
  else if (made.kind === 'frame') made.bitmap.close();
}

type Order = { readonly kind: 'make'; readonly clip: number } | { readonly kind: 'show'; readonly clip: number; readonly atMs: number };

/** Never rejects; a stopped order is `none` at once. */
export function orderFrame(order: Order, signal: AbortSignal): Promise<Made> {
  if (signal.aborted) return Promise.resolve({ kind: 'none' });
  const task = (lastTask += 1);
  return new Promise((resolve) => {
    const stop = () => {
      finish(task, { kind: 'none' });
      send({ kind: 'stop', task });
    };
    signal.addEventListener('abort', stop, { once: true });
    waiting.set(task, (made) => {
      signal.removeEventListener('abort', stop);
      resolve(made);
    });
    send({ ...order, task });
  });
}
