// Asks one drive what lies on it: folders by name, clips by path. A few questions are asked from here; where there are many, two threads
// ask them with calls that wait, in batches.
//
// Why threads: a call that is handed to the pool and back costs the core's thread 11 µs, and every name of a folder becomes an object on
// it. A thread that waits for the system itself takes 2 µs a clip, and sends names as one text and sizes as one array (measured).
// Why not always: a thread takes some tens of milliseconds and megabytes to start, more than a small archive takes to be read. For the same
// reason the second one is started only where the drive keeps the first one waiting: what a quick drive tells, the core's thread takes
// longer to write than one thread to read.
import { deviceOf } from './device-of.ts';
import { pathGap } from './drive-questions.ts';
import type { DriveAnswer, PackedListing } from './drive-questions.ts';
import { ThreadEnded } from '../waiting-threads.ts';
import { driveThreads } from './drive-threads.ts';
import type { DriveThread } from './drive-threads.ts';
import { folderRank, isMonth } from './folder-queue.ts';
import type { QueuedFolder } from './folder-queue.ts';
import { listFolder, listedFolder } from './list-folder.ts';
import type { Listing } from './list-folder.ts';
import type { Standing } from './standing.ts';
import { statClips } from './stat-clips.ts';
import { readsAtOnce } from './walk-folders.ts';
import type { FolderReader, Read } from './walk-folders.ts';

/** `measures`: of each path its size and its time of writing in epoch ms; both NaN where it is no file, or does not answer. */
export interface Measures {
  readonly measures: Float64Array;
  /** Of the root, asked after them; null when it cannot be reached. */
  readonly device: number | null;
}

export interface DriveReader extends FolderReader {
  /** Paths from the root, with slashes; some hundreds. */
  measure(paths: readonly string[]): Promise<Measures>;
  /** Resolves when nothing of it is under way on the drive; on a drive that hangs, after two seconds. No more is asked of it. */
  close(): Promise<void>;
}

const threadsWanted = 2;
/** Below this, threads are not worth their start. */
const foldersBefore = 48;
const clipsBefore = 2000;
/** Asked for before a thread is started, which takes the processor from them: the newest clips are among them. */
const foldersFirst = 8;
/** So that a thread has its next question before it has answered the last. */
const questionsEach = 2;
const foldersAQuestion = 12;
/**
 * The newest months of each tree: few are asked for ahead of them, and none waits for the answer to many others. A month is asked for alone: one
 * holds thousands of names, another tells the days that are to be asked for next.
 */
const newestFolders = 150;
const [newestAQuestion, newestAtOnce] = [3, 12];
/** From here, while a thread is being started: months that are told in one turn held the core's for 20 ms (measured). */
const atOnceMeanwhile = 3;
const patienceMs = 2000;
/** A folder of a hundred clips: 0.2 ms on a disk, 3 ms on a stick (measured). */
const quickMs = 1;
/** One after the other that were not, before a second thread is started: a new one's first are slow wherever the drive is. */
const slowAnswers = 3;

interface Asked {
  readonly folder: QueuedFolder;
  readonly rank: number;
  readonly resolve: (read: Read) => void;
  readonly reject: (error: unknown) => void;
}

export interface DriveReaderOptions {
  readonly signal: AbortSignal;
  /** The digest of a folder's names when it was last read; null when it never was. */
  readonly digestOf: (path: string) => string | null;
  readonly threads?: typeof driveThreads;
}

export function openDriveReader({ root, above }: Standing, { signal, digestOf, threads: pool = driveThreads }: DriveReaderOptions): DriveReader {
  const threads: DriveThread[] = [];
  const under = new Set<Promise<unknown>>();
  const waiting: Asked[] = [];
  let starting: Promise<void> | null = null;
  let isStarting = false;
  let startingOther: Promise<void> | null = null;
  /** Folders and clips asked for, and folders of which it is known that they are there. */
  const seen = { folders: 0, clips: 0, found: 0 };
  let isPumping = false;
  let isQuick = false;
  let slow = 0;
  /** Since when each thread is at the question it answers next. */
  const busySince = new Map<DriveThread, number>();
  const life = { isClosed: false };

  const abandoned = Promise.withResolvers<null>();
  let patience: NodeJS.Timeout | null = null;
  const givenUp = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const stop = (): void => {
    Atomics.store(givenUp, 0, 1);
    patience ??= setTimeout(() => abandoned.resolve(null), patienceMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  /** Once it is stopped, a drive that hangs is not waited for. */
  const during = <Answer>(work: Promise<Answer>, otherwise: Answer): Promise<Answer> => {
    under.add(work);
    const over = (): boolean => under.delete(work);
    work.then(over, over);
    return Promise.race([work, abandoned.promise.then(() => otherwise)]);
  };
  const startThread = async (): Promise<void> => {
    if (threads.length >= threadsWanted) return;
    isStarting = true;
    const thread = await pool.take();
    isStarting = false;
    if (thread === null) return;
    if (life.isClosed) pool.give(thread);
    else threads.push(thread);
  };
  const count = (what: keyof typeof seen, many: number): void => {
    seen[what] += many;
    if ((seen.folders >= foldersFirst && seen.found >= foldersBefore) || seen.clips >= clipsBefore) starting ??= startThread();
  };
  const startOther = (): Promise<void> => (startingOther ??= startThread().then(() => pump()));
  for (let thread = pool.takeResting(); thread !== null; thread = threads.length < threadsWanted ? pool.takeResting() : null) threads.push(thread);
  const leastBusy = (among: readonly DriveThread[]): DriveThread | null => {
    let best: DriveThread | null = null;
    for (const thread of among) if (thread.load < questionsEach && (best === null || thread.load < best.load)) best = thread;
    return best;
  };
  /** A thread that ended is no more asked. */
  const drop = (thread: DriveThread): void => void threads.splice(threads.indexOf(thread), 1);

  const listHere = async (folder: QueuedFolder): Promise<Read> => {
    const listing = await listFolder(root, above, folder);
    if (listing.ok) count('found', listing.folder.folders.length);
    return { listing, device: await deviceOf(root) };
  };
  const askHere = (asked: Asked): void => void listHere(asked.folder).then(asked.resolve, asked.reject);
  const askThread = async (thread: DriveThread, some: readonly Asked[]): Promise<void> => {
    if (thread.load === 0) busySince.set(thread, performance.now());
    let answer: DriveAnswer;
    try {
      answer = await thread.ask({ ask: 'list', givenUp, root, above, folders: some.map(({ folder }) => ({ ...folder, known: digestOf(folder.path) })) });
    } catch (error) {
      drop(thread);
      // The same is asked from here, and fails here if it must.
      if (error instanceof ThreadEnded) some.forEach(askHere);
      else for (const { reject } of some) reject(error);
      pump();
      return;
    }
    if (answer.ask === 'list') {
      const answeredAt = performance.now();
      isQuick = answeredAt - (busySince.get(thread) ?? 0) < quickMs * (some.length + namesIn(answer) / 100);
      slow = isQuick ? 0 : slow + 1;
      busySince.set(thread, answeredAt);
    }
    some.forEach(({ folder, resolve }, place) => {
      const packed = answer.ask === 'list' ? answer.listings[place] : undefined;
      resolve({ listing: packed === undefined ? { ok: false, code: 'unknown' } : unpacked(above, folder.path, packed), device: answer.device });
    });
    pump();
  };
  /** How many of those that wait go into the next question. */
  const nextCount = (): number => {
    if (seen.folders >= newestFolders) return foldersAQuestion;
    const month = waiting.slice(0, newestAQuestion).findIndex(({ rank }) => isMonth(rank));
    return month === -1 ? newestAQuestion : Math.max(1, month);
  };
  const pump = (): void => {
    isPumping = false;
    if (threads.length === 0) {
      waiting.splice(0).forEach(askHere);
      return;
    }
    // A month that was just found may be newer than what waits already.
    waiting.sort((one, other) => other.rank - one.rank);
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      // What is new on a quick drive is written by the core's thread, which takes longer than one needs to read it: two would take a core from it.
      const isKnown = digestOf(next.folder.path) !== null;
      const thread = leastBusy(isQuick && !isKnown ? threads.slice(0, 1) : threads);
      if (thread === null) {
        if (slow >= slowAnswers || isKnown) void startOther();
        return;
      }
      void askThread(thread, waiting.splice(0, nextCount()));
    }
  };

  const measureHere = async (paths: readonly string[]): Promise<Measures> => {
    const stats = await statClips(root, paths);
    const measures = new Float64Array(2 * paths.length).fill(Number.NaN);
    stats.forEach((found, place) => {
      if (found !== null) measures.set([found.sizeBytes, found.modifiedAt], 2 * place);
    });
    return { measures, device: await deviceOf(root) };
  };
  const measure = async (paths: readonly string[]): Promise<Measures> => {
    if (starting !== null) await starting;
    if (!isQuick && starting !== null) await startOther();
    const [one, other] = threads;
    const thread = other !== undefined && one !== undefined && other.load < one.load ? other : one;
    if (thread === undefined) return measureHere(paths);
    try {
      const answer = await thread.ask({ ask: 'measure', givenUp, root, paths: paths.join(pathGap) });
      return answer.ask === 'measure' ? { measures: answer.measures, device: answer.device } : await measureHere(paths);
    } catch (error) {
      drop(thread);
      if (!(error instanceof ThreadEnded)) throw error;
      return measureHere(paths);
    }
  };

  return {
    get atOnce() {
      if (threads.length > 0 && seen.folders < newestFolders) return newestAtOnce;
      if (threads.length === 0) return isStarting ? atOnceMeanwhile : readsAtOnce;
      return 2 * threads.length * questionsEach * foldersAQuestion;
    },
    list(folder) {
      count('folders', 1);
      const { promise, resolve, reject } = Promise.withResolvers<Read>();
      waiting.push({ folder, rank: folderRank(folder.path), resolve, reject });
      if (!isPumping) {
        // Those asked for in the same turn go together: a message costs as much as many names.
        isPumping = true;
        setImmediate(pump);
      }
      return during(promise, { listing: { ok: false, code: 'ECANCELED' }, device: null });
    },
    measure(paths) {
      count('clips', paths.length);
      return during(measure(paths), { measures: new Float64Array(0), device: null });
    },
    async close() {
      life.isClosed = true;
      signal.removeEventListener('abort', stop);
      if (under.size > 0) {
        stop();
        await Promise.race([Promise.allSettled(under), abandoned.promise]);
      }
      if (patience !== null) clearTimeout(patience);
      for (const thread of threads.splice(0)) pool.give(thread);
    },
  };
}

function namesIn({ listings }: DriveAnswer & { readonly ask: 'list' }): number {
  return listings.reduce((sum, listing) => sum + (listing.ok ? listing.count : 0), 0);
}

function unpacked(above: string, folderPath: string, packed: PackedListing): Listing {
  if (!packed.ok) return packed;
  const { names, rest, said } = packed;
  // Parted when they are written: until then a hundred folders wait as so many texts, and thousands of names would be moved by each collection of garbage.
  let parted: readonly string[] | null = null;
  const named = (): readonly string[] => (parted ??= names === '' ? [] : names.split('/'));
  const all = said === null ? null : {
    clips: {
      ...said.clips,
      get names() {
        return named();
      },
    },
    unrecognised: said.unrecognised,
  };
  return { ok: true, folder: listedFolder(above, folderPath, { ...rest, named, packed: all }) };
}
