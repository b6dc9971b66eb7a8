// Volumes as the catalog remembers them, present or not.
import type { VolumeId } from '../../shared/ids.ts';
import { UnreadableFolder } from '../../shared/schema.ts';
import type { Instant } from '../../shared/schema.ts';
import { z } from 'zod';
import type { Sqlite } from './sqlite-file.ts';
import { allOrNone } from './sqlite-file.ts';

export interface VolumeRow {
  readonly id: VolumeId;
  /** The key under which the user's labels are kept; of its own for each of several clones. Never a mount point or a letter. */
  readonly identity: string;
  readonly kind: 'drive' | 'folder';
  readonly name: string;
  /** Where it was last seen. */
  readonly place: string | null;
  /** What makes a drive the same one again, as `DriveIdentity` has it, with size and file system; null for a folder. */
  readonly uuid: string | null;
  readonly label: string | null;
  /** Of the contents at the last complete reading. */
  readonly fingerprint: string | null;
  readonly fileSystem: string | null;
  readonly sizeBytes: number | null;
  readonly freeBytes: number | null;
  readonly isReadOnly: boolean;
  readonly lastSeenAt: Instant;
  readonly scannedAt: Instant | null;
  readonly junk: number;
  readonly unreadable: readonly UnreadableFolder[];
}

/** `fingerprint` null: the contents were not read; what is known of them stays. */
export type SeenVolume = Omit<VolumeRow, 'id' | 'scannedAt' | 'junk' | 'unreadable'>;

export interface ScanOfVolume {
  readonly at: Instant;
  readonly junk: number;
  readonly unreadable: readonly UnreadableFolder[];
  /** Null when the contents could not be told: what was known of them stays. */
  readonly fingerprint: string | null;
}

export interface VolumeShelf {
  all(): VolumeRow[];
  /** Records a volume that is here now; makes its row on first sight. A clock set back never makes it look older. */
  recordSeen(volume: SeenVolume): VolumeRow;
  /** The same for a known row whose identity may have changed: a drive that was renamed. Null when there is no such row. */
  recordSeenAs(id: VolumeId, volume: SeenVolume): VolumeRow | null;
  recordScan(id: VolumeId, scan: ScanOfVolume): VolumeRow | null;
  recordFreeSpace(id: VolumeId, freeBytes: number): VolumeRow | null;
  /** Takes the row out with all that was read from the volume, a stretch at a time so that the thread is never held for long. */
  forget(id: VolumeId, breathe: () => Promise<void>): Promise<void>;
}

interface RawVolume {
  id: number; identity: string; kind: 'drive' | 'folder'; name: string; place: string | null; uuid: string | null; label: string | null;
  fingerprint: string | null; file_system: string | null; size_bytes: number | null; free_bytes: number | null; is_read_only: number;
  last_seen_at: number; scanned_at: number | null; junk: number; unreadable: string;
}

// A row being forgotten gives its identity up first: the drive may be opened again before the last of its rows is gone.
const forgotten = 'forgotten:';
const foldersAtOnce = 10;

export function openVolumeShelf(db: Sqlite): VolumeShelf {
  const all = db.prepare<[], RawVolume>('SELECT * FROM volume ORDER BY id');
  const upsert = db.prepare<[Record<string, unknown>], RawVolume>(
    `INSERT INTO volume (identity, kind, name, place, uuid, label, fingerprint, file_system, size_bytes, free_bytes, is_read_only, last_seen_at)
     VALUES (@identity, @kind, @name, @place, @uuid, @label, @fingerprint, @fileSystem, @sizeBytes, @freeBytes, @isReadOnly, @lastSeenAt)
     ON CONFLICT (identity) DO UPDATE SET name = excluded.name, place = excluded.place, uuid = excluded.uuid, label = excluded.label,
       fingerprint = coalesce(excluded.fingerprint, fingerprint), file_system = excluded.file_system, size_bytes = excluded.size_bytes,
       free_bytes = excluded.free_bytes, is_read_only = excluded.is_read_only, last_seen_at = max(last_seen_at, excluded.last_seen_at)
     RETURNING *`,
  );
  const update = db.prepare<[Record<string, unknown>], RawVolume>(
    `UPDATE volume SET identity = @identity, name = @name, place = @place, uuid = @uuid, label = @label, fingerprint = coalesce(@fingerprint, fingerprint),
       file_system = @fileSystem, size_bytes = @sizeBytes, free_bytes = @freeBytes, is_read_only = @isReadOnly, last_seen_at = max(last_seen_at, @lastSeenAt)
     WHERE id = @id RETURNING *`,
  );
  const scanned = db.prepare<[Record<string, unknown>], RawVolume>(
    `UPDATE volume SET scanned_at = @at, junk = @junk, unreadable = @unreadable, fingerprint = coalesce(@fingerprint, fingerprint),
       last_seen_at = max(last_seen_at, @at) WHERE id = @id RETURNING *`,
  );
  const space = db.prepare<[number, number], RawVolume>('UPDATE volume SET free_bytes = ? WHERE id = ? RETURNING *');
  const giveUp = db.prepare(`UPDATE volume SET identity = '${forgotten}' || id WHERE id = ?`);
  const someFolders = db.prepare<[number, number], number>('SELECT id FROM folder WHERE volume_id = ? LIMIT ?').pluck();
  // The catalog's file does not look after references (see `checksReferences`): a first scan is a tenth quicker so.
  const drops = ['DELETE FROM clip WHERE folder_id = ?', 'DELETE FROM stray WHERE folder_id = ?', 'DELETE FROM folder WHERE id = ?'].map((sql) => db.prepare<[number]>(sql));
  const dropSome = allOrNone(db, (volume: number): number => {
    const folders = someFolders.all(volume, foldersAtOnce);
    for (const folder of folders) for (const one of drops) one.run(folder);
    return folders.length;
  });
  const drop = db.prepare<[number]>('DELETE FROM volume WHERE id = ?');
  // What a program that ended in mid-forgetting left behind.
  for (const id of db.prepare<[string], number>('SELECT id FROM volume WHERE identity LIKE ?').pluck().all(`${forgotten}%`)) {
    while (dropSome(id) > 0);
    drop.run(id);
  }
  return {
    all: () => all.all().map(toRow),
    recordSeen(volume) {
      const row = upsert.get(toBinds(volume));
      if (row === undefined) throw new Error('A volume row was not written.');
      return toRow(row);
    },
    recordSeenAs: (id, volume) => rowOrNull(update.get({ ...toBinds(volume), id })),
    recordScan: (id, { at, junk, unreadable, fingerprint }) =>
      rowOrNull(scanned.get({ id, at, junk, unreadable: JSON.stringify(unreadable), fingerprint })),
    recordFreeSpace: (id, freeBytes) => rowOrNull(space.get(freeBytes, id)),
    async forget(id, breathe) {
      giveUp.run(id);
      while (dropSome(id) > 0) await breathe();
      drop.run(id);
    },
  };
}

function toBinds(volume: SeenVolume): Record<string, unknown> {
  return { ...volume, isReadOnly: volume.isReadOnly ? 1 : 0 };
}

function rowOrNull(raw: RawVolume | undefined): VolumeRow | null {
  return raw === undefined ? null : toRow(raw);
}

function toRow(raw: RawVolume): VolumeRow {
  return {
    id: raw.id as VolumeId, identity: raw.identity, kind: raw.kind, name: raw.name, place: raw.place, uuid: raw.uuid, label: raw.label,
    fingerprint: raw.fingerprint, fileSystem: raw.file_system, sizeBytes: raw.size_bytes, freeBytes: raw.free_bytes, isReadOnly: raw.is_read_only === 1,
    lastSeenAt: raw.last_seen_at, scannedAt: raw.scanned_at, junk: raw.junk, unreadable: z.array(UnreadableFolder).parse(JSON.parse(raw.unreadable)),
  };
}
