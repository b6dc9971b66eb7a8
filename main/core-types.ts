// What the composition root offers to the server and the command line.
import type { CoreEvent, CoreHandlers } from '../shared/contract.ts';
import type { Result } from '../shared/failure.ts';
import type { Volume } from '../shared/schema.ts';
import type { MediaSource } from './media-source.ts';
import type { ThumbnailSource } from './thumbnail-source.ts';

export type FolderFailure =
  | 'folder-not-found' | 'folder-is-a-file' | 'folder-is-empty' | 'folder-has-no-clips' | 'folder-unreadable' | 'folder-gone';

export interface Core {
  readonly handlers: CoreHandlers;
  readonly media: MediaSource;
  readonly thumbnails: ThumbnailSource;
  /** Hears every event from now on; returns the way to stop. */
  subscribe(hear: (event: CoreEvent) => void): () => void;
  /** Whether a page is open: what is on screen is kept truer than what nobody sees. */
  attend(hasPage: boolean): void;
  /** Opens a folder by path: for a face's own arguments and dialogs, never for the page. */
  openFolder(path: string): Promise<Result<Volume, FolderFailure>>;
  openDemo(): Promise<Result<Volume, 'demo-not-made'>>;
  /** Stops all work, closes every handle; resolves when none is left. Safe to call twice. */
  close(): Promise<void>;
}
