// An evidence folder from start to end: verified originals first, then what is made of them for looking at, then the page.
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { ExportProblem, RefusalCode, StopCode } from '../../../shared/export/export-problem.ts';
import { utcText } from '../../../shared/time.ts';
import type { ExportReport, ExportRequest } from '../export-types.ts';
import { openJournal } from '../journal.ts';
import { readManifest } from '../manifest.ts';
import { meaningOf } from '../refusal-meaning.ts';
import { letGo, on, onUnless, Refused } from '../refused.ts';
import { replaceFile } from '../replace-file.ts';
import { runExport } from '../run-export.ts';
import { openTarget } from '../target-folder.ts';
import type { TargetFolder } from '../target-folder.ts';
import { originalsFolder, pageName } from './evidence-files.ts';
import { evidencePage, pageMark } from './evidence-page.ts';
import type { EvidenceOutcome, EvidenceReport, EvidenceRequest } from './evidence-types.ts';
import { EvidenceMaker } from './make-evidence.ts';
import { pageEntries } from './page-entries.ts';

export type EvidenceAnswer =
  | ({ readonly ok: true } & EvidenceOutcome)
  | { readonly ok: false; readonly problem: ExportProblem<RefusalCode> };

/** Originals without which nothing else is begun: the page still tells of those that are there. */
const canGoOn: ReadonlySet<ExportReport['end']> = new Set(['complete', 'cancelled', 'source-gone', 'source-failing']);

/** Run again with the same request it goes on where it was: what is there is not made again. */
export async function runEvidence(request: EvidenceRequest): Promise<EvidenceAnswer> {
  const exported: ExportRequest = { ...request, within: originalsFolder };
  if (await isForeignPage(path.join(request.target, pageName))) {
    return { ok: false, problem: { code: 'target-has-other-manifest', subject: path.join(request.target, pageName) } };
  }
  const answer = await runExport(exported);
  if (!answer.ok) return answer;
  const { report } = answer;
  if (!canGoOn.has(report.end) || !report.isRecorded) return { ok: true, report, evidence: null };
  const opened = await openTarget(exported);
  if (!opened.ok) return { ok: true, report: { ...report, end: 'target-gone', subject: request.target }, evidence: null };
  try {
    const { evidence, stop } = await makeAll(request, report, opened.target);
    return { ok: true, report: stop === null || report.end !== 'complete' ? report : { ...report, end: stop, subject: stop === 'cancelled' ? '' : request.target }, evidence };
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    const meaning = await meaningOf(cause, opened.target, opened.target);
    return { ok: true, report: { ...report, end: 'stop' in meaning ? meaning.stop : 'target-failing', subject: request.target }, evidence: null };
  }
}

async function makeAll(request: EvidenceRequest, report: ExportReport, target: TargetFolder): Promise<{ evidence: EvidenceReport; stop: StopCode | null }> {
  const { program, now } = request.tools;
  const maker = new EvidenceMaker(request, report, target);
  const writePage = async (): Promise<void> => {
    const rows = await readManifest(target.folder);
    const entries = await pageEntries(target.folder, rows ?? [], maker.labels);
    const facts = { program, writtenUtc: utcText(now()), zoneRules: process.versions['tz'] ?? null, isBare: maker.nothingMade !== null, language: request.language };
    await replaceFile(target.folder, pageName, evidencePage(entries, facts));
  };
  // Of an export that is cancelled or lost its drive the journal stays; nothing else is made.
  const journal = report.end === 'complete' ? await openJournal(target.folder) : 'busy';
  if (journal !== 'busy') {
    try {
      await maker.make('pictures', journal);
      // Whoever looks meanwhile, or after a power cut, finds a page with pictures.
      await writePage();
      await maker.make('viewing-copies', journal);
    } finally {
      await journal.close(maker.stop === null ? 'remove' : 'keep');
    }
  }
  await writePage();
  return { evidence: { ...(await maker.report()), isPageWritten: true }, stop: maker.stop };
}

/** A file of that name that somebody else wrote, or that cannot be read, must not be replaced. */
async function isForeignPage(file: string): Promise<boolean> {
  try {
    const handle = await onUnless('target', ['ENOENT', 'ENOTDIR'], open(file, 'r'));
    if (typeof handle === 'string') return false;
    try {
      const start = Buffer.alloc(pageMark.length);
      const { bytesRead } = await on('target', handle.read(start, 0, start.length, 0));
      return start.toString('latin1', 0, bytesRead) !== pageMark;
    } finally {
      await letGo(handle);
    }
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return true;
  }
}
