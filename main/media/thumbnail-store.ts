// Keeps thumbnails in one SQLite file of the user's, keyed by the clip file they show, and lets the longest unused go when it is full.
//
// What makes it fast on a disk that must be asked: which pictures are wanted is told by small tables that stay in memory, because pictures
// are read through a connection of their own and do not drive them out of the first one's; pictures made together lie together, a page
// each, and are read in the order they lie in, so that the system reads ahead.
import Database from 'better-sqlite3';
import { thumbnailTroubles } from '../../shared/thumbnail-wire.ts';
import type { KeptThumbnail } from '../../shared/thumbnail-wire.ts';
import type { Sqlite } from '../catalog/sqlite-file.ts';

/** A clip's file: the drive it is on, and what tells it from another file that took its name. */
export interface ClipFile {
  /** Key of the volume, which does not change with mount points. */
  readonly volume: string;
  /** Relative to the volume. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
}

/** Null: the drive has not been asked yet; any file of that name will do. */
export type AskedFile = Pick<ClipFile, 'volume' | 'path'> & { readonly sizeBytes: number | null; readonly modifiedAt: number | null };

export interface ThumbnailStore {
  /** What is kept of each file, in order; null where nothing is, or only of a file that has been replaced. */
  read(files: readonly AskedFile[]): (KeptThumbnail | null)[];
  /** Keeps this and lets go of what was kept under the same name. */
  keep(file: ClipFile, kept: KeptThumbnail): void;
  /** Lets go of at most `most` thumbnails of a volume. Answers how many they were. */
  forget(volume: string, most: number): number;
  /** Room taken, as counted against the limit. */
  roomBytes(): number;
  /** Writes when each thumbnail was last shown, as far as that is still in memory only. Before closing the file. */
  flush(): void;
  /** Lets go of what it opened itself: before the file is closed, or moved away. */
  close(): void;
}

/** One picture of usual size, with what SQLite notes of it, is a page: there is nothing to be gathered from several places. */
export const thumbnailPageBytes = 8192;
/** Of pages with pictures; the few above them stay among them. */
const pictureCacheKb = 2048;

/** What a row costs besides its picture. */
const rowBytes = 256;
/** Evicting goes on to this share of the limit, so that it happens once in many pictures. */
const lowShare = 0.98;
/** Keeps the thread free: the next picture evicts more. */
const mostEvicted = 256;
/** Shown thumbnails are noted in memory and written by this many. */
const usesAtOnce = 256;

interface Row {
  place: number; id: number; size_bytes: number; modified_at: number; trouble: string | null; codec: string | null;
}

export function createThumbnailStore(db: Sqlite, limitBytes: number): ThumbnailStore {
  const asked = db.prepare<[string], Row>(
    `SELECT asked.key AS place, thumbnail.id, size_bytes, modified_at, trouble, codec
     FROM json_each(?) AS asked
     JOIN volume ON volume.identity = asked.value ->> 0
     JOIN thumbnail ON thumbnail.volume_id = volume.id AND thumbnail.path = asked.value ->> 1`,
  );
  let pictures: Pictures | null = null;
  const addVolume = db.prepare('INSERT INTO volume (identity) VALUES (?) ON CONFLICT DO NOTHING');
  const drop = db.prepare<[string, string], { room_bytes: number }>(
    'DELETE FROM thumbnail WHERE volume_id = (SELECT id FROM volume WHERE identity = ?) AND path = ? RETURNING room_bytes',
  );
  const add = db.prepare(
    `INSERT INTO thumbnail (volume_id, path, size_bytes, modified_at, trouble, codec, room_bytes, used)
     VALUES ((SELECT id FROM volume WHERE identity = @volume), @path, @sizeBytes, @modifiedAt, @trouble, @codec, @room, @used)`,
  );
  const addPicture = db.prepare('INSERT INTO picture (id, webp) VALUES (?, ?)');
  const use = db.prepare<[number, number]>('UPDATE thumbnail SET used = ? WHERE id = ?');
  const longestUnused = db.prepare<[number], { id: number; room_bytes: number }>('SELECT id, room_bytes FROM thumbnail ORDER BY used, id LIMIT ?');
  const evict = db.prepare<[number]>('DELETE FROM thumbnail WHERE id = ?');

  const dropSome = db.prepare<[string, number], { room_bytes: number }>(
    `DELETE FROM thumbnail WHERE id IN (SELECT id FROM thumbnail WHERE volume_id = (SELECT id FROM volume WHERE identity = ?) LIMIT ?)
     RETURNING room_bytes`,
  );

  const sums = db.prepare<[], { room: number; last: number }>('SELECT coalesce(sum(room_bytes), 0) AS room, coalesce(max(used), 0) AS last FROM thumbnail').get();
  let room = sums?.room ?? 0;
  let turn = sums?.last ?? 0;
  /** Row to the turn it was last shown in, not written yet. */
  const uses = new Map<number, number>();

  const writeUses = (): void => {
    for (const [id, used] of uses) use.run(used, id);
    uses.clear();
  };
  const writeUsesAtOnce = db.transaction(writeUses);

  const makeRoom = (): void => {
    if (room <= limitBytes) return;
    for (const { id, room_bytes } of longestUnused.all(mostEvicted)) {
      if (room <= limitBytes * lowShare) return;
      evict.run(id);
      room -= room_bytes;
    }
  };

  const keep = db.transaction((file: ClipFile, kept: KeptThumbnail) => {
    writeUses();
    addVolume.run(file.volume);
    room -= drop.get(file.volume, file.path)?.room_bytes ?? 0;
    const isPicture = kept.kind === 'picture';
    const taken = rowBytes + (isPicture ? kept.webp.length : 0);
    const { why, codec } = isPicture ? { why: null, codec: null } : kept.trouble;
    const { lastInsertRowid } = add.run({ ...file, trouble: why, codec, room: taken, used: ++turn });
    if (isPicture) addPicture.run(lastInsertRowid, kept.webp);
    room += taken;
    makeRoom();
  });

  return {
    read(files) {
      const found: (KeptThumbnail | null)[] = files.map(() => null);
      turn += 1;
      const rows = asked.all(JSON.stringify(files.map(({ volume, path }) => [volume, path]))).filter((row) => {
        const file = files[row.place];
        return file !== undefined && isSameFile(row, file);
      });
      const withPicture = rows.filter(({ trouble }) => trouble === null).map(({ id }) => id);
      const webps = withPicture.length === 0 ? noPictures : (pictures ??= openPictures(db)).read(withPicture);
      for (const row of rows) {
        found[row.place] = toKept(row, webps.get(row.id));
        uses.set(row.id, turn);
      }
      if (uses.size >= usesAtOnce) writeUsesAtOnce();
      return found;
    },
    keep(file, kept) {
      const before = room;
      try {
        keep(file, kept);
      } catch (error) {
        // Rolled back: nothing was taken and nothing given back.
        room = before;
        throw error;
      }
    },
    forget(volume, most) {
      const gone = dropSome.all(volume, most);
      for (const { room_bytes } of gone) room -= room_bytes;
      return gone.length;
    },
    roomBytes: () => room,
    flush: () => writeUsesAtOnce(),
    close() {
      pictures?.close();
      pictures = null;
    },
  };
}

const noPictures: ReadonlyMap<number, Buffer> = new Map();

interface Pictures {
  /** By id; what is not there is left out. */
  read(ids: readonly number[]): ReadonlyMap<number, Buffer>;
  close(): void;
}

function openPictures(beside: Sqlite): Pictures {
  const db = new Database(beside.name, { readonly: true, timeout: 5000 });
  db.pragma(`cache_size = -${pictureCacheKb}`);
  const one = db.prepare<[number], Buffer>('SELECT webp FROM picture WHERE id = ?').pluck();
  const read = db.transaction((ids: readonly number[]) => {
    const found = new Map<number, Buffer>();
    for (const id of ids) {
      const webp = one.get(id);
      if (webp !== undefined) found.set(id, webp);
    }
    return found;
  });
  return { read: (ids) => read(ids.toSorted((a, b) => a - b)), close: () => void db.close() };
}

/** Whether an exception says that the user's disk has no room for a thumbnail or does not let it be written. */
export function isStorageRefusal(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY)/.test(error.code);
}

const quarterHourMs = 15 * 60_000;
const fatStepMs = 2000;

/**
 * FAT keeps times without a zone, in steps of 2 s: the same file seems to move by whole offsets when the computer's zone or its
 * daylight saving does. So a shift by quarters of an hour, up to a day, is no change.
 */
function isSameFile(row: Pick<Row, 'size_bytes' | 'modified_at'>, { sizeBytes, modifiedAt }: AskedFile): boolean {
  if (sizeBytes !== null && sizeBytes !== row.size_bytes) return false;
  if (modifiedAt === null) return true;
  const apart = Math.abs(modifiedAt - row.modified_at);
  const fromQuarter = Math.min(apart % quarterHourMs, quarterHourMs - (apart % quarterHourMs));
  return apart <= 86_400_000 + fatStepMs && fromQuarter <= fatStepMs;
}

function toKept({ trouble, codec }: Row, webp: Buffer | undefined): KeptThumbnail | null {
  if (webp !== undefined) return { kind: 'picture', webp };
  const why = thumbnailTroubles.find((one) => one === trouble);
  return why === undefined ? null : { kind: 'trouble', trouble: { why, codec } };
}
