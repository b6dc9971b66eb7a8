// Writes what a reading of folders found, whole folders at a time; a folder whose names are unchanged costs no write.
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { ClipFacts, Instant } from '../../shared/schema.ts';
import type { ListedFolder } from '../archive/list-folder.ts';
import { reconcileFolder } from './reconcile-folder.ts';
import type { KnownClip } from './reconcile-folder.ts';
import type { CameraBook } from './camera-rows.ts';
import type { ClipColumns } from './clip-columns.ts';
import { clipIdInstant } from './clip-id.ts';
import { createClipInserter } from './clip-inserts.ts';
import { createClipMeasurer, sizesIn } from './clip-measures.ts';
import type { ClipSize, RecordedMeasures } from './clip-measures.ts';
import type { ClipMarks } from './clip-marks.ts';
import type { ColumnRow } from './column-row.ts';
import { createClipPacker } from './new-clips.ts';
import { pickClips, sliceClips } from './pick-clips.ts';
import type { Sqlite } from './sqlite-file.ts';
import { allOrNone } from './sqlite-file.ts';
import type { WritableVolume } from './writable-volume.ts';

export interface FolderChange {
  readonly added: number;
  readonly gone: number;
}

export interface ProbedClip {
  readonly id: ClipId;
  readonly facts: ClipFacts;
  /** As the headers were read. */
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
  /** When the clip was chosen to be read. */
  readonly was: RecordedMeasures;
}

export interface ClipWriter {
  /** Of the names in a folder when it was last recorded; null when it never was, '' when it was gone. */
  digestOf(volumeId: VolumeId, path: string): string | null;
  /**
   * Nothing of this folder is to be written: its names are as they were, or it holds nothing. Most folders of a drive that is read again
   * are so; it takes no transaction to see.
   */
  isRecorded(volumeId: VolumeId, listed: ListedFolder): boolean;
  /** `listed` must be a complete reading on a volume proven present. */
  recordFolder(volume: WritableVolume, listed: ListedFolder, now: Instant): FolderChange;
  /** Several at once: all are written or none. Answers in their order. */
  recordFolders(volume: WritableVolume, listed: readonly ListedFolder[], now: Instant): FolderChange[];
  /**
   * The clips of a folder that is new, one stretch after another from the first: until the last is written, the folder is one to read again.
   * Null when the folder is not new, or was written by somebody else meanwhile; then nothing was written, and the whole of it is to be.
   */
  recordPart(volume: WritableVolume, listed: ListedFolder, part: { readonly from: number; readonly to: number }): FolderChange | null;
  /** Folders that a complete walk of the volume did not meet any more. */
  recordGoneFolders(volume: WritableVolume, seen: ReadonlySet<string>, unreadable: readonly string[], now: Instant): FolderChange;
  /** A folder, with all below it, that its parent no longer held when it was read on a volume proven present. */
  recordGoneBelow(volume: WritableVolume, path: string, now: Instant): FolderChange;
  /** Clips that Wallclock itself deleted: nothing is left of them to be missed. A few hundred at most, or the thread is held. */
  recordDeleted(ids: readonly ClipId[]): void;
  recordSizes(sizes: readonly ClipSize[]): void;
  /** The first sizes of clips that are sorted newest first: of each id size and time of writing, both NaN where they are not known. */
  recordMeasures(ids: readonly ClipId[], measures: Float64Array): void;
  recordFacts(clipId: ClipId, facts: ClipFacts, now: Instant): void;
  /**
   * Facts with the size and time the file had as they were read, in one transaction. Nothing of a file that was found to be another since it
   * was chosen: what was read of it may be older than what is known.
   */
  recordProbes(probes: readonly ProbedClip[], now: Instant): void;
}

const unchanged: FolderChange = { added: 0, gone: 0 };

export interface ClipWriterParts {
  readonly db: Sqlite;
  readonly columns: ClipColumns;
  readonly cameras: CameraBook;
  readonly marks: Pick<ClipMarks, 'flagsFor'>;
  /** After each write of many rows. */
  readonly onWritten: () => void;
}

export function createClipWriter({ db, columns, cameras, marks, onWritten }: ClipWriterParts): ClipWriter {
  const folderRow = db.prepare<[number, string], { id: number; digest: string }>('SELECT id, digest FROM folder WHERE volume_id = ? AND path = ?');
  const newFolder = db.prepare<[number, string, string], { id: number }>('INSERT INTO folder (volume_id, path, digest) VALUES (?, ?, ?) RETURNING id');
  const setDigest = db.prepare('UPDATE folder SET digest = ? WHERE id = ?');
  const clipsOf = db.prepare<[number], { id: number; name: string; missing: number }>(
    'SELECT id, name, missing_since IS NOT NULL AS missing FROM clip WHERE folder_id = ?',
  );
  const insert = createClipInserter(db);
  const measure = createClipMeasurer(db);
  const setMissing = db.prepare('UPDATE clip SET missing_since = ? WHERE id = ?');
  const clearMissing = db.prepare('UPDATE clip SET missing_since = NULL, size_bytes = NULL, modified_at = NULL, probed_at = NULL, damage = NULL WHERE id = ?');
  const columnRow = db.prepare<[number], { camera: number; kind: number; name: string; written_at: number | null }>(
    'SELECT camera_id AS camera, kind, name, written_at FROM clip WHERE id = ?',
  );
  const dropClips = db.prepare<[string]>('DELETE FROM clip WHERE id IN (SELECT value FROM json_each(?))');
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

  const setProbe = db.prepare(
    `UPDATE clip SET size_bytes = @size, modified_at = @modified, duration_ms = @durationMs, width_px = @widthPx, height_px = @heightPx,
     video_codec = @videoCodec, audio_codec = @audioCodec, damage = @damage, probed_at = @now
     WHERE id = @id AND ((size_bytes IS @size AND modified_at IS @modified) OR (size_bytes IS @sizeBefore AND modified_at IS @modifiedBefore))`,
  );

  const pack = createClipPacker(cameras, marks);

  const markGone = (ids: readonly number[], now: Instant): void => {
    for (const id of ids) setMissing.run(now, id);
  };

  const isRecorded: ClipWriter['isRecorded'] = (volumeId, listed) => {
    const existing = folderRow.get(volumeId, listed.path);
    if (existing !== undefined) return existing.digest === listed.digest;
    return listed.packed.recordedAt.length + listed.unrecognised.length + listed.unfinished.length === 0;
  };

  const addStrays = (folderId: number, strays: readonly Stray[]): void => {
    for (const { name, problem } of strays) addStray.run(folderId, name, problem);
  };
  /** A folder that had a row before all its clips were written. */
  const finish = (folderId: number, listed: ListedFolder): void => {
    const strays = straysIn(listed);
    dropStrays.run(folderId, JSON.stringify(strays.map(({ name }) => name)));
    addStrays(folderId, strays);
    setDigest.run(listed.digest, folderId);
  };

  const writeFolder = (volume: WritableVolume, listed: ListedFolder, now: Instant) => {
    const existing = folderRow.get(volume.id, listed.path);
    const folderId = existing?.id ?? newFolder.get(volume.id, listed.path, listed.digest)?.id;
    if (folderId === undefined) throw new Error('A folder row was not written.');
    const known: KnownClip[] = existing === undefined
      ? []
      : clipsOf.all(folderId).map((row) => ({ id: row.id, name: row.name, isMissing: row.missing === 1 }));
    const difference = reconcileFolder(known, listed.packed.names);
    const added = pack.newClips(volume, listed.path, difference.added === 'all' ? listed.packed : pickClips(listed.packed, difference.added));
    insert(folderId, added);
    markGone(difference.gone, now);
    const returned: ColumnRow[] = [];
    for (const id of difference.returned) {
      clearMissing.run(id);
      const row = columnRow.get(id);
      if (row === undefined) continue;
      const { camera, kind } = row;
      const flags = pack.flagsFor(camera, kind, row.written_at ?? clipIdInstant(id), row.name);
      returned.push({ id, camera, kind, volume: volume.id, size: Number.NaN, flags });
    }
    if (existing === undefined) addStrays(folderId, straysIn(listed));
    else finish(folderId, listed);
    return { added, returned, gone: difference.gone };
  };
  const writeFolders = allOrNone(db, (volume: WritableVolume, folders: readonly ListedFolder[], now: Instant) =>
    folders.map((listed) => writeFolder(volume, listed, now)));

  const recordPart = allOrNone(db, (volume: WritableVolume, listed: ListedFolder, { from, to }: { readonly from: number; readonly to: number }) => {
    const existing = folderRow.get(volume.id, listed.path);
    if (existing !== undefined && (from === 0 || existing.digest !== '')) return null;
    const folderId = existing?.id ?? newFolder.get(volume.id, listed.path, '')?.id;
    if (folderId === undefined) throw new Error('A folder row was not written.');
    const added = pack.newClips(volume, listed.path, sliceClips(listed.packed, from, to));
    insert(folderId, added);
    if (to >= listed.packed.recordedAt.length) finish(folderId, listed);
    return added;
  });

  const loseFolders = allOrNone(db, (volume: WritableVolume, isLost: (path: string) => boolean, now: Instant) => {
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

  const recordSizes = allOrNone(db, (sizes: readonly ClipSize[]): ClipId[] =>
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

  const recordProbes = allOrNone(db, (probes: readonly ProbedClip[], now: Instant): ProbedClip[] =>
    probes.filter(({ id, facts, sizeBytes, modifiedAt, was }) =>
      setProbe.run({ ...facts, id, now, size: sizeBytes, modified: modifiedAt, sizeBefore: was.sizeBytes, modifiedBefore: was.modifiedAt }).changes > 0));

  const recordFolders: ClipWriter['recordFolders'] = (volume, folders, now) => {
    const changed = folders.filter((listed) => !isRecorded(volume.id, listed));
    if (changed.length === 0) return folders.map(() => unchanged);
    const written = orForgetCameras(() => writeFolders(volume, changed, now));
    onWritten();
    for (const { added, returned, gone } of written) {
      if (gone.length > 0) columns.remove(gone);
      if (returned.length > 0) columns.add(returned);
      if (added.names.length > 0) columns.addBatch(added);
    }
    return folders.map((listed) => {
      const change = written[changed.indexOf(listed)];
      return change === undefined ? unchanged : { added: change.added.names.length + change.returned.length, gone: change.gone.length };
    });
  };

  const writeSizes: ClipWriter['recordSizes'] = (sizes) => {
    for (const id of recordSizes(sizes)) columns.setFacts(id, null);
    for (const { id, sizeBytes } of sizes) columns.setSize(id, sizeBytes);
  };

  return {
    digestOf: (volumeId, path) => folderRow.get(volumeId, path)?.digest ?? null,
    isRecorded,
    recordFolder: (volume, listed, now) => recordFolders(volume, [listed], now)[0] ?? unchanged,
    recordFolders,
    recordPart(volume, listed, part) {
      const added = orForgetCameras(() => recordPart(volume, listed, part));
      if (added === null) return null;
      columns.addBatch(added);
      return { added: added.names.length, gone: 0 };
    },
    recordGoneFolders: (volume, seen, unreadable, now) =>
      // Below a folder that could not be read nothing is known to be gone.
      lose(volume, (folder) => !seen.has(folder) && !unreadable.some((path) => path === '' || isAtOrBelow(folder, path)), now),
    recordGoneBelow: (volume, path, now) => lose(volume, (folder) => isAtOrBelow(folder, path), now),
    recordDeleted(ids) {
      dropClips.run(JSON.stringify(ids));
      columns.remove(ids);
    },
    recordSizes: writeSizes,
    recordMeasures(ids, measures) {
      if (!columns.areUnmeasured(ids)) {
        // Some were asked for meanwhile, for another reason.
        writeSizes(sizesIn(ids, measures));
        return;
      }
      measure(ids, measures);
      onWritten();
      columns.setMeasures(ids, measures);
    },
    recordFacts(clipId, facts, now) {
      setFacts.run({ ...facts, id: clipId, now });
      columns.setFacts(clipId, facts);
    },
    recordProbes(probes, now) {
      const recorded = recordProbes(probes, now);
      onWritten();
      for (const { id, sizeBytes, facts } of recorded) {
        columns.setSize(id, sizeBytes);
        columns.setFacts(id, facts);
      }
    },
  };
}

interface Stray {
  readonly name: string;
  readonly problem: string | null;
}

function straysIn({ unrecognised, unfinished }: ListedFolder): Stray[] {
  return [...unrecognised, ...unfinished.map((name) => ({ name, problem: null }))];
}

function isAtOrBelow(folder: string, path: string): boolean {
  return folder === path || folder.startsWith(`${path}/`);
}
