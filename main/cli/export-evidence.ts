// `export --evidence`: what the evidence folder needs besides the export, and what is told of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filmProblemText } from '../../shared/export/film-problem.ts';
import { spokenLanguage, spokenLanguages } from '../../shared/spoken-language.ts';
import type { SpokenLanguage } from '../../shared/spoken-language.ts';
import type { EvidenceReport, EvidenceTools } from '../export/evidence/evidence-types.ts';
import { pageName } from '../export/evidence/evidence-files.ts';
import { readClipMakeup } from '../media/clip-makeup.ts';
import { findFfmpeg } from '../media/find-ffmpeg.ts';
import { refuse } from './command.ts';
import type { ReadArguments, Terminal } from './command.ts';
import { localeTag } from './locale-tag.ts';

export const evidenceDetails = [
  '  --evidence    an evidence folder: originals, a viewing copy of each with the clock drawn into it, and index.html that',
  '                shows times and hashes and says how to check them; opens anywhere, without a network',
  `  --language L  what that page is written in: ${spokenLanguages.join(', ')}; the computer’s language otherwise`,
];

/** Refuses a language that is not spoken. */
export function readLanguage(given: ReadArguments, { locale }: Terminal): SpokenLanguage {
  const text = given.text('language');
  if (text === undefined) return spokenLanguage([localeTag(locale)]);
  return spokenLanguages.find((language) => language === text) ?? refuse(`--language takes ${spokenLanguages.join(', ')}.`);
}

export async function evidenceTools(given: ReadArguments): Promise<EvidenceTools> {
  const setting = given.text('ffmpeg');
  return {
    ffmpeg: await findFfmpeg({ setting: setting === undefined ? null : path.resolve(setting) }),
    readMakeup: readClipMakeup, program: `Wallclock ${ownVersion()}`, now: Date.now,
  };
}

/** Our own file, two folders up from source and from what is built alike. */
function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly version: string };
  return version;
}

/** Null: the target took nothing more, which has been told. */
export function tellEvidence(evidence: EvidenceReport | null, to: string, terminal: Terminal): void {
  if (evidence === null) return;
  const { originals, pictures, viewingCopies, troubles, nothingMade } = evidence;
  terminal.err(`${path.join(to, pageName)} tells of them: ${String(pictures)} of ${String(originals)} with a picture, ${String(viewingCopies)} with a viewing copy.\n`);
  if (nothingMade !== null) terminal.err(`${filmProblemText(nothingMade)}\n`);
  for (const { file, making, problem } of troubles) terminal.err(`No ${making === 'pictures' ? 'picture' : 'viewing copy'} of ${file}: ${filmProblemText(problem)}\n`);
}
