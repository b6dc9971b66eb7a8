// An export from start to end: open the target, go on from what is there, copy two clips at once, write the lists.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportProblem, RefusalCode, StopCode } from '../../shared/export/export-problem.ts';
import { newCopyMemory } from './copy-memory.ts';
import { ClipExporter } from './export-clip.ts';
import type { ClipResult, ClipToExport, ExportedFile, ExportReport, ExportRequest, PlannedFile } from './export-types.ts';
import { ProgressTeller } from './export-progress.ts';
import { openJournal } from './journal.ts';
import type { ExportJournal } from './journal.ts';
import { manifestName, readManifest, writeManifest } from './manifest.ts';
import { neededBytes, planFiles, sourceKey } from './plan-export.ts';
import { deviceOf, isGone, meaningOf } from './refusal-meaning.ts';
import { Refused } from './refused.ts';
import { openTarget } from './target-folder.ts';
import type { TargetFolder } from './target-folder.ts';

export type ExportAnswer =
  | { readonly ok: true; readonly report: ExportReport }
  | { readonly ok: false; readonly problem: ExportProblem<RefusalCode> };

/** While one is flushed and read back, the drive is kept busy with the other. */
const clipsAtOnce = 2;

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
  const rows = new Map(listed.map((row) => [row.file, row]));
  for (const { exported } of journal.copies.values()) rows.set(exported.file, exported);
  const earlier = [...rows.values()];
  const sizes = await sizesOf(target.folder, request.onlyNew ? earlier.map((row) => row.file) : []);
  const clips = request.onlyNew ? withoutExported(request.clips, earlier, sizes) : request.clips;

  const files = await planFiles(clips, request.neighbours, { layout: request.layout, clock: request.clock, earlier, limits: target });
  const there = await sizesOf(target.folder, files.map(({ file }) => file));
  const needed = neededBytes(files, ({ clip, file }) => there.get(file) === clip.sizeBytes, target);
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

interface Stop {
  readonly code: StopCode;
  readonly subject: string;
}

async function copyAll(
  request: ExportRequest,
  target: TargetFolder,
  journal: ExportJournal,
  files: readonly PlannedFile[],
  rows: Map<string, ExportedFile>,
): Promise<{ results: ClipResult[]; stop: Stop | null }> {
  const devices = new Map<string, number | null>();
  for (const { clip } of files) if (!devices.has(clip.root)) devices.set(clip.root, await deviceOf(clip.root));
  const total = { bytes: files.reduce((sum, { clip }) => sum + (clip.sizeBytes ?? 0), 0), clips: files.length };
  const progress = new ProgressTeller(total, (told) => request.onProgress?.(told));
  const results: ClipResult[] = [];
  const goneRoots = new Map<string, Stop>();
  // The first is what stopped it.
  const stops: Stop[] = [];
  let next = 0;

  const lane = async (): Promise<void> => {
    const exporter = new ClipExporter(request, target, journal, newCopyMemory(), (bytes) => progress.add(bytes));
    for (let place = next++; place < files.length; place = next++) {
      const planned = files[place];
      if (planned === undefined) return;
      if (request.signal?.aborted === true) stops.push({ code: 'cancelled', subject: '' });
      const { clip, file } = planned;
      const halted = stops[0] ?? goneRoots.get(clip.root);
      const tried = halted === undefined ? await exporter.exportClip(planned, { folder: clip.root, device: devices.get(clip.root) ?? null }) : { stop: halted.code };
      let result: ClipResult;
      if ('stop' in tried) {
        if (tried.stop === 'source-gone') goneRoots.set(clip.root, { code: tried.stop, subject: clip.drive });
        else stops.push({ code: tried.stop, subject: request.target });
        result = { status: 'not-reached', clip, file, reason: tried.stop };
      } else result = tried;
      if ('exported' in result) rows.set(file, result.exported);
      results[place] = result;
      progress.endClip((clip.sizeBytes ?? 0) - exporter.takeToldBytes());
      request.onClip?.(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(clipsAtOnce, files.length) }, lane));
  progress.end();
  return { results, stop: stops[0] ?? [...goneRoots.values()][0] ?? null };
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
function withoutExported(clips: readonly ClipToExport[], earlier: readonly ExportedFile[], sizes: ReadonlyMap<string, number>): ClipToExport[] {
  const there = new Map(earlier.filter((row) => sizes.get(row.file) === row.bytes).map((row) => [sourceKey(row), row]));
  return clips.filter((clip) => {
    const row = there.get(sourceKey(clip));
    return row === undefined || (clip.sizeBytes !== null && clip.sizeBytes !== row.bytes);
  });
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
