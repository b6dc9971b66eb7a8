// Shapes of films that cross between core and page.
import { z } from 'zod';
import { CameraId, ClipId } from '../ids.ts';
import { ClipDamage, Instant, Range, ZoneId } from '../schema.ts';
import { ExportClips } from './export-schema.ts';
import { FilmProblem } from './film-problem-schema.ts';
import { joinHows, joinReasons, ownLeftOutReasons } from './film-text.ts';

const JoinHow = z.enum(joinHows);
const JoinReason = z.enum(joinReasons);
export const LeftOutReason = z.enum([...ClipDamage.options, ...ownLeftOutReasons]);

export const FilmId = z.string().min(1).max(64).brand<'FilmId'>();
export type FilmId = z.infer<typeof FilmId>;

const clipMs = z.number().nonnegative().max(7 * 86_400_000);
/** `track`: subtitles that a player shows and hides. `burned`: drawn into the pictures. */
const drawnOrNot = z.enum(['none', 'burned']);

/** `join`: in order of time. `around`: the same range of all cameras, or of these. The others are of one clip, in milliseconds from its start. */
export const FilmChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('join'), clips: ExportClips, overlay: z.enum(['none', 'track', 'burned']), hasCards: z.boolean() }),
  z.object({ kind: z.literal('around'), range: Range, cameras: z.array(CameraId).max(100).nullable(), as: z.enum(['tiled', 'separate']), overlay: drawnOrNot }),
  z.object({ kind: z.literal('cut'), clipId: ClipId, fromMs: clipMs, toMs: clipMs, at: z.enum(['keys', 'exact']), overlay: drawnOrNot }),
  z.object({ kind: z.literal('small'), clipId: ClipId, mostBytes: z.number().int().min(1000).max(10_000_000_000) }),
  z.object({ kind: z.literal('still'), clipId: ClipId, atMs: clipMs, format: z.enum(['png', 'jpeg']) }),
  z.object({ kind: z.literal('loop'), clipId: ClipId, fromMs: clipMs, toMs: clipMs, format: z.enum(['gif', 'webp']) }),
]);
export type FilmChoice = z.infer<typeof FilmChoice>;
export type FilmKind = FilmChoice['kind'];

export const FilmOrder = z.object({ choice: FilmChoice, zone: ZoneId });
export type FilmOrder = z.infer<typeof FilmOrder>;

/** What makes films. `found` null: it is not on this computer, or not where the settings say. */
export const FilmTool = z.object({
  found: z.object({ path: z.string(), version: z.string(), from: z.enum(['setting', 'shipped', 'path']) }).nullable(),
  setting: z.string().nullable(),
});
export type FilmTool = z.infer<typeof FilmTool>;

const count = z.number().int().nonnegative();

export const FilmLeftOut = z.object({ camera: z.string(), recordedAt: Instant, name: z.string(), reason: LeftOutReason });
export type FilmLeftOut = z.infer<typeof FilmLeftOut>;

/** What would be made, from what the headers of the clips say. */
export const FilmPlan = z.object({
  clips: count,
  cameras: z.array(z.string()),
  durationMs: z.number().nonnegative(),
  /** Null where nothing is joined. */
  how: JoinHow.nullable(),
  reasons: z.array(JoinReason),
  leftOut: z.array(FilmLeftOut),
  /** Clips meant whose drive is not here. */
  away: count,
  /** Where a cut would really be. */
  cut: z.object({ fromMs: z.number(), toMs: z.number() }).nullable(),
  problem: FilmProblem.nullable(),
});
export type FilmPlan = z.infer<typeof FilmPlan>;

/** `done`: `result` says what was made. `failed`: `problem` says why nothing was. */
export const FilmState = z.enum(['running', 'done', 'failed', 'cancelled']);

export const FilmResult = z.object({
  /** Below the target. */
  files: z.array(z.object({ file: z.string(), bytes: z.number().nonnegative() })),
  how: JoinHow.nullable(),
  reasons: z.array(JoinReason),
  durationMs: z.number().nonnegative(),
  leftOut: z.array(FilmLeftOut),
  cut: z.object({ fromMs: z.number(), toMs: z.number() }).nullable(),
  /** False when `manifest.csv` and `SHA256SUMS` could not be written. */
  isRecorded: z.boolean(),
});
export type FilmResult = z.infer<typeof FilmResult>;

export const FilmJob = z.object({
  id: FilmId,
  kind: z.enum(['join', 'around', 'cut', 'small', 'still', 'loop']),
  state: FilmState,
  startedAt: Instant,
  /** The folder as the system writes it: only to be shown. */
  target: z.string(),
  /** In milliseconds of film, pieces and all. */
  progress: z.object({ doneMs: z.number(), totalMs: z.number(), leftMs: z.number().nonnegative().nullable() }),
  problem: FilmProblem.nullable(),
  result: FilmResult.nullable(),
});
export type FilmJob = z.infer<typeof FilmJob>;
