// What a mounted volume is called, where it stands, and how it is offered to the user.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { CandidateId } from '../shared/ids.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { Candidate } from '../shared/schema.ts';
import type { MountedVolume } from './archive/mounted-volume.ts';
import { driveIdentity, identityKey } from './archive/volume-identity.ts';
import { liesIn } from './lies-in.ts';

export function candidateOf(volume: MountedVolume, resembles: VolumeId[]): Candidate {
  const { mountPoint, fileSystem, sizeBytes, freeBytes } = volume;
  const text = `${identityKey(driveIdentity(volume, null))}\0${placeKey(volume)}`;
  return {
    id: CandidateId.parse(createHash('sha256').update(text).digest('base64url')),
    name: nameOf(volume),
    place: mountPoint,
    fileSystem, sizeBytes, freeBytes, resembles,
  };
}

export function nameOf({ label, mountPoint }: MountedVolume): string {
  return label ?? (path.basename(mountPoint) || mountPoint);
}

export function placeKey(volume: MountedVolume): string {
  return `${volume.mountPoint}\0${volume.deviceId ?? ''}`;
}

/** The drive itself, wherever it is mounted. */
export function restKey(volume: MountedVolume): string {
  return volume.deviceId ?? volume.mountPoint;
}

/** Of several mount points above a place, the nearest: that is the volume it lies on. */
export function mountOf(place: string, mountPoints: readonly string[]): string | null {
  const above = mountPoints.filter((mountPoint) => liesIn(place, mountPoint));
  return above.toSorted((one, other) => other.length - one.length)[0] ?? null;
}
