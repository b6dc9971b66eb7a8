// Reads clips by id and loads the columns. SQL one can see; ids come from the columns.
import type { CameraId, ClipId, UnrecognisedId, VolumeId } from '../../shared/ids.ts';
import { ClipDamage, NameProblem } from '../../shared/schema.ts';
import type { ClipFacts, ClipKind, Instant, UnrecognisedFile } from '../../shared/schema.ts';
import type { ClipColumns } from './clip-columns.ts';
import { clipIdInstant } from './clip-id.ts';
import type { RecordedMeasures } from './clip-measures.ts';
import { clipFlags, clipKinds, unknownLength } from './column-row.ts';
import { makeupNumber } from './makeups.ts';
import type { Makeups } from './makeups.ts';
import type { Sqlite } from './sqlite-file.ts';

/** A clip as the catalog has it; whether its drive is here is the caller's to say. */
export interface ClipRow {
  readonly id: ClipId;
  readonly volumeId: VolumeId;
  readonly cameraId: CameraId;
  readonly kind: ClipKind;
  readonly recordedAt: Instant;
  /** The name read as UTC: another instant only where the names of the drive are in another zone. */
  readonly writtenAt: Instant;
  readonly sizeBytes: number | null;
  readonly modifiedAt: Instant | null;
  readonly isMissing: boolean;
  readonly facts: ClipFacts | null;
  readonly name: string;
  /** Relative to the volume, with slashes. */
  readonly path: string;
}

interface RawClip {
  id: number; volume_id: number; camera_id: number; kind: number; size_bytes: number | null; modified_at: number | null;
  missing_since: number | null; duration_ms: number | null; width_px: number | null; height_px: number | null;
  video_codec: string | null; audio_codec: string | null; damage: string | null; probed_at: number | null; name: string; folder: string; written_at: number | null;
}

interface RawSized {
  id: number; folder: string; name: string; size_bytes: number | null; modified_at: number | null;
}

const selectSized = `SELECT clip.id, folder.path AS folder, clip.name, clip.size_bytes, clip.modified_at
  FROM clip JOIN folder ON folder.id = clip.folder_id`;

const select = `SELECT clip.*, folder.volume_id, folder.path AS folder FROM clip JOIN folder ON folder.id = clip.folder_id`;

/** A clip with what the drive said of it when it was last asked. */
export type SizedClip = Pick<ClipRow, 'id' | 'path' | 'sizeBytes' | 'modifiedAt'>;

export interface ClipReader {
  byIds(ids: readonly number[]): ClipRow[];
  byId(id: ClipId): ClipRow | null;
  /** The clips with ids in `[from, to)`, missing ones too. */
  between(from: number, to: number): ClipRow[];
  /** Folders of a volume that hold or held clips; the digest of one that is gone is ''. */
  folders(volumeId: VolumeId): { readonly path: string; readonly digest: string }[];
  /** Those of these clips that are not missing, newest first. */
  sized(ids: readonly number[]): SizedClip[];
  /** Where these clips lie, which are sorted newest first; missing ones left out. Of many neighbours as quick as of few. */
  pathsOf(ids: readonly ClipId[]): { readonly ids: ClipId[]; readonly paths: string[] };
  /** The clips of one folder that are not missing. */
  sizedIn(volumeId: VolumeId, folder: string): SizedClip[];
  /** Those of these clips whose headers have not been read, newest first; missing ones left out. */
  unprobed(ids: readonly number[]): { readonly id: ClipId; readonly path: string; readonly was: RecordedMeasures }[];
  unrecognised(volumeId: VolumeId, after: number, limit: number): UnrecognisedFile[];
  unrecognisedById(id: UnrecognisedId): { readonly volumeId: VolumeId; readonly path: string } | null;
  countStrays(volumeId: VolumeId): { readonly unrecognised: number; readonly unfinished: number };
}

export function createClipReader(db: Sqlite): ClipReader {
  const many = db.prepare<[string], RawClip>(`${select} WHERE clip.id IN (SELECT value FROM json_each(?)) ORDER BY clip.id DESC`);
  const one = db.prepare<[number], RawClip>(`${select} WHERE clip.id = ?`);
  const between = db.prepare<[number, number], RawClip>(`${select} WHERE clip.id >= ? AND clip.id < ?`);
  const foldersOf = db.prepare<[number], { path: string; digest: string }>('SELECT path, digest FROM folder WHERE volume_id = ?');
  const sized = db.prepare<[string], RawSized>(
    `${selectSized} WHERE clip.id IN (SELECT value FROM json_each(?)) AND clip.missing_since IS NULL ORDER BY clip.id DESC`,
  );
  const named = db.prepare<[number, number], [number, number, string]>(
    'SELECT id, folder_id, name FROM clip WHERE id >= ? AND id <= ? AND missing_since IS NULL ORDER BY id DESC',
  ).raw();
  const folderPath = db.prepare<[number], string>('SELECT path FROM folder WHERE id = ?').pluck();
  const sizedIn = db.prepare<[number, string], RawSized>(`${selectSized} WHERE folder.volume_id = ? AND folder.path = ? AND clip.missing_since IS NULL`);
  const unprobed = db.prepare<[string], { id: number; folder: string; name: string; size: number | null; modified: number | null }>(
    `SELECT clip.id, folder.path AS folder, clip.name, clip.size_bytes AS size, clip.modified_at AS modified FROM clip JOIN folder ON folder.id = clip.folder_id
     WHERE clip.id IN (SELECT value FROM json_each(?)) AND clip.probed_at IS NULL AND clip.missing_since IS NULL ORDER BY clip.id DESC`,
  );
  const strays = db.prepare<[number, number, number], { id: number; folder: string; name: string; problem: string; size_bytes: number | null }>(
    `SELECT stray.id, folder.path AS folder, stray.name, stray.problem, stray.size_bytes FROM stray JOIN folder ON folder.id = stray.folder_id
     WHERE folder.volume_id = ? AND stray.problem IS NOT NULL AND stray.id > ? ORDER BY stray.id LIMIT ?`,
  );
  const stray = db.prepare<[number], { volume_id: number; folder: string; name: string }>(
    'SELECT folder.volume_id, folder.path AS folder, stray.name FROM stray JOIN folder ON folder.id = stray.folder_id WHERE stray.id = ?',
  );
  const counts = db.prepare<[number], { unrecognised: number; unfinished: number }>(
    `SELECT count(problem) AS unrecognised, count(*) - count(problem) AS unfinished FROM stray JOIN folder ON folder.id = stray.folder_id
     WHERE folder.volume_id = ?`,
  );

  return {
    byIds: (ids) => many.all(JSON.stringify(ids)).map(toRow),
    byId: (id) => {
      const raw = one.get(id);
      return raw === undefined ? null : toRow(raw);
    },
    between: (from, to) => between.all(from, to).map(toRow),
    folders: (volumeId) => foldersOf.all(volumeId),
    sized: (ids) => sized.all(JSON.stringify(ids)).map(toSized),
    pathsOf(ids) {
      const folders = new Map<number, string>();
      const found: { ids: ClipId[]; paths: string[] } = { ids: [], paths: [] };
      let order = 0;
      for (const [id, folderId, name] of named.all(ids.at(-1) ?? 0, ids[0] ?? -1)) {
        while ((ids[order] ?? -1) > id) order += 1;
        const wanted = ids[order];
        // Of another volume, between them.
        if (wanted !== id) continue;
        let folder = folders.get(folderId);
        if (folder === undefined) folders.set(folderId, (folder = folderPath.get(folderId) ?? ''));
        found.ids.push(wanted);
        found.paths.push(joined(folder, name));
      }
      return found;
    },
    sizedIn: (volumeId, folder) => sizedIn.all(volumeId, folder).map(toSized),
    unprobed: (ids) => unprobed.all(JSON.stringify(ids)).map(({ id, folder, name, size, modified }) => (
      { id: id as ClipId, path: joined(folder, name), was: { sizeBytes: size, modifiedAt: modified } }
    )),
    unrecognised: (volumeId, after, limit) =>
      strays.all(volumeId, after, limit).map((row) => ({
        id: row.id as UnrecognisedId, volumeId, path: joined(row.folder, row.name), problem: NameProblem.parse(row.problem), sizeBytes: row.size_bytes,
      })),
    unrecognisedById: (id) => {
      const row = stray.get(id);
      return row === undefined ? null : { volumeId: row.volume_id as VolumeId, path: joined(row.folder, row.name) };
    },
    countStrays: (volumeId) => counts.get(volumeId) ?? { unrecognised: 0, unfinished: 0 },
  };
}

type LoadedRow = [
  id: number, camera: number, volume: number, kind: number, size: number | null, isProbed: number, lengthMs: number | null,
  widthPx: number | null, heightPx: number | null, videoCodec: string | null, audioCodec: string | null, damage: string | null,
];

/** Fills the columns from the catalog a stretch at a time, so that the thread is never held for long. */
export async function loadColumns(db: Sqlite, columns: ClipColumns, breathe: () => Promise<void>): Promise<void> {
  const stretch = db.prepare<[number], LoadedRow>(
    `SELECT clip.id, clip.camera_id, folder.volume_id, clip.kind, clip.size_bytes, clip.probed_at IS NOT NULL, clip.duration_ms,
       clip.width_px, clip.height_px, clip.video_codec, clip.audio_codec, clip.damage
     FROM clip JOIN folder ON folder.id = clip.folder_id WHERE clip.id > ? AND clip.missing_since IS NULL ORDER BY clip.id LIMIT 2000`,
  ).raw();
  let after = -1;
  for (;;) {
    const rows = stretch.all(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    columns.append(batchOfLoaded(rows, columns.makeups));
    [after] = last;
    await breathe();
  }
}

/** Straight into columns: an object a row would take longer to make than the row to read (measured). */
function batchOfLoaded(rows: readonly LoadedRow[], numbers: Makeups) {
  const { length } = rows;
  const ids = new Float64Array(length);
  const cameras = new Uint32Array(length);
  const volumes = new Uint32Array(length);
  const kinds = new Uint8Array(length);
  const sizes = new Float64Array(length).fill(Number.NaN);
  const flags = new Uint8Array(length);
  const lengths = new Uint32Array(length).fill(unknownLength);
  const makeups = new Uint16Array(length).fill(makeupNumber.unread);
  for (let place = 0; place < length; place += 1) {
    const row = rows[place];
    if (row === undefined) break;
    ids[place] = row[0];
    cameras[place] = row[1];
    volumes[place] = row[2];
    kinds[place] = row[3];
    if (row[4] !== null) sizes[place] = row[4];
    if (row[5] === 0) continue;
    const [, , , , , , durationMs, widthPx, heightPx, videoCodec, audioCodec, damage] = row;
    if (damage !== null) flags[place] = clipFlags.damaged;
    if (durationMs !== null) lengths[place] = durationMs;
    makeups[place] = numbers.numberOf({ durationMs, widthPx, heightPx, videoCodec, audioCodec, damage: readDamage(damage) });
  }
  return { ids, cameras, volumes, kinds, sizes, flags, lengths, makeups };
}

function toRow(raw: RawClip): ClipRow {
  const kind = clipKinds[raw.kind];
  if (kind === undefined) throw new Error(`Clip ${raw.id} has no kind ${raw.kind}.`);
  return {
    id: raw.id as ClipId,
    volumeId: raw.volume_id as VolumeId,
    cameraId: raw.camera_id as CameraId,
    kind,
    recordedAt: clipIdInstant(raw.id),
    writtenAt: raw.written_at ?? clipIdInstant(raw.id),
    sizeBytes: raw.size_bytes,
    modifiedAt: raw.modified_at,
    isMissing: raw.missing_since !== null,
    facts: raw.probed_at === null ? null : {
      durationMs: raw.duration_ms, widthPx: raw.width_px, heightPx: raw.height_px, videoCodec: raw.video_codec,
      audioCodec: raw.audio_codec, damage: readDamage(raw.damage),
    },
    name: raw.name,
    path: joined(raw.folder, raw.name),
  };
}

function readDamage(damage: string | null): ClipDamage | null {
  return damage === null ? null : ClipDamage.parse(damage);
}

function toSized(raw: RawSized): SizedClip {
  return { id: raw.id as ClipId, path: joined(raw.folder, raw.name), sizeBytes: raw.size_bytes, modifiedAt: raw.modified_at };
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
