// The composition root: joins archive, catalog, media and the rest into what the server and the faces use. Plain Node.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CoreHandlers } from '../shared/contract.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { Instant, Notice, Volume, ZoneId } from '../shared/schema.ts';
import type { Abilities } from './abilities.ts';
import { createFolderPlaces } from './archive/folder-places.ts';
import { folderSpace } from './archive/folder-space.ts';
import { inspectFolder } from './archive/inspect-folder.ts';
import type { InspectedFolder } from './archive/inspect-folder.ts';
import { listVolumes } from './archive/list-volumes.ts';
import { runCommand } from './archive/run-command.ts';
import { folderIdentity, identityKey } from './archive/volume-identity.ts';
import { VolumeRegistry } from './archive/volume-registry.ts';
import type { KnownVolume } from './archive/volume-registry.ts';
import { watchVolumes } from './archive/watch-volumes.ts';
import { openCatalog } from './catalog/catalog.ts';
import type { Catalog } from './catalog/catalog.ts';
import { createScanBook } from './catalog-scan-book.ts';
import { createClipAccess } from './clip-access.ts';
import type { Core, FolderFailure } from './core-types.ts';
import { makeDemoDrive } from './demo/make-demo-drive.ts';
import { createDriveArrivals } from './drive-arrivals.ts';
import { createEventBus } from './event-bus.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { clipHandlers } from './handlers/clip-handlers.ts';
import { createVolumeDescriber } from './handlers/describe-volume.ts';
import { volumeHandlers } from './handlers/volume-handlers.ts';

export interface CoreOptions {
  /** Where catalog, labels and the demo drive live; made when absent. Never on a drive. */
  readonly dataFolder: string;
  readonly abilities: Abilities;
  readonly now: () => Instant;
  /** Zone of the computer. */
  readonly zone: ZoneId;
  readonly version: string;
  /** Look for drives that come and go. False in tests that bring their own. */
  readonly watch: boolean;
  /** Hears of bugs in background work. */
  readonly onFault: (error: unknown) => void;
}

export async function createCore(options: CoreOptions): Promise<Result<Core, 'data-folder-unusable'>> {
  try {
    const catalog = await openCatalog(options.dataFolder, options.now());
    return succeed(await joinCore(options, catalog));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail('data-folder-unusable', options.dataFolder);
  }
}

async function joinCore(options: CoreOptions, catalog: Catalog): Promise<Core> {
  const { now, abilities } = options;
  const bus = createEventBus();
  const notices: Notice[] = [...catalog.notices];
  const describer = createVolumeDescriber(catalog);

  const registry = new VolumeRegistry({
    shelf: catalog.volumes,
    bookFor: (row) => createScanBook(catalog, row, now),
    now,
    onVolume: (id) => {
      const volume = registry.get(id);
      bus.tell({ name: 'volumes.changed', payload: {} });
      if (volume !== null) tellProgress(volume);
    },
    onClips: (id) => {
      bus.tell({ name: 'clips.changed', payload: { volumeId: id } });
      const volume = registry.get(id);
      if (volume !== null) tellProgress(volume);
    },
    onTrouble: ({ row }, report) => {
      notices.push({ code: report.end === 'gone' ? 'scan-stopped' : 'scan-unreadable', subject: row.name, at: now() });
      bus.tell({ name: 'notices.changed', payload: {} });
    },
    onFault: options.onFault,
  });
  const tellProgress = (volume: KnownVolume): void => {
    const { clips } = describer.describe(volume);
    bus.tell({ name: 'scan.progressed', payload: { volumeId: volume.row.id, clips, isFinished: volume.scan !== 'scanning', at: now() } });
  };

  const arrivals = createDriveArrivals(registry, now, () => bus.tell({ name: 'volumes.changed', payload: {} }));
  const access = createClipAccess(catalog, registry, now);

  const attachFolder = async ({ standing }: InspectedFolder): Promise<KnownVolume> => {
    const mounted = arrivals.mountedAt(standing.root);
    if (mounted !== null) return registry.attach(arrivals.seen(mounted), { ...standing, above: '' });
    const seen = {
      identity: identityKey(folderIdentity(standing.root)),
      kind: 'folder' as const,
      name: path.basename(standing.root) || standing.root,
      place: standing.root,
      fileSystem: null,
      ...(await folderSpace(standing.root)),
      isReadOnly: false,
      lastSeenAt: now(),
    };
    return registry.attach(seen, standing);
  };

  const openFolder = async (given: string): Promise<Result<Volume, FolderFailure>> => {
    const inspected = await inspectFolder(given);
    return inspected.ok ? succeed(describer.describe(await attachFolder(inspected.value))) : inspected;
  };

  const openDemo = async (): Promise<Result<Volume, 'demo-not-made'>> => {
    const folder = path.join(options.dataFolder, 'Demo drive');
    if (!existsSync(folder)) {
      const made = await makeDemoDrive(folder);
      if (!made.ok) return made;
    }
    const opened = await openFolder(folder);
    return opened.ok ? opened : fail('demo-not-made', folder);
  };

  // Folders the user opened before are looked for once; drives announce themselves.
  for (const { row } of registry.all()) {
    if (row.kind !== 'folder' || row.place === null) continue;
    const inspected = await inspectFolder(row.place);
    if (inspected.ok) await attachFolder(inspected.value);
  }

  const watch = options.watch
    ? watchVolumes({
        list: () => listVolumes(runCommand),
        onChange: (change) => void arrivals.hear(change).catch(options.onFault),
        onFault: options.onFault,
      })
    : null;
  if (watch !== null) await watch.check();

  const places = createFolderPlaces(() => Promise.resolve(arrivals.mountPoints()));
  const handlers: CoreHandlers = {
    ...appHandlers({ version: options.version, zone: options.zone, abilities, labels: catalog.labels, notices: () => notices, tell: (event) => bus.tell(event) }),
    ...volumeHandlers({
      registry, describer, places, abilities, openFolder, openDemo,
      candidates: () => arrivals.candidates(),
      openCandidate: async (id) => {
        const opened = await arrivals.open(id);
        return opened.ok ? succeed(describer.describe(opened.value)) : opened;
      },
    }),
    ...clipHandlers({ catalog, registry, describer, abilities, access }),
  };

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await watch?.stop();
    await registry.close();
    bus.close();
    catalog.close();
  };
  return {
    handlers,
    media: access,
    subscribe: (hear) => bus.subscribe(hear),
    openFolder,
    openDemo,
    close: () => (closing ??= close()),
  };
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
