// Long work on volumes: one job at a time on each, the most urgent first, cancellable, with progress. What a job has done so far
// stands in the catalog, so one that was cancelled is resumed by starting it again.
import type { VolumeId } from '../../shared/ids.ts';

export type JobKind = 'measure' | 'probe';

export type JobState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

/** A job as it stands at one moment; never changed, always replaced. */
export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  readonly volumeId: VolumeId;
  readonly state: JobState;
  /** Of `total` clips; the total may grow while the job runs. */
  readonly done: number;
  readonly total: number;
}

export interface JobWork {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

export interface JobOrder {
  readonly kind: JobKind;
  readonly volumeId: VolumeId;
  /** The higher is taken first; among equals the one ordered first. */
  readonly priority: number;
  /** Returns soon after the signal is aborted, with everything on the drive closed. What it throws is a bug. */
  readonly run: (work: JobWork) => Promise<void>;
}

export interface JobQueue {
  /** A job of the same kind that waits for the same volume stands for this one too. */
  order(order: JobOrder): Job;
  /** All that waits or runs. */
  list(): Job[];
  /** Resolves when no job of the volume is under way any more. */
  cancel(volumeId: VolumeId): Promise<void>;
  /** Cancels everything and takes no more orders. */
  close(): Promise<void>;
}

export interface JobQueueParts {
  /** Every change of state at once; progress at most ten times a second, the last of it with the next change of state. */
  readonly onChange: (job: Job) => void;
  readonly onFault: (error: unknown) => void;
  /** Milliseconds that never go back. */
  readonly clock?: () => number;
}

interface Entry {
  job: Job;
  readonly order: JobOrder;
  readonly stop: AbortController;
  ended: Promise<void>;
}

const progressEveryMs = 100;

export function createJobQueue({ onChange, onFault, clock = () => performance.now() }: JobQueueParts): JobQueue {
  const entries = new Set<Entry>();
  let lastId = 0;
  let isClosed = false;

  const become = (entry: Entry, state: JobState): void => {
    entry.job = { ...entry.job, state };
    if (state !== 'waiting' && state !== 'running') entries.delete(entry);
    onChange(entry.job);
  };

  const run = async (entry: Entry): Promise<void> => {
    const { order, stop } = entry;
    let toldAt = -Infinity;
    const progress = (done: number, total: number): void => {
      entry.job = { ...entry.job, done, total };
      if (clock() - toldAt < progressEveryMs) return;
      toldAt = clock();
      onChange(entry.job);
    };
    try {
      await order.run({ signal: stop.signal, progress });
      become(entry, stop.signal.aborted ? 'cancelled' : 'done');
    } catch (error) {
      become(entry, 'failed');
      onFault(error);
    }
    startNext(order.volumeId);
  };

  const startNext = (volumeId: VolumeId): void => {
    const here = [...entries].filter((entry) => entry.order.volumeId === volumeId);
    if (isClosed || here.some((entry) => entry.job.state === 'running')) return;
    const next = here.toSorted((one, other) => other.order.priority - one.order.priority || one.job.id - other.job.id)[0];
    if (next === undefined) return;
    become(next, 'running');
    next.ended = run(next);
  };

  const cancelAll = async (cancelled: readonly Entry[]): Promise<void> => {
    const waiting = cancelled.filter((entry) => entry.job.state === 'waiting');
    for (const entry of cancelled) entry.stop.abort();
    for (const entry of waiting) become(entry, 'cancelled');
    await Promise.all(cancelled.map((entry) => entry.ended));
  };

  return {
    order(order) {
      const same = [...entries].find(({ job }) => job.kind === order.kind && job.volumeId === order.volumeId && job.state === 'waiting');
      if (same !== undefined) return same.job;
      lastId += 1;
      const { kind, volumeId } = order;
      const entry: Entry = {
        job: { id: lastId, kind, volumeId, state: 'waiting', done: 0, total: 0 }, order, stop: new AbortController(), ended: Promise.resolve(),
      };
      if (isClosed) return { ...entry.job, state: 'cancelled' };
      entries.add(entry);
      onChange(entry.job);
      startNext(volumeId);
      return entry.job;
    },
    list: () => [...entries].map(({ job }) => job),
    cancel: (volumeId) => cancelAll([...entries].filter((entry) => entry.order.volumeId === volumeId)),
    close() {
      isClosed = true;
      return cancelAll([...entries]);
    },
  };
}
