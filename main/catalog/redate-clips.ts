// Dates the clips of a volume anew when the user says in which zone its names are written. Ids carry the instant, so ids
// change; sizes, headers and labels stay. Each folder is one transaction, and doing it again changes nothing: whatever
// stops it half way, the rest follows at the next start.
import type { VolumeId } from '../../shared/ids.ts';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';
import { instantReader } from '../named-in-zone.ts';
import type { ClipColumns } from './clip-columns.ts';
import { clipIdInstant, nextClipId, wantedClipId } from './clip-id.ts';
import type { ColumnRow } from './column-row.ts';
import type { Labels } from './labels.ts';
import type { Sqlite } from './sqlite-file.ts';
import { allOrNone } from './sqlite-file.ts';

export interface ClipDating {
  /**
   * Dates a volume's clips by the zone its label names; at once when they are. Answers whether any moved. One volume
   * after the other. A scan may go on meanwhile if it dates what it finds by the label.
   */
  redate(volumeId: VolumeId): Promise<boolean>;
  /** Ends what an earlier run of the program left undone. */
  redateAll(): Promise<void>;
  /** The zones by which clips are dated now, or will be when redating is done; null is UTC. */
  zones(): Set<ZoneId | null>;
}

interface VolumeDate {
  readonly id: VolumeId;
  readonly identity: string;
  readonly dated_in: string | null;
}

interface Moved {
  readonly from: number;
  readonly to: number;
}

export function createClipDating(db: Sqlite, columns: ClipColumns, labels: Labels, breathe: () => Promise<void>): ClipDating {
  const volumes = db.prepare<[], VolumeDate>('SELECT id, identity, dated_in FROM volume');
  const volume = db.prepare<[number], VolumeDate>('SELECT id, identity, dated_in FROM volume WHERE id = ?');
  const setDated = db.prepare<[string | null, number]>('UPDATE volume SET dated_in = ? WHERE id = ?');
  const folders = db.prepare<[number], { id: number; path: string }>('SELECT id, path FROM folder WHERE volume_id = ?');
  const clipsOf = db.prepare<[number], { id: number; name: string; written_at: number | null }>('SELECT id, name, written_at FROM clip WHERE folder_id = ?');
  const move = db.prepare<{ from: number; to: number; writtenAt: number | null }>('UPDATE OR IGNORE clip SET id = @to, written_at = @writtenAt WHERE id = @from');

  const moveFolder = allOrNone(db, (identity: string, folder: { id: number; path: string }, instantOf: (written: Instant) => Instant): Moved[] => {
    const moved: Moved[] = [];
    for (const clip of clipsOf.all(folder.id)) {
      const written = clip.written_at ?? clipIdInstant(clip.id);
      const instant = instantOf(written);
      if (instant === clipIdInstant(clip.id)) continue;
      let to = wantedClipId(instant, identity, `${folder.path}/${clip.name}`);
      while (move.run({ from: clip.id, to, writtenAt: instant === written ? null : written }).changes === 0) to = nextClipId(to);
      moved.push({ from: clip.id, to });
    }
    return moved;
  });

  /** A clip that is missing from its drive moves too, but stands in no column. */
  const follow = (moved: readonly Moved[]): void => {
    const rows: ColumnRow[] = [];
    for (const { from, to } of moved) {
      const place = columns.placeOf(from);
      if (place !== null) rows.push({ ...columns.row(place), id: to });
    }
    columns.remove(moved.map(({ from }) => from));
    columns.add(rows);
  };

  const redate = async (id: VolumeId): Promise<boolean> => {
    const row = volume.get(id);
    if (row === undefined) return false;
    const zone = labels.volumeLabel(row.identity).namedInZone;
    if (row.dated_in === zone) return false;
    const instantOf = instantReader(zone);
    let hasMoved = false;
    for (const folder of folders.all(id)) {
      const moved = moveFolder(row.identity, folder, instantOf);
      if (moved.length > 0) follow(moved);
      hasMoved ||= moved.length > 0;
      await breathe();
    }
    setDated.run(zone, id);
    return hasMoved;
  };

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (id: VolumeId): Promise<boolean> => {
    const turn = last.then(() => redate(id));
    // Who asked hears of a failure; the next volume is dated all the same.
    last = turn.catch(() => null);
    return turn;
  };

  return {
    redate: inTurn,
    async redateAll() {
      for (const { id } of volumes.all()) await inTurn(id);
    },
    zones() {
      const zones = new Set<ZoneId | null>([null]);
      for (const { identity, dated_in } of volumes.all()) {
        zones.add(labels.volumeLabel(identity).namedInZone);
        zones.add(dated_in === null ? null : parseZone(dated_in));
      }
      return zones;
    },
  };
}
