// The folder a film goes to: outside the archive, writable, and with lists of ours or none.
import path from 'node:path';
import type { ExportProblem } from '../../../shared/export/export-problem.ts';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import { defaultTemplate, parseTemplate } from '../../../shared/export/name-template.ts';
import type { ClipToExport } from '../export-types.ts';
import { manifestName, readManifest } from '../manifest.ts';
import { Refused } from '../refused.ts';
import { openTarget } from '../target-folder.ts';
import type { TargetFolder } from '../target-folder.ts';

/** What a film and its pieces take beside each other, at most and roughly, of what its clips do. */
const filmShare = 2;

export type OpenedFilmTarget =
  | { readonly ok: true; readonly target: TargetFolder }
  | { readonly ok: false; readonly problem: ExportProblem };

/** Makes the folder when it is not there. */
export async function openFilmTarget(target: string, clips: readonly ClipToExport[]): Promise<OpenedFilmTarget> {
  const parsed = parseTemplate(defaultTemplate);
  if (!parsed.ok) throw new Error('The default template is checked by its tests.');
  const opened = await openTarget({ target, roots: [...new Set(clips.map(({ root }) => root))], clips, layout: { kind: 'template', template: parsed.template } });
  if (!opened.ok) return opened;
  const { freeBytes, maxFileBytes } = opened.target;
  const bytes = clips.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  if (freeBytes !== null && bytes * filmShare > freeBytes) return tooSmall(`A film of these clips takes up to ${megabytes(bytes * filmShare)} while it is made, and ${target} has ${megabytes(freeBytes)} free`);
  if (maxFileBytes !== null && bytes > maxFileBytes) return tooSmall(`A film of these clips would be larger than a file can be on the drive of ${target} (4 GB on FAT32)`);
  try {
    if ((await readManifest(opened.target.folder)) !== null) return opened;
    return { ok: false, problem: { code: 'target-has-other-manifest', subject: path.join(target, manifestName) } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, problem: { code: 'target-not-writable', subject: target } };
  }
}

function tooSmall(subject: string): OpenedFilmTarget {
  return { ok: false, problem: { code: 'target-too-small', subject } };
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}

/** The full path for a file below the target, its folder made. */
export async function placeFilm(target: TargetFolder, file: string): Promise<FilmAnswer<string>> {
  try {
    return { ok: true, value: await target.place(file) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return filmFails('target-refused', path.join(target.folder, file));
  }
}
