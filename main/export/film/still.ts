// One picture of a clip as a PNG or JPEG, and a few seconds of it as a GIF or WebP that runs for ever.
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { problemOf, writeFilm } from './film-file.ts';
import type { UsableClip } from './film-types.ts';
import { inSeconds } from './piece-arguments.ts';

interface PictureOrder {
  readonly ffmpeg: Ffmpeg;
  readonly clip: UsableClip;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
}

export interface StillOrder extends PictureOrder {
  readonly atMs: number;
  readonly format: 'png' | 'jpeg';
}

export interface LoopOrder extends PictureOrder {
  readonly fromMs: number;
  readonly toMs: number;
  readonly format: 'gif' | 'webp';
  readonly onProgress?: ((doneMs: number, totalMs: number) => void) | undefined;
}

/** Of a loop: longer ones are as large as films and run worse. */
const longestLoopMs = 30_000;
const loopWidthPx = 480;
const loopFrames = 12;

const stillOptions: Record<StillOrder['format'], readonly string[]> = {
  png: ['-c:v', 'png'],
  jpeg: ['-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj420p'],
};

export function makeStill({ ffmpeg, clip, atMs, format, output, signal }: StillOrder): Promise<FilmAnswer<{ readonly sizeBytes: number }>> {
  const { durationMs } = clip.makeup;
  if (!(atMs >= 0 && atMs <= durationMs)) return Promise.resolve(filmFails('cut-empty', clip.name));
  return writeFilm(output, async ({ partial, notes }) => {
    const made = await ffmpeg.run({
      // The end of a clip is behind its last picture.
      inputs: [{ kind: 'clip', fullPath: clip.fullPath, options: ['-ss', inSeconds(Math.max(0, Math.min(atMs, durationMs - 100)))] }],
      options: ['-map', '0:v:0', '-frames:v', '1', ...stillOptions[format], '-update', '1', '-abort_on', 'empty_output_stream', '-f', 'image2'],
      output: partial, folder: notes, signal,
    });
    return made.ok ? { ok: true, value: {} } : problemOf(made.failure, output);
  });
}

const loopOptions: Record<LoopOrder['format'], readonly string[]> = {
  gif: ['-filter_complex', `[0:v:0]fps=${loopFrames},scale='min(${loopWidthPx},iw)':-2:flags=lanczos,split[a][b];[a]palettegen[p];[b][p]paletteuse`, '-loop', '0', '-f', 'gif'],
  webp: ['-map', '0:v:0', '-vf', `fps=${loopFrames},scale='min(${loopWidthPx},iw)':-2:flags=lanczos`, '-c:v', 'libwebp_anim', '-quality', '70', '-loop', '0', '-f', 'webp'],
};

export async function makeLoop({ ffmpeg, clip, fromMs, toMs, format, output, signal, onProgress }: LoopOrder): Promise<FilmAnswer<{ readonly sizeBytes: number }>> {
  const lengthMs = Math.min(toMs, clip.makeup.durationMs) - fromMs;
  if (!(fromMs >= 0 && lengthMs >= 1 && lengthMs <= longestLoopMs)) return filmFails('cut-empty', clip.name);
  if (format === 'webp' && !ffmpeg.libraries.has('libwebp')) return filmFails('ffmpeg-lacks', 'libwebp, which writes WebP');
  return writeFilm(output, async ({ partial, notes }) => {
    const made = await ffmpeg.run({
      inputs: [{ kind: 'clip', fullPath: clip.fullPath, options: ['-ss', inSeconds(fromMs), '-t', inSeconds(lengthMs)] }], options: loopOptions[format],
      output: partial, folder: notes, signal, onProgress: (doneMs) => onProgress?.(Math.min(doneMs, lengthMs), lengthMs),
    });
    return made.ok ? { ok: true, value: {} } : problemOf(made.failure, output);
  });
}
