// The rule a user saved for a drive, by the drive's identity. Cameras stand in it by their keys: ids change with the catalog.
import type { Migration } from './sqlite-file.ts';

export const retentionMigration: Migration = {
  version: 5,
  name: 'retention',
  run: (db) => db.exec(`
    CREATE TABLE retention (
      identity TEXT PRIMARY KEY,
      rule TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `),
};
