// An export from start to end: open the target, go on from what is there, copy, write the lists.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportProblem, RefusalCode } from '../../shared/export/export-problem.ts';
import { copyInBatches } from './copy-in-batches.ts';
import type { Stop } from './copy-in-batches.ts';
import type { ClipResult, ClipToExport, ExportedFile, ExportReport, ExportRequest, PlannedFile } from './export-types.ts';
import { ProgressTeller } from './export-progress.ts';
import { eachInTurns } from '../in-turns.ts';
import { openJournal } from './journal.ts';
import type { ExportJournal } from './journal.ts';
import { manifestName, readManifest, writeManifest } from './manifest.ts';
import { neededBytes, planFiles, sourceKey } from './plan-export.ts';
import { isGone, meaningOf } from './refusal-meaning.ts';
import { Refused } from './refused.ts';
import { openTarget } from './target-folder.ts';
import type { TargetFolder } from './target-folder.ts';

export type ExportAnswer =
  | { readonly ok: true; readonly report: ExportReport }
  | { readonly ok: false; readonly problem: ExportProblem<RefusalCode> };

/** Targets this process is writing to, by what they are. */
const targetsInUse = new Set<string>();

/** Never overwrites a file it did not write, and leaves no half one. Run again with the same request it goes on where it was. */
export async function runExport(request: ExportRequest): Promise<ExportAnswer> {
  const refuse = (code: RefusalCode, subject = request.target): ExportAnswer => ({ ok: false, problem: { code, subject } });
  const opened = await openTarget(request);
  if (!opened.ok) return opened;
  const { target } = opened;
  const lock = `${target.device}:${target.inode}`;
  if (targetsInUse.has(lock)) return refuse('target-busy');
  targetsInUse.add(lock);
  try {
    const listed = await readManifest(target.folder);
    if (listed === null) return refuse('target-has-other-manifest', path.join(request.target, manifestName));
    const journal = await openJournal(target.folder);
    if (journal === 'busy') return refuse('target-busy');
    try {
      return await runWithJournal(request, target, journal, listed);
    } catch (cause) {
      await closeJournal(journal, 'keep');
      throw cause;
    }
  } catch (cause) {
    // Only before the first clip: later refusals are results.
    if (!(cause instanceof Refused) || cause.side !== 'target') throw cause;
    return refuse('target-not-writable');
  } finally {
    targetsInUse.delete(lock);
  }
}

async function runWithJournal(request: ExportRequest, target: TargetFolder, journal: ExportJournal, listed: readonly ExportedFile[]): Promise<ExportAnswer> {
  const rows = new Map<string, ExportedFile>();
  await eachInTurns(listed, (row) => void rows.set(row.file, row));
  await eachInTurns(journal.copies.values(), ({ exported }) => void rows.set(exported.file, exported));
  const earlier = [...rows.values()];
  const sizes = await sizesOf(target.folder, request.onlyNew ? earlier.map((row) => row.file) : []);
  const clips = request.onlyNew ? await withoutExported(request.clips, earlier, sizes) : request.clips;

  const files = await planFiles(clips, request.neighbours, { ...request, earlier, limits: target });
  const there = await sizesOf(target.folder, files.map(({ file }) => file));
  const needed = await neededBytes(files, ({ clip, file }) => there.get(file) === clip.sizeBytes, target);
  if (target.freeBytes !== null && needed > target.freeBytes) {
    await journal.close(journal.copies.size === 0 ? 'remove' : 'keep');
    const subject = `The copies need ${megabytes(needed)}, and ${request.target} has ${megabytes(target.freeBytes)} free`;
    return { ok: false, problem: { code: 'target-too-small', subject } };
  }

  const { results, stop } = await copyAll(request, target, journal, files, rows);
  const recorded = await record(target, [...rows.values()]);
  const end = stop ?? recorded;
  await closeJournal(journal, end === null ? 'remove' : 'keep');
  return {
    ok: true,
    report: {
      end: end?.code ?? 'complete',
      subject: end?.subject ?? '',
      results,
      leftOut: request.clips.length - clips.length,
      isRecorded: recorded === null,
      isOnSource: target.isOnSource,
    },
  };
}

async function copyAll(
  request: ExportRequest,
  target: TargetFolder,
  journal: ExportJournal,
  files: readonly PlannedFile[],
  rows: Map<string, ExportedFile>,
): Promise<{ results: ClipResult[]; stop: Stop | null }> {
  const total = { bytes: files.reduce((sum, { clip }) => sum + (clip.sizeBytes ?? 0), 0), clips: files.length };
  const progress = new ProgressTeller(total, (told) => request.onProgress?.(told));
  const results: ClipResult[] = [];
  const ground = { request, target, journal, onBytes: (bytes: number) => progress.add(bytes) };
  const stop = await copyInBatches(files, ground, (place, result, restBytes) => {
    if ('exported' in result) rows.set(result.exported.file, result.exported);
    results[place] = result;
    progress.endClip(restBytes);
    request.onClip?.(result);
  });
  progress.end();
  return { results, stop };
}

/** Null when both lists are on the device, and the names of all they list; otherwise why they are not. */
async function record(target: TargetFolder, rows: readonly ExportedFile[]): Promise<Stop | null> {
  const lost: Stop = { code: 'target-gone', subject: target.folder };
  // The place of a drive that was pulled must not be written to.
  if (await isGone(target)) return lost;
  try {
    await target.flushFolders();
    await writeManifest(target.folder, rows);
    return null;
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    const meaning = await meaningOf(cause, target, target);
    return 'stop' in meaning ? { code: meaning.stop, subject: target.folder } : lost;
  }
}

async function closeJournal(journal: ExportJournal, how: 'keep' | 'remove'): Promise<void> {
  try {
    await journal.close(how);
  } catch (cause) {
    // The target is gone or full, which the report says; the next run reads the journal as that of a process that ended.
    if (!(cause instanceof Refused)) throw cause;
  }
}

/** What a manifest lists of the same clip, and what still lies there, has been exported. */
async function withoutExported(clips: readonly ClipToExport[], earlier: readonly ExportedFile[], sizes: ReadonlyMap<string, number>): Promise<ClipToExport[]> {
  const there = new Map<string, ExportedFile>();
  await eachInTurns(earlier, (row) => {
    if (sizes.get(row.file) === row.bytes) there.set(sourceKey(row), row);
  });
  const left: ClipToExport[] = [];
  await eachInTurns(clips, (clip) => {
    const row = there.get(sourceKey(clip));
    if (row === undefined || (clip.sizeBytes !== null && clip.sizeBytes !== row.bytes)) left.push(clip);
  });
  return left;
}

const statsAtOnce = 16;

/** By file, the size of those that lie there. */
async function sizesOf(folder: string, files: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const found = await stat(path.join(folder, file)).catch(() => null);
      if (found?.isFile() === true) sizes.set(file, found.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(statsAtOnce, files.length) }, lane));
  return sizes;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
