// What the user owns: settings, names and zones of drives. Kept apart from the catalog, in a file of its own with a
// copy beside it, so that losing the catalog costs a scan and never a label.
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { Settings } from '../../shared/schema.ts';
import type { ZoneId } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';
import { settingsMigration } from './labels-001-settings.ts';
import { isDamage, openSqliteFile, setFileAside } from './sqlite-file.ts';
import type { OpenedSqlite, Sqlite } from './sqlite-file.ts';

export interface VolumeLabel {
  readonly name: string | null;
  readonly homeZone: ZoneId | null;
  readonly namedInZone: ZoneId | null;
}

export interface Labels {
  readonly settings: () => Settings;
  readonly writeSettings: (change: Partial<Settings>) => Settings;
  readonly volumeLabel: (identity: string) => VolumeLabel;
  readonly close: () => void;
}

export interface OpenedLabels {
  readonly labels: Labels;
  /** `restored` from the copy, or `lost`: the damaged file lies at `path` either way. */
  readonly trouble: { readonly outcome: 'restored' | 'lost'; readonly path: string } | null;
}

const migrations = [settingsMigration];
const applicationId = 0x57634c42;
const nothing: VolumeLabel = { name: null, homeZone: null, namedInZone: null };

/** `path` ends in `.sqlite`; the copy lies at `….backup.sqlite`. Throws when the folder cannot be used. */
export function openLabels(path: string, now: number): OpenedLabels {
  const backup = path.replace(/\.sqlite$/, '.backup.sqlite');
  const open = (): OpenedSqlite => {
    const opened = openSqliteFile({ path, applicationId, migrations, now });
    try {
      const verdict = opened.db.pragma('quick_check', { simple: true });
      if (verdict === 'ok') return opened;
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    opened.db.close();
    const aside = setFileAside(path, 'damaged', now);
    return { ...openSqliteFile({ path, applicationId, migrations, now }), setAside: { path: aside, why: 'damaged' } };
  };

  const first = open();
  if (first.setAside === null) {
    keepCopy(first.db, backup);
    return { labels: labelsIn(first.db), trouble: null };
  }
  const aside = first.setAside.path;
  if (!existsSync(backup)) return { labels: labelsIn(first.db), trouble: { outcome: 'lost', path: aside } };
  first.db.close();
  for (const tail of ['-wal', '-shm']) if (existsSync(path + tail)) renameSync(path + tail, `${aside}.empty${tail}`);
  copyFileSync(backup, path);
  const second = open();
  return { labels: labelsIn(second.db), trouble: { outcome: second.setAside === null ? 'restored' : 'lost', path: aside } };
}

/** A whole and checked copy, put in place by a rename so that there is always one. */
function keepCopy(db: Sqlite, backup: string): void {
  const fresh = `${backup}.new`;
  db.prepare('VACUUM INTO ?').run(fresh);
  renameSync(fresh, backup);
}

function labelsIn(db: Sqlite): Labels {
  const read = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting');
  const write = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const volume = db.prepare<[string], { name: string | null; home_zone: string | null; named_in_zone: string | null }>(
    'SELECT name, home_zone, named_in_zone FROM volume_label WHERE identity = ?',
  );
  const settings = (): Settings => {
    const stored = Object.fromEntries(read.all().map(({ key, value }) => [key, JSON.parse(value) as unknown]));
    return {
      zone: Settings.shape.zone.catch(null).parse(stored['zone'] ?? null),
      theme: Settings.shape.theme.catch('system').parse(stored['theme'] ?? 'system'),
    };
  };
  return {
    settings,
    writeSettings: db.transaction((change: Partial<Settings>) => {
      for (const [key, value] of Object.entries(change)) write.run(key, JSON.stringify(value));
      return settings();
    }),
    volumeLabel(identity) {
      const row = volume.get(identity);
      if (row === undefined) return nothing;
      return { name: row.name, homeZone: zoneOrNull(row.home_zone), namedInZone: zoneOrNull(row.named_in_zone) };
    },
    close: () => db.close(),
  };
}

function zoneOrNull(text: string | null): ZoneId | null {
  return text === null ? null : parseZone(text);
}
