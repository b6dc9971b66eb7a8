// What the user gave cameras, by the key of their name: it outlives the catalog and the drives.
import type { Migration } from './sqlite-file.ts';

export const cameraLabelsMigration: Migration = {
  version: 2,
  name: 'cameras',
  run: (db) => db.exec(`
    CREATE TABLE camera_label (
      key TEXT PRIMARY KEY,
      label TEXT,
      colour INTEGER,
      is_hidden INTEGER NOT NULL DEFAULT 0,
      merged_into TEXT CHECK (merged_into IS NOT key)
    ) STRICT;
    CREATE INDEX camera_label_by_root ON camera_label (merged_into) WHERE merged_into IS NOT NULL;
  `),
};
