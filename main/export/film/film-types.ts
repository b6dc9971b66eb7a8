// What films are made from: clips that came through the door, with what their headers say.
import type { JoinHow, JoinReason, LeftOutReason } from '../../../shared/export/film-text.ts';
import type { Instant } from '../../../shared/schema.ts';
import type { ClipMakeup } from '../../media/clip-makeup.ts';

export interface FilmClip {
  /** Real path, from `resolveInside`. */
  readonly fullPath: string;
  /** As shown to the user. */
  readonly name: string;
  readonly camera: string;
  readonly recordedAt: Instant;
  /** Null when its headers could not be read. */
  readonly makeup: ClipMakeup | null;
}

/** A clip whose length and pictures are known. */
export interface UsableClip extends FilmClip {
  readonly makeup: ClipMakeup & { readonly durationMs: number; readonly picture: NonNullable<ClipMakeup['picture']> };
}

/** A part of a clip; the whole one where nothing was cut. */
export interface Stretch {
  readonly clip: UsableClip;
  readonly fromMs: number;
  readonly lengthMs: number;
}

/** What every piece of one film has in common. `frames`: a second, as a fraction. */
export interface FilmForm {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: string;
  readonly hasSound: boolean;
}

export interface LeftOut<Clip = FilmClip> {
  readonly clip: Clip;
  readonly reason: LeftOutReason;
}

export interface JoinPlan {
  readonly how: JoinHow;
  readonly reasons: readonly JoinReason[];
  readonly form: FilmForm;
  /** In order of time. */
  readonly clips: readonly UsableClip[];
  readonly leftOut: readonly LeftOut[];
  readonly durationMs: number;
}
