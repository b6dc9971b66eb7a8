// The films of the window: one at a time, each of which can be cancelled and read afterwards.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { stat } from 'node:fs/promises';
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { Catalog } from './catalog/catalog.ts';
import { gatherClips, pickClips } from './export-clips.ts';
import { openFilmTarget } from './export/film/film-target.ts';
import { recordFilms } from './export/film/film-record.ts';
import { toFilmClips } from './film-clips.ts';
import type { SourcedClip } from './film-clips.ts';
import { planFilm, runFilm } from './film-run.ts';
import { liesIn } from './lies-in.ts';
import type { Ffmpeg } from './media/ffmpeg-runner.ts';
import { findFfmpeg } from './media/find-ffmpeg.ts';
import type { CoreEvent } from '../shared/contract.ts';
import type { ExportClips } from '../shared/export/export-schema.ts';
import { exportProblemText } from '../shared/export/export-problem.ts';
import { mostFilmClips } from '../shared/export/film-problem.ts';
import type { FilmProblem } from '../shared/export/film-problem.ts';
import { FilmId } from '../shared/export/film-schema.ts';
import type { FilmChoice, FilmJob, FilmOrder, FilmPlan, FilmTool } from '../shared/export/film-schema.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';
import { parseZone, zoneClock } from '../shared/time.ts';
import type { ZoneClock } from '../shared/time.ts';

export interface FilmParts {
  readonly catalog: Catalog;
  readonly registry: VolumeRegistry;
  readonly now: () => Instant;
  readonly tell: (event: CoreEvent) => void;
  /** Somebody wants bytes of a volume: work in the background steps aside for a while. */
  readonly onRead: (id: VolumeId) => void;
  readonly onFault: (error: unknown) => void;
}

interface Entry {
  job: FilmJob;
  readonly volumes: ReadonlySet<VolumeId>;
  readonly stop: AbortController;
  isRunning: boolean;
  ended: Promise<void>;
}

interface MeantClips {
  readonly clips: readonly SourcedClip[];
  readonly volumes: ReadonlySet<VolumeId>;
  readonly away: number;
  /** Known before a clip was looked at. */
  readonly problem: FilmProblem | null;
}

type Outcome = Pick<FilmJob, 'state' | 'problem' | 'result'>;

const jobsShown = 20;
const tellEveryMs = 100;
const keptMs = 30_000;
/** Before this much is done nothing can be said of the time left. */
const tellLeftAfterMs = 2000;
/** A clip that began this long before a range may still run in it. */
const leadMs = 120_000;

export class Films {
  readonly #parts: FilmParts;
  /** Oldest first. */
  #entries: Entry[] = [];
  readonly #leave: () => void;
  #isClosed = false;
  /** The clips looked at last: what is asked about them next is mostly another clock. */
  #looked: { readonly key: string; readonly at: Instant; readonly meant: Result<MeantClips, 'zone-unknown'> & { readonly ok: true } } | null = null;

  constructor(parts: FilmParts) {
    this.#parts = parts;
    this.#leave = parts.registry.onRelease((id) => this.#letGo(id));
  }

  jobs(): FilmJob[] {
    return this.#entries.map(({ job }) => job).reverse();
  }

  targetOf(id: FilmId): string | null {
    return this.#entries.find(({ job }) => job.id === id)?.job.target ?? null;
  }

  async tool(): Promise<FilmTool> {
    const found = await this.#ffmpeg();
    const setting = this.#parts.catalog.labels.settings().ffmpegPath;
    return { found: found === null ? null : { path: found.path, version: found.version, from: found.from }, setting };
  }

  async preview({ choice, zone: text }: FilmOrder): Promise<Result<FilmPlan, 'zone-unknown'>> {
    if (parseZone(text) === null) return fail('zone-unknown', text);
    const key = JSON.stringify(clipsOf(choice));
    const kept = this.#looked?.key === key && this.#parts.now() - this.#looked.at < keptMs ? this.#looked.meant : null;
    const meant = kept ?? (await this.#meant(choice));
    if (!meant.ok) return meant;
    if (kept === null) this.#looked = { key, at: this.#parts.now(), meant };
    const { clips, away, problem } = meant.value;
    const plan = planFilm(choice, clips, away);
    return succeed(problem === null ? plan : { ...plan, problem });
  }

  /** `target`: absolute path of a folder. */
  async start({ choice, zone: text }: FilmOrder, target: string): Promise<Result<FilmJob, 'zone-unknown' | 'film-running'>> {
    const zone = parseZone(text);
    if (zone === null) return fail('zone-unknown', text);
    const meant = await this.#meant(choice);
    if (!meant.ok) return meant;
    const running = this.#entries.find(({ isRunning }) => isRunning);
    if (running !== undefined) return fail('film-running', running.job.target);
    const entry: Entry = {
      job: { id: FilmId.parse(randomUUID()), kind: choice.kind, state: 'running', startedAt: this.#parts.now(), target, progress: { doneMs: 0, totalMs: 0, leftMs: null }, problem: null, result: null },
      volumes: meant.value.volumes, stop: new AbortController(), isRunning: true, ended: Promise.resolve(),
    };
    this.#entries = [...this.#entries.slice(-jobsShown + 1), entry];
    entry.ended = this.#outcome(entry, choice, meant.value, zoneClock(zone))
      .catch((error: unknown) => {
        this.#parts.onFault(error);
        return failed({ code: 'ffmpeg-failed', subject: '' });
      })
      .then((outcome) => {
        entry.job = { ...entry.job, ...outcome };
        entry.isRunning = false;
        this.#tell();
      });
    this.#tell();
    return succeed(entry.job);
  }

  async cancel(id: FilmId): Promise<Result<FilmJob, 'film-unknown'>> {
    const entry = this.#entries.find(({ job }) => job.id === id);
    if (entry === undefined) return fail('film-unknown', 'This film');
    entry.stop.abort();
    await entry.ended;
    return succeed(entry.job);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#leave();
    for (const { stop } of this.#entries) stop.abort();
    await Promise.all(this.#entries.map(({ ended }) => ended));
  }

  #ffmpeg(): Promise<Ffmpeg | null> {
    return findFfmpeg({ setting: this.#parts.catalog.labels.settings().ffmpegPath });
  }

  #tell(): void {
    if (!this.#isClosed) this.#parts.tell({ name: 'films.changed', payload: { jobs: this.jobs() } });
  }

  async #letGo(id: VolumeId): Promise<void> {
    const root = this.#parts.registry.get(id)?.standing?.root;
    for (const entry of this.#entries) {
      if (!entry.isRunning || !(entry.volumes.has(id) || (root !== undefined && liesIn(entry.job.target, root)))) continue;
      entry.stop.abort();
      await entry.ended;
    }
  }

  async #meant(choice: FilmChoice): Promise<Result<MeantClips, 'zone-unknown'>> {
    const picked = pickClips(this.#parts, { clips: clipsOf(choice), onlyNew: false });
    if (!picked.ok) return picked;
    const { ids, volumes, away } = picked.value;
    if (choice.kind === 'join' && ids.length > mostFilmClips) return succeed({ clips: [], volumes, away, problem: { code: 'too-many-clips', subject: String(ids.length) } });
    for (const volume of volumes) this.#parts.onRead(volume);
    const gathered = await gatherClips(this.#parts, ids, breathe);
    return succeed({ clips: await toFilmClips(gathered.clips), volumes, away, problem: null });
  }

  async #outcome(entry: Entry, choice: FilmChoice, { clips, volumes, problem }: MeantClips, clock: ZoneClock): Promise<Outcome> {
    const { target } = entry.job;
    if (problem !== null) return failed(problem);
    const ffmpeg = await this.#ffmpeg();
    if (ffmpeg === null) return failed({ code: 'no-ffmpeg', subject: '' });
    // Where a drive was pulled, its place must not be made anew and filled instead.
    if ((await stat(target).catch(() => null))?.isDirectory() !== true) return failed({ code: 'target-gone', subject: target });
    const opened = await openFilmTarget(target, clips);
    if (!opened.ok) return failed(opened.problem.code === 'target-inside-archive' ? { code: 'target-inside-archive', subject: target } : { code: 'target-said', subject: exportProblemText(opened.problem) });
    const made = await runFilm(choice, { ffmpeg, clips, clock, target: opened.target, signal: entry.stop.signal, onProgress: this.#progressOf(entry, volumes) });
    if (!made.ok) return failed(made.problem);
    const { files, ...rest } = made.value;
    const recorded = await recordFilms(files, opened.target, clock);
    return { state: 'done', problem: null, result: { ...rest, files: files.map(({ file, bytes }) => ({ file, bytes })), isRecorded: recorded !== null } };
  }

  /** Tells at most ten times a second. */
  #progressOf(entry: Entry, volumes: ReadonlySet<VolumeId>): (doneMs: number, totalMs: number) => void {
    const began = performance.now();
    let toldAt = -Infinity;
    return (doneMs, totalMs) => {
      const now = performance.now();
      if (now - toldAt < tellEveryMs) return;
      toldAt = now;
      for (const id of volumes) this.#parts.onRead(id);
      const leftMs = now - began < tellLeftAfterMs || doneMs <= 0 ? null : Math.max(0, ((now - began) * (totalMs - doneMs)) / doneMs);
      entry.job = { ...entry.job, progress: { doneMs, totalMs, leftMs } };
      this.#tell();
    };
  }
}

function failed(problem: FilmProblem): Outcome {
  return { state: problem.code === 'cancelled' ? 'cancelled' : 'failed', problem, result: null };
}

function clipsOf(choice: FilmChoice): ExportClips {
  if (choice.kind === 'join') return choice.clips;
  if (choice.kind !== 'around') return { ids: [choice.clipId] };
  const { range, cameras } = choice;
  return { filter: { range: { from: range.from - leadMs, to: range.to }, ...(cameras === null ? {} : { cameras }) } };
}

/** The folder of a file below a target. */
export function shownPath(target: string, file: string | undefined): string {
  return file === undefined ? target : path.join(target, file);
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
