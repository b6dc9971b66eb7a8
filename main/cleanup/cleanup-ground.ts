// The clips of one drive as a clean-up is planned from them: what the catalog knows, with what it lacked asked of the drive.
import { measureClips } from '../archive/measure-clips.ts';
import type { Standing } from '../archive/standing.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { clipFlags, clipKinds, unknownLength } from '../catalog/column-row.ts';
import type { DeletionCandidate } from '../deletion/deletion-types.ts';
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { ClipDamage } from '../../shared/schema.ts';

export interface GroundClip extends DeletionCandidate {
  readonly id: ClipId;
  /** Whether its headers were read. */
  readonly isProbed: boolean;
  /** A verified copy was made of it at some time. */
  readonly wasExported: boolean;
}

/** Holds at most one drive's clips, until the catalog changes. */
export interface CleanupGrounds {
  /** Oldest first. `standing` null: sizes that are not known stay unknown, and such clips are unreadable. */
  read(volumeId: VolumeId, standing: Standing | null): Promise<readonly GroundClip[]>;
}

/** A stretch of rows that holds the thread for some 3 ms. */
const rowsAtOnce = 1000;
const statsAtOnce = 256;

export function createCleanupGrounds({ columns, clips, health, groups, writer }: Pick<Catalog, 'columns' | 'clips' | 'health' | 'groups' | 'writer'>): CleanupGrounds {
  let kept: { readonly volumeId: VolumeId; readonly version: number; readonly clips: readonly GroundClip[] } | null = null;

  const idsOf = (volumeId: VolumeId, passes: (place: number) => boolean): ClipId[] => {
    const ids: ClipId[] = [];
    const { length, volumes } = columns.arrays;
    for (let place = 0; place < length; place += 1) if (volumes[place] === volumeId && passes(place)) ids.push(columns.id(place) as ClipId);
    return ids;
  };
  const measure = async (volumeId: VolumeId, standing: Standing): Promise<void> => {
    const unsized = idsOf(volumeId, (place) => Number.isNaN(columns.size(place)));
    for (let from = 0; from < unsized.length; from += statsAtOnce) {
      const { end } = await measureClips(standing, clips.sized(unsized.slice(from, from + statsAtOnce)), (sizes) => writer.recordSizes(sizes));
      if (end === 'gone') return;
    }
  };

  const build = async (volumeId: VolumeId): Promise<GroundClip[]> => {
    const damages = new Map(health.damaged(volumeId, Number.MAX_SAFE_INTEGER).map(({ id, damage }) => [id, damage]));
    const ids = idsOf(volumeId, () => true);
    const found: GroundClip[] = [];
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      for (const { id, path, sizeBytes, modifiedAt } of clips.sized(ids.slice(from, from + rowsAtOnce)).reverse()) {
        const place = columns.placeOf(id);
        if (place !== null) found.push(groundClip({ id, path, sizeBytes, modifiedAt, damage: damages.get(id) ?? null }, place));
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  };
  const groundClip = (
    { id, path, sizeBytes, modifiedAt, damage }: { readonly id: ClipId; readonly path: string; readonly sizeBytes: number | null; readonly modifiedAt: number | null; readonly damage: ClipDamage | null },
    place: number,
  ): GroundClip => {
    const flags = columns.flags(place);
    const lengthMs = columns.lengthMs(place);
    // The columns hold ids of cameras and nothing else.
    const camera = groups.of(columns.camera(place));
    const wasExported = (flags & clipFlags.exported) !== 0;
    return {
      id, path,
      kind: clipKinds[columns.kind(place)] ?? 'local-storage',
      camera: camera?.label ?? camera?.members[0]?.name ?? '',
      cameraKey: String(camera?.id ?? columns.camera(place)),
      recordedAt: columns.instant(place),
      sizeBytes: sizeBytes ?? 0,
      modifiedAt: modifiedAt ?? 0,
      durationMs: lengthMs === unknownLength ? null : lengthMs,
      isStarred: (flags & clipFlags.starred) !== 0,
      hasNote: (flags & clipFlags.noted) !== 0,
      isWatched: (flags & clipFlags.watched) !== 0,
      isExported: wasExported,
      wasExported,
      isProbed: damage !== null || lengthMs !== unknownLength,
      sha256: null,
      obstacle: sizeBytes === null || modifiedAt === null ? { code: 'unreadable' } : damage === null ? null : { code: 'damaged', damage },
    };
  };

  return {
    async read(volumeId, standing) {
      if (standing !== null) await measure(volumeId, standing);
      const { version } = columns;
      if (kept?.volumeId === volumeId && kept.version === version) return kept.clips;
      const built = await build(volumeId);
      if (columns.version === version) kept = { volumeId, version, clips: built };
      return built;
    },
  };
}
