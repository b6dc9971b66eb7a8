// Keeps SQLite's log short. By itself SQLite would move it into the file on the thread that happens to write, and wait for the disk there:
// 12 ms at a time, a third of what a first scan takes (measured). A thread does it instead, a moment after something was written.
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { checkpointStates } from './checkpoint-states.ts';
import type { CheckpointOrder } from './checkpoint-states.ts';
import type { Sqlite } from './sqlite-file.ts';

export interface Checkpointer {
  /** Call after each write. */
  readonly soon: () => void;
  /** Nothing is begun any more, and what was begun is over: the file may be closed, and moved. What is left in the log SQLite moves then. */
  readonly stop: () => void;
}

/** A thread takes some tens of milliseconds to start: a scan is over in this time, or has few of them. */
const usualDelayMs = 5000;
const longLogBytes = 4_000_000;
/** Where writing does not pause for long the log grows to 64 MB before SQLite steps in; as many pages. */
const pagesWithThread = 16_000;
const pagesWithout = 1000;

const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 };
const longestWaitMs = 5000;

const code = new URL(import.meta.url.endsWith('.ts') ? './checkpoint-thread.ts' : './checkpoint-thread.js', import.meta.url);

/** `file`: of this database, which is in WAL mode. */
export function createCheckpointer(db: Sqlite, file: string, delayMs = usualDelayMs): Checkpointer {
  db.pragma(`wal_autocheckpoint = ${pagesWithThread}`);
  let timer: NodeJS.Timeout | null = null;
  let running: Int32Array<SharedArrayBuffer> | null = null;
  let isStopped = false;

  /** SQLite does it by itself again. */
  const giveUp = (): void => {
    isStopped = true;
    if (db.open) db.pragma(`wal_autocheckpoint = ${pagesWithout}`);
  };
  const start = (): void => {
    timer = null;
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
    if (isStopped || running !== null || log === undefined || log.size < longLogBytes) return;
    running = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const order: CheckpointOrder = { file, state: running };
    const thread = new Worker(code, { workerData: order, name: 'checkpoint', resourceLimits });
    thread.unref();
    thread.once('error', giveUp);
    thread.once('exit', () => {
      running = null;
    });
  };
  return {
    soon() {
      if (!isStopped) timer ??= setTimeout(start, delayMs).unref();
    },
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      if (running === null || Atomics.compareExchange(running, 0, checkpointStates.ordered, checkpointStates.over) !== checkpointStates.running) return;
      Atomics.wait(running, 0, checkpointStates.running, longestWaitMs);
    },
  };
}
