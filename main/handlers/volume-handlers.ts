// What the page asks about drives and folders.
import type { CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { Candidate, Volume } from '../../shared/schema.ts';
import type { CandidateId } from '../../shared/ids.ts';
import type { Abilities } from '../abilities.ts';
import type { FolderPlaces } from '../archive/folder-places.ts';
import type { VolumeRegistry } from '../archive/volume-registry.ts';
import type { FolderFailure } from '../core-types.ts';
import type { VolumeDescriber } from './describe-volume.ts';

export interface VolumeHandlerParts {
  readonly registry: VolumeRegistry;
  readonly describer: VolumeDescriber;
  readonly places: FolderPlaces;
  readonly abilities: Abilities;
  readonly candidates: () => readonly Candidate[];
  readonly openCandidate: (id: CandidateId) => Promise<Result<Volume, 'volume-gone' | 'folder-unreadable'>>;
  readonly openFolder: (path: string) => Promise<Result<Volume, FolderFailure>>;
  readonly openDemo: () => Promise<Result<Volume, 'demo-not-made'>>;
}

type VolumeMethods =
  | 'volumes.list' | 'volumes.open' | 'volumes.openDemo' | 'volumes.rescan' | 'folders.list' | 'folders.open' | 'folders.pick';

export function volumeHandlers(parts: VolumeHandlerParts): Pick<CoreHandlers, VolumeMethods> {
  const { registry, describer, places, abilities, candidates, openCandidate, openFolder, openDemo } = parts;
  return {
    'volumes.list': () => succeed({ volumes: registry.all().map((volume) => describer.describe(volume)), candidates: [...candidates()] }),
    'volumes.open': ({ candidateId }) => openCandidate(candidateId),
    'volumes.openDemo': () => openDemo(),
    'volumes.rescan': ({ volumeId }) => {
      const volume = registry.get(volumeId);
      if (volume === null) return fail('volume-unknown', 'This drive');
      if (!registry.rescan(volumeId)) return fail('volume-offline', volume.row.name);
      return succeed(describer.describe(volume));
    },
    'folders.list': ({ folderId }) => places.list(folderId),
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
