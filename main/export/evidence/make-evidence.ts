// Makes what an evidence folder holds besides the originals: stills, and copies with the clock drawn into them.
import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import type { StopCode } from '../../../shared/export/export-problem.ts';
import type { EvidenceMaking } from '../../../shared/export/export-schema.ts';
import type { FilmAnswer, FilmProblem, FilmProblemCode } from '../../../shared/export/film-problem.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { partialName } from '../copy-clip.ts';
import type { ClipToExport, ExportReport } from '../export-types.ts';
import { burnClock } from '../film/burn-clock.ts';
import type { ExportJournal } from '../journal.ts';
import { onUnless } from '../refused.ts';
import type { TargetFolder } from '../target-folder.ts';
import { derivedFiles } from './evidence-files.ts';
import type { EvidenceReport, EvidenceRequest, EvidenceTrouble } from './evidence-types.ts';
import { makePicture } from './make-picture.ts';
import { pageWords } from './words/page-words.ts';

interface Original {
  readonly file: string;
  readonly clip: ClipToExport;
  readonly derived: Readonly<Record<EvidenceMaking, string>>;
}

/** What ends the whole export, because nothing more can be written or is wanted. */
const stops: Partial<Record<FilmProblemCode, StopCode>> = { cancelled: 'cancelled', 'target-full': 'target-full', 'target-gone': 'target-gone' };
/** What ends one step: it would be said of every clip. */
const lacks: ReadonlySet<FilmProblemCode> = new Set(['no-ffmpeg', 'ffmpeg-lacks']);

export class EvidenceMaker {
  readonly #request: EvidenceRequest;
  readonly #target: TargetFolder;
  readonly #originals: readonly Original[];
  readonly #troubles: EvidenceTrouble[] = [];
  #nothingMade: FilmProblem | null = null;
  #stop: StopCode | null = null;

  constructor(request: EvidenceRequest, { results }: ExportReport, target: TargetFolder) {
    this.#request = request;
    this.#target = target;
    this.#originals = results.flatMap((result): Original[] => {
      if (!('exported' in result)) return [];
      const { file } = result.exported;
      const derived = derivedFiles(file);
      return derived === null ? [] : [{ file, clip: result.clip, derived: { pictures: derived.picture, 'viewing-copies': derived.viewing } }];
    });
    if (request.tools.ffmpeg === null) this.#nothingMade = { code: 'no-ffmpeg', subject: '' };
  }

  /** By original, what the user calls its camera. */
  get labels(): ReadonlyMap<string, string> {
    return new Map(this.#originals.map(({ file, clip }) => [file, clip.camera]));
  }

  get nothingMade(): FilmProblem | null {
    return this.#nothingMade;
  }

  get stop(): StopCode | null {
    return this.#stop;
  }

  /** One after another: ffmpeg uses the whole computer by itself. Throws `Refused` when the target takes no more. */
  async make(making: EvidenceMaking, journal: ExportJournal): Promise<void> {
    const { tools: { ffmpeg }, signal, onStep } = this.#request;
    const total = this.#originals.length;
    if (ffmpeg === null) return;
    for (const [done, original] of this.#originals.entries()) {
      if (signal?.aborted === true) this.#stop = 'cancelled';
      if (this.#stop !== null) return;
      onStep?.({ making, done, total });
      const answer = await this.#makeOne(making, original, ffmpeg, journal);
      if (answer.ok) continue;
      const { problem } = answer;
      const { code } = problem;
      this.#stop = stops[code] ?? null;
      if (this.#stop !== null) return;
      if (lacks.has(code)) {
        this.#nothingMade = problem;
        return;
      }
      this.#troubles.push({ file: original.file, making, problem });
    }
    onStep?.({ making, done: total, total });
  }

  /** What is there now, of this run's originals. */
  async report(): Promise<Omit<EvidenceReport, 'isPageWritten'>> {
    const counts = { pictures: 0, 'viewing-copies': 0 };
    for (const { derived } of this.#originals) {
      for (const making of ['pictures', 'viewing-copies'] as const) if (await this.#isThere(derived[making])) counts[making] += 1;
    }
    return {
      originals: this.#originals.length, pictures: counts.pictures, viewingCopies: counts['viewing-copies'],
      troubles: this.#troubles, nothingMade: this.#nothingMade,
    };
  }

  async #makeOne(making: EvidenceMaking, { file, clip, derived }: Original, ffmpeg: Ffmpeg, journal: ExportJournal): Promise<FilmAnswer<unknown>> {
    const { signal, clock, tools, language } = this.#request;
    const name = derived[making];
    if (await this.#isThere(name)) return made;
    const output = await this.#target.place(name);
    // Before the journal says that it is ours.
    if ((await onUnless('target', ['ENOENT'], lstat(partialName(output)))) !== 'ENOENT') return { ok: false, problem: { code: 'target-exists', subject: partialName(output) } };
    await journal.beginClips([name]);
    const inputPath = path.join(this.#target.folder, file);
    if (making === 'pictures') return makePicture({ ffmpeg, inputPath, output, signal });
    const makeup = await tools.readMakeup(inputPath);
    return burnClock({ ffmpeg, inputPath, makeup: makeup.ok ? makeup.value : null, recordedAt: clip.recordedAt, clock, camera: clip.camera, mark: pageWords[language].viewingCopyMark, output, signal });
  }

  async #isThere(name: string): Promise<boolean> {
    return (await stat(path.join(this.#target.folder, name)).catch(() => null))?.isFile() === true;
  }
}

const made: FilmAnswer<null> = { ok: true, value: null };
