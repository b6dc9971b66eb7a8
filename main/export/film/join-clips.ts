// Joins clips into one film in order of time: copied where they agree, else piece by piece into one form; chapters at the joints.
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { JoinHow, JoinReason } from '../../../shared/export/film-text.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { assembleFilm } from './assemble-film.ts';
import { checkTool } from './check-tool.ts';
import { writeFilm } from './film-file.ts';
import type { FilmDesk } from './film-file.ts';
import type { Chapter } from './film-notes.ts';
import { segmentsOf } from './film-segment.ts';
import type { Segment } from './film-segment.ts';
import type { FilmClip, JoinPlan, LeftOut, UsableClip } from './film-types.ts';
import { findUndecoded } from './find-undecoded.ts';
import { planJoin } from './plan-join.ts';
import type { JoinWishes } from './plan-join.ts';
import { writePieces } from './write-pieces.ts';
import type { Pieces } from './write-pieces.ts';

export interface JoinOrder extends JoinWishes {
  readonly ffmpeg: Ffmpeg;
  readonly clips: readonly FilmClip[];
  readonly clock: ZoneClock;
  /** Absolute path of an MP4 that is not there yet, in a folder that is. */
  readonly output: string;
  /** Drawn under a burned clock: what the film is. */
  readonly mark?: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number, totalMs: number) => void) | undefined;
}

export interface JoinedFilm {
  readonly how: JoinHow;
  readonly reasons: readonly JoinReason[];
  readonly durationMs: number;
  readonly chapters: readonly Chapter[];
  readonly clips: readonly FilmClip[];
  readonly leftOut: readonly LeftOut[];
  readonly sizeBytes: number;
}

/** Clips that cannot be shown are left out, each with its reason; it fails when none is left. */
export async function joinClips(order: JoinOrder): Promise<FilmAnswer<JoinedFilm>> {
  const planned = planJoin(order.clips, order);
  const tool = checkTool(order.ffmpeg, { encodes: planned.how === 'encoded', draws: order.overlay === 'burned' || order.hasCards });
  if (!tool.ok) return tool;
  if (planned.clips.length === 0) return filmFails('nothing-to-join', order.output);
  return writeFilm(order.output, async (desk) => {
    // What is encoded anew is decoded anyway; cards are planned between those that are shown.
    const shown: FilmAnswer<JoinPlan> = planned.how === 'encoded' && !order.hasCards ? { ok: true, value: planned } : await withoutUndecoded(planned, order, desk);
    if (!shown.ok) return shown;
    const plan = shown.value;
    if (plan.clips.length === 0) return filmFails('nothing-to-join', order.output);
    const segments = segmentsOf(plan.clips, order.hasCards, order.clock);
    const { ffmpeg, clock, output, signal } = order;
    const totalMs = segments.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
    const pieces = await piecesOf(plan, segments, order, desk);
    if (!pieces.ok) return pieces;
    const { files, undecoded } = pieces.value;
    if (pieces.value.segments.every(({ stretch }) => stretch === null)) return filmFails('nothing-to-join', order.output);
    const { how, reasons, form } = plan;
    const clips = plan.clips.filter((clip) => !undecoded.includes(clip));
    const leftOut = [...plan.leftOut, ...undecoded.map((clip): LeftOut => ({ clip, reason: 'not-decoded' }))];
    const made = await assembleFilm({
      ffmpeg, files, segments: pieces.value.segments, clock, desk, output, signal,
      sound: !form.hasSound ? 'none' : how === 'copied' ? 'as-is' : 'coded',
      pictures: how === 'encoded' ? null : picturesOf(clips),
      isHevc: how !== 'encoded' && /^h(?:ev|vc)1/.test(clips[0]?.makeup.picture.codec ?? ''),
      hasTrack: order.overlay === 'track',
      // Where pieces were written, that was the work.
      onProgress: (doneMs) => order.onProgress?.(how === 'copied' ? Math.min(doneMs, totalMs) : totalMs, totalMs),
    });
    return made.ok ? { ok: true, value: { ...made.value, how, reasons, clips, leftOut } } : made;
  });
}

/** Null when one of them does not tell. */
function picturesOf(clips: readonly UsableClip[]): number | null {
  const counts = clips.map(({ makeup }) => makeup.picture.count);
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

async function piecesOf(plan: JoinPlan, segments: readonly Segment[], order: JoinOrder, desk: FilmDesk): Promise<FilmAnswer<Pieces>> {
  const { how, form, clips } = plan;
  if (how === 'copied') return { ok: true, value: { files: clips.map(({ fullPath, makeup: { durationMs: lengthMs } }) => ({ fullPath, lengthMs })), segments, undecoded: [] } };
  const { ffmpeg, clock, output, signal, mark = null } = order;
  const totalMs = segments.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  return writePieces({
    ffmpeg, segments, form, desk, output, signal, name: 'piece', keepsPictures: how === 'pictures-copied',
    drawn: order.overlay === 'burned' ? { kind: 'clock', clock, mark } : { kind: 'nothing' },
    onProgress: (doneMs) => order.onProgress?.(doneMs, totalMs),
  });
}

/** Where pictures are copied nobody would notice that they cannot be decoded, so the first of each clip is. */
async function withoutUndecoded(plan: JoinPlan, order: JoinOrder, { notes }: FilmDesk): Promise<FilmAnswer<JoinPlan>> {
  const undecoded = await findUndecoded(order.ffmpeg, plan.clips, notes, order.signal);
  if (!undecoded.ok) return undecoded;
  if (undecoded.value.size === 0) return { ok: true, value: plan };
  const without = planJoin(plan.clips.filter((clip) => !undecoded.value.has(clip)), order);
  return { ok: true, value: { ...without, leftOut: [...plan.leftOut, ...[...undecoded.value].map((clip): LeftOut => ({ clip, reason: 'not-decoded' }))] } };
}
