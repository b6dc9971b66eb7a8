// Keeps thumbnails by the clip file they show: the pictures in one file, behind each other, and in a small SQLite file beside it where each
// lies and what it was made of. Lets the longest unused go when there is no more room.
//
// What makes it fast on a disk that must be asked: pictures that were made together lie together, without anything between them, so that a
// screen of them is one read; and what is noted of them is small enough to stay in memory. SQLite alone asks for a page after the other.
// The picture file is parted into sheets of about a screen. Pictures go onto the newest until it is full; the longest unused sheet is begun
// anew when there may be no more of them. A picture is taken for what it should be by its checksum alone: whatever a kill, a power cut,
// another process or the disk did to it, it is either whole or not kept, and is made again.
import Database from 'better-sqlite3';
import { crc32 } from 'node:zlib';
import { largestThumbnailBytes, thumbnailTroubles } from '../../shared/thumbnail-wire.ts';
import type { KeptThumbnail } from '../../shared/thumbnail-wire.ts';
import type { Sqlite } from '../catalog/sqlite-file.ts';
import { systemErrorCode } from '../system-error.ts';
import type { PictureFile } from './picture-file.ts';

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
  /** Writes which thumbnails were shown last, as far as that is still in memory only. Before closing the file. */
  flush(): void;
}

export interface ThumbnailStoreParts {
  readonly db: Sqlite;
  readonly pictures: PictureFile;
  /** The picture file grows no larger. */
  readonly limitBytes: number;
  /** Of one sheet; forty pictures of usual size unless told. */
  readonly sheetBytes?: number;
}

/** What is noted of a clip without a picture takes as much of its sheet, so that it is let go of with it. */
const troubleBytes = 256;
/** Which sheets were shown is noted in memory and written by this many. */
const usesAtOnce = 64;

interface Row {
  asked: number; place: number; size_bytes: number; modified_at: number; trouble: string | null; codec: string | null; picture_bytes: number; checksum: number;
}

interface Sheet { id: number; used: number; filled_bytes: number }

export function createThumbnailStore({ db, pictures, limitBytes, sheetBytes = 4 * largestThumbnailBytes }: ThumbnailStoreParts): ThumbnailStore {
  const mostSheets = Math.max(2, Math.floor(limitBytes / sheetBytes));
  const asked = db.prepare<[string], Row>(
    `SELECT asked.key AS asked, place, size_bytes, modified_at, trouble, codec, picture_bytes, checksum
     FROM json_each(?) AS asked
     JOIN volume ON volume.identity = asked.value ->> 0
     JOIN thumbnail ON thumbnail.volume_id = volume.id AND thumbnail.path = asked.value ->> 1`,
  );
  const addVolume = db.prepare('INSERT INTO volume (identity) VALUES (?) ON CONFLICT DO NOTHING');
  const drop = db.prepare('DELETE FROM thumbnail WHERE volume_id = (SELECT id FROM volume WHERE identity = ?) AND path = ?');
  const add = db.prepare(
    `INSERT INTO thumbnail (place, volume_id, path, size_bytes, modified_at, trouble, codec, picture_bytes, checksum)
     VALUES (@place, (SELECT id FROM volume WHERE identity = @volume), @path, @sizeBytes, @modifiedAt, @trouble, @codec, @pictureBytes, @checksum)`,
  );
  const newest = db.prepare<[], Sheet>('SELECT id, used, filled_bytes FROM sheet ORDER BY begun DESC LIMIT 1');
  const longestUnused = db.prepare<[number], Sheet>('SELECT id, used, filled_bytes FROM sheet WHERE id <> ? ORDER BY used, begun LIMIT 1');
  const count = db.prepare<[], number>('SELECT count(*) FROM sheet').pluck();
  const clear = db.prepare<[number, number]>('DELETE FROM thumbnail WHERE place >= ? AND place < ?');
  const begin = db.prepare<[number, number]>(
    'INSERT OR REPLACE INTO sheet (id, begun, used, filled_bytes) VALUES (?, (SELECT coalesce(max(begun), 0) + 1 FROM sheet), ?, 0)',
  );
  const fill = db.prepare<[number, number, number]>('UPDATE sheet SET filled_bytes = ?, used = ? WHERE id = ?');
  const use = db.prepare<[number, number]>('UPDATE sheet SET used = ? WHERE id = ?');
  const dropSome = db.prepare<[string, number]>(
    'DELETE FROM thumbnail WHERE place IN (SELECT place FROM thumbnail WHERE volume_id = (SELECT id FROM volume WHERE identity = ?) LIMIT ?)',
  );
  const freeEmpty = db.prepare<[{ sheetBytes: number }]>(
    'UPDATE sheet SET used = 0 WHERE NOT EXISTS (SELECT 1 FROM thumbnail WHERE place >= sheet.id * @sheetBytes AND place < (sheet.id + 1) * @sheetBytes)',
  );

  let turn = Number(db.prepare('SELECT coalesce(max(used), 0) FROM sheet').pluck().get());
  /** Sheet to the turn it was last shown in, not written yet. */
  const uses = new Map<number, number>();

  const writeUses = (): void => {
    for (const [sheet, used] of uses) use.run(used, sheet);
    uses.clear();
  };
  const writeUsesAtOnce = db.transaction(writeUses);

  /** The byte from which on so many are free. */
  const takePlace = (bytes: number): number => {
    if (bytes > sheetBytes) throw new RangeError('A picture is larger than a sheet.');
    const last = newest.get();
    if (last !== undefined && last.filled_bytes + bytes <= sheetBytes) {
      fill.run(last.filled_bytes + bytes, ++turn, last.id);
      return last.id * sheetBytes + last.filled_bytes;
    }
    // A hole would part the file, and where its parts lie would have to be read first.
    if (last !== undefined) pictures.write(last.id * sheetBytes + last.filled_bytes, new Uint8Array(sheetBytes - last.filled_bytes));
    const old = last === undefined ? undefined : longestUnused.get(last.id);
    const sheets = count.get() ?? 0;
    const isOver = old !== undefined && (old.used === 0 || sheets >= mostSheets);
    const id = isOver ? old.id : sheets;
    if (isOver) clear.run(id * sheetBytes, (id + 1) * sheetBytes);
    begin.run(id, ++turn);
    fill.run(bytes, turn, id);
    return id * sheetBytes;
  };

  const keep = db.transaction((file: ClipFile, kept: KeptThumbnail) => {
    writeUses();
    addVolume.run(file.volume);
    drop.run(file.volume, file.path);
    const webp = kept.kind === 'picture' ? kept.webp : noPicture;
    const place = takePlace(Math.max(webp.length, kept.kind === 'picture' ? 1 : troubleBytes));
    const { why, codec } = kept.kind === 'picture' ? { why: null, codec: null } : kept.trouble;
    if (webp.length > 0) pictures.write(place, webp);
    add.run({ ...file, place, trouble: why, codec, pictureBytes: webp.length, checksum: crc32(webp) });
  });

  return {
    read(files) {
      const found: (KeptThumbnail | null)[] = files.map(() => null);
      turn += 1;
      const rows = asked.all(JSON.stringify(files.map(({ volume, path }) => [volume, path]))).filter((row) => {
        const file = files[row.asked];
        return file !== undefined && isSameFile(row, file);
      });
      const webps = pictures.read(rows.map(({ place, picture_bytes }) => ({ place, sizeBytes: picture_bytes })));
      rows.forEach((row, number) => {
        found[row.asked] = toKept(row, webps[number] ?? noPicture);
        uses.set(Math.floor(row.place / sheetBytes), turn);
      });
      if (uses.size >= usesAtOnce) writeUsesAtOnce();
      return found;
    },
    // The space is given out to one process at a time.
    keep: (file, kept) => keep.immediate(file, kept),
    forget(volume, most) {
      const { changes } = dropSome.run(volume, most);
      if (changes < most) freeEmpty.run({ sheetBytes });
      return changes;
    },
    flush: () => writeUsesAtOnce(),
  };
}

const noPicture = new Uint8Array(0);

/** Whether an exception says that the user's disk has no room for a thumbnail or does not let it be read or written. */
export function isStorageRefusal(error: unknown): boolean {
  return systemErrorCode(error) !== null || (error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY)/.test(error.code));
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

function toKept({ trouble, codec, picture_bytes, checksum }: Row, webp: Uint8Array): KeptThumbnail | null {
  if (trouble === null) return webp.length === picture_bytes && crc32(webp) === checksum ? { kind: 'picture', webp } : null;
  const why = thumbnailTroubles.find((one) => one === trouble);
  return why === undefined ? null : { kind: 'trouble', trouble: { why, codec } };
}
