// The threads that read drives: started when there is much to read, kept for a while, and left behind when a drive hangs.
import { Worker } from 'node:worker_threads';
import type { DriveAnswer, DriveQuestion } from './drive-questions.ts';

export interface DriveThread {
  /** Questions it has not answered yet. */
  readonly load: number;
  /** Rejects when the thread ended before it answered. */
  ask(question: Unkeyed<DriveQuestion>): Promise<DriveAnswer>;
}

type Unkeyed<Question> = Question extends unknown ? Omit<Question, 'key'> : never;

interface Pending {
  readonly resolve: (answer: DriveAnswer) => void;
  readonly reject: (error: unknown) => void;
}

interface Started extends DriveThread {
  readonly worker: Worker;
  isOver: boolean;
  ends: NodeJS.Timeout | null;
}

/** Long enough for a drive to be plugged in again, or its sizes to follow its names. */
const keptMs = 10_000;
/** What a thread holds at once is one batch of names. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

// Beside this file: as source when the program runs from source, in one folder with all the rest when it was built.
const code = new URL(import.meta.url.endsWith('.ts') ? './drive-thread.ts' : './drive-thread.js', import.meta.url);
const idle: Started[] = [];

/** One that rests; null where none does. */
export function takeRestingThread(): DriveThread | null {
  const kept = idle.pop();
  if (kept === undefined) return null;
  if (kept.ends !== null) clearTimeout(kept.ends);
  return kept;
}

/** One that rests, or a new one; null where none can be started: then whoever asked does the work himself. */
export async function takeDriveThread(): Promise<DriveThread | null> {
  return takeRestingThread() ?? start();
}

/** Given back; one that still works on an answer is left behind: it ends when its drive lets go of it. */
export function giveDriveThread(given: DriveThread): void {
  const thread = given as Started;
  if (thread.isOver) return;
  if (thread.load > 0) {
    end(thread);
    return;
  }
  idle.push(thread);
  thread.ends = setTimeout(() => {
    idle.splice(idle.indexOf(thread), 1);
    end(thread);
  }, keptMs).unref();
}

function end(thread: Started): void {
  thread.isOver = true;
  // Not waited for: a call into a drive that hangs does not return.
  thread.worker.terminate().catch(() => undefined);
}

async function start(): Promise<Started | null> {
  const pending = new Map<number, Pending>();
  let worker: Worker;
  try {
    worker = new Worker(code, { name: 'drive', resourceLimits, stdin: false });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
  // Neither a thread that rests nor one that hangs keeps the program alive.
  worker.unref();
  let lastKey = 0;
  const thread: Started = {
    worker, isOver: false, ends: null,
    get load() {
      return pending.size;
    },
    ask(question) {
      if (thread.isOver) return Promise.reject(new Error('The thread has ended.'));
      const { promise, resolve, reject } = Promise.withResolvers<DriveAnswer>();
      const key = (lastKey += 1);
      pending.set(key, { resolve, reject });
      if (pending.size === 1) worker.ref();
      worker.postMessage({ ...question, key });
      return promise;
    },
  };
  const lose = (error: unknown): void => {
    thread.isOver = true;
    const place = idle.indexOf(thread);
    if (place >= 0) idle.splice(place, 1);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('message', (answer: DriveAnswer) => {
    const asked = pending.get(answer.key);
    pending.delete(answer.key);
    if (pending.size === 0) worker.unref();
    asked?.resolve(answer);
  });
  worker.on('error', lose);
  worker.on('exit', () => lose(new Error('The thread has ended.')));
  const { promise, resolve } = Promise.withResolvers<Started | null>();
  worker.once('online', () => resolve(thread));
  worker.once('error', () => resolve(null));
  worker.once('exit', () => resolve(null));
  return promise;
}
