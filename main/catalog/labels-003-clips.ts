// Stars, notes and what was watched, by the key of the clip: see `clipKey`.
import type { Migration } from './sqlite-file.ts';

export const clipLabelsMigration: Migration = {
  version: 3,
  name: 'clips',
  run: (db) => db.exec(`
    CREATE TABLE clip_label (
      clip_key TEXT PRIMARY KEY,
      written_at INTEGER NOT NULL,
      is_starred INTEGER NOT NULL DEFAULT 0,
      note TEXT,
      watched_at INTEGER
    ) STRICT, WITHOUT ROWID;
  `),
};
