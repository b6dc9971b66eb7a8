// Cuts a part out of one clip: at key pictures without encoding anew, or exactly where asked.
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { assembleFilm } from './assemble-film.ts';
import { checkTool } from './check-tool.ts';
import { problemOf, writeFilm } from './film-file.ts';
import { clipSegment } from './film-segment.ts';
import type { UsableClip } from './film-types.ts';
import { inSeconds } from './piece-arguments.ts';
import { formOf } from './plan-join.ts';
import { writePieces } from './write-pieces.ts';

export interface CutOrder {
  readonly ffmpeg: Ffmpeg;
  readonly clip: UsableClip;
  /** Of the clip. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly at: 'keys' | 'exact';
  readonly overlay: 'none' | 'burned';
  readonly clock: ZoneClock;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number, totalMs: number) => void) | undefined;
}

export interface CutFilm {
  /** Where it was really cut. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly sizeBytes: number;
}

/** Where a cut begins and ends at key pictures, and how many pictures lie between; null: all that follow. */
export interface KeyCut {
  readonly fromMs: number;
  readonly toMs: number;
  readonly pictures: number | null;
}

/** A hundredth of a second is less than a picture and more than what rounding moves. */
const hairMs = 10;

/** From the last key picture at or before the wish to the first at or behind its end: nothing wished for is lost. */
export function cutAtKeys({ makeup: { keys, durationMs } }: Pick<UsableClip, 'makeup'>, fromMs: number, toMs: number): KeyCut {
  const first = keys.findLast(({ atMs }) => atMs <= fromMs + hairMs) ?? { atMs: 0, before: 0 };
  const behind = keys.find(({ atMs }) => atMs >= toMs - hairMs && atMs > first.atMs);
  return { fromMs: first.atMs, toMs: behind?.atMs ?? durationMs, pictures: behind === undefined ? null : behind.before - first.before };
}

export async function cutClip(order: CutOrder): Promise<FilmAnswer<CutFilm>> {
  const { clip, fromMs } = order;
  const toMs = Math.min(order.toMs, clip.makeup.durationMs);
  if (!(fromMs >= 0 && toMs - fromMs >= 1)) return filmFails('cut-empty', clip.name);
  return order.at === 'exact' || order.overlay === 'burned' ? cutExactly(order, fromMs, toMs) : copyCut(order, cutAtKeys(clip, fromMs, toMs));
}

function copyCut({ ffmpeg, clip, output, signal, onProgress }: CutOrder, { fromMs, toMs, pictures }: KeyCut): Promise<FilmAnswer<CutFilm>> {
  const lengthMs = toMs - fromMs;
  return writeFilm(output, async ({ partial, notes }) => {
    const made = await ffmpeg.run({
      inputs: [{ kind: 'clip', fullPath: clip.fullPath, ...(fromMs > 0 ? { options: ['-ss', inSeconds(fromMs)] } : {}) }],
      options: [
        '-map', '0:v:0', '-map', '0:a:0?', '-map_chapters', '-1', '-c', 'copy', ...(/^h(?:ev|vc)1/.test(clip.makeup.picture.codec) ? ['-tag:v', 'hvc1'] : []),
        // By number: cut by time, pictures that are shown later but coded before would come along.
        ...(pictures === null ? [] : ['-frames:v', String(pictures)]), '-t', inSeconds(lengthMs), '-movflags', '+faststart', '-f', 'mp4',
      ],
      output: partial, folder: notes, signal, onProgress: (doneMs) => onProgress?.(Math.min(doneMs, lengthMs), lengthMs),
    });
    return made.ok ? { ok: true, value: { fromMs, toMs } } : problemOf(made.failure, output);
  });
}

async function cutExactly({ ffmpeg, clip, overlay, clock, output, signal, onProgress }: CutOrder, fromMs: number, toMs: number): Promise<FilmAnswer<CutFilm>> {
  const tool = checkTool(ffmpeg, { encodes: true, draws: overlay === 'burned' });
  if (!tool.ok) return tool;
  const lengthMs = toMs - fromMs;
  const form = formOf([clip.makeup.picture], clip.makeup.sound !== null);
  return writeFilm(output, async (desk) => {
    const pieces = await writePieces({
      ffmpeg, segments: [clipSegment(clip, fromMs, lengthMs)], form, keepsPictures: false, desk, name: 'cut', output, signal,
      drawn: overlay === 'burned' ? { kind: 'clock', clock, mark: null } : { kind: 'nothing' },
      onProgress: (doneMs) => onProgress?.(doneMs, lengthMs),
    });
    if (!pieces.ok) return pieces;
    const { files, segments } = pieces.value;
    if (files.length === 0) return filmFails('not-decoded', clip.name);
    const made = await assembleFilm({ ffmpeg, files, segments, sound: form.hasSound ? 'coded' : 'none', pictures: null, isHevc: false, hasTrack: false, clock, desk, output, signal });
    return made.ok ? { ok: true, value: { fromMs, toMs } } : made;
  });
}
