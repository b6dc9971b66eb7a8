// One clean-up from confirmation to report: the wait in which it can be undone, the checks, the copies, the deletion.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { folderSpace } from '../archive/folder-space.ts';
import { isReadOnly } from '../archive/is-read-only.ts';
import { checkSkeleton } from '../archive/skeleton.ts';
import type { VolumeRegistry } from '../archive/volume-registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { clipFlags } from '../catalog/column-row.ts';
import type { VolumeRow } from '../catalog/volume-rows.ts';
import { copyBeforeDeleting, type NotCopied } from '../copy-before-deleting.ts';
import type { DeletionAnswer, DeletionReport, FileResult, PlannedDeletion } from '../deletion/deletion-types.ts';
import type { JournaledDeletion } from '../deletion/journal-line.ts';
import { resumeDeletion, runDeletion } from '../deletion/run-deletion.ts';
import type { DeletionParts } from '../deletion/run-deletion.ts';
import { gatherClips } from '../export-clips.ts';
import { createExportMarker } from '../export-marker.ts';
import { wait } from '../jobs/wait.ts';
import { instantReader } from '../named-in-zone.ts';
import { deletionEndText } from '../../shared/deletion/deletion-text.ts';
import type { CleanupJob, CleanupProblem, DeletionRefusal, DeletionStop, KeptReason } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import { checkPlan, idsByPath, protectionSince } from './check-plan.ts';
import type { CleanupPlan } from './cleanup-plans.ts';
import { createDeletedBook } from './forget-deleted.ts';
import { standingVolume } from './standing-volume.ts';

/** How it ended. */
export interface WorkEnd {
  readonly state: Extract<CleanupJob['state'], 'done' | 'undone' | 'stopped' | 'refused' | 'interrupted'>;
  readonly problem: CleanupProblem | null;
  readonly report: DeletionReport | null;
}

export interface WorkParts {
  readonly catalog: Catalog;
  readonly registry: VolumeRegistry;
  readonly row: VolumeRow;
  readonly journalFolder: string;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
  readonly onChange: (change: Partial<CleanupJob>) => void;
  readonly onClips: () => void;
  readonly onFault: (error: unknown) => void;
}

function endOf(code: DeletionRefusal | DeletionStop, drive: string): CleanupProblem {
  return { text: deletionEndText(code, drive), code, copying: null };
}

const undone: WorkEnd = { state: 'undone', problem: null, report: null };

export class CleanupWork {
  readonly #parts: WorkParts;

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  async runPlan(plan: CleanupPlan, { journalName, target, waitMs }: { readonly journalName: string; readonly target: string | null; readonly waitMs: number }): Promise<WorkEnd> {
    const { catalog, row, signal, onChange } = this.#parts;
    const isOver = (): boolean => signal.aborted;
    await wait(waitMs, signal);
    if (isOver()) return undone;
    const total = { totalClips: plan.clips.length - plan.takenOut.size, totalBytes: 0, doneBytes: 0 };
    onChange({ state: 'checking', undo: null, progress: { ...total, doneClips: 0 } });
    const checked = await checkPlan(plan, { columns: catalog.columns, signal, onProgress: (doneClips) => onChange({ progress: { ...total, doneClips } }) });
    if (checked === null) return undone;
    const kept = new Map(checked.kept);
    if (target !== null) {
      const problem = await this.#copy(plan, checked.files, kept, target);
      if (isOver()) return undone;
      if (problem !== null) return { state: 'refused', problem: { code: null, copying: problem.problem, text: `${problem.text} Nothing was deleted.` }, report: null };
    }
    onChange({ state: 'deleting' });
    const deleted = this.#deletedBook(idsByPath(plan));
    const answer = await runDeletion({
      volume: plan.volume, files: checked.files, kept, journalFolder: this.#parts.journalFolder, journalName, identity: row.identity, archivedTo: target,
      canResume: plan.copies.size + plan.twins.size === 0,
    }, { ...this.#deletionParts(deleted.onFile), keeps: protectionSince(plan, catalog.columns) });
    return this.#ended(answer, plan.volume.drive, deleted.end);
  }

  async goOn(journalFile: string, journal: JournaledDeletion): Promise<WorkEnd> {
    const { catalog, registry, row } = this.#parts;
    const known = registry.get(row.id);
    const volume = known === null ? null : await standingVolume(known, catalog.labels);
    if (volume === null) return { state: 'refused', problem: endOf('drive-gone', row.name), report: null };
    const ids = this.#idsIn(journal.files);
    const deleted = this.#deletedBook(ids);
    const answer = await resumeDeletion(journalFile, volume, { ...this.#deletionParts(deleted.onFile), keeps: (file) => this.#protectedNow(ids.get(file)) });
    // What went before a kill was not taken out of the catalog any more.
    if (answer.ok) for (const result of answer.report.results) if (result.outcome === 'deleted') deleted.onFile(result);
    return this.#ended(answer, volume.drive, deleted.end);
  }

  /** Copies first; marks in `kept` what has no proven copy. Answers why nothing may be deleted, if so. */
  async #copy(plan: CleanupPlan, files: readonly PlannedDeletion[], kept: Map<string, KeptReason>, target: string): Promise<Pick<NotCopied, 'text' | 'problem'> | null> {
    const { catalog, registry, now, signal, onChange, onFault } = this.#parts;
    const meant = plan.clips.filter((clip) => !plan.takenOut.has(clip.id) && !kept.has(clip.path));
    const folder = await stat(target).catch(() => null);
    // Where a drive was pulled, its place must not be made anew and filled instead.
    if (folder?.isDirectory() !== true) return { text: `${target} is no longer there.`, problem: null };
    onChange({ state: 'copying', progress: { doneClips: 0, totalClips: meant.length, doneBytes: 0, totalBytes: meant.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) } });
    const gathered = await gatherClips({ catalog, registry }, meant.map(({ id }) => id), () => new Promise((resolve) => setImmediate(resolve)));
    const marker = createExportMarker({ marks: catalog.marks, rowOf: gathered.rowOf, target, now, onFault, onMarked: () => this.#parts.onClips() });
    const copied = await copyBeforeDeleting({
      root: plan.volume.root, clips: gathered.clips, target, clock: plan.clock, signal,
      onClip: marker.add,
      onProgress: ({ doneClips, totalClips, doneBytes, totalBytes }) => onChange({ progress: { doneClips, totalClips, doneBytes, totalBytes } }),
    });
    marker.flush();
    if (!copied.ok) return copied;
    for (const { path: file, sizeBytes } of files) if (!kept.has(file) && copied.bytes.get(file) !== sizeBytes) kept.set(file, 'not-copied');
    return null;
  }

  #deletionParts(onFile: (result: FileResult) => void): DeletionParts {
    const { now, signal, onChange } = this.#parts;
    return {
      now, signal, isReadOnly, onFile, skeleton: checkSkeleton,
      freeBytes: async (root) => (await folderSpace(root)).freeBytes,
      onProgress: (progress) => onChange({ progress }),
    };
  }

  #deletedBook(ids: ReadonlyMap<string, ClipId>): { readonly onFile: (result: FileResult) => void; readonly end: (folders: readonly string[]) => void } {
    const { catalog, registry, row, now, onClips, onFault } = this.#parts;
    const book = createDeletedBook(catalog.writer, { onClips, onFault });
    return {
      onFile(result) {
        const id = result.outcome === 'deleted' ? ids.get(result.path) : undefined;
        if (id !== undefined) book.add(id);
      },
      end(folders) {
        const { identity } = registry.get(row.id)?.row ?? row;
        const volume = { id: row.id, identity, instantOf: instantReader(catalog.labels.volumeLabel(identity).namedInZone) };
        book.flush();
        for (const folder of folders) catalog.writer.recordGoneBelow(volume, folder, now());
      },
    };
  }

  #ended(answer: DeletionAnswer, drive: string, end: (folders: readonly string[]) => void): WorkEnd {
    if (!answer.ok) return { state: 'refused', problem: endOf(answer.refusal, drive), report: null };
    const { report } = answer;
    end(report.removedFolders);
    if (report.end === 'complete') return { state: 'done', problem: null, report };
    return { state: 'stopped', problem: endOf(report.end, drive), report };
  }

  #idsIn(files: readonly PlannedDeletion[]): Map<string, ClipId> {
    const { clips } = this.#parts.catalog;
    const folders = new Set(files.map((file) => path.posix.dirname(file.path)));
    return new Map([...folders].flatMap((folder) => clips.sizedIn(this.#parts.row.id, folder).map((clip) => [clip.path, clip.id] as const)));
  }

  /** What was confirmed by hand is not known any more: a protected clip stays. */
  #protectedNow(id: ClipId | undefined): KeptReason | null {
    const { columns } = this.#parts.catalog;
    const place = id === undefined ? null : columns.placeOf(id);
    return place !== null && (columns.flags(place) & (clipFlags.starred | clipFlags.noted)) !== 0 ? 'protected' : null;
  }
}
