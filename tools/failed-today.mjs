// Remembers for a day that a download failed, so that a machine without the network waits for it once a day and not at every start.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

const DAY_MS = 86_400_000;

/** @param {string} attempt a name that is good for a file */
const noteOf = (attempt) => inProject('.cache', 'failed', attempt);

/** @param {string} attempt */
export function didFailToday(attempt) {
  const note = statSync(noteOf(attempt), { throwIfNoEntry: false });
  return note !== undefined && Date.now() - note.mtimeMs < DAY_MS;
}

/** @param {string} attempt */
export function rememberFailure(attempt) {
  mkdirSync(inProject('.cache', 'failed'), { recursive: true });
  writeFileSync(noteOf(attempt), '');
}
