// A thread that moves what was written from SQLite's log into the file itself: it waits for the disk, and the core must not.
import Database from 'better-sqlite3';
import { workerData } from 'node:worker_threads';
import { checkpointStates } from './checkpoint-states.ts';
import type { CheckpointOrder } from './checkpoint-states.ts';

// Given by `checkpoint.ts` alone.
const { file, state } = workerData as CheckpointOrder;
if (Atomics.compareExchange(state, 0, checkpointStates.ordered, checkpointStates.running) === checkpointStates.ordered) {
  try {
    const db = new Database(file, { fileMustExist: true, timeout: 0 });
    // Passive: holds up nobody who reads or writes meanwhile, and leaves what they are at to the next time.
    db.pragma('wal_checkpoint(PASSIVE)');
    db.close();
  } finally {
    Atomics.store(state, 0, checkpointStates.over);
    Atomics.notify(state, 0);
  }
}
