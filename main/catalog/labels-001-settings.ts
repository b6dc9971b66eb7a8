// What the user owns from the first day: settings, and the name and zones given to a drive.
import type { Migration } from './sqlite-file.ts';

export const settingsMigration: Migration = {
  version: 1,
  name: 'settings',
  run: (db) => db.exec(`
    CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE volume_label (
      identity TEXT PRIMARY KEY,
      name TEXT,
      home_zone TEXT,
      named_in_zone TEXT
    ) STRICT;
  `),
};
