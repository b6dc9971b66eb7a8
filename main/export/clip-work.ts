// One planned file of an export on its way: looked at, perhaps known already, written, flushed, proven, named.
import { lstat } from 'node:fs/promises';
import type { ClipProblemCode, StopCode } from '../../shared/export/export-problem.ts';
import { resolveInside } from '../inside-root.ts';
import type { FileInside } from '../inside-root.ts';
import { dropPartial, flushCopy, partialName, proveCopy, writePartial } from './copy-clip.ts';
import type { WrittenCopy } from './copy-clip.ts';
import type { Room } from './copy-memory.ts';
import { proveExisting } from './existing-copy.ts';
import type { ClipResult, ExportedFile, ExportRequest, PlannedFile, VerifiedHow } from './export-types.ts';
import { isSameSource } from './journal.ts';
import type { ExportJournal } from './journal.ts';
import { placeFile } from './place-file.ts';
import { toExportedFile } from './plan-export.ts';
import { isGone, isGoneOrGoing, meaningOf } from './refusal-meaning.ts';
import type { Place } from './refusal-meaning.ts';
import { letGo, onUnless, Refused } from './refused.ts';
import type { TargetFolder } from './target-folder.ts';

type ReachedResult = Exclude<ClipResult, { status: 'not-reached' }>;

/** What became of a clip. `isSourceFailing`: its drive reported an error of its own. */
export type Tried = { readonly result: ReachedResult; readonly isSourceFailing: boolean } | { readonly stop: StopCode };

/** What the steps of one export share. */
export interface ClipGround {
  readonly request: ExportRequest;
  readonly target: TargetFolder;
  readonly journal: ExportJournal;
  readonly onBytes: (bytes: number) => void;
}

/** Takes one clip through the steps of an export. Each step answers the end of it, or null: then the next one is due. */
export class ClipWork {
  readonly planned: PlannedFile;
  readonly #ground: ClipGround;
  readonly #root: Place;
  #source: FileInside | null = null;
  #final = '';
  #existingBytes: number | null = null;
  #copy: WrittenCopy | null = null;
  /** Told of this clip so far. */
  toldBytes = 0;

  constructor(planned: PlannedFile, root: Place, ground: ClipGround) {
    this.planned = planned;
    this.#root = root;
    this.#ground = ground;
  }

  /** On its drive, once looked at. */
  get sizeBytes(): number {
    return this.#source?.sizeBytes ?? 0;
  }

  /** Nothing lies where the copy goes: it is to be written. */
  get isNew(): boolean {
    return this.#existingBytes === null;
  }

  /** Finds the clip, and what already lies where its copy goes. */
  lookAt(): Promise<Tried | null> {
    return this.#try(async () => {
      const { clip, file, problem } = this.planned;
      if (problem !== null) return this.#failed(problem);
      const source = await resolveInside(clip.root, clip.path);
      if (!source.ok) {
        const { code } = source.failure;
        if (code === 'volume-offline' || (await (code === 'clip-missing' ? isGone(this.#root) : isGoneOrGoing(this.#root)))) return { stop: 'source-gone' };
        return this.#failed(code === 'clip-missing' ? 'source-missing' : 'source-unreadable');
      }
      // A folder of the same name may lie under a drive that is gone: nothing in it is a clip of that drive.
      if (await isGone(this.#root)) return { stop: 'source-gone' };
      this.#source = source.value;
      this.#final = await this.#ground.target.place(file);
      const existing = await onUnless('target', ['ENOENT'], lstat(this.#final));
      if (existing !== 'ENOENT') {
        if (!existing.isFile() || existing.size !== source.value.sizeBytes) return this.#conflict('different-file-there');
        this.#existingBytes = existing.size;
        return null;
      }
      // Before the journal says that it is ours.
      const inTheWay = await onUnless('target', ['ENOENT'], lstat(partialName(this.#final)));
      return inTheWay === 'ENOENT' ? null : this.#conflict('partial-in-the-way');
    });
  }

  /** Proves the file that lies there. */
  knowAgain(chunk: Buffer): Promise<Tried> {
    return this.#tryToEnd(async () => {
      const { request, target, journal } = this.#ground;
      const { clip, file } = this.planned;
      const source = this.#looked();
      const before = journal.copies.get(file);
      const proof = await proveExisting({
        source: source.fullPath, final: this.#final, sizeBytes: source.sizeBytes,
        knownSha256: before !== undefined && isSameSource(before, clip, source) ? before.exported.sha256 : null,
        chunk, readsFromDevice: target.readsFromDevice, signal: request.signal,
      });
      if (proof === 'cancelled') return { stop: 'cancelled' };
      if (proof === null) return this.#conflict('different-file-there');
      return reached({ status: 'already-there', clip, exported: toExportedFile(this.planned, request.clock, proof) });
    });
  }

  /** Reads the clip and writes its copy under another name. */
  write(room: Room): Promise<Tried | null> {
    return this.#try(async () => {
      const { request, target, onBytes } = this.#ground;
      const source = this.#looked();
      const outcome = await writePartial({
        source: source.fullPath, sizeBytes: source.sizeBytes, final: this.#final, recordedAt: this.planned.clip.recordedAt,
        room, writesPastCache: target.writesPastCache, signal: request.signal,
        onBytes: (bytes) => {
          this.toldBytes += bytes;
          onBytes(bytes);
        },
      });
      if (outcome.ok) {
        this.#copy = outcome.copy;
        return null;
      }
      if (outcome.reason === 'cancelled') return { stop: 'cancelled' };
      // Pulled between the opening and the proof of what was opened.
      if (outcome.reason === 'source-changed' && (await isGone(this.#root))) return { stop: 'source-gone' };
      return outcome.reason === 'partial-in-the-way' ? this.#conflict(outcome.reason) : this.#failed(outcome.reason);
    });
  }

  flush(): Promise<Tried | null> {
    return this.#try(async () => {
      await flushCopy(this.#written());
      return null;
    });
  }

  /** Reads the copy back, compares it and gives it its name. */
  settle(chunk: Buffer): Promise<Tried> {
    return this.#tryToEnd(async () => {
      const { request, target } = this.#ground;
      const copy = this.#written();
      if (request.signal?.aborted === true) return await this.#dropped({ stop: 'cancelled' });
      await request.beforeReadBack?.(copy.partial);
      const verified = await proveCopy(copy, chunk, target.readsFromDevice);
      if (verified === null) return await this.#dropped(this.#failed('read-back-differs'));
      if (!(await placeFile(copy.partial, this.#final))) return await this.#dropped(this.#conflict('different-file-there'));
      this.#copy = null;
      return reached({ status: 'copied', clip: this.planned.clip, exported: this.#exported(copy, verified) });
    });
  }

  /** Of the clip on its drive, as its copy was made. */
  get modifiedAt(): number {
    return this.#looked().modifiedAt;
  }

  /** Takes away what was written and not named. */
  async drop(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    if (copy === null) return;
    await letGo(copy.handle);
    await dropPartial(copy.partial);
  }

  #exported({ bytes, sha256 }: WrittenCopy, verified: VerifiedHow): ExportedFile {
    return toExportedFile(this.planned, this.#ground.request.clock, { bytes, sha256, verified });
  }

  #looked(): FileInside {
    if (this.#source === null) throw new Error(`${this.planned.file} was not looked at`);
    return this.#source;
  }

  #written(): WrittenCopy {
    if (this.#copy === null) throw new Error(`${this.planned.file} was not written`);
    return this.#copy;
  }

  async #dropped(tried: Tried): Promise<Tried> {
    await this.drop();
    return tried;
  }

  async #tryToEnd(step: () => Promise<Tried>): Promise<Tried> {
    const tried = await this.#try(step);
    if (tried === null) throw new Error(`${this.planned.file} has no end`);
    return tried;
  }

  async #try(step: () => Promise<Tried | null>): Promise<Tried | null> {
    try {
      return await step();
    } catch (cause) {
      await this.drop();
      if (!(cause instanceof Refused)) throw cause;
      const meaning = await meaningOf(cause, this.#root, this.#ground.target);
      if ('stop' in meaning) return meaning;
      return this.#failed(meaning.clip, meaning.isSourceFailing);
    }
  }

  #failed(reason: ClipProblemCode, isSourceFailing = false): Tried {
    return { result: { status: 'failed', clip: this.planned.clip, file: this.planned.file, reason }, isSourceFailing };
  }

  #conflict(reason: ClipProblemCode): Tried {
    return reached({ status: 'conflict', clip: this.planned.clip, file: this.planned.file, reason });
  }
}

function reached(result: ReachedResult): Tried {
  return { result, isSourceFailing: false };
}
