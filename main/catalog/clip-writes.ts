// Writes what a reading of a folder found. One transaction a folder; a folder whose names are unchanged costs no write.
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { ClipFacts, Instant } from '../../shared/schema.ts';
import type { FoundClip, ListedFolder } from '../archive/walk-folders.ts';
import { reconcileFolder } from './reconcile-folder.ts';
import type { KnownClip } from './reconcile-folder.ts';
import { clipKinds } from './clip-columns.ts';
import type { ClipColumns, ColumnRow } from './clip-columns.ts';
import type { CameraBook } from './camera-rows.ts';
import { nextClipId, wantedClipId } from './clip-id.ts';
import type { Sqlite } from './sqlite-file.ts';

export interface WritableVolume {
  readonly id: VolumeId;
  readonly identity: string;
  /** The instant a name stands for: as written, unless the names are not in UTC. */
  readonly instantOf: (asWritten: Instant) => Instant;
}

export interface FolderChange {
  readonly added: number;
  readonly gone: number;
}

export interface ClipWriter {
  /** `listed` must be a complete reading on a volume proven present. */
  recordFolder(volume: WritableVolume, listed: ListedFolder, now: Instant): FolderChange;
  /** Folders that a complete walk of the volume did not meet any more. */
  recordGoneFolders(volume: WritableVolume, seen: ReadonlySet<string>, unreadable: readonly string[], now: Instant): FolderChange;
  recordSizes(sizes: readonly { readonly id: ClipId; readonly sizeBytes: number; readonly modifiedAt: Instant }[]): void;
  recordFacts(clipId: ClipId, facts: ClipFacts, now: Instant): void;
}

interface NewRow extends ColumnRow {
  readonly name: string;
}

// 100 rows a statement writes twice as fast as one (measured).
const rowsAtOnce = 100;
const columnsOfClip = '(id, folder_id, name, camera_id, kind)';

export function createClipWriter(db: Sqlite, columns: ClipColumns, cameras: CameraBook): ClipWriter {
  const folderRow = db.prepare<[number, string], { id: number; digest: string }>('SELECT id, digest FROM folder WHERE volume_id = ? AND path = ?');
  const newFolder = db.prepare<[number, string, string], { id: number }>('INSERT INTO folder (volume_id, path, digest) VALUES (?, ?, ?) RETURNING id');
  const setDigest = db.prepare('UPDATE folder SET digest = ? WHERE id = ?');
  const clipsOf = db.prepare<[number], { id: number; name: string; missing: number }>(
    'SELECT id, name, missing_since IS NOT NULL AS missing FROM clip WHERE folder_id = ?',
  );
  const insertMany = db.prepare(`INSERT OR IGNORE INTO clip ${columnsOfClip} VALUES ${Array.from({ length: rowsAtOnce }, () => '(?,?,?,?,?)').join(',')}`);
  const insertOne = db.prepare(`INSERT OR IGNORE INTO clip ${columnsOfClip} VALUES (?,?,?,?,?)`);
  const setMissing = db.prepare('UPDATE clip SET missing_since = ? WHERE id = ?');
  const clearMissing = db.prepare('UPDATE clip SET missing_since = NULL, size_bytes = NULL, modified_at = NULL, probed_at = NULL WHERE id = ?');
  const columnRow = db.prepare<[number], { camera: number; kind: number }>('SELECT camera_id AS camera, kind FROM clip WHERE id = ?');
  const dropStrays = db.prepare('DELETE FROM stray WHERE folder_id = ? AND name NOT IN (SELECT value FROM json_each(?))');
  const addStray = db.prepare('INSERT INTO stray (folder_id, name, problem) VALUES (?, ?, ?) ON CONFLICT (folder_id, name) DO UPDATE SET problem = excluded.problem');
  const foldersOf = db.prepare<[number], { id: number; path: string }>('SELECT id, path FROM folder WHERE volume_id = ?');
  const dropFolder = db.prepare('DELETE FROM folder WHERE id = ? AND NOT EXISTS (SELECT 1 FROM clip WHERE folder_id = folder.id)');
  const setSize = db.prepare(
    `UPDATE clip SET size_bytes = @size, modified_at = @modified, probed_at = NULL, damage = NULL
     WHERE id = @id AND (size_bytes IS NOT @size OR modified_at IS NOT @modified)`,
  );
  const setFacts = db.prepare(
    `UPDATE clip SET duration_ms = @durationMs, width_px = @widthPx, height_px = @heightPx, video_codec = @videoCodec,
     audio_codec = @audioCodec, damage = @damage, probed_at = @now WHERE id = @id`,
  );

  const insert = (folderId: number, rows: NewRow[]): ColumnRow[] => {
    const written: ColumnRow[] = [];
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const batch = rows.slice(start, start + rowsAtOnce);
      if (batch.length === rowsAtOnce && hasDistinctIds(batch)) {
        const done = insertMany.run(batch.flatMap((row) => [row.id, folderId, row.name, row.camera, row.kind]));
        if (done.changes === rowsAtOnce) {
          written.push(...batch);
          continue;
        }
        // Some ids were taken: take back what this statement wrote and place the rows one by one.
        const mine = db.prepare('DELETE FROM clip WHERE folder_id = ? AND name = ?');
        for (const row of batch) mine.run(folderId, row.name);
      }
      for (const row of batch) {
        let id = row.id as ClipId;
        while (insertOne.run(id, folderId, row.name, row.camera, row.kind).changes === 0) id = nextClipId(id);
        written.push({ ...row, id });
      }
    }
    return written;
  };

  const markGone = (ids: readonly number[], now: Instant): void => {
    for (const id of ids) setMissing.run(now, id);
  };

  const recordFolder = db.transaction((volume: WritableVolume, listed: ListedFolder, now: Instant) => {
    const existing = folderRow.get(volume.id, listed.path);
    const hasContent = listed.clips.length + listed.unrecognised.length + listed.unfinished.length > 0;
    if (existing === undefined && !hasContent) return null;
    if (existing?.digest === listed.digest) return null;
    const folderId = existing?.id ?? newFolder.get(volume.id, listed.path, listed.digest)?.id;
    if (folderId === undefined) throw new Error('A folder row was not written.');
    const known: KnownClip[] = existing === undefined
      ? []
      : clipsOf.all(folderId).map((row) => ({ id: row.id, name: row.name, isMissing: row.missing === 1 }));
    const difference = reconcileFolder(known, listed.clips);
    const added = insert(folderId, difference.added.map((found) => newRow(volume, listed.path, found, cameras)));
    markGone(difference.gone, now);
    const returned: ColumnRow[] = [];
    for (const id of difference.returned) {
      clearMissing.run(id);
      const row = columnRow.get(id);
      if (row !== undefined) returned.push({ id, camera: row.camera, kind: row.kind, volume: volume.id, size: Number.NaN });
    }
    const strays = [...listed.unrecognised.map(({ name, problem }) => ({ name, problem })), ...listed.unfinished.map((name) => ({ name, problem: null }))];
    dropStrays.run(folderId, JSON.stringify(strays.map(({ name }) => name)));
    for (const { name, problem } of strays) addStray.run(folderId, name, problem);
    if (existing !== undefined) setDigest.run(listed.digest, folderId);
    return { added: [...added, ...returned], gone: difference.gone };
  });

  const recordGoneFolders = db.transaction((volume: WritableVolume, seen: ReadonlySet<string>, unreadable: readonly string[], now: Instant) => {
    const gone: number[] = [];
    for (const folder of foldersOf.all(volume.id)) {
      if (seen.has(folder.path)) continue;
      // Below a folder that could not be read nothing is known to be gone.
      if (unreadable.some((path) => path === '' || folder.path === path || folder.path.startsWith(`${path}/`))) continue;
      const ids = clipsOf.all(folder.id).filter((row) => row.missing === 0).map((row) => row.id);
      markGone(ids, now);
      gone.push(...ids);
      setDigest.run('', folder.id);
      dropStrays.run(folder.id, '[]');
      dropFolder.run(folder.id);
    }
    return gone;
  });

  const recordSizes = db.transaction((sizes: Parameters<ClipWriter['recordSizes']>[0]) => {
    for (const { id, sizeBytes, modifiedAt } of sizes) setSize.run({ id, size: sizeBytes, modified: modifiedAt });
  });

  return {
    recordFolder(volume, listed, now) {
      const change = recordFolder(volume, listed, now);
      if (change === null) return { added: 0, gone: 0 };
      if (change.gone.length > 0) columns.remove(change.gone);
      columns.add(change.added);
      return { added: change.added.length, gone: change.gone.length };
    },
    recordGoneFolders(volume, seen, unreadable, now) {
      const gone = recordGoneFolders(volume, seen, unreadable, now);
      if (gone.length > 0) columns.remove(gone);
      return { added: 0, gone: gone.length };
    },
    recordSizes(sizes) {
      recordSizes(sizes);
      for (const { id, sizeBytes } of sizes) columns.setSize(id, sizeBytes);
    },
    recordFacts(clipId, facts, now) {
      setFacts.run({ ...facts, id: clipId, now });
    },
  };
}

function newRow(volume: WritableVolume, folderPath: string, { name, clip }: FoundClip, cameras: CameraBook): NewRow {
  const recordedAt = volume.instantOf(clip.recordedAt);
  return {
    id: wantedClipId(recordedAt, volume.identity, `${folderPath}/${name}`),
    name,
    camera: cameras.idFor(clip.camera, recordedAt),
    kind: clipKinds.indexOf(clip.kind),
    volume: volume.id,
    size: Number.NaN,
  };
}

function hasDistinctIds(rows: readonly NewRow[]): boolean {
  return new Set(rows.map((row) => row.id)).size === rows.length;
}
