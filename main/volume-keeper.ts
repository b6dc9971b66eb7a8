// Keeps the catalog true to one volume for as long as it is plugged in: rounds over its folders, a watch where it lies on a fixed
// disk, and the jobs that follow a scan. Stops without a trace; what it has not done is done when the volume comes back.
import path from 'node:path';
import type { ClipId, VolumeId } from '../shared/ids.ts';
import { measureClips } from './archive/measure-clips.ts';
import { createFolderRounds } from './archive/recheck-folders.ts';
import type { FolderRounds, RoundReport } from './archive/recheck-folders.ts';
import type { Standing } from './archive/standing.ts';
import { watchArchive } from './archive/watch-archive.ts';
import { measureVolume, probeClips } from './background-jobs.ts';
import type { BackgroundParts, ProbeWishes } from './background-jobs.ts';
import type { UpkeepBook } from './catalog-upkeep-book.ts';
import type { SizedClip } from './catalog/clip-reads.ts';
import type { JobQueue, JobWork } from './jobs/job-queue.ts';
import type { RightOfWay } from './jobs/right-of-way.ts';
import { wait } from './jobs/wait.ts';

export type Attention = 'seen' | 'hidden';

export interface KeeperParts {
  readonly volumeId: VolumeId;
  readonly standing: Standing;
  /** It lies on a disk that is never taken away, so a watch on its folders hinders nobody. */
  readonly canWatch: boolean;
  readonly book: UpkeepBook;
  readonly jobs: JobQueue;
  readonly rightOfWay: RightOfWay;
  readonly attention: () => Attention;
  /** Clips came, went, or are known better now. */
  readonly onClips: () => void;
  /** The volume was found to be another one, or none. Nothing more is done with it. */
  readonly onGone: () => void;
  readonly onFault: (error: unknown) => void;
}

export interface Keeper {
  /** A scan has begun: rounds would do the same work. */
  scanning(): void;
  /** A scan has ended: the folders are known. */
  scanned(): void;
  /** All folders are looked at now; at most twice a minute. */
  lookAround(): void;
  /** Does the next round now. */
  hurry(): void;
  /** These clips are on screen: their headers come first. */
  prefer(ids: readonly ClipId[]): void;
  /** Resolves when nothing on the volume is open, watched or asked any more. */
  stop(): Promise<void>;
}

const roundEveryMs: Readonly<Record<Attention, number>> = { seen: 5000, hidden: 30_000 };
/** A slow volume is asked less often: it is asked for a thirtieth of the time at most. */
const restPerWork = 30;
const lookAroundEveryMs = 30_000;
/** Of those that are not the newest; with these the rounds over 100,000 clips take 0.4 % of a core (measured). */
const foldersARound = 20;
/** They may still be growing. */
const newestClips = 50;
const afterFaultMs = 60_000;
const unmeasuredAtOnce = 512;
const hintsWaitMs = 250;
const wishesKept = 500;

type Due = 'newest' | 'all' | 'hints';

export function createKeeper(parts: KeeperParts): Keeper {
  const { volumeId, standing, book, jobs, rightOfWay, onClips, onGone, onFault } = parts;
  const stop = new AbortController();
  const { signal } = stop;
  const isOver = (): boolean => signal.aborted;
  const hints = { names: new Set<string>(), content: new Set<string>() };
  const wishes: ProbeWishes = { preferred: [], failed: new Set() };
  let rounds: FolderRounds | null = null;
  let isMeasured = false;
  let lookedAroundAt = -Infinity;
  let due: Due = 'newest';
  let roundAt = 0;
  let wake: (() => void) | null = null;
  let hinted: NodeJS.Timeout | null = null;

  const soon = (what: Due): void => {
    if (due !== 'all') due = what;
    wake?.();
  };
  const hint = (folder: string, what: 'names' | 'content'): void => {
    if (isOver()) return;
    hints[what].add(folder);
    hinted ??= setTimeout(() => {
      hinted = null;
      soon('hints');
    }, hintsWaitMs);
  };
  const relative = (fullPath: string): string => path.relative(standing.root, fullPath).replaceAll(path.sep, '/');
  const watch = parts.canWatch ? watchArchive({ onHint: (folder, what) => hint(relative(folder), what), onFault }) : null;
  const follow = (): void => watch?.follow((rounds?.growing() ?? []).map((folder) => path.join(standing.root, folder)));

  const background: BackgroundParts = {
    standing, book, onClips,
    whenClear: (aborted) => rightOfWay.clear(volumeId, aborted),
    onDoubt: (folder) => hint(folder, 'names'),
  };
  const orderMeasure = (): void => {
    const run = async (work: JobWork): Promise<void> => {
      const outcome = await measureVolume(background, work);
      if (outcome === 'complete') isMeasured = true;
      if (outcome === 'gone') onGone();
    };
    jobs.order({ kind: 'measure', volumeId, priority: 1, run });
  };
  const orderProbe = (): void => {
    const run = async (work: JobWork): Promise<void> => {
      if ((await probeClips(background, work, wishes)) === 'gone') onGone();
    };
    jobs.order({ kind: 'probe', volumeId, priority: 0, run });
  };

  /** False when the volume is gone. */
  const measure = async (clips: readonly SizedClip[]): Promise<boolean> => {
    const { end, changed, doubtful } = await measureClips(standing, clips, (sizes) => book.recordSizes(sizes));
    if (end === 'gone') return false;
    for (const folder of doubtful) hint(folder, 'names');
    if (changed.length === 0) return true;
    for (const id of changed) wishes.failed.delete(id);
    onClips();
    orderProbe();
    return true;
  };

  const checkFolders = async (check: (known: FolderRounds) => Promise<RoundReport>): Promise<boolean> => {
    if (rounds === null) return true;
    const { end, added, gone } = await check(rounds);
    if (end === 'gone') return false;
    if (added + gone > 0) onClips();
    follow();
    if (added === 0) return true;
    const fresh = book.unmeasured(unmeasuredAtOnce);
    if (fresh.length === unmeasuredAtOnce) orderMeasure();
    return measure(fresh);
  };

  const doRound = async (what: Due): Promise<boolean> => {
    const names = [...hints.names];
    const content = [...hints.content];
    hints.names.clear();
    hints.content.clear();
    if (names.length > 0 && !(await checkFolders((known) => known.check(names)))) return false;
    for (const folder of content) if (!(await measure(book.inFolder(folder)))) return false;
    if (what === 'hints') return true;
    if (what === 'all') return checkFolders((known) => known.checkAll());
    return (await checkFolders((known) => known.checkNewest()))
      && (await checkFolders((known) => known.checkSome(foldersARound)))
      && measure(book.page(null, newestClips).items);
  };

  const nap = (): Promise<void> => {
    if (due !== 'newest' || isOver()) return Promise.resolve();
    const early = new AbortController();
    wake = () => early.abort();
    return wait(Math.max(0, roundAt - performance.now()), early.signal);
  };
  /** A full system disk, say: what could not be written now is found again by a later round. */
  const failed = (error: unknown): 'failed' => {
    onFault(error);
    return 'failed';
  };
  const keep = async (): Promise<void> => {
    for (;;) {
      await nap();
      if (isOver()) return;
      const startedAt = performance.now();
      // Hints may come without end, while a clip grows: the round comes in its time all the same.
      const isRoundTime = startedAt >= roundAt;
      const what = due === 'hints' && isRoundTime ? 'newest' : due;
      due = 'newest';
      const end = rounds === null ? 'done' : await doRound(what).then((isHere) => (isHere ? 'done' : 'gone'), failed);
      if (end === 'gone') {
        if (!isOver()) onGone();
        return;
      }
      if (end === 'done' && what === 'hints') continue;
      const endedAt = performance.now();
      const restMs = end === 'failed' ? afterFaultMs : Math.max(roundEveryMs[parts.attention()], restPerWork * (endedAt - startedAt));
      roundAt = endedAt + restMs;
    }
  };

  const kept = keep().catch(onFault);
  return {
    scanning() {
      rounds = null;
      void jobs.cancel(volumeId);
    },
    scanned() {
      if (signal.aborted) return;
      rounds = createFolderRounds({ standing, signal, book });
      follow();
      if (!isMeasured) orderMeasure();
      orderProbe();
    },
    lookAround() {
      if (performance.now() - lookedAroundAt < lookAroundEveryMs) return;
      lookedAroundAt = performance.now();
      soon('all');
    },
    hurry() {
      roundAt = 0;
      wake?.();
    },
    prefer(ids) {
      wishes.preferred.push(...ids);
      wishes.preferred.splice(0, wishes.preferred.length - wishesKept);
      if (rounds !== null) orderProbe();
    },
    async stop() {
      stop.abort();
      wake?.();
      if (hinted !== null) clearTimeout(hinted);
      await Promise.all([kept, jobs.cancel(volumeId), watch?.close()]);
    },
  };
}
