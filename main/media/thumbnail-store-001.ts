// Thumbnails by the file they were made of, and the sheets of the picture file their pictures lie on. A thumbnail's number is the byte its
// picture begins at: so the thumbnails of a sheet are a range, and those that stand together here lie together there.
import type { Migration } from '../catalog/sqlite-file.ts';

export const thumbnailsMigration: Migration = {
  version: 1,
  name: 'thumbnails',
  run: (db) => db.exec(`
    CREATE TABLE volume (
      id INTEGER PRIMARY KEY,
      identity TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE sheet (
      id INTEGER PRIMARY KEY,
      begun INTEGER NOT NULL UNIQUE,
      used INTEGER NOT NULL,
      filled_bytes INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE thumbnail (
      place INTEGER PRIMARY KEY,
      volume_id INTEGER NOT NULL REFERENCES volume (id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      trouble TEXT,
      codec TEXT,
      picture_bytes INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      UNIQUE (volume_id, path)
    ) STRICT;
  `),
};
