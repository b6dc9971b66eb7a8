// The door the server uses to get at bytes: an id goes in, a file inside a known volume comes out, or a failure.
import type { Result } from '../shared/failure.ts';
import type { ClipId, UnrecognisedId } from '../shared/ids.ts';

export type MediaRef =
  | { readonly kind: 'clip'; readonly id: ClipId }
  | { readonly kind: 'unrecognised'; readonly id: UnrecognisedId };

export type MediaFailure = 'clip-unknown' | 'clip-missing' | 'clip-unreadable' | 'volume-offline';

export interface MediaSource {
  /**
   * Where the bytes lie: a real path proven to be a regular file inside its volume at the time of the call.
   * Hold no descriptor on it longer than one answer: an open one keeps the drive from being ejected.
   */
  locate(ref: MediaRef): Promise<Result<{ readonly fullPath: string }, MediaFailure>>;
}
