// Threads that wait for a drive in the core's place: started when there is much to ask, kept for a while, left behind when a drive hangs.
import { Worker } from 'node:worker_threads';

/** The thread is no more: it was ended, or had no memory left. Says nothing about what was asked. */
export class ThreadEnded extends Error {}

export interface WaitingThread<Question, Answer> {
  /** Questions it has not answered yet. */
  readonly load: number;
  /** Answered in the order asked. Rejects with `ThreadEnded` when the thread ended before it answered; else with what it threw, which is a bug. */
  ask(question: Question): Promise<Answer>;
}

export interface WaitingThreads<Question, Answer> {
  /** One that rests; null where none does. */
  takeResting(): WaitingThread<Question, Answer> | null;
  /** One that rests, or a new one; null where none can be started: then whoever asked does the work himself. */
  take(): Promise<WaitingThread<Question, Answer> | null>;
  /** Given back. One that still works on an answer is left behind: it ends when its drive lets go of it. */
  give(thread: WaitingThread<Question, Answer>): void;
}

interface Started<Question, Answer> extends WaitingThread<Question, Answer> {
  readonly worker: Worker;
  isOver: boolean;
  ends: NodeJS.Timeout | null;
}

interface Asked<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Long enough for a drive to be plugged in again, or its sizes to follow its names. */
const keptMs = 10_000;
/** What a thread holds is one batch. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

/** `code`: a module that answers each message with one, in order. */
export function createWaitingThreads<Question, Answer>(code: URL, name: string): WaitingThreads<Question, Answer> {
  const idle: Started<Question, Answer>[] = [];
  const all = new WeakMap<WaitingThread<Question, Answer>, Started<Question, Answer>>();

  const end = (thread: Started<Question, Answer>): void => {
    thread.isOver = true;
    // Not waited for: a call into a drive that hangs does not return.
    void thread.worker.terminate();
  };
  const leave = (thread: Started<Question, Answer>): void => {
    const place = idle.indexOf(thread);
    if (place >= 0) idle.splice(place, 1);
  };
  const takeResting = (): WaitingThread<Question, Answer> | null => {
    const kept = idle.pop();
    if (kept === undefined) return null;
    if (kept.ends !== null) clearTimeout(kept.ends);
    return kept;
  };

  return {
    takeResting,
    async take() {
      const resting = takeResting();
      if (resting !== null) return resting;
      const thread = await start<Question, Answer>(code, name, leave);
      if (thread !== null) all.set(thread, thread);
      return thread;
    },
    give(given) {
      const thread = all.get(given);
      if (thread === undefined || thread.isOver || idle.includes(thread)) return;
      if (thread.load > 0) {
        end(thread);
        return;
      }
      idle.push(thread);
      thread.ends = setTimeout(() => {
        leave(thread);
        end(thread);
      }, keptMs).unref();
    },
  };
}

async function start<Question, Answer>(code: URL, name: string, onEnd: (thread: Started<Question, Answer>) => void): Promise<Started<Question, Answer> | null> {
  let worker: Worker;
  try {
    worker = new Worker(code, { name, resourceLimits });
  } catch (error) {
    // The system gives no more threads.
    if (error instanceof Error) return null;
    throw error;
  }
  // One that rests or hangs does not keep the program alive.
  worker.unref();
  const pending: Asked<Answer>[] = [];
  const thread: Started<Question, Answer> = {
    worker, isOver: false, ends: null,
    get load() {
      return pending.length;
    },
    ask(question) {
      if (thread.isOver) return Promise.reject(new ThreadEnded('The thread has ended.'));
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      pending.push({ resolve, reject });
      worker.ref();
      worker.postMessage(question);
      return promise;
    },
  };
  const lose = (error: unknown): void => {
    thread.isOver = true;
    onEnd(thread);
    for (const { reject } of pending.splice(0)) reject(error);
  };
  worker.on('message', (answer: Answer) => {
    const asked = pending.shift();
    if (pending.length === 0) worker.unref();
    asked?.resolve(answer);
  });
  worker.on('error', (error: unknown) => lose(isOutOfMemory(error) ? new ThreadEnded('The thread had no memory left.') : error));
  worker.on('exit', () => lose(new ThreadEnded('The thread has ended.')));
  const { promise, resolve } = Promise.withResolvers<Started<Question, Answer> | null>();
  worker.once('online', () => resolve(thread));
  worker.once('error', () => resolve(null));
  worker.once('exit', () => resolve(null));
  return promise;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
