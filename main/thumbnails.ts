// Joins what a thumbnail needs: the catalog that knows the clip, the drive it is cut from, and the file that keeps it.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { ClipId, VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';
import type { ThumbnailTrouble } from '../shared/thumbnail-wire.ts';
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { ClipRow } from './catalog/clip-reads.ts';
import { isDamage, openSqliteFile } from './catalog/sqlite-file.ts';
import type { ClipAccess } from './clip-access.ts';
import type { MediaFailure } from './media-source.ts';
import { readClip } from './media/clip-source.ts';
import type { Reading } from './media/clip-source.ts';
import { readKeyFrame, readKeyFrameTimes } from './media/cut-key-frame.ts';
import { readFacts } from './media/read-clip-facts.ts';
import { openPictureFile } from './media/picture-file.ts';
import { createThumbnailStore, isStorageRefusal } from './media/thumbnail-store.ts';
import type { AskedFile, ClipFile, ThumbnailStore } from './media/thumbnail-store.ts';
import { thumbnailsMigration } from './media/thumbnail-store-001.ts';
import { aborted, untilAborted } from './media/until-aborted.ts';
import type { CutAnswer, ThumbnailSource } from './thumbnail-source.ts';

export interface Thumbnails extends ThumbnailSource {
  /** Lets go of all that were made of a volume's clips, a stretch at a time. The volume must have been released. */
  forget(volume: string, breathe: () => Promise<void>): Promise<void>;
  /** Ends what is being read and closes the file; resolves when no clip is open any more. */
  close(): Promise<void>;
}

export interface ThumbnailParts {
  /** `thumbnails.sqlite` and `thumbnails.pictures` are made here, at the first thumbnail. Never on a drive. */
  readonly dataFolder: string;
  readonly catalog: Pick<Catalog, 'clips'>;
  readonly registry: Pick<VolumeRegistry, 'get' | 'onRelease'>;
  readonly access: Pick<ClipAccess, 'locateClip'>;
  readonly now: () => Instant;
  readonly limitBytes?: number;
}

const defaultLimitBytes = 512 * 1024 * 1024;
/** Another than that of the file that held the pictures itself: what was kept there is made anew, and the file goes. */
const applicationId = 0x57635469;
/** Frames handed out whose picture may still come: a page decodes a few at a time. */
const mostExpected = 256;
const mostTimes = 8;
const forgottenAtOnce = 200;

/** Work on the drives that can be ended. */
interface Cut {
  readonly volumeId: VolumeId;
  readonly stop: AbortController;
  readonly ended: Promise<unknown>;
}

export function createThumbnails(parts: ThumbnailParts): Thumbnails {
  const { catalog, registry, access } = parts;
  const shelf = openShelf(parts);
  const cuts = new Set<Cut>();
  /** The file each frame was cut from: a picture is kept for that very file, whatever lies there when it comes. */
  const expected = new Map<ClipId, ClipFile>();

  const end = async (belongs: (cut: Cut) => boolean): Promise<void> => {
    const ending = [...cuts].filter(belongs);
    for (const { stop } of ending) stop.abort();
    await Promise.all(ending.map(({ ended }) => ended));
  };
  const leave = registry.onRelease((id) => end(({ volumeId }) => volumeId === id));

  const read = async <Value>(id: ClipId, signal: AbortSignal, work: Work<Value>): Promise<Result<Done<Value>, MediaFailure>> => {
    const row = catalog.clips.byId(id);
    if (row === null) return fail('clip-unknown', 'This clip');
    const stop = new AbortController();
    const ended = readRow(row, AbortSignal.any([signal, stop.signal]), work);
    const cut: Cut = { volumeId: row.volumeId, stop, ended: ended.catch(() => undefined) };
    cuts.add(cut);
    try {
      return await ended;
    } finally {
      cuts.delete(cut);
    }
  };

  const readRow = async <Value>(row: ClipRow, signal: AbortSignal, work: Work<Value>): Promise<Result<Done<Value>, MediaFailure>> => {
    const located = await access.locateClip(row.id);
    if (!located.ok) return located;
    const volume = registry.get(row.volumeId);
    if (volume === null || signal.aborted) return fail('volume-offline', volume?.row.name ?? 'The drive');
    const { fullPath, sizeBytes, modifiedAt } = located.value;
    const done = await readClip(fullPath, (size) => untilAborted(work(size), signal));
    if (!done.ok) return done;
    if (done.value === aborted) return fail('volume-offline', volume.row.name);
    return succeed({ value: done.value, file: { volume: volume.row.identity, path: row.path, sizeBytes, modifiedAt } });
  };

  const expect = (id: ClipId, file: ClipFile): void => {
    expected.delete(id);
    expected.set(id, file);
    const [oldest] = expected.keys();
    if (expected.size > mostExpected && oldest !== undefined) expected.delete(oldest);
  };

  const toAsked = (row: ClipRow): AskedFile | null => {
    const volume = registry.get(row.volumeId);
    return volume === null ? null : { volume: volume.row.identity, path: row.path, sizeBytes: row.sizeBytes, modifiedAt: row.modifiedAt };
  };

  return {
    read(ids) {
      const rows = new Map(catalog.clips.byIds(ids).map((row) => [row.id, row]));
      const files = ids.map((id) => {
        const row = rows.get(id);
        return { id, file: row === undefined ? null : toAsked(row) };
      });
      const known = files.map(({ file }) => file).filter((file) => file !== null);
      const kept = shelf.with((store) => store.read(known), []);
      let next = 0;
      return files.map(({ id, file }) => ({ id, kept: file === null ? null : kept[next++] ?? null }));
    },
    async cut(id, atMs, signal) {
      const cut = await read(id, signal, (sizeBytes) => readFrameOrTrouble(sizeBytes, atMs));
      if (!cut.ok) return cut;
      const { value, file } = cut.value;
      if (value.kind === 'frame') expect(id, file);
      else shelf.with((store) => store.keep(file, value), undefined);
      return succeed(value);
    },
    async times(id, signal) {
      const times = await read(id, signal, (sizeBytes) => readKeyFrameTimes(sizeBytes, mostTimes));
      return times.ok ? succeed(times.value.value) : times;
    },
    keep(id, made) {
      const file = expected.get(id);
      if (file === undefined) return 'not-asked';
      expected.delete(id);
      return shelf.with((store) => {
        if (store.read([file])[0]?.kind === 'picture') return 'not-asked' as const;
        store.keep(file, made);
        return 'kept' as const;
      }, 'no-room');
    },
    async forget(volume, breathe) {
      for (const [id, file] of expected) if (file.volume === volume) expected.delete(id);
      while (shelf.with((store) => store.forget(volume, forgottenAtOnce), 0) > 0) await breathe();
    },
    async close() {
      leave();
      await end(() => true);
      shelf.close();
    },
  };
}

type Work<Value> = (sizeBytes: number) => Reading<Value>;
interface Done<Value> {
  readonly value: Value;
  readonly file: ClipFile;
}

function* readFrameOrTrouble(sizeBytes: number, atMs: number): Reading<CutAnswer> {
  const frame = yield* readKeyFrame(sizeBytes, atMs);
  if (frame !== null) return { kind: 'frame', frame };
  const { damage, videoCodec } = yield* readFacts(sizeBytes);
  const why: ThumbnailTrouble['why'] = damage === null || damage === 'no-picture' ? 'no-picture' : 'damaged';
  return { kind: 'trouble', trouble: { why, codec: videoCodec } };
}

export interface ThumbnailFiles {
  readonly store: ThumbnailStore;
  /** After the store was flushed. */
  readonly close: () => void;
}

/** Throws what SQLite and the system say when they cannot be opened or made. */
export function openThumbnailFiles({ dataFolder, now, limitBytes = defaultLimitBytes }: Pick<ThumbnailParts, 'dataFolder' | 'now' | 'limitBytes'>): ThumbnailFiles {
  const { db, setAside } = openSqliteFile({ path: path.join(dataFolder, indexName), applicationId, migrations: [thumbnailsMigration], now: now() });
  try {
    // Unlike the catalog it holds nothing that could not be made again.
    if (setAside !== null) removeSqlite(setAside.path);
    const pictures = openPictureFile(path.join(dataFolder, picturesName));
    const store = createThumbnailStore({ db, pictures, limitBytes });
    return {
      store,
      close() {
        pictures.close();
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

const indexName = 'thumbnails.sqlite';
const picturesName = 'thumbnails.pictures';

function removeSqlite(file: string): void {
  for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true });
}

/** The store, opened when first needed. It is a cache: what goes wrong with it costs a picture, never a call. */
function openShelf(parts: ThumbnailParts) {
  let opened: ThumbnailFiles | null = null;
  const attempt = <Value>(work: (store: ThumbnailStore) => Value, otherwise: Value): Value => {
    try {
      return work((opened ??= openThumbnailFiles(parts)).store);
    } catch (error) {
      if (isDamage(error)) {
        opened?.close();
        opened = null;
        removeSqlite(path.join(parts.dataFolder, indexName));
        return otherwise;
      }
      if (isStorageRefusal(error)) return otherwise;
      throw error;
    }
  };
  return {
    with: attempt,
    close() {
      const last = opened;
      opened = null;
      try {
        last?.store.flush();
      } catch (error) {
        // What was shown last is forgotten, which costs nothing; damage is found at the next start.
        if (!isDamage(error) && !isStorageRefusal(error)) throw error;
      } finally {
        last?.close();
      }
    },
  };
}
