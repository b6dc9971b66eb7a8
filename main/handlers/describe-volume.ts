// A volume as the page sees it: what the catalog remembers, what is in the columns, and whether it is here.
import type { VolumeId } from '../../shared/ids.ts';
import type { Instant, Volume } from '../../shared/schema.ts';
import type { KnownVolume } from '../archive/volume-registry.ts';
import type { Catalog } from '../catalog/catalog.ts';

interface Tally {
  clips: number;
  bytes: number;
  local: number;
  backup: number;
  oldest: Instant | null;
  newest: Instant | null;
}

export interface VolumeDescriber {
  describe(volume: KnownVolume): Volume;
  clipsOf(id: VolumeId): number;
}

export interface DescriberParts {
  readonly catalog: Pick<Catalog, 'columns' | 'clips' | 'health' | 'labels'>;
  /** Whether the volume mounted at this place can be taken away by hand. */
  readonly isRemovable: (root: string) => boolean;
  readonly looksConverted: (id: VolumeId) => boolean;
}

export function createVolumeDescriber({ catalog, isRemovable, looksConverted }: DescriberParts): VolumeDescriber {
  let version = -1;
  let tallies = new Map<number, Tally>();

  const count = (): void => {
    const { columns } = catalog;
    if (version === columns.version) return;
    tallies = new Map();
    const length = columns.length;
    for (let place = 0; place < length; place += 1) {
      const volume = columns.volume(place);
      let tally = tallies.get(volume);
      if (tally === undefined) {
        tally = { clips: 0, bytes: 0, local: 0, backup: 0, oldest: columns.instant(place), newest: null };
        tallies.set(volume, tally);
      }
      tally.clips += 1;
      const size = columns.size(place);
      if (!Number.isNaN(size)) tally.bytes += size;
      if (columns.kind(place) === 0) tally.local += 1;
      else tally.backup += 1;
      tally.newest = columns.instant(place);
    }
    version = columns.version;
  };

  return {
    clipsOf(id) {
      count();
      return tallies.get(id)?.clips ?? 0;
    },
    describe({ row, standing, scan, isReleasing }) {
      count();
      const tally = tallies.get(row.id);
      const label = catalog.labels.volumeLabel(row.identity);
      return {
        id: row.id,
        kind: row.kind,
        name: label.name ?? row.name,
        place: standing?.root ?? row.place,
        isPresent: standing !== null,
        homeZone: label.homeZone,
        namedInZone: label.namedInZone,
        fileSystem: row.fileSystem,
        sizeBytes: row.sizeBytes,
        freeBytes: row.freeBytes,
        isReadOnly: row.isReadOnly,
        lastSeenAt: row.lastSeenAt,
        scan,
        clips: tally?.clips ?? 0,
        bytes: tally?.bytes ?? 0,
        clipsByKind: { 'local-storage': tally?.local ?? 0, 'clip-backup': tally?.backup ?? 0 },
        oldest: tally?.oldest ?? null,
        newest: tally?.newest ?? null,
        ...catalog.clips.countStrays(row.id),
        ...catalog.health.countProbed(row.id),
        looksConverted: looksConverted(row.id),
        canEject: row.kind === 'drive' && standing !== null && !isReleasing && isRemovable(standing.root),
        junk: row.junk,
        unreadable: [...row.unreadable],
      };
    },
  };
}
