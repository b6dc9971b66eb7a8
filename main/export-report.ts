// How many clips of an export fared how, and what happened to each, as the page reads it.
import type { ClipResult, ExportReport as FullReport } from './export/export-types.ts';
import type { ExportLine, ExportReport } from '../shared/export/export-schema.ts';

export function exportReportOf({ results, isRecorded, isOnSource }: FullReport): ExportReport {
  const report = { copied: 0, copiedBytes: 0, alreadyThere: 0, conflicts: 0, failed: 0, notReached: 0, fromDevice: 0, fromCache: 0 };
  for (const result of results) {
    if ('exported' in result) {
      if (result.exported.verified === 'device') report.fromDevice += 1;
      else report.fromCache += 1;
      if (result.status === 'copied') report.copiedBytes += result.exported.bytes;
    }
    report[counters[result.status]] += 1;
  }
  return { ...report, isRecorded, isOnSource };
}

const counters = { copied: 'copied', 'already-there': 'alreadyThere', conflict: 'conflicts', failed: 'failed', 'not-reached': 'notReached' } as const;

export function exportLineOf(result: ClipResult): ExportLine {
  const { status, clip } = result;
  return {
    status, drive: clip.drive, path: clip.path,
    file: 'exported' in result ? result.exported.file : result.file,
    reason: 'reason' in result ? result.reason : null,
  };
}

/** Whether the clip is not in the folder now. */
export function isTroubled({ status }: Pick<ClipResult, 'status'>): boolean {
  return status !== 'copied' && status !== 'already-there';
}
