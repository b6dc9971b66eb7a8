// Writes the pieces of a film, one after another, all in one form.
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { clockSeconds } from './clock-seconds.ts';
import { burnedScript, cardScript, labelScript } from './clock-track.ts';
import { problemOf } from './film-file.ts';
import type { FilmDesk } from './film-file.ts';
import type { ListedFile } from './film-notes.ts';
import type { Segment } from './film-segment.ts';
import type { FilmForm, UsableClip } from './film-types.ts';
import { pieceArguments } from './piece-arguments.ts';

/** What is drawn into the pictures: nothing, the clock and the camera, or one label. */
export type Drawn =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'clock'; readonly clock: ZoneClock; readonly mark: string | null }
  | { readonly kind: 'label'; readonly label: string };

export interface PiecesOrder {
  readonly ffmpeg: Ffmpeg;
  readonly segments: readonly Segment[];
  readonly form: FilmForm;
  /** Pictures as they are, only sound in one form: for whole clips that agree. */
  readonly keepsPictures: boolean;
  readonly drawn: Drawn;
  readonly desk: FilmDesk;
  /** What the pieces’ names begin with. */
  readonly name: string;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number) => void) | undefined;
}

export interface Pieces {
  /** In the order of the segments that could be shown. */
  readonly files: readonly ListedFile[];
  readonly segments: readonly Segment[];
  readonly undecoded: readonly UsableClip[];
}

/** A clip that ffmpeg makes nothing of is left out; one that is no longer there ends it. */
export async function writePieces(order: PiecesOrder): Promise<FilmAnswer<Pieces>> {
  const { ffmpeg, segments, form, keepsPictures, desk, signal } = order;
  const files: ListedFile[] = [];
  const shown: Segment[] = [];
  const undecoded: UsableClip[] = [];
  let doneMs = 0;
  for (const [place, segment] of segments.entries()) {
    const { stretch, lengthMs } = segment;
    const text = scriptOf(segment, form, order.drawn);
    const script = text === null ? null : `${order.name}.ass`;
    if (text !== null) await writeFile(path.join(desk.notes, `${order.name}.ass`), text);
    const fullPath = path.join(desk.pieces, `${order.name}-${place}.mov`);
    const before = doneMs;
    const made = await ffmpeg.run({
      ...pieceArguments({
        source: stretch === null ? { kind: 'none' } : { kind: 'clip', fullPath: stretch.clip.fullPath, fromMs: stretch.fromMs, hasSound: stretch.clip.makeup.sound !== null },
        lengthMs, pictures: keepsPictures ? 'as-is' : form, hasSound: form.hasSound, script,
      }),
      output: fullPath, folder: desk.notes, signal,
      onProgress: (pieceMs) => order.onProgress?.(before + Math.min(pieceMs, lengthMs)),
    });
    doneMs += lengthMs;
    if (made.ok) {
      files.push({ fullPath, lengthMs });
      shown.push(segment);
      continue;
    }
    if (made.failure.code !== 'failed' || stretch === null) return problemOf(made.failure, order.output);
    if ((await stat(stretch.clip.fullPath).catch(() => null)) === null) return filmFails('source-gone', stretch.clip.name);
    undecoded.push(stretch.clip);
  }
  return { ok: true, value: { files, segments: shown, undecoded } };
}

function scriptOf({ stretch, startsAt, card, lengthMs }: Segment, form: FilmForm, drawn: Drawn): string | null {
  if (card !== null) return cardScript(form, card, lengthMs);
  switch (drawn.kind) {
    case 'nothing':
      return null;
    case 'label':
      return labelScript(form, drawn.label, lengthMs);
    case 'clock':
      return startsAt === null ? null : burnedScript({ size: form, seconds: clockSeconds(startsAt, lengthMs, drawn.clock), camera: stretch?.clip.camera ?? null, mark: drawn.mark });
  }
}
