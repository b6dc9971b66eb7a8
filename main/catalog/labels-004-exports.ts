// What was exported where, by the key of the clip (see `clipKey`), and exports that have not come to their end.
import type { Migration } from './sqlite-file.ts';

export const exportsMigration: Migration = {
  version: 4,
  name: 'exports',
  run: (db) => db.exec(`
    CREATE TABLE export_mark (
      clip_key TEXT NOT NULL,
      written_at INTEGER NOT NULL,
      at INTEGER NOT NULL,
      target TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (clip_key, target)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE export_job (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      target TEXT NOT NULL,
      ask TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `),
};
