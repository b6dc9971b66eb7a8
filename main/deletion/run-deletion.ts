// A planned deletion from start to end: prove the drive, write the journal, check and delete clip by clip, look at what is left.
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DeletionRefusal, DeletionStop, KeptReason } from '../../shared/deletion/deletion-schema.ts';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import type { Result } from '../../shared/failure.ts';
import type { Instant } from '../../shared/schema.ts';
import type { Skeleton } from '../archive/skeleton.ts';
import { eachInTurns, sortInTurns } from '../in-turns.ts';
import { liesIn } from '../lies-in.ts';
import { systemErrorCode } from '../system-error.ts';
import { continueJournal, createJournal, JournalLost } from './deletion-journal.ts';
import type { DeletionJournal } from './deletion-journal.ts';
import { deleteAll } from './delete-all.ts';
import type { DeletionAnswer, DeletionProgress, DeletionVolume, FileResult, PlannedDeletion } from './deletion-types.ts';
import { flushVolume } from './flush-volume.ts';
import { openDoor } from './folder-door.ts';
import type { OpenDoor } from './folder-door.ts';
import { readJournal } from './journal-line.ts';
import { proveMount } from './prove-mount.ts';
import { isStillThere } from './refusal-meaning.ts';
import { settleReached } from './settle-reached.ts';

export interface DeletionParts {
  readonly now: () => Instant;
  readonly freeBytes: (root: string) => Promise<number | null>;
  readonly isReadOnly: (root: string) => Promise<boolean>;
  readonly skeleton: (root: string) => Promise<Result<Skeleton>>;
  readonly signal?: AbortSignal;
  readonly onFile?: (result: FileResult) => void;
  /** At most ten times a second, and at the end. */
  readonly onProgress?: (progress: DeletionProgress) => void;
  /** The way of this system to a folder's files, when absent. */
  readonly openDoor?: OpenDoor;
  /** Asked right before each clip: why it stays after all. */
  readonly keeps?: (path: string) => KeptReason | null;
}

export interface DeletionOrder {
  readonly volume: DeletionVolume;
  readonly files: readonly PlannedDeletion[];
  /** Absolute. Made when it is not there; never on the drive. */
  readonly journalFolder: string;
  /** From `newJournalName`; made anew when absent. */
  readonly journalName?: string;
  /** What the history tells of the run, see `JournaledDeletion`. */
  readonly identity?: string | null;
  readonly archivedTo?: string | null;
  readonly canResume?: boolean;
  /** Clips of `files` that a check before the run found wrong: they stay, and the journal says why. */
  readonly kept?: ReadonlyMap<string, KeptReason>;
}

/** Deletes what the plan holds and what is still as the plan saw it. A failure of one clip is not a failure of all. */
export async function runDeletion(order: DeletionOrder, parts: DeletionParts): Promise<DeletionAnswer> {
  const { volume } = order;
  const refusal = (await refusalOf(volume, parts)) ?? ((await isOnDrive(order.journalFolder, volume.root)) ? 'journal-on-drive' : null);
  if (refusal !== null) return { ok: false, refusal };
  const files = await byFolder(order.files);
  try {
    const { identity, archivedTo, canResume, journalName: name } = order;
    const journal = await createJournal(order.journalFolder, { volume, files, at: parts.now(), name, identity, archivedTo, canResume });
    return await runWithJournal({ volume, files, settled: await settledBefore(files, order.kept, journal) }, journal, parts);
  } catch (cause) {
    if (!(cause instanceof JournalLost)) throw cause;
    return { ok: false, refusal: 'journal-not-writable' };
  }
}

/**
 * Goes on with a run that was killed, cancelled or stopped. What it had deleted without a word any more is seen on the
 * drive first. `volume`: where the same drive lies now, which the caller vouches for. With a signal that is aborted
 * already, nothing more is deleted: the journal is only brought to agree with the drive.
 */
export async function resumeDeletion(journalFile: string, volume: DeletionVolume, parts: DeletionParts): Promise<DeletionAnswer> {
  const before = await readJournal(journalFile);
  if (before?.canResume !== true) return { ok: false, refusal: 'journal-unreadable' };
  if (before.isRunning) return { ok: false, refusal: 'still-running' };
  const refusal = await refusalOf(volume, parts);
  if (refusal !== null) return { ok: false, refusal };
  const settled = await settleReached(before, volume);
  if (settled === 'drive-changed') return { ok: false, refusal: settled };
  try {
    const journal = await continueJournal(journalFile, before.reach, parts.now());
    await eachInTurns(settled, ([place, result]) => {
      if (!before.results.has(place) && result.outcome === 'deleted') journal.tell([place, result.bytes, result.hasOtherName]);
    });
    return await runWithJournal({ volume, files: before.files, settled }, journal, parts);
  } catch (cause) {
    if (!(cause instanceof JournalLost)) throw cause;
    return { ok: false, refusal: 'journal-not-writable' };
  }
}

async function settledBefore(files: readonly PlannedDeletion[], kept: ReadonlyMap<string, KeptReason> = new Map(), journal: DeletionJournal): Promise<Map<number, FileResult>> {
  const settled = new Map<number, FileResult>();
  if (kept.size === 0) return settled;
  await eachInTurns(files, ({ path: file }, place) => {
    const reason = kept.get(file);
    if (reason === undefined) return;
    journal.tell([place, reason]);
    settled.set(place, { path: file, outcome: 'kept', reason });
  });
  return settled;
}

async function runWithJournal(
  { volume, files, settled }: { readonly volume: DeletionVolume; readonly files: readonly PlannedDeletion[]; readonly settled: ReadonlyMap<number, FileResult> },
  journal: DeletionJournal,
  parts: DeletionParts,
): Promise<DeletionAnswer> {
  try {
    const freeBytesBefore = await parts.freeBytes(volume.root);
    const { results, removedFolders, stop } = await deleteAll({ volume, files, settled, journal }, { ...parts, openDoor: parts.openDoor ?? openDoor });
    const ends: FileResult[] = [];
    await eachInTurns(files, ({ path: file }, place) => void ends.push(results.get(place) ?? { path: file, outcome: 'kept', reason: 'not-reached' }));
    const hasNew = ends.some(({ outcome }, place) => outcome === 'deleted' && !settled.has(place));
    const flushed = hasNew && stop !== 'drive-gone' ? await flushVolume(volume) : null;
    const freeBytesAfter = await parts.freeBytes(volume.root);
    const skeleton = await parts.skeleton(volume.root);
    const end = stop ?? flushed ?? 'complete';
    const recorded = await recordEnd(journal, removedFolders, { at: parts.now(), end, freeBytesBefore, freeBytesAfter });
    return {
      ok: true,
      report: {
        end: end === 'complete' ? (recorded ?? end) : end,
        results: ends,
        removedFolders,
        freeBytesBefore,
        freeBytesAfter,
        skeleton: skeleton.ok && (await isStillThere(volume)) ? skeleton.value : null,
        journal: journal.file,
      },
    };
  } finally {
    await journal.close();
  }
}

async function recordEnd(journal: DeletionJournal, folders: readonly string[], ended: Parameters<DeletionJournal['end']>[1]): Promise<DeletionStop | null> {
  try {
    await journal.end(folders, ended);
    return null;
  } catch (cause) {
    if (!(cause instanceof JournalLost)) throw cause;
    return 'journal-not-writable';
  }
}

async function refusalOf(volume: DeletionVolume, parts: DeletionParts): Promise<DeletionRefusal | null> {
  const place = await realpath(volume.root).catch((cause: unknown) => {
    if (systemErrorCode(cause) === null) throw cause;
    return null;
  });
  if (place === null) return 'drive-gone';
  if (place !== volume.root || !(await isStillThere(volume)) || (await proveMount(volume.root)) !== volume.mount) return 'drive-changed';
  return (await parts.isReadOnly(volume.root)) ? 'drive-read-only' : null;
}

/**
 * Whether this folder, there or not, would lie on the drive: below it where it is a drive, and in any case below its
 * archive folders. A copy that lies in the user's own home may well have the user's data beside it.
 */
async function isOnDrive(folder: string, root: string): Promise<boolean> {
  const place = await plannedRealPath(folder);
  if (!liesIn(place, root)) return false;
  const [top = ''] = path.relative(root, place).split(path.sep);
  if (archiveRootKind(top) !== null) return true;
  const above = path.dirname(root);
  return above === root || (await stat(above)).dev !== (await stat(root)).dev;
}

async function plannedRealPath(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return path.dirname(folder) === folder ? folder : path.join(await plannedRealPath(path.dirname(folder)), path.basename(folder));
  }
}

/** Folder by folder, the one with the oldest clip first: each is proven once, and goes with its last clip. */
async function byFolder(files: readonly PlannedDeletion[]): Promise<PlannedDeletion[]> {
  const folders = new Map<string, PlannedDeletion[]>();
  await eachInTurns(await sortInTurns(files, (a, b) => a.recordedAt - b.recordedAt), (file) => {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    const listed = folders.get(folder);
    if (listed === undefined) folders.set(folder, [file]);
    else listed.push(file);
  });
  return [...folders.values()].flat();
}
