// Cameras as the page sees them: the groups of the catalog with how many clips each name has, and on which drives.
import type { CameraId, VolumeId } from '../../shared/ids.ts';
import type { Camera } from '../../shared/schema.ts';
import type { CameraGroup } from '../catalog/camera-groups.ts';
import type { Catalog } from '../catalog/catalog.ts';

/** Clips per camera and volume: of camera `c` on volume `v` at `c * width + v`. */
interface Tally {
  readonly version: number;
  readonly width: number;
  readonly counts: Uint32Array;
}

export interface CameraDescriber {
  /** Those that have clips, by the name shown. */
  all(): Camera[];
  describe(group: CameraGroup): Camera;
}

export function createCameraDescriber({ columns, groups }: Pick<Catalog, 'columns' | 'groups'>): CameraDescriber {
  let tally: Tally | null = null;
  const count = (): Tally => {
    if (tally?.version === columns.version) return tally;
    const { length, cameras, volumes } = columns.arrays;
    const width = largest(volumes, length) + 1;
    const counts = new Uint32Array((largest(cameras, length) + 1) * width);
    for (let place = 0; place < length; place += 1) {
      const at = (cameras[place] ?? 0) * width + (volumes[place] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    tally = { version: columns.version, width, counts };
    return tally;
  };
  const clipsOf = (camera: CameraId): { clips: number; volumes: VolumeId[] } => {
    const { width, counts } = count();
    const row = counts.subarray(camera * width, (camera + 1) * width);
    return {
      clips: row.reduce((sum, clips) => sum + clips, 0),
      volumes: [...row.keys()].filter((volume) => row[volume] !== 0) as VolumeId[],
    };
  };

  const describe = ({ id, label, colour, isHidden, members }: CameraGroup): Camera => {
    const tallies = members.map((member) => ({ member, ...clipsOf(member.id) }));
    return {
      id,
      name: members[0]?.name ?? '',
      label,
      colour,
      isHidden,
      clips: tallies.reduce((sum, { clips }) => sum + clips, 0),
      volumes: [...new Set(tallies.flatMap(({ volumes }) => volumes))].sort((a, b) => a - b),
      names: tallies.map(({ member, clips }) => ({ id: member.id, name: member.name, clips })),
    };
  };
  return {
    describe,
    all: () =>
      groups.all().map(describe).filter((camera) => camera.clips > 0)
        .sort((a, b) => (a.label ?? a.name).localeCompare(b.label ?? b.name)),
  };
}

function largest(column: Uint32Array, length: number): number {
  let found = 0;
  for (let place = 0; place < length; place += 1) found = Math.max(found, column[place] ?? 0);
  return found;
}
