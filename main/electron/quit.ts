// Leaving: everything is closed first, but a drive that hangs does not keep the program alive.
import { app } from 'electron';
import type { Log } from '../server/log.ts';
import { recordFault } from '../server/faults.ts';

/** How long closing may take, in milliseconds. */
const patienceMs = 3000;

/** Holds back the quit until `close` has resolved or the patience is over. `close` runs once. */
export function closeBeforeQuit(close: () => Promise<void>, log: Log): void {
  let isClosing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void closeInTime(close, log).then(() => app.exit(0));
  });
}

async function closeInTime(close: () => Promise<void>, log: Log): Promise<void> {
  const { promise: patienceOver, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), patienceMs);
  try {
    const end = await Promise.race([close(), patienceOver]);
    if (end === 'late') log(`Closing took longer than ${patienceMs} ms and was left unfinished.`);
  } catch (problem) {
    recordFault(log, 'quit', problem);
  } finally {
    clearTimeout(timer);
  }
}
