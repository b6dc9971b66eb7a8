// Opens a folder the user named, the demo drive among them, and has folders back that were away.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { folderSpace } from './archive/folder-space.ts';
import { inspectFolder } from './archive/inspect-folder.ts';
import type { InspectedFolder } from './archive/inspect-folder.ts';
import { isReadOnly } from './archive/is-read-only.ts';
import { folderIdentity, identityKey } from './archive/volume-identity.ts';
import type { KnownVolume, VolumeRegistry } from './archive/volume-registry.ts';
import type { SeenVolume } from './catalog/volume-rows.ts';
import type { FolderFailure } from './core-types.ts';
import { makeDemoDrive } from './demo/make-demo-drive.ts';
import type { DriveArrivals } from './drive-arrivals.ts';
import { liesIn } from './lies-in.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { Instant } from '../shared/schema.ts';

export interface FolderOpener {
  open(given: string): Promise<Result<KnownVolume, FolderFailure>>;
  openDemo(): Promise<Result<KnownVolume, 'demo-not-made'>>;
  /** Attaches the folders opened before that are away and may be back: all, or those at or below `place`. */
  findAgain(place?: string): Promise<void>;
}

export interface FolderOpenerParts {
  readonly registry: VolumeRegistry;
  readonly arrivals: Pick<DriveArrivals, 'openAt'>;
  readonly dataFolder: string;
  readonly now: () => Instant;
}

export function createFolderOpener({ registry, arrivals, dataFolder, now }: FolderOpenerParts): FolderOpener {
  const see = async ({ standing: { root } }: InspectedFolder): Promise<SeenVolume> => ({
    identity: identityKey(folderIdentity(root)),
    kind: 'folder',
    name: path.basename(root) || root,
    place: root,
    uuid: null, label: null, fingerprint: null, fileSystem: null,
    ...(await folderSpace(root)),
    isReadOnly: await isReadOnly(root),
    lastSeenAt: now(),
  });

  const open = async (given: string): Promise<Result<KnownVolume, FolderFailure>> => {
    const inspected = await inspectFolder(given);
    if (!inspected.ok) return inspected;
    const { root, device } = inspected.value.standing;
    const taken = registry.all().find(({ standing }) => standing?.root === root && standing.device === device);
    if (taken !== undefined) {
      registry.rescan(taken.row.id);
      return succeed(taken);
    }
    // A drive that is named by its mount point is opened as the drive it is.
    const opened = await arrivals.openAt(root);
    if (opened === null) return succeed(registry.attach(await see(inspected.value), inspected.value.standing));
    if (opened.ok) return opened;
    return fail(opened.failure.code === 'volume-gone' ? 'folder-gone' : 'folder-unreadable', given);
  };

  const openDemo = async (): Promise<Result<KnownVolume, 'demo-not-made'>> => {
    const folder = path.join(dataFolder, 'Demo drive');
    if (!existsSync(folder)) {
      const made = await makeDemoDrive(folder);
      if (!made.ok) return made;
    }
    const opened = await open(folder);
    return opened.ok ? opened : fail('demo-not-made', folder);
  };
  let openingDemo: ReturnType<typeof openDemo> | null = null;

  return {
    open,
    // Asked for again while it is being made, it is the same one.
    openDemo: () => (openingDemo ??= openDemo().finally(() => {
      openingDemo = null;
    })),
    async findAgain(place) {
      for (const { row, standing } of registry.all()) {
        if (row.kind !== 'folder' || row.place === null || standing !== null) continue;
        if (place !== undefined && !liesIn(row.place, place)) continue;
        const inspected = await inspectFolder(row.place);
        // Another folder may stand at the end of a link by now: that is not the one that was opened.
        if (!inspected.ok || inspected.value.standing.root !== row.place) continue;
        const seen = await see(inspected.value);
        if (registry.isClosed) return;
        registry.attach(seen, inspected.value.standing);
      }
    },
  };
}
