// Sentences for what the core tells by code: failures, damage, why a clip stays. In English they are those of the command line.
import { clipDamageText } from '../../shared/clip-damage-text.ts';
import type { CleanupEndCode, KeptReason, LeftOutReason } from '../../shared/deletion/deletion-schema.ts';
import { deletionEndText, ejectedText, keptText, leftOutText } from '../../shared/deletion/deletion-text.ts';
import { exportProblemText, type ExportProblem } from '../../shared/export/export-problem.ts';
import { filmProblemText, howToGetFfmpeg, type FilmProblem } from '../../shared/export/film-problem.ts';
import { joinHowText, leftOutText as filmLeftOutText, type JoinHow, type JoinReason, type LeftOutReason as FilmLeftOutReason } from '../../shared/export/film-text.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { Failure } from '../../shared/failure.ts';
import { refusalText } from '../../shared/find/refusal-text.ts';
import { spanText } from '../../shared/find/span-text.ts';
import type { NotUnderstood } from '../../shared/find/understanding.ts';
import { nameProblemText } from '../../shared/name-problem-text.ts';
import { unfinishedText, unreadableFolderText } from '../../shared/report-text.ts';
import type { ClipDamage, NameProblem } from '../../shared/schema.ts';

export const enSentences = {
  'failure.what': (failure: Failure) => failureText(failure).what,
  'failure.next': (failure: Failure) => failureText(failure).next,
  'why.damaged': (damage: ClipDamage) => clipDamageText[damage],
  'why.unrecognised': (problem: NameProblem) => nameProblemText[problem],
  'why.unfinished': (path: string) => unfinishedText(path),
  'why.unreadable': (systemCode: string) => unreadableFolderText(systemCode),
  'why.notExported': (problem: ExportProblem) => exportProblemText(problem),
  'why.noFilm': (problem: FilmProblem) => filmProblemText(problem),
  'why.notInFilm': (reason: FilmLeftOutReason) => filmLeftOutText(reason),
  'why.leftOut': (reason: LeftOutReason, path: string) => leftOutText(reason, path),
  'why.kept': (reason: KeptReason) => keptText(reason),
  'why.ended': (code: CleanupEndCode, drive: string) =>
    (code === 'ejected' || code === 'ejected-midway' ? ejectedText(drive, code === 'ejected-midway') : deletionEndText(code, drive)),
  'film.how': (how: JoinHow, reasons: readonly JoinReason[]) => joinHowText(how, reasons),
  'film.getTool': howToGetFfmpeg,
  'find.refused': (reason: NotUnderstood) => refusalText(reason),
  'time.span': (ms: number) => spanText(ms),
} as const;
