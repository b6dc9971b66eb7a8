// What the page asks about the health of a drive, and the one thing it can mend: the folders a module expects.
import type { CoreHandlers } from '../../shared/contract.ts';
import { clipDamageText } from '../../shared/clip-damage-text.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { VolumeId } from '../../shared/ids.ts';
import { nameProblemText } from '../../shared/name-problem-text.ts';
import { unfinishedText, unreadableFolderText } from '../../shared/report-text.ts';
import { judgeSkeleton } from '../archive/judge-skeleton.ts';
import { restoreSkeleton } from '../archive/skeleton.ts';
import type { SkeletonRestored } from '../archive/skeleton.ts';
import type { KnownVolume, VolumeRegistry } from '../archive/volume-registry.ts';
import { deviceOf } from '../archive/device-of.ts';
import type { Standing } from '../archive/standing.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { VolumeDescriber } from './describe-volume.ts';

export interface HealthHandlerParts {
  readonly catalog: Pick<Catalog, 'clips' | 'health'>;
  readonly registry: VolumeRegistry;
  readonly describer: VolumeDescriber;
}

type HealthMethods = 'volumes.check' | 'volumes.restoreSkeleton';
type Refusal = Extract<SkeletonRestored, { kind: 'refused' }>['reason'];

const mostListed = 1000;

const failureOf: Readonly<Record<Refusal, 'volume-read-only' | 'volume-full' | 'volume-offline' | 'skeleton-not-restored'>> = {
  'read-only': 'volume-read-only',
  'no-space': 'volume-full',
  gone: 'volume-offline',
  'no-archive': 'skeleton-not-restored',
  'name-taken': 'skeleton-not-restored',
  unreadable: 'skeleton-not-restored',
};

export function healthHandlers({ catalog, registry, describer }: HealthHandlerParts): Pick<CoreHandlers, HealthMethods> {
  /** The volume where it stands, proven to be the same file system at this moment. */
  const presentVolume = async (id: VolumeId): Promise<Result<{ volume: KnownVolume; standing: Standing }, 'volume-unknown' | 'volume-offline'>> => {
    const volume = registry.get(id);
    if (volume === null) return fail('volume-unknown', 'This drive');
    const { standing } = volume;
    if (standing === null || volume.isReleasing) return fail('volume-offline', volume.row.name);
    if ((await deviceOf(standing.root)) === standing.device) return succeed({ volume, standing });
    registry.lose(id);
    return fail('volume-offline', volume.row.name);
  };

  /** Its top, or the folder of clips, could not be read: the drive went away, or it is here and has errors. */
  const unreadable = async ({ row, standing }: KnownVolume): Promise<Result<never, 'volume-offline' | 'folder-unreadable'>> => {
    const isHere = standing !== null && (await deviceOf(standing.root)) === standing.device;
    return fail(isHere ? 'folder-unreadable' : 'volume-offline', row.name);
  };

  return {
    'volumes.check': async ({ volumeId }) => {
      const present = await presentVolume(volumeId);
      if (!present.ok) return present;
      const { volume, standing } = present.value;
      const skeleton = await judgeSkeleton(standing.root);
      if (!skeleton.ok) return unreadable(volume);
      const facts = describer.describe(registry.get(volumeId) ?? volume);
      const unread = facts.unreadable.map(({ path, reason: code }) => ({ path, reason: unreadableFolderText(code), code }));
      return succeed({
        clips: facts.clips,
        byKind: facts.clipsByKind,
        unprobed: Math.max(0, facts.clips - facts.probed),
        unrecognised: catalog.clips.unrecognised(volumeId, 0, mostListed).map(({ id, path, problem }) => ({ path, reason: nameProblemText[problem], problem, unrecognisedId: id })),
        damaged: catalog.health.damaged(volumeId, mostListed).map(({ id, path, damage }) => ({ path, reason: clipDamageText[damage], damage, clipId: id })),
        unfinished: catalog.health.unfinished(volumeId, mostListed).map((path) => ({ path, reason: unfinishedText(path) })),
        unreadable: unread.slice(0, mostListed),
        counts: { unrecognised: facts.unrecognised, damaged: facts.damaged, unfinished: facts.unfinished, unreadable: unread.length },
        junk: facts.junk,
        skeleton: { ok: skeleton.value.ok, missing: [...skeleton.value.missing] },
        freeBytes: facts.freeBytes,
        sizeBytes: facts.sizeBytes,
        isReadOnly: facts.isReadOnly,
      });
    },
    'volumes.restoreSkeleton': async ({ volumeId }) => {
      const present = await presentVolume(volumeId);
      if (!present.ok) return present;
      const { volume, standing } = present.value;
      const skeleton = await judgeSkeleton(standing.root);
      if (!skeleton.ok) return unreadable(volume);
      if (skeleton.value.ok) return succeed({ made: [] });
      const restored = await restoreSkeleton(standing.root, skeleton.value.missing);
      return restored.kind === 'restored' ? succeed({ made: [...restored.made] }) : fail(failureOf[restored.reason], volume.row.name);
    },
  };
}
