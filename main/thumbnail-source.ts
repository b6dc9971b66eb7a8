// The door the server uses to get at thumbnails: kept ones by id, key frames for the page to decode, and what it made of them.
import type { Result } from '../shared/failure.ts';
import type { ClipId } from '../shared/ids.ts';
import type { KeptThumbnail, ThumbnailAnswer, ThumbnailTrouble } from '../shared/thumbnail-wire.ts';
import type { MediaFailure } from './media-source.ts';
import type { KeyFrame } from './media/cut-key-frame.ts';

/** A frame to decode, or why the clip has none: then that is remembered already. */
export type CutAnswer =
  | { readonly kind: 'frame'; readonly frame: KeyFrame }
  | { readonly kind: 'trouble'; readonly trouble: ThumbnailTrouble };

/** `not-asked`: no frame of this clip was cut lately, or another picture is kept already. `no-room`: the user's disk takes nothing. */
export type KeepOutcome = 'kept' | 'not-asked' | 'no-room';

export interface ThumbnailSource {
  /** What is kept of each clip, in the order asked, whether its drive is here or not. Touches no drive. */
  read(ids: readonly ClipId[]): ThumbnailAnswer[];
  /** The first key frame at or after `atMs`: headers and one packet are read, no more once `signal` aborts. */
  cut(id: ClipId, atMs: number, signal: AbortSignal): Promise<Result<CutAnswer, MediaFailure>>;
  /** Times of up to eight key frames spread over the clip, in ms, ascending. */
  times(id: ClipId, signal: AbortSignal): Promise<Result<readonly number[], MediaFailure>>;
  /** Keeps what the page made of a frame it was given. */
  keep(id: ClipId, made: KeptThumbnail): KeepOutcome;
}
