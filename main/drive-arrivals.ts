// Drives that come and go: a known one is taken in again, an unknown one with an archive root is offered.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import { CandidateId } from '../shared/ids.ts';
import type { Candidate, Instant } from '../shared/schema.ts';
import { findArchiveRoots } from './archive/archive-roots.ts';
import type { MountedVolume } from './archive/list-volumes.ts';
import { driveIdentity, identityKey } from './archive/volume-identity.ts';
import type { KnownVolume, VolumeRegistry } from './archive/volume-registry.ts';
import type { VolumesChanged } from './archive/watch-volumes.ts';
import type { SeenVolume } from './catalog/volume-rows.ts';

export interface DriveArrivals {
  /** What the watch over the volumes told. Changes are worked through one after another. */
  hear(change: VolumesChanged): Promise<void>;
  candidates(): readonly Candidate[];
  mountPoints(): readonly string[];
  open(id: CandidateId): Promise<Result<KnownVolume, 'volume-gone' | 'folder-unreadable'>>;
  /** The mounted volume whose mount point this real path is, if it is one. */
  mountedAt(realPath: string): MountedVolume | null;
  seen(volume: MountedVolume): SeenVolume;
}

interface Offered {
  readonly candidate: Candidate;
  readonly volume: MountedVolume;
}

export function createDriveArrivals(registry: VolumeRegistry, now: () => Instant, onChange: () => void): DriveArrivals {
  let present: readonly MountedVolume[] = [];
  let offered = new Map<CandidateId, Offered>();
  let work: Promise<void> = Promise.resolve();

  const seen = (volume: MountedVolume): SeenVolume => ({
    identity: identityKey(driveIdentity(volume, null)),
    kind: 'drive',
    name: volume.label ?? (path.basename(volume.mountPoint) || volume.mountPoint),
    place: volume.mountPoint,
    fileSystem: volume.fileSystem,
    sizeBytes: volume.sizeBytes,
    freeBytes: volume.freeBytes,
    isReadOnly: volume.isReadOnly,
    lastSeenAt: now(),
  });

  const attach = async (volume: MountedVolume): Promise<KnownVolume | null> => {
    const found = await stat(volume.mountPoint).catch(() => null);
    return found === null ? null : registry.attach(seen(volume), { root: volume.mountPoint, above: '', device: found.dev });
  };

  const takeIn = async (change: VolumesChanged): Promise<void> => {
    present = change.present;
    for (const gone of change.departed) {
      for (const known of registry.all()) {
        if (known.standing !== null && isInside(known.standing.root, gone.mountPoint) && !isMounted(known.standing.root, present)) registry.detach(known.row.id);
      }
    }
    const next = new Map<CandidateId, Offered>();
    for (const volume of present) {
      const roots = await findArchiveRoots(volume.mountPoint);
      if (!roots.ok || roots.value.length === 0) continue;
      const key = identityKey(driveIdentity(volume, null));
      const isKnown = registry.all().some((known) => known.row.identity === key || known.standing?.root === volume.mountPoint);
      if (isKnown) {
        if (change.arrived.includes(volume) || change.altered.includes(volume)) await attach(volume);
        continue;
      }
      const id = CandidateId.parse(`${key}@${volume.mountPoint}`.slice(0, 128));
      const { name, fileSystem, sizeBytes, freeBytes } = seen(volume);
      next.set(id, { volume, candidate: { id, name, place: volume.mountPoint, fileSystem, sizeBytes, freeBytes } });
    }
    offered = next;
    onChange();
  };

  return {
    hear(change) {
      work = work.then(() => takeIn(change));
      return work;
    },
    candidates: () => [...offered.values()].map(({ candidate }) => candidate),
    mountPoints: () => present.map((volume) => volume.mountPoint),
    mountedAt: (realPath) => present.find((volume) => volume.mountPoint === realPath) ?? null,
    seen,
    async open(id) {
      const offer = offered.get(id);
      if (offer === undefined) return fail('volume-gone', 'This drive');
      const known = await attach(offer.volume);
      if (known === null) return fail('volume-gone', offer.candidate.name);
      offered.delete(id);
      onChange();
      return succeed(known);
    },
  };
}

function isInside(place: string, mountPoint: string): boolean {
  const steps = path.relative(mountPoint, place);
  return steps === '' || (!steps.startsWith(`..${path.sep}`) && steps !== '..' && !path.isAbsolute(steps));
}

/** Another volume may have been mounted at the same place in the same moment. */
function isMounted(root: string, present: readonly MountedVolume[]): boolean {
  return present.some((volume) => volume.mountPoint === root);
}
