// One film of up to nine cameras side by side, in step on one clock.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { Range } from '../../../shared/schema.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { soundCoding } from './assemble-film.ts';
import { checkTool } from './check-tool.ts';
import { clockSeconds } from './clock-seconds.ts';
import { burnedScript } from './clock-track.ts';
import { problemOf, writeFilm } from './film-file.ts';
import { pieceList } from './film-notes.ts';
import type { FilmForm, UsableClip } from './film-types.ts';
import { lanesOf } from './lanes.ts';
import { inSeconds, pictureCoding } from './piece-arguments.ts';
import { formOf } from './plan-join.ts';
import { writePieces } from './write-pieces.ts';

export interface TileOrder {
  readonly ffmpeg: Ffmpeg;
  /** Of all cameras, in the order in which these are shown. */
  readonly clips: readonly UsableClip[];
  readonly range: Range;
  readonly clock: ZoneClock;
  /** Each camera’s name and the clock drawn in, or pictures alone. */
  readonly overlay: 'none' | 'burned';
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number, totalMs: number) => void) | undefined;
}

export interface TiledFilm {
  readonly cameras: readonly string[];
  readonly durationMs: number;
  readonly sizeBytes: number;
}

export const mostTiles = 9;
const most = { widthPx: 1920, heightPx: 1080 };

export async function tileCameras(order: TileOrder): Promise<FilmAnswer<TiledFilm>> {
  const { ffmpeg, range, clock, output, signal } = order;
  const isBurned = order.overlay === 'burned';
  const tool = checkTool(ffmpeg, { encodes: true, draws: isBurned });
  if (!tool.ok) return tool;
  const lanes = lanesOf(order.clips, range);
  if (lanes.length === 0) return filmFails('nothing-in-range', '');
  if (lanes.length > mostTiles) return filmFails('too-many-cameras', String(lanes.length));
  const shown = lanes.flatMap(({ segments }) => segments.flatMap(({ stretch }) => (stretch === null ? [] : [stretch.clip])));
  const lengthMs = range.to - range.from;
  // Each lane is written once and then put beside the others: one more unit for that.
  const totalMs = lengthMs * (lanes.length + 1);
  const form = cellForm(formOf(shown.map(({ makeup }) => makeup.picture), shown.some(({ makeup }) => makeup.sound !== null)), lanes.length);
  return writeFilm(output, async (desk) => {
    const lists: string[] = [];
    for (const [place, { camera, segments }] of lanes.entries()) {
      const pieces = await writePieces({
        ffmpeg, segments, form, keepsPictures: false, desk, name: `lane-${place}`, output, signal,
        drawn: isBurned ? { kind: 'label', label: camera } : { kind: 'nothing' },
        onProgress: (doneMs) => order.onProgress?.(place * lengthMs + doneMs, totalMs),
      });
      if (!pieces.ok) return pieces;
      if (pieces.value.undecoded[0] !== undefined) return filmFails('not-decoded', pieces.value.undecoded[0].name);
      const list = path.join(desk.notes, `lane-${place}.txt`);
      await writeFile(list, pieceList(pieces.value.files));
      lists.push(list);
    }
    const whole = wholeSize(form, lanes.length);
    if (isBurned) await writeFile(path.join(desk.notes, 'clock.ass'), burnedScript({ size: whole, seconds: clockSeconds(range.from, lengthMs, clock), camera: null, mark: null }));
    const made = await ffmpeg.run({
      inputs: lists.map((fullPath) => ({ kind: 'list', fullPath })),
      options: [
        '-filter_complex', tileGraph(lanes.length, form, isBurned ? 'clock.ass' : null), '-map', '[v]', ...(form.hasSound ? ['-map', '[a]'] : []),
        ...pictureCoding(whole), ...(form.hasSound ? soundCoding : []), '-map_chapters', '-1', '-t', inSeconds(lengthMs), '-movflags', '+faststart', '-f', 'mp4',
      ],
      output: desk.partial, folder: desk.notes, signal,
      onProgress: (doneMs) => order.onProgress?.(lanes.length * lengthMs + Math.min(doneMs, lengthMs), totalMs),
    });
    return made.ok ? { ok: true, value: { cameras: lanes.map(({ camera }) => camera), durationMs: lengthMs } } : problemOf(made.failure, output);
  });
}

/** As many columns as rows, or one more. */
function gridOf(tiles: number): { readonly columns: number; readonly rows: number } {
  const columns = Math.ceil(Math.sqrt(tiles));
  return { columns, rows: Math.ceil(tiles / columns) };
}

/** A tile is no larger than the pictures are, and all together no larger than a television. */
function cellForm(form: FilmForm, tiles: number): FilmForm {
  const { columns, rows } = gridOf(tiles);
  const share = Math.min(1, most.widthPx / (form.widthPx * columns), most.heightPx / (form.heightPx * rows));
  const even = (px: number): number => Math.max(16, 2 * Math.floor((px * share) / 2));
  return { ...form, widthPx: even(form.widthPx), heightPx: even(form.heightPx) };
}

function wholeSize({ widthPx, heightPx }: FilmForm, tiles: number): { readonly widthPx: number; readonly heightPx: number } {
  const { columns, rows } = gridOf(tiles);
  return { widthPx: widthPx * columns, heightPx: heightPx * rows };
}

/** Sounds of all cameras are heard together. */
export function tileGraph(tiles: number, form: FilmForm, script: string | null): string {
  const { columns } = gridOf(tiles);
  const drawn = script === null ? '' : `,ass=${script}`;
  const whole = wholeSize(form, tiles);
  const places = Array.from({ length: tiles }, (_, tile) => `${(tile % columns) * form.widthPx}_${Math.floor(tile / columns) * form.heightPx}`);
  const ins = (kind: 'v' | 'a'): string => places.map((_, tile) => `[${tile}:${kind}:0]`).join('');
  const tiled = tiles === 1 ? '[0:v:0]null' : `${ins('v')}xstack=inputs=${tiles}:layout=${places.join('|')}:fill=black`;
  const pictures = `${tiled},pad=${whole.widthPx}:${whole.heightPx}:0:0:color=black${drawn}[v]`;
  if (!form.hasSound) return pictures;
  return `${pictures};${tiles === 1 ? '[0:a:0]anull' : `${ins('a')}amix=inputs=${tiles}:normalize=0`}[a]`;
}
