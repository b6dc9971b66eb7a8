// The clean-ups of the window: one at a time, each of which can be undone until its first clip goes, cancelled, resumed and read afterwards.
import path from 'node:path';
import type { KnownVolume, VolumeRegistry } from './archive/volume-registry.ts';
import type { Catalog } from './catalog/catalog.ts';
import { reportOf, createCleanupHistory } from './cleanup/cleanup-history.ts';
import type { CleanupHistory } from './cleanup/cleanup-history.ts';
import type { CleanupPlan } from './cleanup/cleanup-plans.ts';
import { CleanupWork } from './cleanup/cleanup-work.ts';
import type { WorkEnd } from './cleanup/cleanup-work.ts';
import { standingVolume } from './cleanup/standing-volume.ts';
import { newJournalName } from './deletion/deletion-journal.ts';
import { liesIn } from './lies-in.ts';
import type { CoreEvent } from '../shared/contract.ts';
import { ejectedText } from '../shared/deletion/deletion-text.ts';
import { CleanupId } from '../shared/deletion/deletion-schema.ts';
import type { CleanupJob, CleanupLine, CleanupProblem } from '../shared/deletion/deletion-schema.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';

export interface CleanupParts {
  readonly catalog: Catalog;
  readonly registry: VolumeRegistry;
  readonly dataFolder: string;
  readonly now: () => Instant;
  readonly tell: (event: CoreEvent) => void;
  /** Somebody wants something of a volume: work in the background steps aside for a while. */
  readonly onRead: (id: VolumeId) => void;
  /** Clips of a volume went. */
  readonly onClips: (id: VolumeId) => void;
  /** A run ended; the drive has other free space now. */
  readonly onVolumes: () => void;
  readonly onFault: (error: unknown) => void;
  /** For how long a run can be undone before it begins; ten seconds unless told. */
  readonly undoMs?: number | undefined;
}

interface Entry {
  job: CleanupJob;
  /** Null for a run that goes on with its journal, or has one that tells its clips. */
  plan: CleanupPlan | null;
  /** Where copies go, while it runs. */
  readonly target: string | null;
  stop: AbortController | null;
  /** Who ended it before its time. */
  cause: 'user' | 'eject' | 'close' | null;
  ended: Promise<void>;
}

export type StartFailure = 'cleanup-running' | 'volume-unknown' | 'volume-offline';

const undoMs = 10_000;
const running: ReadonlySet<CleanupJob['state']> = new Set(['waiting', 'checking', 'copying', 'deleting']);

export class Cleanups {
  readonly #parts: CleanupParts;
  readonly #folder: string;
  readonly #history: CleanupHistory;
  /** Of this launch, oldest first. */
  readonly #entries = new Map<CleanupId, Entry>();
  readonly #leave: () => void;
  #isClosed = false;

  constructor(parts: CleanupParts) {
    this.#parts = parts;
    this.#folder = path.join(parts.dataFolder, 'deletions');
    this.#history = createCleanupHistory(this.#folder, async (identity) => {
      const known = this.#volumeOf(identity);
      return known === null ? null : { volumeId: known.row.id, volume: await standingVolume(known, parts.catalog.labels) };
    });
    this.#leave = parts.registry.onRelease((id) => this.#letGo(id));
  }

  /** Newest first, with those of earlier launches. */
  async jobs(): Promise<CleanupJob[]> {
    const mine = [...this.#entries.values()].map((entry) => this.#shown(entry)).reverse();
    const others = await this.#history.jobs(new Set(this.#entries.keys()));
    return [...mine, ...others].sort((a, b) => b.startedAt - a.startedAt);
  }

  async lines(id: CleanupId): Promise<CleanupLine[] | null> {
    const journaled = await this.#history.lines(id);
    const plan = this.#entries.get(id)?.plan ?? null;
    if (journaled !== null || plan === null) return journaled;
    return plan.clips.filter((clip) => !plan.takenOut.has(clip.id)).map(({ path: file, recordedAt, sizeBytes }) => (
      { path: file, recordedAt, bytes: sizeBytes, outcome: 'waiting', reason: null }));
  }

  /** `target`: absolute path of the folder for copies made first. What the user confirmed was checked before. */
  start(plan: CleanupPlan, target: string | null): Result<CleanupJob, StartFailure> {
    const volume = this.#ready(plan.volumeId);
    if (!volume.ok) return volume;
    const at = this.#parts.now();
    const chosen = plan.clips.filter((clip) => !plan.takenOut.has(clip.id));
    const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const waitMs = this.#parts.undoMs ?? undoMs;
    const id = CleanupId.parse(newJournalName(at));
    const entry: Entry = {
      job: {
        id, state: 'waiting', volumeId: plan.volumeId, drive: plan.volume.drive, startedAt: at, undo: { until: at + waitMs, leftMs: waitMs },
        clips: chosen.length, bytes, oldest: chosen.at(0)?.recordedAt ?? null, newest: chosen.at(-1)?.recordedAt ?? null,
        progress: { doneClips: 0, totalClips: chosen.length, doneBytes: 0, totalBytes: bytes },
        archiveTo: target, problem: null, report: null, canResume: false,
      },
      plan, target, stop: null, cause: null, ended: Promise.resolve(),
    };
    this.#entries.set(id, entry);
    return succeed(this.#begin(entry, volume.value, (work) => work.runPlan(plan, { journalName: id, target, waitMs })));
  }

  /** Goes on at once: it was confirmed before. */
  async resume(id: CleanupId): Promise<Result<CleanupJob, StartFailure | 'cleanup-unknown'>> {
    const before = (await this.jobs()).find((job) => job.id === id);
    const journal = await this.#history.read(id);
    if (before === undefined || journal === null) return fail('cleanup-unknown', 'This clean-up');
    const known = journal.identity === null ? null : this.#volumeOf(journal.identity);
    if (known === null) return fail('volume-unknown', before.drive);
    const volume = this.#ready(known.row.id);
    if (!volume.ok) return volume;
    const entry: Entry = {
      job: { ...before, state: 'deleting', volumeId: known.row.id, problem: null, report: null, canResume: false },
      plan: this.#entries.get(id)?.plan ?? null, target: null, stop: null, cause: null, ended: Promise.resolve(),
    };
    this.#entries.set(id, entry);
    return succeed(this.#begin(entry, volume.value, (work) => work.goOn(this.#history.fileOf(id), journal)));
  }

  /** Until the first clip goes; resolves when it is certain that none went. */
  async undo(id: CleanupId): Promise<Result<CleanupJob, 'cleanup-unknown' | 'cleanup-too-late'>> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return fail('cleanup-unknown', 'This clean-up');
    if (entry.job.state === 'deleting') return fail('cleanup-too-late', entry.job.drive);
    await this.#end(entry, 'user');
    return entry.job.state === 'undone' ? succeed(this.#shown(entry)) : fail('cleanup-too-late', entry.job.drive);
  }

  async cancel(id: CleanupId): Promise<Result<CleanupJob, 'cleanup-unknown'>> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return fail('cleanup-unknown', 'This clean-up');
    await this.#end(entry, 'user');
    return succeed(this.#shown(entry));
  }

  /** Stops what runs: what was not begun is undone, the rest can be resumed at the next launch. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#leave();
    await Promise.all([...this.#entries.values()].map((entry) => this.#end(entry, 'close')));
  }

  async #end(entry: Entry, cause: NonNullable<Entry['cause']>): Promise<void> {
    if (entry.stop !== null) {
      entry.cause ??= cause;
      entry.stop.abort();
    }
    await entry.ended;
  }

  /** A volume is about to leave: nothing is deleted from it, copied from it or copied to it any more. */
  async #letGo(id: VolumeId): Promise<void> {
    const root = this.#parts.registry.get(id)?.standing?.root;
    const concerned = [...this.#entries.values()].filter(({ job, target }) => job.volumeId === id || (target !== null && root !== undefined && liesIn(target, root)));
    await Promise.all(concerned.map((entry) => this.#end(entry, 'eject')));
  }

  #volumeOf(identity: string): KnownVolume | null {
    return this.#parts.registry.all().find(({ row }) => row.identity === identity) ?? null;
  }

  #ready(id: VolumeId): Result<KnownVolume, StartFailure> {
    const under = [...this.#entries.values()].find(({ job }) => running.has(job.state));
    if (under !== undefined) return fail('cleanup-running', under.job.drive);
    const volume = this.#parts.registry.get(id);
    if (volume === null) return fail('volume-unknown', 'This drive');
    return volume.standing === null || volume.isReleasing || this.#isClosed ? fail('volume-offline', volume.row.name) : succeed(volume);
  }

  /** Whether a run can be resumed hangs on its drive, which comes and goes. */
  #shown({ job }: Entry): CleanupJob {
    const volume = job.volumeId === null ? null : this.#parts.registry.get(job.volumeId);
    return { ...job, canResume: job.canResume && volume?.standing != null && !volume.isReleasing };
  }

  #change(entry: Entry, change: Partial<CleanupJob>): void {
    entry.job = { ...entry.job, ...change };
    if (!this.#isClosed) this.#parts.tell({ name: 'cleanups.changed', payload: { job: this.#shown(entry) } });
  }

  #begin(entry: Entry, { row }: KnownVolume, run: (work: CleanupWork) => Promise<WorkEnd>): CleanupJob {
    const stop = new AbortController();
    entry.stop = stop;
    const { catalog, registry, now, onRead, onClips, onFault } = this.#parts;
    const work = new CleanupWork({
      catalog, registry, row, journalFolder: this.#folder, now, onFault, signal: stop.signal,
      onClips: () => onClips(row.id),
      onChange: (change) => {
        onRead(row.id);
        this.#change(entry, change);
      },
    });
    this.#change(entry, {});
    entry.ended = run(work).catch((error: unknown): WorkEnd => {
      onFault(error);
      return { state: 'interrupted', problem: null, report: null };
    }).then((end) => {
      entry.stop = null;
      this.#conclude(entry, row.id, end);
    }).catch(onFault);
    return this.#shown(entry);
  }

  #conclude(entry: Entry, volumeId: VolumeId, { state, problem, report }: WorkEnd): void {
    const isGone = state === 'stopped' && (entry.cause === 'eject' || problem?.code === 'drive-gone');
    const counts = report === null ? null : reportOf(report.results, report.results.length);
    const isOneOff = (entry.plan?.copies.size ?? 0) + (entry.plan?.twins.size ?? 0) > 0;
    this.#change(entry, {
      state: isGone ? 'paused' : state,
      undo: null,
      problem: entry.cause === 'eject' && state !== 'done' ? ejectedProblem(entry.job.drive, (counts?.deleted ?? 0) > 0) : problem,
      report: counts === null || report === null ? null : {
        ...counts, removedFolders: report.removedFolders.length, freeBytesBefore: report.freeBytesBefore, freeBytesAfter: report.freeBytesAfter,
        skeleton: report.skeleton === null ? null : { ok: report.skeleton.ok, missing: [...report.skeleton.missing] },
      },
      canResume: state !== 'done' && counts !== null && counts.notReached > 0 && !isOneOff,
    });
    if (report !== null) entry.plan = null;
    if (this.#isClosed) return;
    if (report?.freeBytesAfter != null) this.#parts.registry.recordFreeSpace(volumeId, report.freeBytesAfter);
    this.#parts.onVolumes();
  }
}

function ejectedProblem(drive: string, hasDeleted: boolean): CleanupProblem {
  return { text: ejectedText(drive, hasDeleted), code: hasDeleted ? 'ejected-midway' : 'ejected', copying: null };
}
