// What the page asks about drives and folders.
import type { CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { VolumeId } from '../../shared/ids.ts';
import type { Volume } from '../../shared/schema.ts';
import type { Abilities } from '../abilities.ts';
import type { FolderPlaces } from '../archive/folder-places.ts';
import type { KnownVolume, VolumeRegistry } from '../archive/volume-registry.ts';
import type { FolderFailure } from '../core-types.ts';
import type { DriveArrivals } from '../drive-arrivals.ts';
import type { EjectAnswer } from '../eject-drive.ts';
import type { Forgotten } from '../forget-volume.ts';
import type { VolumeDescriber } from './describe-volume.ts';

export interface VolumeHandlerParts {
  readonly registry: VolumeRegistry;
  readonly describer: VolumeDescriber;
  readonly arrivals: Pick<DriveArrivals, 'candidates' | 'open' | 'identify'>;
  readonly places: FolderPlaces;
  readonly abilities: Abilities;
  readonly openFolder: (path: string) => Promise<Result<Volume, FolderFailure>>;
  readonly openDemo: () => Promise<Result<Volume, 'demo-not-made'>>;
  readonly eject: (id: VolumeId) => Promise<EjectAnswer>;
  readonly forget: (id: VolumeId, labels: 'keep' | 'forget') => Promise<Forgotten>;
  /** Somebody looks at the volumes: what goes stale by itself may be asked again. Never waits. */
  readonly onListed: (volumes: readonly KnownVolume[]) => void;
  /** Looks for what is away and may be back. */
  readonly lookAgain: () => Promise<void>;
}

type VolumeMethods =
  | 'volumes.list' | 'volumes.open' | 'volumes.openDemo' | 'volumes.rescan' | 'volumes.identify' | 'volumes.forget' | 'volumes.eject'
  | 'folders.list' | 'folders.create' | 'folders.open' | 'folders.pick';

export function volumeHandlers(parts: VolumeHandlerParts): Pick<CoreHandlers, VolumeMethods> {
  const { registry, describer, arrivals, places, abilities, openFolder, openDemo, eject, forget, onListed, lookAgain } = parts;
  const described = <Refused extends Failure>(
    opened: { readonly ok: true; readonly value: KnownVolume } | { readonly ok: false; readonly failure: Refused },
  ): { readonly ok: true; readonly value: Volume } | { readonly ok: false; readonly failure: Refused } =>
    (opened.ok ? succeed(describer.describe(opened.value)) : opened);

  return {
    'volumes.list': () => {
      const volumes = registry.all();
      onListed(volumes);
      return succeed({ volumes: volumes.map((volume) => describer.describe(volume)), candidates: [...arrivals.candidates()] });
    },
    'volumes.open': async ({ candidateId }) => described(await arrivals.open(candidateId)),
    'volumes.identify': async ({ candidateId, as }) => described(await arrivals.identify(candidateId, as)),
    'volumes.openDemo': () => openDemo(),
    'volumes.rescan': async ({ volumeId }) => {
      if (registry.get(volumeId)?.standing === null) await lookAgain();
      const volume = registry.get(volumeId);
      if (volume === null) return fail('volume-unknown', 'This drive');
      if (!registry.rescan(volumeId)) return fail('volume-offline', volume.row.name);
      return succeed(describer.describe(volume));
    },
    'volumes.forget': ({ volumeId, labels }) => forget(volumeId, labels),
    'volumes.eject': ({ volumeId }) => eject(volumeId),
    'folders.list': ({ folderId }) => places.list(folderId),
    'folders.create': ({ folderId, name }) => places.create(folderId, name),
    'folders.open': ({ folderId }) => {
      const path = places.pathOf(folderId);
      return path === null ? fail('folder-gone', 'This folder') : openFolder(path);
    },
    'folders.pick': async () => {
      if (abilities.pickFolder === undefined) return fail('ability-missing', 'Choosing a folder in the system’s dialog');
      const path = await abilities.pickFolder();
      return path === null ? succeed(null) : openFolder(path);
    },
  };
}
