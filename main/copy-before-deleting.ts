// The first half of “archive, then delete”: an export with the drive's own folders, and which of its copies may stand for a clip.
import { runExport } from './export/run-export.ts';
import type { ClipResult, ClipToExport, ExportProgress } from './export/export-types.ts';
import { exportProblemText, type ExportProblem, type RefusalCode, type StopCode } from '../shared/export/export-problem.ts';
import type { ZoneClock } from '../shared/time.ts';

export interface CopyOrder {
  /** Real path of the drive. */
  readonly root: string;
  readonly clips: readonly ClipToExport[];
  /** Absolute. Made when it is not there. */
  readonly target: string;
  readonly clock: ZoneClock;
  readonly signal: AbortSignal;
  readonly onClip?: (result: ClipResult) => void;
  readonly onProgress?: (progress: ExportProgress) => void;
}

/**
 * By path, the bytes of each clip whose copy was read back and compared. Otherwise nothing may be deleted, and `text` says
 * why in whole sentences; '' when it was cancelled.
 */
export type Copied =
  | { readonly ok: true; readonly bytes: ReadonlyMap<string, number> }
  | NotCopied;

/** `problem`: the same by code, where there is one. */
export interface NotCopied {
  readonly ok: false;
  readonly text: string;
  readonly problem: ExportProblem<RefusalCode | StopCode> | null;
}

/** Only an export that came to its end, with its lists written, counts: a copy nobody can find again is none. */
export async function copyBeforeDeleting({ root, clips, target, clock, signal, onClip, onProgress }: CopyOrder): Promise<Copied> {
  const answer = await runExport({
    roots: [root], clips, neighbours: [], target, layout: { kind: 'tree' }, clock, onlyNew: false, signal,
    ...(onClip === undefined ? {} : { onClip }), ...(onProgress === undefined ? {} : { onProgress }),
  });
  if (!answer.ok) return notCopied(answer.problem);
  const { end, subject, isRecorded, results } = answer.report;
  if (signal.aborted) return { ok: false, text: '', problem: null };
  if (end !== 'complete') return notCopied({ code: end, subject });
  if (!isRecorded) return { ok: false, text: `manifest.csv and SHA256SUMS could not be written to ${target}.`, problem: null };
  return { ok: true, bytes: new Map(results.flatMap((one) => ('exported' in one ? [[one.clip.path, one.exported.bytes] as const] : []))) };
}

function notCopied(problem: ExportProblem<RefusalCode | StopCode>): NotCopied {
  return { ok: false, text: exportProblemText(problem), problem };
}
