// A core for tests of the server: answers the methods a test gives it, tells events on demand, knows files by id.
import { methods, type CoreEvent, type CoreHandlers } from '../../../shared/contract.ts';
import { fail, succeed } from '../../../shared/failure.ts';
import type { Core } from '../../core-types.ts';
import type { MediaRef, MediaSource } from '../../media-source.ts';
import type { ThumbnailSource } from '../../thumbnail-source.ts';

export interface FakeCore extends Core {
  /** Tells every subscriber. */
  tell(event: CoreEvent): void;
  /** How many subscribers there are. */
  hearers(): number;
  /** Whether the server says that a page listens; null before it said anything. */
  hasPage(): boolean | null;
}

export interface FakeCoreOptions {
  readonly handlers?: Partial<CoreHandlers>;
  readonly locate?: MediaSource['locate'];
  readonly thumbnails?: ThumbnailSource;
  readonly openFolder?: Core['openFolder'];
  readonly openDemo?: Core['openDemo'];
}

export function fakeCore(options: FakeCoreOptions = {}): FakeCore {
  const hearers = new Set<(event: CoreEvent) => void>();
  let hasPage: boolean | null = null;
  return {
    handlers: completed(options.handlers ?? {}),
    media: { locate: options.locate ?? (() => Promise.resolve(fail('clip-unknown', 'this clip'))) },
    thumbnails: options.thumbnails ?? noThumbnails,
    subscribe: (hear) => {
      hearers.add(hear);
      return () => { hearers.delete(hear); };
    },
    openFolder: options.openFolder ?? ((path) => Promise.resolve(fail('folder-not-found', path))),
    openDemo: options.openDemo ?? (() => Promise.resolve(fail('demo-not-made', 'nowhere'))),
    close: () => Promise.resolve(),
    tell: (event) => {
      for (const hear of hearers) hear(event);
    },
    hearers: () => hearers.size,
    attend: (isListening) => {
      hasPage = isListening;
    },
    hasPage: () => hasPage,
  };
}

const noThumbnails: ThumbnailSource = {
  read: (ids) => ids.map((id) => ({ id, kept: null })),
  cut: () => Promise.resolve(fail('clip-unknown', 'this clip')),
  times: () => Promise.resolve(fail('clip-unknown', 'this clip')),
  keep: () => 'not-asked',
};

/** Locates clips by the number in their id. */
export function locateIn(files: Readonly<Record<number, string>>): MediaSource['locate'] {
  return (ref: MediaRef) => {
    const fullPath = ref.kind === 'clip' ? files[ref.id] : undefined;
    return Promise.resolve(fullPath === undefined ? fail('clip-unknown', 'this clip') : succeed({ fullPath }));
  };
}

/** A test gives the methods it calls; the others are a bug of the test when they are reached. */
function completed(given: Partial<CoreHandlers>): CoreHandlers {
  const unexpected = (method: string) => () => { throw new Error(`the test did not expect ${method}`); };
  const others = Object.fromEntries(Object.keys(methods).map((method) => [method, unexpected(method)]));
  // Every method of the contract has a function by construction; a function that only throws fits every one of them.
  return { ...others, ...given } as CoreHandlers;
}
