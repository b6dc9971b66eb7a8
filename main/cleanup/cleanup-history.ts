// Runs of earlier launches and of the command line, as their journals tell: what the history lists, and the fate of each clip.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { journalEnding } from '../deletion/deletion-journal.ts';
import type { DeletionVolume, FileResult } from '../deletion/deletion-types.ts';
import { readJournal } from '../deletion/journal-line.ts';
import type { JournaledDeletion } from '../deletion/journal-line.ts';
import { settleReached } from '../deletion/settle-reached.ts';
import { systemErrorCode } from '../system-error.ts';
import { deletionEndText } from '../../shared/deletion/deletion-text.ts';
import { CleanupId, DeletionStop } from '../../shared/deletion/deletion-schema.ts';
import type { CleanupJob, CleanupLine, CleanupReport } from '../../shared/deletion/deletion-schema.ts';
import type { VolumeId } from '../../shared/ids.ts';

/** Where the drive of a run is now. */
export interface HistoryDrive {
  readonly volumeId: VolumeId;
  /** Null while it is away. */
  readonly volume: DeletionVolume | null;
}

export interface CleanupHistory {
  fileOf(id: CleanupId): string;
  /** Newest first. A run that was killed is told as its drive shows it, where that is here. */
  jobs(without: ReadonlySet<CleanupId>): Promise<CleanupJob[]>;
  read(id: CleanupId): Promise<JournaledDeletion | null>;
  /** In the order of the journal; null where there is none. */
  lines(id: CleanupId): Promise<CleanupLine[] | null>;
}

const jobsShown = 200;

/** `driveOf`: by the identity of the run's volume. */
export function createCleanupHistory(folder: string, driveOf: (identity: string) => Promise<HistoryDrive | null>): CleanupHistory {
  const kept = new Map<string, { readonly stamp: string; readonly journal: JournaledDeletion | null }>();
  const fileOf = (id: CleanupId): string => path.join(folder, `${id}${journalEnding}`);
  const names = async (): Promise<CleanupId[]> => {
    const found = await readdir(folder).catch((cause: unknown) => {
      if (systemErrorCode(cause) === null) throw cause;
      return [];
    });
    return found.filter((name) => name.endsWith(journalEnding)).sort().reverse().slice(0, jobsShown).flatMap((name) => {
      const id = CleanupId.safeParse(name.slice(0, -journalEnding.length));
      return id.success ? [id.data] : [];
    });
  };
  const read = async (id: CleanupId): Promise<JournaledDeletion | null> => {
    const file = fileOf(id);
    const found = await stat(file).catch((cause: unknown) => {
      if (systemErrorCode(cause) === null) throw cause;
      return null;
    });
    if (found === null) return null;
    const stamp = `${found.size}/${found.mtimeMs}`;
    const known = kept.get(id);
    // Whether it still runs is not in the file: one that had no end is read again.
    if (known?.stamp === stamp && known.journal?.ended != null) return known.journal;
    const journal = await readJournal(file);
    kept.set(id, { stamp, journal });
    return journal;
  };
  /** With what a kill kept from being written down. */
  const resultsOf = async (journal: JournaledDeletion, drive: HistoryDrive | null): Promise<ReadonlyMap<number, FileResult>> => {
    if (journal.ended?.end === 'complete' || journal.isRunning || drive?.volume == null) return journal.results;
    const settled = await settleReached(journal, drive.volume);
    return settled === 'drive-changed' ? journal.results : settled;
  };
  const driveFor = async ({ identity }: JournaledDeletion): Promise<HistoryDrive | null> => (identity === null ? null : driveOf(identity));

  return {
    fileOf,
    read,
    async jobs(without) {
      const jobs: CleanupJob[] = [];
      for (const id of await names()) {
        const journal = without.has(id) ? null : await read(id);
        if (journal === null) continue;
        const drive = await driveFor(journal);
        jobs.push(jobOf(id, journal, drive, await resultsOf(journal, drive)));
      }
      return jobs;
    },
    async lines(id) {
      const journal = await read(id);
      if (journal === null) return null;
      const results = await resultsOf(journal, await driveFor(journal));
      return journal.files.map(({ path: file, recordedAt, sizeBytes }, place) => lineOf({ path: file, recordedAt, bytes: sizeBytes }, results.get(place)));
    },
  };
}

function lineOf(clip: Pick<CleanupLine, 'path' | 'recordedAt' | 'bytes'>, result: FileResult | undefined): CleanupLine {
  if (result === undefined) return { ...clip, outcome: 'waiting', reason: null };
  return result.outcome === 'deleted' ? { ...clip, outcome: 'deleted', reason: null } : { ...clip, outcome: 'kept', reason: result.reason };
}

function jobOf(id: CleanupId, journal: JournaledDeletion, drive: HistoryDrive | null, results: ReadonlyMap<number, FileResult>): CleanupJob {
  const { files, ended, at, volume, isRunning } = journal;
  const stop = DeletionStop.safeParse(ended?.end);
  const state = isRunning ? 'deleting' : ended === null ? 'interrupted' : !stop.success ? 'done' : stop.data === 'drive-gone' ? 'paused' : 'stopped';
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const report = reportOf(results.values(), files.length);
  const times = files.map(({ recordedAt }) => recordedAt);
  const isOpen = (state === 'interrupted' || state === 'paused' || state === 'stopped') && report.notReached > 0 && journal.canResume;
  return {
    id, state, volumeId: drive?.volumeId ?? null, drive: volume.drive, startedAt: at, undo: null, clips: files.length, bytes,
    oldest: times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other)),
    newest: times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other)),
    progress: { doneClips: results.size, totalClips: files.length, doneBytes: 0, totalBytes: bytes },
    archiveTo: journal.archivedTo,
    problem: stop.success ? { text: deletionEndText(stop.data, volume.drive), code: stop.data, copying: null } : null,
    report: isRunning ? null : {
      ...report, removedFolders: journal.removedFolders.length, freeBytesBefore: ended?.freeBytesBefore ?? null, freeBytesAfter: ended?.freeBytesAfter ?? null, skeleton: null,
    },
    canResume: isOpen && drive?.volume != null,
  };
}

/** How many clips of `total` fared how. */
export function reportOf(results: Iterable<FileResult>, total: number): Pick<CleanupReport, 'deleted' | 'freedBytes' | 'linked' | 'kept' | 'notReached'> {
  const report = { deleted: 0, freedBytes: 0, linked: 0, kept: 0, notReached: total };
  for (const result of results) {
    if (result.outcome === 'kept' && result.reason === 'not-reached') continue;
    report.notReached -= 1;
    if (result.outcome === 'kept') report.kept += 1;
    else {
      report.deleted += 1;
      if (result.hasOtherName) report.linked += 1;
      else report.freedBytes += result.bytes;
    }
  }
  return report;
}
