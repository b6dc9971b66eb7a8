// A still of a clip as a JPEG, for people who look through an evidence folder.
import { rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { partialName } from '../copy-clip.ts';
import { problemOf } from '../film/film-file.ts';
import { placeFile } from '../place-file.ts';
import { on } from '../refused.ts';

/** Enough for the page on a dense screen, and in print. */
const widthPx = 480;
/** The most telling of the first second: cameras begin in the dark, or with a grey picture. */
const framesSeen = 30;

export interface PictureOrder {
  readonly ffmpeg: Ffmpeg;
  /** Real path of a verified copy. */
  readonly inputPath: string;
  /** Absolute path of a JPEG that is not there yet, in a folder that is. */
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
}

/** Throws `Refused` when the target takes no file. */
export async function makePicture({ ffmpeg, inputPath, output, signal }: PictureOrder): Promise<FilmAnswer<null>> {
  const partial = partialName(output);
  try {
    const made = await ffmpeg.run({
      inputs: [{ kind: 'clip', fullPath: inputPath }],
      options: ['-map', '0:v:0', '-frames:v', '1', '-vf', `thumbnail=n=${String(framesSeen)},scale=w='min(${String(widthPx)},iw)':h=-2`, '-q:v', '4', '-f', 'mjpeg'],
      output: partial, folder: os.tmpdir(), signal,
    });
    if (!made.ok) return problemOf(made.failure, output);
    const found = await stat(partial).catch(() => null);
    if (found === null || found.size === 0) return filmFails('not-decoded', path.basename(inputPath));
    return (await placeFile(partial, output)) ? { ok: true, value: null } : filmFails('target-exists', output);
  } finally {
    await on('target', rm(partial, { force: true }));
  }
}
