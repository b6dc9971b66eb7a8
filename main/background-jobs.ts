// The two long jobs that follow a scan: sizes and times of all clips asked again, then headers read, newest first.
// Cut short, both go on from where the catalog stands when they are started again.
import type { ClipId } from '../shared/ids.ts';
import { measureClips } from './archive/measure-clips.ts';
import { parentOf } from './archive/newest-folders.ts';
import type { Standing } from './archive/standing.ts';
import { deviceOf } from './archive/device-of.ts';
import type { UpkeepBook } from './catalog-upkeep-book.ts';
import type { JobWork } from './jobs/job-queue.ts';
import { wait } from './jobs/wait.ts';
import { probeVolume } from './media/probe-volume.ts';
import type { UnprobedClip } from './media/probe-volume.ts';

export interface BackgroundParts {
  readonly standing: Standing;
  readonly book: UpkeepBook;
  /** Resolves when the user needs nothing from the drive, or the signal is aborted. */
  readonly whenClear: (signal: AbortSignal) => Promise<void>;
  /** Clips are known better now. */
  readonly onClips: () => void;
  /** A clip in this folder was not where it should be: the folder is to be read again. */
  readonly onDoubt: (folder: string) => void;
}

export type JobOutcome = 'complete' | 'gone' | 'stopped';

// Each page is one transaction, and a transaction holds the thread.
const clipsAtOnce = 256;
const probesAtOnce = 100;
const tellEveryMs = 400;
const longestRestMs = 1000;

export async function measureVolume({ standing, book, whenClear, onClips, onDoubt }: BackgroundParts, { signal, progress }: JobWork): Promise<JobOutcome> {
  const total = book.countClips();
  let done = 0;
  let before: ClipId | null = null;
  do {
    await whenClear(signal);
    if (signal.aborted) return 'stopped';
    const { items, next } = book.page(before, clipsAtOnce);
    const { end, changed, doubtful } = await measureClips(standing, items, (sizes) => book.recordSizes(sizes));
    if (end === 'gone') return 'gone';
    if (changed.length > 0) onClips();
    doubtful.forEach(onDoubt);
    done += items.length;
    progress(done, Math.max(done, total));
    before = next;
  } while (before !== null);
  return 'complete';
}

/** What is asked for first, and what was tried in vain: lives as long as the volume is plugged in. */
export interface ProbeWishes {
  /** Clips on screen, the latest wish last. */
  readonly preferred: ClipId[];
  /** Could not be read: not tried again until the volume comes back, or the file is another one. */
  readonly failed: Set<ClipId>;
}

export async function probeClips(parts: BackgroundParts, { signal, progress }: JobWork, wishes: ProbeWishes): Promise<JobOutcome> {
  const { standing: { root, device }, book, whenClear, onClips, onDoubt } = parts;
  let before: ClipId | null | 'end' = null;
  let done = 0;
  const told = { at: -Infinity, isDue: false };

  const untried = (clips: readonly UnprobedClip[]): UnprobedClip[] => clips.filter(({ id }) => !wishes.failed.has(id));
  const next = (): UnprobedClip[] => {
    while (wishes.preferred.length > 0) {
      const wished = untried(book.unprobed(wishes.preferred.splice(-probesAtOnce)));
      if (wished.length > 0) return wished;
    }
    while (before !== 'end') {
      const page = book.pageOfUnprobed(before, probesAtOnce);
      before = page.next ?? 'end';
      const clips = untried(page.items);
      if (clips.length > 0) return clips;
    }
    return [];
  };

  const end = await probeVolume({
    root,
    signal,
    next,
    isSame: async () => (await deviceOf(root)) === device,
    record(results) {
      book.recordProbes(results);
      done += results.length;
      progress(done, book.countClips());
      told.isDue = performance.now() - told.at < tellEveryMs;
      if (told.isDue) return;
      told.at = performance.now();
      onClips();
    },
    onFailed({ id, path }, code) {
      wishes.failed.add(id);
      if (code === 'clip-missing') onDoubt(parentOf(path));
    },
    whenClear: () => whenClear(signal),
    // As long a rest as the work took: every second moment of the drive and of a core is left to others.
    rest: (workedMs) => wait(Math.min(workedMs, longestRestMs), signal),
  });
  if (told.isDue) onClips();
  return end;
}
