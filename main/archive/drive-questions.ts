// What the core asks of a thread that reads a drive for it, and what that answers. Whole batches: a message costs as much as ten names.
import type { QueuedFolder } from './folder-queue.ts';
import type { PackedNames } from './pack-clips.ts';
import type { SortedEntries } from './sort-entries.ts';

/** `known`: the digest of its names when it was last read; what names say is worked out only where they are others. */
export interface AskedFolder extends QueuedFolder {
  readonly known: string | null;
}

/** In memory that is shared: not 0 once nobody wants the answer, which may then be cut short. */
export type GivenUp = Int32Array<SharedArrayBuffer>;

export type DriveQuestion =
  /** `above`: folders above the root whose names may carry a date; '' on a drive. */
  | { readonly ask: 'list'; readonly givenUp: GivenUp; readonly root: string; readonly above: string; readonly folders: readonly AskedFolder[] }
  /** `paths`: relative to the root, parted by `pathGap`. */
  | { readonly ask: 'measure'; readonly givenUp: GivenUp; readonly root: string; readonly paths: string };

/** A folder as it was read, with so many entries. Names stand in one text, parted by slashes, which no name holds: those of its clips, or all where nothing else is told. */
export type PackedListing =
  | { readonly ok: true; readonly count: number; readonly names: string; readonly rest: Omit<SortedEntries, 'named'>; readonly said: Said | null }
  | { readonly ok: false; readonly code: string };

/** What the names say but for the names themselves. */
export interface Said {
  readonly clips: Omit<PackedNames['clips'], 'names'>;
  readonly unrecognised: PackedNames['unrecognised'];
}

/** `device`: of the root, asked after all else; null when it cannot be reached. */
export type DriveAnswer =
  | { readonly ask: 'list'; readonly device: number | null; readonly listings: readonly PackedListing[] }
  /** Of each path its size and its time of writing in epoch ms; both NaN where it is no file, or does not answer. */
  | { readonly ask: 'measure'; readonly device: number | null; readonly measures: Float64Array };

/** No path holds it. */
export const pathGap = '\0';
