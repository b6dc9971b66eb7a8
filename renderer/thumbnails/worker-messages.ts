// What the page and the thumbnail worker say to each other.
import type { ThumbnailTrouble } from '../../shared/thumbnail-wire.ts';

/** `make` a thumbnail and have the core keep it, or `show` the key frame at a time for as long as it is looked at; `stop` ends either. */
export type ToWorker =
  | { readonly kind: 'make'; readonly task: number; readonly clip: number }
  | { readonly kind: 'show'; readonly task: number; readonly clip: number; readonly atMs: number }
  | { readonly kind: 'stop'; readonly task: number };

/** What became of a clip: `url` as `pictureUrl` makes it; `none` when it could not be read now, which says nothing about the clip. */
export type Made =
  | { readonly kind: 'picture'; readonly url: string }
  | { readonly kind: 'trouble'; readonly trouble: ThumbnailTrouble }
  | { readonly kind: 'frame'; readonly bitmap: ImageBitmap }
  | { readonly kind: 'none' };

export interface FromWorker {
  readonly task: number;
  readonly made: Made;
}
