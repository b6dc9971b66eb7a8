// Puts files in a row into one MP4: pictures as they are, sound as it is or coded in one go, chapters, and the clock as a track.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import type { Ffmpeg, FfmpegInput } from '../../media/ffmpeg-runner.ts';
import { clockSeconds, clockText } from './clock-seconds.ts';
import { trackScript } from './clock-track.ts';
import type { TrackLine } from './clock-track.ts';
import { problemOf } from './film-file.ts';
import type { FilmDesk } from './film-file.ts';
import { chapterNotes, pieceList } from './film-notes.ts';
import type { Chapter, ListedFile } from './film-notes.ts';
import type { Segment } from './film-segment.ts';
import { inSeconds, sampleRateHz } from './piece-arguments.ts';

export interface AssembleOrder {
  readonly ffmpeg: Ffmpeg;
  /** The files in a row, one for each segment. */
  readonly files: readonly ListedFile[];
  readonly segments: readonly Segment[];
  readonly sound: 'none' | 'as-is' | 'coded';
  /** How many pictures the files hold together, where that is known. */
  readonly pictures: number | null;
  /** HEVC is told apart from what some players would not open. */
  readonly isHevc: boolean;
  readonly hasTrack: boolean;
  readonly clock: ZoneClock;
  readonly desk: FilmDesk;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number) => void) | undefined;
}

export interface Assembled {
  readonly durationMs: number;
  readonly chapters: readonly Chapter[];
}

export const soundCoding = ['-c:a', 'aac', '-ar', String(sampleRateHz), '-b:a', '128k'];

/** At the end the index is moved to the front, and a film of gigabytes written once more without a word. */
const rearrangeMs = 1_800_000;
/** What a film may be shorter than its clips say. With timestamps kept, ffmpeg does not tell how long it is, so pictures are counted. */
const missingMs = 1000;
const leastShare = 0.99;
const sourceLost = /Impossible to open|Input\/output error|No such file|No such device/;

/** Writes `desk.partial`. */
export async function assembleFilm(order: AssembleOrder): Promise<FilmAnswer<Assembled>> {
  const { ffmpeg, files, sound, hasTrack, clock, desk, signal, onProgress } = order;
  const placed = placeSegments(order.segments);
  const durationMs = files.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  const chapters = chaptersOf(placed, clock);
  const [list, metadata, track] = [path.join(desk.notes, 'list.txt'), path.join(desk.notes, 'chapters.txt'), path.join(desk.notes, 'track.ass')];
  await writeFile(list, pieceList(files));
  await writeFile(metadata, chapterNotes(chapters));
  if (hasTrack) await writeFile(track, trackScript(trackLines(placed, clock)));
  const inputs: FfmpegInput[] = [{ kind: 'list', fullPath: list }, { kind: 'metadata', fullPath: metadata }, ...(hasTrack ? [{ kind: 'text', fullPath: track } as const] : [])];
  const made = await ffmpeg.run({
    inputs,
    options: [
      '-map', '0:v:0', ...(sound === 'none' ? [] : ['-map', '0:a:0']), ...(hasTrack ? ['-map', '2:s:0'] : []),
      '-map_metadata', '1', '-map_chapters', '1', '-c:v', 'copy', ...(order.isHevc ? ['-tag:v', 'hvc1'] : []),
      // Sound that begins before the pictures, as coders leave it, must not push them back.
      ...(sound === 'as-is' ? ['-copyts', '-c:a', 'copy'] : sound === 'coded' ? soundCoding : []),
      ...(hasTrack ? ['-c:s', 'mov_text'] : []), '-t', inSeconds(durationMs), '-movflags', '+faststart', '-f', 'mp4',
    ],
    output: desk.partial, folder: desk.notes, signal, stallMs: rearrangeMs,
    onProgress: (doneMs, pictures) => onProgress?.(order.pictures === null ? doneMs : (pictures / order.pictures) * durationMs),
  });
  if (!made.ok) return problemOf(made.failure, order.output);
  // Where a file in the row cannot be read the film ends there, and ffmpeg calls that a success.
  const lost = made.said.find((line) => sourceLost.test(line));
  const isShort = order.pictures === null ? made.writtenMs < durationMs - missingMs : made.pictures < order.pictures * leastShare;
  if (lost !== undefined || isShort) return filmFails('source-gone', order.segments.find(({ stretch }) => stretch !== null && lost?.includes(stretch.clip.fullPath))?.stretch?.clip.name ?? 'A clip');
  return { ok: true, value: { durationMs, chapters } };
}

interface PlacedSegment {
  readonly segment: Segment;
  readonly fromMs: number;
}

function placeSegments(segments: readonly Segment[]): PlacedSegment[] {
  let fromMs = 0;
  return segments.map((segment) => {
    const placed = { segment, fromMs };
    fromMs += segment.lengthMs;
    return placed;
  });
}

/** What shows no clip belongs to the chapter of the clip before it. */
function chaptersOf(placed: readonly PlacedSegment[], clock: ZoneClock): Chapter[] {
  const chapters: Chapter[] = [];
  for (const { segment: { stretch, startsAt, lengthMs }, fromMs } of placed) {
    const last = chapters.at(-1);
    const toMs = fromMs + lengthMs;
    if (stretch !== null) chapters.push({ fromMs, toMs, title: `${stretch.clip.camera}, ${clockText(startsAt ?? stretch.clip.recordedAt, clock)}` });
    else if (last !== undefined) chapters[chapters.length - 1] = { ...last, toMs };
  }
  return chapters;
}

function* trackLines(placed: readonly PlacedSegment[], clock: ZoneClock): Generator<TrackLine> {
  for (const { segment: { stretch, startsAt, lengthMs }, fromMs: start } of placed) {
    if (stretch === null || startsAt === null) continue;
    for (const { fromMs, toMs, text } of clockSeconds(startsAt, lengthMs, clock)) yield { fromMs: start + fromMs, toMs: start + toMs, text, camera: stretch.clip.camera };
  }
}
