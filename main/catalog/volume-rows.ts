// Volumes as the catalog remembers them, present or not.
import type { VolumeId } from '../../shared/ids.ts';
import { UnreadableFolder } from '../../shared/schema.ts';
import type { Instant } from '../../shared/schema.ts';
import { z } from 'zod';
import type { Sqlite } from './sqlite-file.ts';

export interface VolumeRow {
  readonly id: VolumeId;
  /** What makes it the same volume again: never a mount point or a letter. */
  readonly identity: string;
  readonly kind: 'drive' | 'folder';
  readonly name: string;
  /** Where it was last seen. */
  readonly place: string | null;
  readonly fileSystem: string | null;
  readonly sizeBytes: number | null;
  readonly freeBytes: number | null;
  readonly isReadOnly: boolean;
  readonly lastSeenAt: Instant;
  readonly scannedAt: Instant | null;
  readonly junk: number;
  readonly unreadable: readonly UnreadableFolder[];
}

export type SeenVolume = Omit<VolumeRow, 'id' | 'scannedAt' | 'junk' | 'unreadable'>;

export interface VolumeShelf {
  all(): VolumeRow[];
  /** Records a volume that is here now; makes its row on first sight. */
  recordSeen(volume: SeenVolume): VolumeRow;
  recordScan(id: VolumeId, scan: { readonly at: Instant; readonly junk: number; readonly unreadable: readonly UnreadableFolder[] }): void;
}

interface RawVolume {
  id: number; identity: string; kind: 'drive' | 'folder'; name: string; place: string | null; file_system: string | null; size_bytes: number | null;
  free_bytes: number | null; is_read_only: number; last_seen_at: number; scanned_at: number | null; junk: number; unreadable: string;
}

export function openVolumeShelf(db: Sqlite): VolumeShelf {
  const all = db.prepare<[], RawVolume>('SELECT * FROM volume ORDER BY id');
  const upsert = db.prepare<[Record<string, unknown>], RawVolume>(
    `INSERT INTO volume (identity, kind, name, place, file_system, size_bytes, free_bytes, is_read_only, last_seen_at)
     VALUES (@identity, @kind, @name, @place, @fileSystem, @sizeBytes, @freeBytes, @isReadOnly, @lastSeenAt)
     ON CONFLICT (identity) DO UPDATE SET name = excluded.name, place = excluded.place, file_system = excluded.file_system, size_bytes = excluded.size_bytes,
       free_bytes = excluded.free_bytes, is_read_only = excluded.is_read_only, last_seen_at = max(last_seen_at, excluded.last_seen_at)
     RETURNING *`,
  );
  const scanned = db.prepare('UPDATE volume SET scanned_at = ?, junk = ?, unreadable = ? WHERE id = ?');
  return {
    all: () => all.all().map(toRow),
    recordSeen(volume) {
      const row = upsert.get({ ...volume, isReadOnly: volume.isReadOnly ? 1 : 0 });
      if (row === undefined) throw new Error('A volume row was not written.');
      return toRow(row);
    },
    recordScan(id, { at, junk, unreadable }) {
      scanned.run(at, junk, JSON.stringify(unreadable), id);
    },
  };
}

function toRow(raw: RawVolume): VolumeRow {
  return {
    id: raw.id as VolumeId, identity: raw.identity, kind: raw.kind, name: raw.name, place: raw.place, fileSystem: raw.file_system,
    sizeBytes: raw.size_bytes, freeBytes: raw.free_bytes, isReadOnly: raw.is_read_only === 1, lastSeenAt: raw.last_seen_at,
    scannedAt: raw.scanned_at, junk: raw.junk, unreadable: z.array(UnreadableFolder).parse(JSON.parse(raw.unreadable)),
  };
}
