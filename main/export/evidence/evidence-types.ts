// What an evidence folder is asked for and what it answers.
import type { EvidenceMaking } from '../../../shared/export/export-schema.ts';
import type { FilmProblem } from '../../../shared/export/film-problem.ts';
import type { Result } from '../../../shared/failure.ts';
import type { SpokenLanguage } from '../../../shared/spoken-language.ts';
import type { Instant } from '../../../shared/schema.ts';
import type { ClipMakeup } from '../../media/clip-makeup.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import type { ExportReport, ExportRequest } from '../export-types.ts';

export interface EvidenceStep {
  readonly making: EvidenceMaking;
  readonly done: number;
  readonly total: number;
}

/** What making an evidence folder needs besides the export. */
export interface EvidenceTools {
  /** Null where there is none: then originals, lists and page are made all the same. */
  readonly ffmpeg: Ffmpeg | null;
  readonly readMakeup: (fullPath: string) => Promise<Result<ClipMakeup, 'clip-missing' | 'clip-unreadable'>>;
  /** Name and version of this program, for the page. */
  readonly program: string;
  readonly now: () => Instant;
}

export interface EvidenceRequest extends Omit<ExportRequest, 'within'> {
  readonly tools: EvidenceTools;
  /** Of the page, and of the mark in the viewing copies. */
  readonly language: SpokenLanguage;
  /** Before each file that is made, and at the end of each step. */
  readonly onStep?: (step: EvidenceStep) => void;
}

/** An original of which something could not be made. */
export interface EvidenceTrouble {
  /** Below the target, with slashes. */
  readonly file: string;
  readonly making: EvidenceMaking;
  readonly problem: FilmProblem;
}

export interface EvidenceReport {
  /** Originals of this run, and how many of them have a still and a viewing copy now. */
  readonly originals: number;
  readonly pictures: number;
  readonly viewingCopies: number;
  readonly troubles: readonly EvidenceTrouble[];
  /** Why nothing is made at all: there is no ffmpeg, or one that lacks what is needed. */
  readonly nothingMade: FilmProblem | null;
  readonly isPageWritten: boolean;
}

/** Evidence null: the target took nothing more after the originals. */
export interface EvidenceOutcome {
  readonly report: ExportReport;
  readonly evidence: EvidenceReport | null;
}
