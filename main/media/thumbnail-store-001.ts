// Thumbnails by the file they were made of. Pictures lie in a table of their own: what is noted of a thumbnail changes
// whenever it is shown, and must not make SQLite write its picture again.
import type { Migration } from '../catalog/sqlite-file.ts';

export const thumbnailsMigration: Migration = {
  version: 1,
  name: 'thumbnails',
  run: (db) => db.exec(`
    CREATE TABLE volume (
      id INTEGER PRIMARY KEY,
      identity TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE thumbnail (
      id INTEGER PRIMARY KEY,
      volume_id INTEGER NOT NULL REFERENCES volume (id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      trouble TEXT,
      codec TEXT,
      room_bytes INTEGER NOT NULL,
      used INTEGER NOT NULL,
      UNIQUE (volume_id, path)
    ) STRICT;
    CREATE INDEX thumbnail_by_use ON thumbnail (used, room_bytes);
    CREATE TABLE picture (
      id INTEGER PRIMARY KEY REFERENCES thumbnail (id) ON DELETE CASCADE,
      webp BLOB NOT NULL
    ) STRICT;
  `),
};
