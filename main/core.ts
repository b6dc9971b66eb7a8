// The composition root: joins archive, catalog, media and the rest into what the server and the faces use. Plain Node.
import path from 'node:path';
import type { CoreHandlers } from '../shared/contract.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { Instant, Notice, ZoneId } from '../shared/schema.ts';
import type { Abilities } from './abilities.ts';
import { createFolderPlaces } from './archive/folder-places.ts';
import { createFreeSpace } from './archive/free-space.ts';
import { VolumeRegistry } from './archive/volume-registry.ts';
import type { KnownVolume } from './archive/volume-registry.ts';
import { openCatalog } from './catalog/catalog.ts';
import type { Catalog } from './catalog/catalog.ts';
import { isDiskFull } from './catalog/sqlite-file.ts';
import { createScanBook } from './catalog-scan-book.ts';
import { createClipAccess } from './clip-access.ts';
import { CleanupPlans } from './cleanup/cleanup-plans.ts';
import { createRetention } from './cleanup/retention.ts';
import { Cleanups } from './cleanups.ts';
import { createConvertedHint } from './converted-hint.ts';
import type { Core } from './core-types.ts';
import { createDriveArrivals } from './drive-arrivals.ts';
import { createDriveEjector } from './eject-drive.ts';
import { createEventBus } from './event-bus.ts';
import { Exports } from './exports.ts';
import { Films } from './films.ts';
import { forgetVolume } from './forget-volume.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { cleanupHandlers } from './handlers/cleanup-handlers.ts';
import { clipHandlers } from './handlers/clip-handlers.ts';
import { createVolumeDescriber } from './handlers/describe-volume.ts';
import { exportHandlers } from './handlers/export-handlers.ts';
import { filmHandlers } from './handlers/film-handlers.ts';
import { findHandlers } from './handlers/find-handlers.ts';
import { healthHandlers } from './handlers/health-handlers.ts';
import { labelHandlers } from './handlers/label-handlers.ts';
import { updateHandlers } from './handlers/update-handlers.ts';
import { volumeHandlers } from './handlers/volume-handlers.ts';
import { readClipMakeup } from './media/clip-makeup.ts';
import { findFfmpeg } from './media/find-ffmpeg.ts';
import { closeClipsBelow } from './media/open-clip.ts';
import { createFreshness } from './freshness.ts';
import type { Freshness } from './freshness.ts';
import { isInArchive } from './is-in-archive.ts';
import { createFolderOpener } from './open-folder.ts';
import { createScanProgress } from './scan-progress.ts';
import { createThumbnails } from './thumbnails.ts';
import { askRelease } from './updates/ask-release.ts';
import { ownReleases } from './updates/releases.ts';
import type { Releases } from './updates/releases.ts';
import { createUpdateCheck } from './updates/update-check.ts';
import { thisComputer } from './volume-source.ts';
import type { VolumeSource } from './volume-source.ts';

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
  /** Where drives are heard of and ejected; this computer unless told. */
  readonly volumes?: VolumeSource;
  /** For how long a clean-up can be undone before it begins; ten seconds unless told. */
  readonly undoMs?: number;
  /** Where newer versions are asked for, once the user wants that; what package.json says unless told. */
  readonly releases?: Releases | null;
  /** The files of the catalog are open: hardly anything can fail after that. They are read when what it answers has settled. */
  readonly onOpened?: () => Promise<unknown> | null;
  /** Hears of bugs in background work. */
  readonly onFault: (error: unknown) => void;
}

export async function createCore(options: CoreOptions): Promise<Result<Core, 'data-folder-unusable'>> {
  try {
    const catalog = await openCatalog(options.dataFolder, options.now(), options.onOpened);
    return succeed(await joinCore(options, catalog));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail('data-folder-unusable', options.dataFolder);
  }
}

async function joinCore(options: CoreOptions, catalog: Catalog): Promise<Core> {
  const { now, abilities, dataFolder, zone, volumes: source = thisComputer } = options;
  const bus = createEventBus();
  const tell = (event: Parameters<typeof bus.tell>[0]): void => bus.tell(event);
  const tellRetention = (): void => tell({ name: 'retention.changed', payload: {} });
  const tellVolumes = (): void => tell({ name: 'volumes.changed', payload: {} });
  const notices: Notice[] = [...catalog.notices];
  const notify = (code: Notice['code'], subject: string): void => {
    notices.push({ code, subject, at: now() });
    tell({ name: 'notices.changed', payload: {} });
  };
  const onFault = (error: unknown): void => {
    if (!isDiskFull(error)) options.onFault(error);
    else if (!notices.some(({ code }) => code === 'data-folder-full')) notify('data-folder-full', dataFolder);
  };

  const inBackground = (work: Promise<unknown>): void => void work.catch(onFault);

  const describer = createVolumeDescriber({
    catalog,
    isRemovable: (root) => arrivals.mountedAt(root)?.isRemovable ?? false,
    looksConverted: (id) => hint.isConverted(id),
  });
  const tellProgress = createScanProgress({ registry: () => registry, clipsOf: (id) => describer.clipsOf(id), now, tell });

  const tellClips = (id: VolumeId): void => {
    tell({ name: 'clips.changed', payload: { volumeId: id } });
    tellProgress(id);
  };

  const registry: VolumeRegistry = new VolumeRegistry({
    shelf: catalog.volumes,
    bookFor: (row) => createScanBook(catalog, row, now),
    now,
    onVolume: (id) => {
      freshness.follow(id);
      tellVolumes();
      tellRetention();
      tellProgress(id);
    },
    onClips: tellClips,
    onLost: (standing) => {
      inBackground(arrivals.lost(standing));
      inBackground(folders.findAgain(standing.root));
    },
    onTrouble: ({ row }, report) => {
      notify(report.end === 'gone' ? 'scan-stopped' : 'scan-unreadable', row.name);
    },
    onFault,
  });
  const hint = createConvertedHint({ catalog, registry, zone, onChange: tellVolumes, onFault });
  const freshness: Freshness = await createFreshness({
    catalog, registry, dataFolder, now, onFault, onClips: tellClips,
    onJob: ({ state }) => {
      if (state === 'done') tellVolumes();
    },
  });
  const access = createClipAccess(catalog, registry, now, (id) => freshness.stepAside(id));
  const films = new Films({ catalog, registry, now, tell, onRead: (id) => freshness.stepAside(id), onFault });
  const exports = new Exports({
    catalog, registry, now, tell, onRead: (id) => freshness.stepAside(id), onFault,
    fileSystemOf: (folder) => arrivals.mountedAbove(folder)?.fileSystem ?? null,
    evidenceTools: async () => ({ ffmpeg: await findFfmpeg({ setting: catalog.labels.settings().ffmpegPath }), readMakeup: readClipMakeup, program: `Wallclock ${options.version}`, now }),
  });
  const cleanups = new Cleanups({
    catalog, registry, dataFolder, now, tell, onFault, undoMs: options.undoMs,
    onRead: (id) => freshness.stepAside(id),
    onClips: tellClips,
    onVolumes: () => {
      tellVolumes();
      tellRetention();
    },
  });
  const plans = new CleanupPlans({ catalog, registry, now });
  const retention = createRetention({ catalog, registry, plans });
  const thumbnails = createThumbnails({ dataFolder, catalog, registry, access, now });
  const updates = createUpdateCheck({
    releases: options.releases === undefined ? ownReleases() : options.releases,
    version: options.version, memoryFile: path.join(dataFolder, 'updates.json'), now, onFault,
    isWanted: () => catalog.labels.settings().checksForUpdates,
    ask: askRelease,
    later: (run, ms) => {
      const timer = setTimeout(run, ms).unref();
      return () => clearTimeout(timer);
    },
    onChange: () => tell({ name: 'updates.changed', payload: {} }),
  });

  const arrivals = createDriveArrivals({
    registry, now,
    moveLabels: catalog.labels.moveVolumeLabel,
    onArrived: (mountPoint) => inBackground(folders.findAgain(mountPoint)),
    onChange: tellVolumes,
  });
  const folders = createFolderOpener({ registry, arrivals, dataFolder, now });
  const freeSpace = createFreeSpace({
    onSpace: (root, freeBytes) => {
      const known = registry.all().find(({ standing }) => standing?.root === root);
      if (known !== undefined && !registry.isClosed && registry.recordFreeSpace(known.row.id, freeBytes)) tellVolumes();
    },
  });

  // Folders the user opened before are looked for once; drives announce themselves.
  await folders.findAgain();
  const watch = options.watch ? source.watch((change) => inBackground(arrivals.hear(change)), onFault) : null;
  await watch?.check();

  const lookAgain = async (): Promise<void> => {
    await watch?.check();
    await Promise.all([arrivals.lookAgain(), folders.findAgain()]);
  };
  const eject = createDriveEjector({
    registry, arrivals,
    eject: (volume) => source.eject(volume),
    closeClips: closeClipsBelow,
    onReleasing: (volumeId) => tell({ name: 'volume.releasing', payload: { volumeId } }),
    onEjected: () => inBackground(lookAgain()),
  });

  const describeOpened = <Refused>(opened: { readonly ok: true; readonly value: KnownVolume } | Refused & { readonly ok: false }) =>
    (opened.ok ? succeed(describer.describe(opened.value)) : opened);
  const openFolder: Core['openFolder'] = async (given) => describeOpened(await folders.open(given));
  const openDemo: Core['openDemo'] = async () => describeOpened(await folders.openDemo());

  const places = createFolderPlaces(
    () => Promise.resolve(arrivals.mountPoints()),
    (place) => registry.all().some(({ standing }) => standing !== null && isInArchive(place, standing.root)),
  );
  const handlers: CoreHandlers = {
    ...appHandlers({ version: options.version, zone, abilities, labels: catalog.labels, notices: () => notices, tell, onSettings: () => updates.settingChanged(), onFocus: () => freshness.focus() }),
    ...updateHandlers({ updates, abilities }),
    ...volumeHandlers({
      registry, describer, arrivals, abilities, openFolder, openDemo, eject, lookAgain,
      places,
      forget: (id, labels) => forgetVolume({ catalog, registry, thumbnails, tell, onForgotten: () => arrivals.lookAgain() }, id, labels),
      onListed: (volumes) => {
        for (const volume of volumes) {
          hint.refresh(volume);
          if (volume.standing !== null && !volume.isReleasing) freeSpace(volume.standing.root);
        }
      },
    }),
    ...healthHandlers({ catalog, registry, describer }),
    ...labelHandlers({ catalog, registry, describer, tell, now }),
    ...clipHandlers({ catalog, registry, abilities, access, prefer: (ids) => freshness.prefer(ids) }),
    ...findHandlers({ catalog, registry }),
    ...exportHandlers({ catalog, registry, abilities, exports, places }),
    ...filmHandlers({ films, places, abilities }),
    ...cleanupHandlers({ catalog, registry, plans, cleanups, retention, places, onRetention: tellRetention }),
  };

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    const watchEnds = watch?.stop();
    arrivals.close();
    await watchEnds;
    await Promise.all([exports.close(), cleanups.close(), films.close(), updates.close()]);
    await freshness.close();
    await Promise.all([registry.close(), thumbnails.close()]);
    bus.close();
    catalog.close();
  };
  return {
    handlers,
    media: access,
    thumbnails,
    subscribe: (hear) => bus.subscribe(hear),
    attend: (hasPage) => freshness.setAttention(hasPage ? 'seen' : 'hidden'),
    openFolder,
    openDemo,
    close: () => (closing ??= close()),
  };
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
