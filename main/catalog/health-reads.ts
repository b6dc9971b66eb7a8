// What the catalog knows of a volume's health: how many clips were probed, which are damaged, what was never finished.
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import { ClipDamage } from '../../shared/schema.ts';
import type { Instant } from '../../shared/schema.ts';
import { clipIdInstant } from './clip-id.ts';
import type { Sqlite } from './sqlite-file.ts';

export interface ProbeCount {
  readonly probed: number;
  readonly damaged: number;
}

export interface HealthReader {
  /** Among the clips that are not missing. */
  countProbed(volumeId: VolumeId): ProbeCount;
  /** Newest first; `path` relative to the volume, with slashes. */
  damaged(volumeId: VolumeId, limit: number): { readonly id: ClipId; readonly path: string; readonly damage: ClipDamage }[];
  /** By path. */
  unfinished(volumeId: VolumeId, limit: number): string[];
  /** Names read as UTC with the time the drive gave their files, of those of these clips whose time is known. */
  times(clipIds: readonly number[]): { readonly namedAt: Instant; readonly modifiedAt: Instant }[];
}

export function createHealthReader(db: Sqlite): HealthReader {
  const changes = db.prepare<[], { changes: number }>('SELECT total_changes() AS changes');
  const probed = db.prepare<[number], { probed: number; damaged: number }>(
    `SELECT count(*) AS probed, count(clip.damage) AS damaged FROM folder JOIN clip INDEXED BY clip_probed ON clip.folder_id = folder.id
     WHERE folder.volume_id = ? AND clip.probed_at IS NOT NULL AND clip.missing_since IS NULL`,
  );
  const damaged = db.prepare<[number, number], { id: number; folder: string; name: string; damage: string }>(
    `SELECT clip.id, folder.path AS folder, clip.name, clip.damage FROM folder JOIN clip INDEXED BY clip_probed ON clip.folder_id = folder.id
     WHERE folder.volume_id = ? AND clip.damage IS NOT NULL AND clip.probed_at IS NOT NULL AND clip.missing_since IS NULL ORDER BY clip.id DESC LIMIT ?`,
  );
  const unfinished = db.prepare<[number, number], { folder: string; name: string }>(
    `SELECT folder.path AS folder, stray.name FROM folder JOIN stray ON stray.folder_id = folder.id
     WHERE folder.volume_id = ? AND stray.problem IS NULL ORDER BY folder.path, stray.name LIMIT ?`,
  );
  const times = db.prepare<[string], { id: number; written_at: number | null; modified_at: number }>(
    `SELECT id, written_at, modified_at FROM clip
     WHERE id IN (SELECT value FROM json_each(?)) AND modified_at IS NOT NULL AND missing_since IS NULL`,
  );

  let countedAt = -1;
  const counts = new Map<VolumeId, ProbeCount>();
  return {
    countProbed(volumeId) {
      // Every row written since the file was opened: while it stands still, so do the counts.
      const now = changes.get()?.changes ?? 0;
      if (now !== countedAt) counts.clear();
      countedAt = now;
      const known = counts.get(volumeId) ?? probed.get(volumeId) ?? { probed: 0, damaged: 0 };
      counts.set(volumeId, known);
      return known;
    },
    damaged: (volumeId, limit) =>
      damaged.all(volumeId, limit).map(({ id, folder, name, damage }) => ({ id: id as ClipId, path: joined(folder, name), damage: ClipDamage.parse(damage) })),
    unfinished: (volumeId, limit) => unfinished.all(volumeId, limit).map(({ folder, name }) => joined(folder, name)),
    times: (clipIds) =>
      times.all(JSON.stringify(clipIds)).map(({ id, written_at, modified_at }) => ({ namedAt: written_at ?? clipIdInstant(id), modifiedAt: modified_at })),
  };
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
