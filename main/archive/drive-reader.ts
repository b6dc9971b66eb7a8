// Asks one drive what lies on it: folders by name, clips by path. A few questions are asked from here; where there are many, two threads
// ask them with calls that wait, in batches.
//
// Why threads: a call that is handed to the pool and back costs the core's thread 11 µs, and every name of a folder becomes an object on
// it. A thread that waits for the system itself takes 2 µs a clip, and sends names as one text and sizes as one array (measured).
// Why not always: a thread takes some tens of milliseconds and megabytes to start, more than a small archive takes to be read.
import { deviceOf } from './device-of.ts';
import { pathGap } from './drive-questions.ts';
import type { DriveAnswer, PackedListing } from './drive-questions.ts';
import { ThreadEnded } from '../waiting-threads.ts';
import { driveThreads } from './drive-threads.ts';
import type { DriveThread } from './drive-threads.ts';
import { folderRank } from './folder-queue.ts';
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
/** So that a thread has its next question before it has answered the last. */
const questionsEach = 2;
const foldersAQuestion = 12;
/** The newest months of each tree: few are asked for ahead of them, and none waits for the answer to many others. */
const newestFolders = 150;
const [newestAQuestion, newestAtOnce] = [3, 12];
const patienceMs = 2000;
/** A folder of a hundred clips: 0.2 ms on a disk, 3 ms on a stick (measured). */
const quickMs = 1;

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
  let seen = { folders: 0, clips: 0 };
  let isPumping = false;
  let isQuick = false;
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
  const startThreads = async (): Promise<void> => {
    while (threads.length < threadsWanted) {
      const thread = await pool.take();
      if (thread === null) return;
      if (life.isClosed) {
        pool.give(thread);
        return;
      }
      threads.push(thread);
    }
  };
  const count = (what: keyof typeof seen, many: number): void => {
    seen = { ...seen, [what]: seen[what] + many };
    if (seen.folders >= foldersBefore || seen.clips >= clipsBefore) starting ??= startThreads();
  };
  for (let thread = pool.takeResting(); thread !== null; thread = threads.length < threadsWanted ? pool.takeResting() : null) threads.push(thread);
  const leastBusy = (among: readonly DriveThread[]): DriveThread | null => {
    let best: DriveThread | null = null;
    for (const thread of among) if (thread.load < questionsEach && (best === null || thread.load < best.load)) best = thread;
    return best;
  };
  /** A thread that ended is no more asked. */
  const drop = (thread: DriveThread): void => void threads.splice(threads.indexOf(thread), 1);

  const listHere = async (folder: QueuedFolder): Promise<Read> => ({ listing: await listFolder(root, above, folder), device: await deviceOf(root) });
  const askHere = (asked: Asked): void => void listHere(asked.folder).then(asked.resolve, asked.reject);
  const askThread = async (thread: DriveThread, some: readonly Asked[]): Promise<void> => {
    const askedAt = performance.now();
    const isFirst = thread.load === 0;
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
    if (isFirst && answer.ask === 'list') isQuick = performance.now() - askedAt < quickMs * (some.length + namesIn(answer) / 100);
    some.forEach(({ folder, resolve }, place) => {
      const packed = answer.ask === 'list' ? answer.listings[place] : undefined;
      resolve({ listing: packed === undefined ? { ok: false, code: 'unknown' } : unpacked(above, folder.path, packed), device: answer.device });
    });
    pump();
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
      const isOneEnough = isQuick && digestOf(next.folder.path) === null;
      const thread = leastBusy(isOneEnough ? threads.slice(0, 1) : threads);
      if (thread === null) return;
      void askThread(thread, waiting.splice(0, seen.folders < newestFolders ? newestAQuestion : foldersAQuestion));
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
      return threads.length === 0 ? readsAtOnce : 2 * threads.length * questionsEach * foldersAQuestion;
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
  const named = (): readonly string[] => (names === '' ? [] : names.split('/'));
  const all = said === null ? null : { clips: { ...said.clips, names: named() }, unrecognised: said.unrecognised };
  return { ok: true, folder: listedFolder(above, folderPath, { ...rest, named, packed: all }) };
}
