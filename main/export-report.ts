// How many clips of an export fared how, and what happened to each, as the page reads it.
import type { EvidenceReport as FullEvidence } from './export/evidence/evidence-types.ts';
import type { ClipResult, ExportReport as FullReport } from './export/export-types.ts';
import type { ExportLine, ExportReport } from '../shared/export/export-schema.ts';

const troublesTold = 100;

/** `evidence`: of an evidence folder, where it came so far. */
export function exportReportOf({ results, isRecorded, isOnSource }: FullReport, evidence: FullEvidence | null): ExportReport {
  const report = { copied: 0, copiedBytes: 0, alreadyThere: 0, conflicts: 0, failed: 0, notReached: 0, fromDevice: 0, fromCache: 0 };
  for (const result of results) {
    if ('exported' in result) {
      if (result.exported.verified === 'device') report.fromDevice += 1;
      else report.fromCache += 1;
      if (result.status === 'copied') report.copiedBytes += result.exported.bytes;
    }
    report[counters[result.status]] += 1;
  }
  if (evidence === null) return { ...report, isRecorded, isOnSource, evidence };
  const { originals, pictures, viewingCopies, troubles, nothingMade } = evidence;
  return { ...report, isRecorded, isOnSource, evidence: { originals, pictures, viewingCopies, troubles: troubles.slice(0, troublesTold), nothingMade } };
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
