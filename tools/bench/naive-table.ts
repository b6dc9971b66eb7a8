// The table somebody would write first: text columns, no index, everything asked of SQL.
import { cameraOf, foldersOf, instantOf } from './clip-names.ts';

export interface NaiveTable {
  readonly version: string;
  /** Prepares a question once; answers its rows each time. */
  ask(sql: string): (...values: readonly unknown[]) => unknown[];
}

/** `clip (path, camera, t, size)`, `t` in seconds. */
export async function naiveTable(size: number): Promise<NaiveTable> {
  const { default: Sqlite } = await import('better-sqlite3');
  const table = new Sqlite(':memory:');
  table.exec('CREATE TABLE clip (path TEXT, camera TEXT, t INTEGER, size INTEGER)');
  const add = table.prepare('INSERT INTO clip VALUES (?, ?, ?, ?)');
  table.exec('BEGIN');
  const paths = foldersOf(size).flatMap(({ path, names }) => names.map((name) => `${path}/${name}`));
  for (let place = 0; place < size; place += 1) add.run(paths[place] ?? '', cameraOf(place), instantOf(place, size) / 1000, 2_400_000);
  table.exec('COMMIT');
  const row = table.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get();
  return {
    version: `SQLite ${row?.version ?? ''} without an index`,
    ask(sql) {
      const asked = table.prepare(sql);
      return (...values) => asked.all(...values);
    },
  };
}
