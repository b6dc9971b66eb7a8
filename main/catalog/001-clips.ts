// Volumes, folders, cameras and clips as the drives show them. All of it can be read from the drives again.
// A clip's id is `seconds since 1970 * 2^18 + place`: the table is clustered by time, so a page of any length
// is one range scan, and the same file gets the same id after a rebuild.
import type { Migration } from './sqlite-file.ts';

export const clipsMigration: Migration = {
  version: 1,
  name: 'clips',
  run: (db) => db.exec(`
    CREATE TABLE volume (
      id INTEGER PRIMARY KEY,
      identity TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('drive', 'folder')),
      name TEXT NOT NULL,
      place TEXT,
      uuid TEXT,
      label TEXT,
      fingerprint TEXT,
      file_system TEXT,
      size_bytes INTEGER,
      free_bytes INTEGER,
      is_read_only INTEGER NOT NULL DEFAULT 0,
      last_seen_at INTEGER NOT NULL,
      scanned_at INTEGER,
      junk INTEGER NOT NULL DEFAULT 0,
      unreadable TEXT NOT NULL DEFAULT '[]'
    ) STRICT;
    CREATE TABLE folder (
      id INTEGER PRIMARY KEY,
      volume_id INTEGER NOT NULL REFERENCES volume (id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      digest TEXT NOT NULL,
      UNIQUE (volume_id, path)
    ) STRICT;
    CREATE TABLE camera (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      named_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE clip (
      id INTEGER PRIMARY KEY,
      folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      camera_id INTEGER NOT NULL REFERENCES camera (id),
      kind INTEGER NOT NULL,
      size_bytes INTEGER,
      modified_at INTEGER,
      missing_since INTEGER,
      duration_ms INTEGER,
      width_px INTEGER,
      height_px INTEGER,
      video_codec TEXT,
      audio_codec TEXT,
      damage TEXT,
      probed_at INTEGER
    ) STRICT;
    CREATE INDEX clip_by_folder ON clip (folder_id);
    CREATE INDEX clip_probed ON clip (folder_id, damage) WHERE probed_at IS NOT NULL AND missing_since IS NULL;
    CREATE TABLE stray (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      problem TEXT,
      size_bytes INTEGER,
      UNIQUE (folder_id, name)
    ) STRICT;
  `),
};
