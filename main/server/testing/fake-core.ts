// A core for tests of the server: answers a few methods from memory, tells events on demand, knows files by id.
import type { CoreEvent, CoreHandlers } from '../../../shared/contract.ts';
import { fail, succeed } from '../../../shared/failure.ts';
import { ZoneId } from '../../../shared/schema.ts';
import type { Core } from '../../core-types.ts';
import type { MediaRef, MediaSource } from '../../media-source.ts';

export interface FakeCore extends Core {
  /** Tells every subscriber. */
  tell(event: CoreEvent): void;
  /** How many subscribers there are. */
  hearers(): number;
}

export interface FakeCoreOptions {
  readonly handlers?: Partial<CoreHandlers>;
  readonly locate?: MediaSource['locate'];
  readonly openFolder?: Core['openFolder'];
  readonly openDemo?: Core['openDemo'];
}

export function fakeCore(options: FakeCoreOptions = {}): FakeCore {
  const hearers = new Set<(event: CoreEvent) => void>();
  return {
    handlers: { ...emptyHandlers, ...options.handlers },
    media: { locate: options.locate ?? (() => Promise.resolve(fail('clip-unknown', 'this clip'))) },
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
  };
}

/** Locates clips by the number in their id. */
export function locateIn(files: Readonly<Record<number, string>>): MediaSource['locate'] {
  return (ref: MediaRef) => {
    const fullPath = ref.kind === 'clip' ? files[ref.id] : undefined;
    return Promise.resolve(fullPath === undefined ? fail('clip-unknown', 'this clip') : succeed({ fullPath }));
  };
}

const utc = ZoneId.parse('UTC');

const emptyHandlers: CoreHandlers = {
  'app.about': () => succeed({ version: '0.0.0', computerZone: utc, abilities: [] }),
  'app.notices': () => succeed([]),
  'settings.read': () => succeed({ zone: null, theme: 'system' }),
  'settings.write': () => succeed({ zone: null, theme: 'system' }),
  'volumes.list': () => succeed({ volumes: [], candidates: [] }),
  'volumes.open': () => fail('volume-gone', 'the drive'),
  'volumes.openDemo': () => fail('demo-not-made', 'nowhere'),
  'volumes.rescan': () => fail('volume-unknown', 'the drive'),
  'folders.list': () => fail('folder-gone', 'the folder'),
  'folders.open': () => fail('folder-gone', 'the folder'),
  'folders.pick': () => fail('ability-missing', 'Choosing a folder'),
  'cameras.list': () => succeed([]),
  'clips.days': () => succeed([]),
  'clips.list': () => succeed({ clips: [], isLast: true }),
  'clips.describe': () => fail('clip-unknown', 'this clip'),
  'clips.neighbours': () => succeed({ previous: null, next: null }),
  'clips.openInPlayer': () => fail('ability-missing', 'Opening a player'),
  'clips.showInFolder': () => fail('ability-missing', 'Showing the folder'),
  'unrecognised.list': () => succeed({ files: [], isLast: true }),
};
