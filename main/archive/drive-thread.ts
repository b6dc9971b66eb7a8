// A thread that reads drives for the core, with calls that wait: each costs a fifth of one that is handed to the pool of threads
// and back (measured), and a drive that hangs holds up nobody but this thread. It has no state and keeps nothing open between two questions.
import { lstatSync, readdirSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { folderDate } from '../../shared/clip-name.ts';
import { pathGap } from './drive-questions.ts';
import type { AskedFolder, DriveAnswer, DriveQuestion, PackedListing } from './drive-questions.ts';
import { packNames } from './pack-clips.ts';
import { createEntrySorter } from './sort-entries.ts';
import type { EntryType } from './sort-entries.ts';
import { systemErrorCode } from '../system-error.ts';

function answer(question: DriveQuestion): DriveAnswer {
  const { root, givenUp } = question;
  const isWanted = (): boolean => Atomics.load(givenUp, 0) === 0;
  if (question.ask === 'list') {
    const listings = question.folders.map((folder): PackedListing => (isWanted() ? list(root, question.above, folder) : { ok: false, code: 'ECANCELED' }));
    return { ask: 'list', listings, device: deviceOf(root) };
  }
  const measures = measure(root, question.paths.split(pathGap), isWanted);
  return { ask: 'measure', measures, device: deviceOf(root) };
}

function list(root: string, above: string, folder: AskedFolder): PackedListing {
  const fullPath = folder.path === '' ? root : path.join(root, folder.path);
  let entries: Dirent[];
  try {
    entries = readdirSync(fullPath, { withFileTypes: true });
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  }
  const sorter = createEntrySorter(folder.isRecovered);
  for (const entry of entries) sorter.add(entry.name, typeOf(entry, fullPath));
  const { named, ...rest } = sorter.sorted();
  if (rest.digest === folder.known) return { ok: true, count: entries.length, names: named.join('/'), rest, said: null };
  const { clips: { names, ...clips }, unrecognised } = packNames(named, folderDate(`${above}/${folder.path}`));
  return { ok: true, count: entries.length, names: names.join('/'), rest, said: { clips, unrecognised } };
}

/** Links are never followed; some file systems do not tell types in a listing, then the entry itself is asked. */
function typeOf(entry: Dirent, folder: string): EntryType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink() || entry.isFIFO() || entry.isSocket() || entry.isCharacterDevice() || entry.isBlockDevice()) return 'other';
  const found = statOrNull(path.join(folder, entry.name), lstatSync);
  if (found === null) return 'other';
  return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
}

const quietly = { throwIfNoEntry: false } as const;

function measure(root: string, paths: readonly string[], isWanted: () => boolean): Float64Array {
  const measures = new Float64Array(2 * paths.length).fill(Number.NaN);
  const above = root.endsWith(path.sep) ? root : root + path.sep;
  paths.forEach((one, place) => {
    const found = isWanted() ? statOrNull(above + one) : null;
    if (found?.isFile() !== true) return;
    measures[2 * place] = found.size;
    measures[2 * place + 1] = Math.round(found.mtimeMs);
  });
  return measures;
}

function deviceOf(root: string): number | null {
  return statOrNull(root)?.dev ?? null;
}

/** What does not answer, for whatever reason, is nothing that is known of it. */
function statOrNull(fullPath: string, ask = statSync): Stats | null {
  try {
    return ask(fullPath, quietly) ?? null;
  } catch (error) {
    codeOf(error);
    return null;
  }
}

/** The system's code; anything else is a bug, and ends the thread with it. */
function codeOf(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === null) throw error;
  return code;
}

parentPort?.on('message', (question: DriveQuestion) => {
  const told = answer(question);
  parentPort?.postMessage(told, told.ask === 'measure' ? [told.measures.buffer as ArrayBuffer] : []);
});
