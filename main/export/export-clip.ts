// One planned file of an export: known already, in the way, or copied now; and what a refusal of the system means for it.
import { lstat } from 'node:fs/promises';
import type { ClipProblemCode, StopCode } from '../../shared/export/export-problem.ts';
import { resolveInside } from '../inside-root.ts';
import { copyClip } from './copy-clip.ts';
import type { CopyMemory } from './copy-memory.ts';
import { proveExisting } from './existing-copy.ts';
import type { ClipResult, ExportRequest, PlannedFile } from './export-types.ts';
import { isSameSource } from './journal.ts';
import type { ExportJournal } from './journal.ts';
import { toExportedFile } from './plan-export.ts';
import { isGone, meaningOf } from './refusal-meaning.ts';
import type { Place } from './refusal-meaning.ts';
import { onUnless, Refused } from './refused.ts';
import type { TargetFolder } from './target-folder.ts';

type Tried = Exclude<ClipResult, { status: 'not-reached' }> | { readonly stop: StopCode };

/** Exports one clip after another with memory of its own. */
export class ClipExporter {
  readonly #request: ExportRequest;
  readonly #target: TargetFolder;
  readonly #journal: ExportJournal;
  readonly #memory: CopyMemory;
  readonly #onBytes: (bytes: number) => void;
  #toldBytes = 0;

  constructor(request: ExportRequest, target: TargetFolder, journal: ExportJournal, memory: CopyMemory, onBytes: (bytes: number) => void) {
    this.#request = request;
    this.#target = target;
    this.#journal = journal;
    this.#memory = memory;
    this.#onBytes = onBytes;
  }

  /** How many bytes of the last clip were told, once. */
  takeToldBytes(): number {
    const told = this.#toldBytes;
    this.#toldBytes = 0;
    return told;
  }

  async exportClip(planned: PlannedFile, root: Place): Promise<Tried> {
    if (planned.problem !== null) return failed(planned, planned.problem);
    try {
      return await this.#tryClip(planned, root);
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      const meaning = await meaningOf(cause, root, this.#target);
      return 'clip' in meaning ? failed(planned, meaning.clip) : meaning;
    }
  }

  async #tryClip(planned: PlannedFile, root: Place): Promise<Tried> {
    const { clip, file } = planned;
    const source = await resolveInside(clip.root, clip.path);
    if (!source.ok) {
      if (source.failure.code === 'volume-offline' || (await isGone(root))) return { stop: 'source-gone' };
      return failed(planned, source.failure.code === 'clip-missing' ? 'source-missing' : 'source-unreadable');
    }
    const final = await this.#target.place(file);
    const existing = await onUnless('target', ['ENOENT'], lstat(final));
    if (existing !== 'ENOENT') {
      if (!existing.isFile() || existing.size !== source.value.sizeBytes) return conflict(planned, 'different-file-there');
      return this.#knowAgain(planned, final, source.value);
    }
    await this.#journal.beginClip(file);
    const outcome = await copyClip({
      source: source.value.fullPath,
      final,
      recordedAt: clip.recordedAt,
      memory: this.#memory,
      readsFromDevice: this.#target.readsFromDevice,
      signal: this.#request.signal,
      onBytes: (bytes) => {
        this.#toldBytes += bytes;
        this.#onBytes(bytes);
      },
      beforeReadBack: this.#request.beforeReadBack,
    });
    if (!outcome.ok) {
      if (outcome.reason === 'cancelled') return { stop: 'cancelled' };
      return outcome.reason === 'different-file-there' || outcome.reason === 'partial-in-the-way'
        ? conflict(planned, outcome.reason)
        : failed(planned, outcome.reason);
    }
    const { modifiedAt, ...proof } = outcome.proof;
    const exported = toExportedFile(planned, this.#request.clock, proof);
    await this.#journal.endClip({ exported, modifiedAt });
    return { status: 'copied', clip, exported };
  }

  async #knowAgain(planned: PlannedFile, final: string, source: { readonly fullPath: string; readonly sizeBytes: number; readonly modifiedAt: number }): Promise<Tried> {
    const before = this.#journal.copies.get(planned.file);
    const proof = await proveExisting({
      source: source.fullPath,
      final,
      sizeBytes: source.sizeBytes,
      knownSha256: before !== undefined && isSameSource(before, planned.clip, source) ? before.exported.sha256 : null,
      memory: this.#memory,
      readsFromDevice: this.#target.readsFromDevice,
      signal: this.#request.signal,
    });
    if (proof === 'cancelled') return { stop: 'cancelled' };
    if (proof === null) return conflict(planned, 'different-file-there');
    return { status: 'already-there', clip: planned.clip, exported: toExportedFile(planned, this.#request.clock, proof) };
  }
}

function failed({ clip, file }: PlannedFile, reason: ClipProblemCode): Tried {
  return { status: 'failed', clip, file, reason };
}

function conflict({ clip, file }: PlannedFile, reason: ClipProblemCode): Tried {
  return { status: 'conflict', clip, file, reason };
}
