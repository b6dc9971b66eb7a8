// For tests: tiny clips made by ffmpeg, and what ffprobe and single pictures say of the films made from them.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { readClipMakeup } from '../../../media/clip-makeup.ts';
import { findFfmpeg } from '../../../media/find-ffmpeg.ts';
import type { Ffmpeg } from '../../../media/ffmpeg-runner.ts';
import type { FilmClip } from '../film-types.ts';

export const ffmpeg: Ffmpeg | null = await findFfmpeg({ setting: null });
export const whyNot = ffmpeg === null ? 'no ffmpeg on this computer' : '';

export function theFfmpeg(): Ffmpeg {
  if (ffmpeg === null) throw new Error('There is no ffmpeg.');
  return ffmpeg;
}

export interface ClipRecipe {
  readonly seconds?: number;
  readonly size?: string;
  readonly rate?: number;
  readonly sound?: 'tone' | 'none';
  readonly soundSeconds?: number;
  readonly soundRate?: number;
  /** What libavfilter draws: grey by default, so that text is easily read back. */
  readonly picture?: string;
  readonly extra?: readonly string[];
}

/** Makes a clip; equal recipes give clips that agree. */
export function makeClip(fullPath: string, recipe: ClipRecipe = {}): string {
  const { seconds = 1, size = '160x120', rate = 10, sound = 'tone', soundSeconds = seconds, soundRate = 16_000, picture = 'testsrc=', extra = [] } = recipe;
  const heard = sound === 'none' ? [] : ['-f', 'lavfi', '-i', `sine=f=440:r=${soundRate}:d=${soundSeconds}`];
  run('ffmpeg', [
    '-v', 'error', '-y', '-f', 'lavfi', '-i', `${picture}${picture.endsWith('=') ? '' : ':'}s=${size}:r=${rate}:d=${seconds}`, ...heard,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '5', '-c:a', 'aac', '-ar', String(soundRate), ...extra, fullPath,
  ]);
  return fullPath;
}

export async function asFilmClip(fullPath: string, recordedAt: string, camera = 'Front Door'): Promise<FilmClip> {
  const makeup = await readClipMakeup(fullPath);
  return { fullPath, name: path.basename(fullPath), camera, recordedAt: Date.parse(recordedAt), makeup: makeup.ok ? makeup.value : null };
}

export interface ProbedFilm {
  readonly durationS: number;
  readonly streams: readonly { readonly type: string; readonly codec: string; readonly width: number | null; readonly height: number | null; readonly durationS: number; readonly startS: number }[];
  readonly chapters: readonly { readonly fromS: number; readonly toS: number; readonly title: string }[];
}

export function probeFilm(fullPath: string): ProbedFilm {
  // The shape is ffprobe's own.
  const told = JSON.parse(run('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', fullPath])) as {
    format: { duration: string };
    streams: { codec_type: string; codec_name?: string; width?: number; height?: number; duration?: string; start_time?: string }[];
    chapters: { start_time: string; end_time: string; tags: { title: string } }[];
  };
  return {
    durationS: Number(told.format.duration),
    streams: told.streams.map((stream) => ({
      type: stream.codec_type, codec: stream.codec_name ?? '', width: stream.width ?? null, height: stream.height ?? null, durationS: Number(stream.duration), startS: Number(stream.start_time),
    })),
    chapters: told.chapters.map(({ start_time: from, end_time: to, tags }) => ({ fromS: Number(from), toS: Number(to), title: tags.title })),
  };
}

/** The longest time between the end of one packet of sound and the start of the next; and where sound ends. Lengths as coded, 1024 samples. */
export function soundOf(fullPath: string): { readonly longestGapS: number; readonly endS: number } {
  const rate = Number(run('ffprobe', ['-v', 'error', '-select_streams', 'a:0', '-show_entries', 'stream=sample_rate', '-of', 'csv=p=0', fullPath]).trim());
  const starts = run('ffprobe', ['-v', 'error', '-select_streams', 'a:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', fullPath]).split('\n').map((line) => Number.parseFloat(line)).filter(Number.isFinite);
  const packetS = 1024 / rate;
  const gaps = starts.slice(1).map((start, place) => start - ((starts[place] ?? 0) + packetS));
  return { longestGapS: Math.max(0, ...gaps), endS: (starts.at(-1) ?? 0) + packetS };
}

/** One picture as grey bytes, and its size. */
export function greyPicture(fullPath: string, atS: number, crop: string): Uint8Array {
  return new Uint8Array(execFileSync('ffmpeg', ['-v', 'error', '-ss', String(atS), '-i', fullPath, '-frames:v', '1', '-vf', `crop=${crop},format=gray`, '-f', 'rawvideo', '-'], { maxBuffer: 1 << 26 }));
}

export function textTrack(fullPath: string): string {
  return run('ffmpeg', ['-v', 'error', '-i', fullPath, '-map', '0:s:0', '-f', 'srt', '-']).replace(/<\/?font[^>]*>/g, '');
}

export function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
}
