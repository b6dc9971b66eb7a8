// Writes the rows of clips that are new, many a statement.
import type { Statement } from 'better-sqlite3';
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { ColumnBatch } from './column-batch.ts';
import { nextClipId } from './clip-id.ts';
import type { Sqlite } from './sqlite-file.ts';

/** Clips of one folder that the catalog does not have; the same place everywhere is one clip. */
export interface NewClips extends ColumnBatch {
  readonly names: readonly string[];
  /** The name read as UTC, null where it is the instant of the id; null for all where all are so. */
  readonly writtenAt: readonly (Instant | null)[] | null;
}

// Many rows a statement write twice as fast as one each (measured). A folder is written in as few statements as it takes, each of a power of
// two: a day has about 70 clips. What is the same for all rows is bound once, or stands in the statement: every value bound costs as much as a
// fifth of a row.
const mostAtOnce = 128;
const allColumns = ['(id, folder_id, name, camera_id, kind, written_at)', 'column1, ?, column2, column3, column4, column5', '(?,?,?,?,?)'] as const;
const columnsOfKind = ['(id, folder_id, name, camera_id, kind)', 'column1, ?, column2, column3', '(?,?,?)'] as const;

type Value = number | string | null;
type Insert = Statement<Value[]>;

/** `ids` are changed where they were taken: the next free one of the same second is. To be called in a transaction. */
export function createClipInserter(db: Sqlite): (folderId: number, clips: NewClips) => void {
  const inserts = new Map<number, Insert>();
  /** `kind` null: it is bound, and so is when the clip was written. */
  const insertOf = (rows: number, kind: number | null): Insert => {
    const key = 4 * rows + (kind ?? 3);
    let insert = inserts.get(key);
    if (insert === undefined) {
      const [columns, selected, values] = kind === null ? allColumns : columnsOfKind;
      const fixed = kind === null ? '' : `, ${String(kind)}`;
      insert = db.prepare<Value[]>(`INSERT OR IGNORE INTO clip ${columns} SELECT ${selected}${fixed} FROM (VALUES ${Array.from({ length: rows }, () => values).join(',')})`);
      inserts.set(key, insert);
    }
    return insert;
  };
  const takeBack = db.prepare<[number, string]>('DELETE FROM clip WHERE folder_id = ? AND name = ?');

  return (folderId, { ids, names, cameras, kinds, writtenAt }) => {
    const kind = writtenAt === null && kinds.every((one) => one === kinds[0]) ? (kinds[0] ?? 0) : null;
    const push = (values: Value[], place: number): void => {
      values.push(ids[place] ?? 0, names[place] ?? '', cameras[place] ?? 0);
      if (kind === null) values.push(kinds[place] ?? 0, writtenAt?.[place] ?? null);
    };
    for (let from = 0; from < names.length; ) {
      const count = Math.min(mostAtOnce, 2 ** Math.floor(Math.log2(names.length - from)));
      const values: Value[] = [folderId];
      for (let place = from; place < from + count; place += 1) push(values, place);
      if (insertOf(count, kind).run(...values).changes !== count) {
        // Some ids were taken: what this statement wrote is taken back, and each row finds its own.
        for (let place = from; place < from + count; place += 1) takeBack.run(folderId, names[place] ?? '');
        for (let place = from; place < from + count; place += 1) {
          for (;;) {
            const row: Value[] = [folderId];
            push(row, place);
            if (insertOf(1, kind).run(...row).changes > 0) break;
            ids[place] = nextClipId((ids[place] ?? 0) as ClipId);
          }
        }
      }
      from += count;
    }
  };
}
