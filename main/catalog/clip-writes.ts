// Writes what a reading of a folder found. One transaction a folder; a folder whose names are unchanged costs no write.
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { ClipFacts, Instant } from '../../shared/schema.ts';
import type { FoundClip, ListedFolder } from '../archive/walk-folders.ts';
import { reconcileFolder } from './reconcile-folder.ts';
import type { KnownClip } from './reconcile-folder.ts';
import type { CameraBook } from './camera-rows.ts';
import type { ClipColumns } from './clip-columns.ts';
import { clipIdInstant, nextClipId, wantedClipId } from './clip-id.ts';
import { clipSerial } from './clip-labels.ts';
import type { ClipMarks } from './clip-marks.ts';
import { clipKinds } from './column-row.ts';
import type { ColumnRow } from './column-row.ts';
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

export interface ProbedClip {
  readonly id: ClipId;
  readonly facts: ClipFacts;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
}

export interface ClipWriter {
  /** `listed` must be a complete reading on a volume proven present. */
  recordFolder(volume: WritableVolume, listed: ListedFolder, now: Instant): FolderChange;
  /** Folders that a complete walk of the volume did not meet any more. */
  recordGoneFolders(volume: WritableVolume, seen: ReadonlySet<string>, unreadable: readonly string[], now: Instant): FolderChange;
  /** A folder, with all below it, that its parent no longer held when it was read on a volume proven present. */
  recordGoneBelow(volume: WritableVolume, path: string, now: Instant): FolderChange;
  recordSizes(sizes: readonly { readonly id: ClipId; readonly sizeBytes: number; readonly modifiedAt: Instant }[]): void;
  recordFacts(clipId: ClipId, facts: ClipFacts, now: Instant): void;
  /** Facts with the size and time the file had as they were read, in one transaction. */
  recordProbes(probes: readonly ProbedClip[], now: Instant): void;
}

interface NewRow extends ColumnRow {
  readonly name: string;
  /** Null where it is the instant of the id. */
  readonly writtenAt: Instant | null;
}

// 100 rows a statement writes twice as fast as one (measured).
const rowsAtOnce = 100;
const columnsOfClip = '(id, folder_id, name, camera_id, kind, written_at)';

export function createClipWriter(db: Sqlite, columns: ClipColumns, cameras: CameraBook, marks: Pick<ClipMarks, 'flagsFor'>): ClipWriter {
  const folderRow = db.prepare<[number, string], { id: number; digest: string }>('SELECT id, digest FROM folder WHERE volume_id = ? AND path = ?');
  const newFolder = db.prepare<[number, string, string], { id: number }>('INSERT INTO folder (volume_id, path, digest) VALUES (?, ?, ?) RETURNING id');
  const setDigest = db.prepare('UPDATE folder SET digest = ? WHERE id = ?');
  const clipsOf = db.prepare<[number], { id: number; name: string; missing: number }>(
    'SELECT id, name, missing_since IS NOT NULL AS missing FROM clip WHERE folder_id = ?',
  );
  const insertMany = db.prepare(`INSERT OR IGNORE INTO clip ${columnsOfClip} VALUES ${Array.from({ length: rowsAtOnce }, () => '(?,?,?,?,?,?)').join(',')}`);
  const insertOne = db.prepare(`INSERT OR IGNORE INTO clip ${columnsOfClip} VALUES (?,?,?,?,?,?)`);
  const setMissing = db.prepare('UPDATE clip SET missing_since = ? WHERE id = ?');
  const clearMissing = db.prepare('UPDATE clip SET missing_since = NULL, size_bytes = NULL, modified_at = NULL, probed_at = NULL, damage = NULL WHERE id = ?');
  const columnRow = db.prepare<[number], { camera: number; kind: number; name: string; written_at: number | null }>(
    'SELECT camera_id AS camera, kind, name, written_at FROM clip WHERE id = ?',
  );
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

  const flagsFor = (camera: number, kind: number, writtenAt: Instant, serial: string): number =>
    marks.flagsFor({ kind: clipKinds[kind] ?? 'local-storage', writtenAt, camera: cameras.byId(camera)?.key ?? '', serial });

  const newRow = (volume: WritableVolume, folderPath: string, { name, clip }: FoundClip): NewRow => {
    const recordedAt = volume.instantOf(clip.recordedAt);
    const camera = cameras.idFor(clip.camera, recordedAt);
    const kind = clipKinds.indexOf(clip.kind);
    return {
      id: wantedClipId(recordedAt, volume.identity, `${folderPath}/${name}`),
      name,
      camera,
      kind,
      volume: volume.id,
      size: Number.NaN,
      flags: flagsFor(camera, kind, clip.recordedAt, clipSerial(name)),
      writtenAt: recordedAt === clip.recordedAt ? null : clip.recordedAt,
    };
  };

  const insert = (folderId: number, rows: NewRow[]): ColumnRow[] => {
    const written: ColumnRow[] = [];
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const batch = rows.slice(start, start + rowsAtOnce);
      if (batch.length === rowsAtOnce && hasDistinctIds(batch)) {
        const done = insertMany.run(batch.flatMap((row) => [row.id, folderId, row.name, row.camera, row.kind, row.writtenAt]));
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
        while (insertOne.run(id, folderId, row.name, row.camera, row.kind, row.writtenAt).changes === 0) id = nextClipId(id);
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
    const added = insert(folderId, difference.added.map((found) => newRow(volume, listed.path, found)));
    markGone(difference.gone, now);
    const returned: ColumnRow[] = [];
    for (const id of difference.returned) {
      clearMissing.run(id);
      const row = columnRow.get(id);
      if (row === undefined) continue;
      const { camera, kind } = row;
      const flags = flagsFor(camera, kind, row.written_at ?? clipIdInstant(id), clipSerial(row.name));
      returned.push({ id, camera, kind, volume: volume.id, size: Number.NaN, flags });
    }
    const strays = [...listed.unrecognised.map(({ name, problem }) => ({ name, problem })), ...listed.unfinished.map((name) => ({ name, problem: null }))];
    dropStrays.run(folderId, JSON.stringify(strays.map(({ name }) => name)));
    for (const { name, problem } of strays) addStray.run(folderId, name, problem);
    if (existing !== undefined) setDigest.run(listed.digest, folderId);
    return { added: [...added, ...returned], gone: difference.gone };
  });

  const loseFolders = db.transaction((volume: WritableVolume, isLost: (path: string) => boolean, now: Instant) => {
    const gone: number[] = [];
    for (const folder of foldersOf.all(volume.id)) {
      if (!isLost(folder.path)) continue;
      const ids = clipsOf.all(folder.id).filter((row) => row.missing === 0).map((row) => row.id);
      markGone(ids, now);
      gone.push(...ids);
      setDigest.run('', folder.id);
      dropStrays.run(folder.id, '[]');
      dropFolder.run(folder.id);
    }
    return gone;
  });

  const recordSizes = db.transaction((sizes: Parameters<ClipWriter['recordSizes']>[0]): ClipId[] =>
    sizes.flatMap(({ id, sizeBytes, modifiedAt }) => (setSize.run({ id, size: sizeBytes, modified: modifiedAt }).changes > 0 ? [id] : [])));

  /** A folder's transaction makes cameras too; when it fails they are none. */
  const orForgetCameras = <Change>(write: () => Change): Change => {
    try {
      return write();
    } catch (error) {
      cameras.forget();
      throw error;
    }
  };

  const lose = (volume: WritableVolume, isLost: (path: string) => boolean, now: Instant): FolderChange => {
    const gone = loseFolders(volume, isLost, now);
    if (gone.length > 0) columns.remove(gone);
    return { added: 0, gone: gone.length };
  };

  const recordProbes = db.transaction((probes: readonly ProbedClip[], now: Instant) => {
    for (const { id, facts, sizeBytes, modifiedAt } of probes) {
      setSize.run({ id, size: sizeBytes, modified: modifiedAt });
      setFacts.run({ ...facts, id, now });
    }
  });

  return {
    recordFolder(volume, listed, now) {
      const change = orForgetCameras(() => recordFolder(volume, listed, now));
      if (change === null) return { added: 0, gone: 0 };
      if (change.gone.length > 0) columns.remove(change.gone);
      columns.add(change.added);
      return { added: change.added.length, gone: change.gone.length };
    },
    recordGoneFolders: (volume, seen, unreadable, now) =>
      // Below a folder that could not be read nothing is known to be gone.
      lose(volume, (folder) => !seen.has(folder) && !unreadable.some((path) => path === '' || isAtOrBelow(folder, path)), now),
    recordGoneBelow: (volume, path, now) => lose(volume, (folder) => isAtOrBelow(folder, path), now),
    recordSizes(sizes) {
      for (const id of recordSizes(sizes)) columns.setFacts(id, null);
      for (const { id, sizeBytes } of sizes) columns.setSize(id, sizeBytes);
    },
    recordFacts(clipId, facts, now) {
      setFacts.run({ ...facts, id: clipId, now });
      columns.setFacts(clipId, facts);
    },
    recordProbes(probes, now) {
      recordProbes(probes, now);
      for (const { id, sizeBytes, facts } of probes) {
        columns.setSize(id, sizeBytes);
        columns.setFacts(id, facts);
      }
    },
  };
}

function hasDistinctIds(rows: readonly NewRow[]): boolean {
  return new Set(rows.map((row) => row.id)).size === rows.length;
}

function isAtOrBelow(folder: string, path: string): boolean {
  return folder === path || folder.startsWith(`${path}/`);
}
