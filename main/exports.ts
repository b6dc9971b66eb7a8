// The exports of the window: one at a time, each of which can be cancelled, resumed and read afterwards.
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { KeptExport } from './catalog/export-marks.ts';
import { gatherClips, gatherNeighbours, pickClips } from './export-clips.ts';
import type { PickedClips } from './export-clips.ts';
import { createExportMarker } from './export-marker.ts';
import type { EvidenceReport, EvidenceTools } from './export/evidence/evidence-types.ts';
import { runEvidence } from './export/evidence/run-evidence.ts';
import type { ClipResult, ExportLayout, ExportRequest } from './export/export-types.ts';
import { runExport } from './export/run-export.ts';
import type { ExportAnswer } from './export/run-export.ts';
import { liesIn } from './lies-in.ts';
import { exportReportOf } from './export-report.ts';
import type { CoreEvent } from '../shared/contract.ts';
import { ExportId } from '../shared/export/export-schema.ts';
import type { ExportChoice, ExportForm, ExportJob } from '../shared/export/export-schema.ts';
import { parseTemplate } from '../shared/export/name-template.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';
import { zoneClock } from '../shared/time.ts';

export interface ExportParts {
  readonly catalog: Catalog;
  readonly registry: VolumeRegistry;
  readonly now: () => Instant;
  readonly tell: (event: CoreEvent) => void;
  /** Somebody wants bytes of a volume: work in the background steps aside for a while. */
  readonly onRead: (id: VolumeId) => void;
  /** As in `ExportRequest`. */
  readonly fileSystemOf: (folder: string) => string | null;
  /** What an evidence folder needs besides; asked for when one is made. */
  readonly evidenceTools: () => Promise<EvidenceTools>;
  /** Hears of bugs, and of a disk that is too full to remember what was exported. */
  readonly onFault: (error: unknown) => void;
}

interface Entry {
  readonly kept: KeptExport;
  job: ExportJob;
  /** In order of time. */
  results: readonly ClipResult[];
  volumes: ReadonlySet<VolumeId>;
  stop: AbortController | null;
  isEjecting: boolean;
  ended: Promise<void>;
}

export type StartFailure = 'export-running' | 'export-empty' | 'zone-unknown';

const jobsShown = 20;
const ffmpegKnownForMs = 10_000;
const atRest = { doneBytes: 0, totalBytes: 0, doneClips: 0, leftMs: null, making: null };

export class Exports {
  readonly #parts: ExportParts;
  /** Oldest first. */
  #entries: Entry[];
  readonly #leave: () => void;
  #isClosed = false;
  #ffmpeg: { readonly askedAt: Instant; readonly isThere: Promise<boolean> } | null = null;

  constructor(parts: ExportParts) {
    this.#parts = parts;
    this.#entries = parts.catalog.labels.exports.kept().map((kept) => newEntry(kept, 'interrupted', kept.ids.length));
    this.#leave = parts.registry.onRelease((id) => this.#letGo(id));
  }

  /** Newest first. */
  jobs(): ExportJob[] {
    return this.#entries.map(({ job }) => job).reverse();
  }

  /** `target`: absolute path of a folder. The template has been checked. Throws when the labels cannot be written. */
  start(choice: ExportChoice, target: string): Result<ExportJob, StartFailure> {
    const running = this.#running();
    if (running !== undefined) return fail('export-running', running.job.target);
    const picked = pickClips(this.#parts, choice);
    if (!picked.ok) return picked;
    if (picked.value.ids.length === 0) return fail('export-empty', 'These clips');
    const { template, layout, zone, form, language } = choice;
    const kept: KeptExport = { id: ExportId.parse(randomUUID()), at: this.#parts.now(), target, ids: [...picked.value.meant], template, layout, zone, form, language };
    this.#parts.catalog.labels.exports.keep(kept);
    const entry = newEntry(kept, 'running', picked.value.ids.length);
    for (const old of this.#entries.slice(0, Math.max(0, this.#entries.length - jobsShown + 1))) this.forget(old.kept.id);
    this.#entries.push(entry);
    return succeed(this.#begin(entry, picked.value));
  }

  /** Goes on where it was. Throws when the labels cannot be written. */
  resume(id: ExportId): Result<ExportJob, 'export-unknown' | 'export-running' | 'export-empty'> {
    const entry = this.#entry(id);
    if (entry === undefined) return fail('export-unknown', 'This export');
    const running = this.#running();
    if (running !== undefined) return fail('export-running', running.job.target);
    const picked = pickClips(this.#parts, { clips: { ids: entry.kept.ids }, onlyNew: false });
    if (!picked.ok || picked.value.ids.length === 0) return fail('export-empty', 'These clips');
    this.#parts.catalog.labels.exports.keep(entry.kept);
    return succeed(this.#begin(entry, picked.value));
  }

  async cancel(id: ExportId): Promise<Result<ExportJob, 'export-unknown'>> {
    const entry = this.#entry(id);
    if (entry === undefined) return fail('export-unknown', 'This export');
    entry.stop?.abort();
    await entry.ended;
    return succeed(entry.job);
  }

  forget(id: ExportId): Result<null, 'export-unknown' | 'export-running'> {
    const entry = this.#entry(id);
    if (entry === undefined) return fail('export-unknown', 'This export');
    if (entry.stop !== null) return fail('export-running', entry.job.target);
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#parts.catalog.labels.exports.drop(id);
    this.#tell();
    return succeed(null);
  }

  /** What happened to each clip of one, in order of time; null for an unknown id. */
  results(id: ExportId): readonly ClipResult[] | null {
    return this.#entry(id)?.results ?? null;
  }

  targetOf(id: ExportId): string | null {
    return this.#entry(id)?.kept.target ?? null;
  }

  /** Whether an evidence folder made now would have pictures and viewing copies. */
  async hasFfmpeg(): Promise<boolean> {
    const now = this.#parts.now();
    // Asking starts a program, and the dialog asks at every key.
    if (this.#ffmpeg === null || now - this.#ffmpeg.askedAt > ffmpegKnownForMs) {
      this.#ffmpeg = { askedAt: now, isThere: this.#parts.evidenceTools().then(({ ffmpeg }) => ffmpeg !== null) };
    }
    return this.#ffmpeg.isThere;
  }

  formOf(id: ExportId): ExportForm | null {
    return this.#entry(id)?.kept.form ?? null;
  }

  /** Stops what runs; the next launch offers to go on. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#leave();
    for (const { stop } of this.#entries) stop?.abort();
    await Promise.all(this.#entries.map(({ ended }) => ended));
  }

  #entry(id: ExportId): Entry | undefined {
    return this.#entries.find(({ kept }) => kept.id === id);
  }

  #running(): Entry | undefined {
    return this.#entries.find(({ stop }) => stop !== null);
  }

  #tell(): void {
    if (!this.#isClosed) this.#parts.tell({ name: 'exports.changed', payload: { jobs: this.jobs() } });
  }

  #change(entry: Entry, change: Partial<ExportJob>): void {
    entry.job = { ...entry.job, ...change };
    this.#tell();
  }

  /** A volume is about to leave: what reads from it or writes to it ends. */
  async #letGo(id: VolumeId): Promise<void> {
    const root = this.#parts.registry.get(id)?.standing?.root;
    for (const entry of this.#entries) {
      if (entry.stop === null || !(entry.volumes.has(id) || (root !== undefined && liesIn(entry.kept.target, root)))) continue;
      entry.isEjecting = true;
      entry.stop.abort();
      await entry.ended;
    }
  }

  #begin(entry: Entry, picked: PickedClips): ExportJob {
    const stop = new AbortController();
    entry.stop = stop;
    entry.isEjecting = false;
    entry.volumes = picked.volumes;
    entry.results = [];
    this.#change(entry, { state: 'running', clips: picked.ids.length, away: picked.away, problem: null, report: null, progress: { ...atRest, totalBytes: picked.bytes } });
    entry.ended = this.#run(entry, picked, stop.signal)
      .catch((error: unknown) => {
        this.#parts.onFault(error);
        entry.job = { ...entry.job, state: 'interrupted' };
      })
      .finally(() => {
        entry.stop = null;
        this.#tell();
      });
    return entry.job;
  }

  async #run(entry: Entry, picked: PickedClips, signal: AbortSignal): Promise<void> {
    const { target } = entry.kept;
    const folder = await stat(target).catch(() => null);
    // Where a drive was pulled, its place must not be made anew and filled instead.
    if (folder?.isDirectory() !== true) {
      entry.job = { ...entry.job, state: 'refused', problem: { code: 'target-gone', subject: target } };
      return;
    }
    const layout = layoutOf(entry.kept);
    const gathered = await gatherClips(this.#parts, picked.ids, breathe);
    const neighbours = layout.kind === 'tree' ? [] : await gatherNeighbours(this.#parts, picked.volumes, picked.ids, breathe);
    const marker = createExportMarker({
      marks: this.#parts.catalog.marks, rowOf: gathered.rowOf, target, now: this.#parts.now, onFault: this.#parts.onFault,
      onMarked: (volumeId) => this.#parts.tell({ name: 'clips.changed', payload: { volumeId } }),
    });
    const request: ExportRequest = {
      roots: [...new Set(gathered.clips.map(({ root }) => root))], clips: gathered.clips, neighbours, target, layout, clock: zoneClock(entry.kept.zone), onlyNew: false, signal, fileSystemOf: this.#parts.fileSystemOf,
      onClip: marker.add,
      onProgress: ({ doneBytes, totalBytes, doneClips, leftMs }) => {
        for (const id of picked.volumes) this.#parts.onRead(id);
        this.#change(entry, { progress: { doneBytes, totalBytes, doneClips, leftMs, making: null } });
      },
    };
    const made = entry.kept.form === 'copies' ? null : await runEvidence({
      ...request, tools: await this.#parts.evidenceTools(), language: entry.kept.language,
      onStep: ({ making: what, done, total }) => {
        // From here on only the copies are read: the drives of the clips may go.
        entry.volumes = new Set();
        this.#change(entry, { progress: { ...entry.job.progress, leftMs: null, making: { what, done, total } } });
      },
    });
    const answer = made ?? (await runExport(request));
    marker.flush();
    this.#end(entry, answer, made?.ok === true ? made.evidence : null);
  }

  #end(entry: Entry, answer: ExportAnswer, evidence: EvidenceReport | null): void {
    if (!answer.ok) {
      entry.job = { ...entry.job, state: 'refused', problem: answer.problem };
      this.#parts.catalog.labels.exports.drop(entry.kept.id);
      return;
    }
    const { end, subject, results } = answer.report;
    entry.results = results;
    const state = end === 'complete' ? 'done' : entry.isEjecting ? 'ejected' : 'stopped';
    entry.job = { ...entry.job, state, problem: end === 'complete' ? null : { code: end, subject }, report: exportReportOf(answer.report, evidence) };
    // Kept for the next launch: what ended without the user's wish.
    const isOver = state === 'done' || (state === 'stopped' && end === 'cancelled');
    if (isOver && !this.#isClosed) this.#parts.catalog.labels.exports.drop(entry.kept.id);
  }
}

function newEntry(kept: KeptExport, state: 'running' | 'interrupted', clips: number): Entry {
  return {
    kept,
    job: { id: kept.id, state, startedAt: kept.at, target: kept.target, form: kept.form, clips, progress: atRest, away: 0, problem: null, report: null },
    results: [], volumes: new Set(), stop: null, isEjecting: false, ended: Promise.resolve(),
  };
}

function layoutOf({ layout, template: text }: Pick<KeptExport, 'layout' | 'template'>): ExportLayout {
  if (layout === 'tree') return { kind: 'tree' };
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(`The template “${text}” was checked before.`);
  return { kind: 'template', template: parsed.template };
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
