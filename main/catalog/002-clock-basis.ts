// Which instant a name was read as, so that clips can be dated anew when the user says that a drive's names are not in UTC.
// `written_at`: the name read as UTC where that is not the instant of the clip's id. `dated_in`: the zone by which all
// clips of a volume are dated, null for UTC; it lags behind the label while they are being dated anew.
import type { Migration } from './sqlite-file.ts';

export const clockBasisMigration: Migration = {
  version: 2,
  name: 'clock-basis',
  run: (db) => db.exec(`
    ALTER TABLE clip ADD COLUMN written_at INTEGER;
    ALTER TABLE volume ADD COLUMN dated_in TEXT;
  `),
};
