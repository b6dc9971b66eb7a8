// What the user owns: settings, names and zones of drives, what was given to cameras and clips. Kept apart from the
// catalog, in a file of its own with a copy beside it, so that losing the catalog costs a scan and never a label.
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ZoneId } from '../../shared/schema.ts';
import { firstSettings, Settings } from '../../shared/settings.ts';
import { parseZone } from '../../shared/time.ts';
import { cameraLabelsIn } from './camera-labels.ts';
import type { CameraLabels } from './camera-labels.ts';
import { clipLabelsIn } from './clip-labels.ts';
import type { ClipLabels } from './clip-labels.ts';
import { exportMarksIn } from './export-marks.ts';
import type { ExportMarks } from './export-marks.ts';
import { settingsMigration } from './labels-001-settings.ts';
import { cameraLabelsMigration } from './labels-002-cameras.ts';
import { clipLabelsMigration } from './labels-003-clips.ts';
import { exportsMigration } from './labels-004-exports.ts';
import { retentionMigration } from './labels-005-retention.ts';
import { retentionRulesIn } from './retention-rules.ts';
import type { RetentionRules } from './retention-rules.ts';
import { allOrNone, isDamage, isDiskFull, openSqliteFile, setFileAside } from './sqlite-file.ts';
import type { OpenedSqlite, Sqlite } from './sqlite-file.ts';

export interface VolumeLabel {
  readonly name: string | null;
  readonly homeZone: ZoneId | null;
  readonly namedInZone: ZoneId | null;
}

export interface VolumeLabelChange {
  readonly name?: string | null | undefined;
  readonly homeZone?: ZoneId | null | undefined;
  readonly namedInZone?: ZoneId | null | undefined;
}

type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export interface Labels {
  readonly settings: () => Settings;
  /** What is absent stays as it was. */
  readonly writeSettings: (change: SettingsChange) => Settings;
  readonly volumeLabel: (identity: string) => VolumeLabel;
  /** What the user gave a drive follows it to its new identity; nothing happens when nothing was given. */
  readonly moveVolumeLabel: (from: string, to: string) => void;
  readonly forgetVolumeLabel: (identity: string) => void;
  /** What is absent stays as it was. Zones come from `parseZone`. */
  readonly writeVolumeLabel: (identity: string, change: VolumeLabelChange) => void;
  readonly cameras: CameraLabels;
  readonly clips: ClipLabels;
  readonly exports: ExportMarks;
  readonly retention: RetentionRules;
  readonly close: () => void;
}

export interface OpenedLabels {
  readonly labels: Labels;
  /** `restored` from the copy, or `lost`: the damaged file lies at `path` either way. */
  readonly trouble: { readonly outcome: 'restored' | 'lost'; readonly path: string } | null;
}

const migrations = [settingsMigration, cameraLabelsMigration, clipLabelsMigration, exportsMigration, retentionMigration];
const applicationId = 0x57634c42;
const nothing: VolumeLabel = { name: null, homeZone: null, namedInZone: null };

/** `file` ends in `.sqlite`; the copy lies at `….backup.sqlite`. Throws when the folder cannot be used. */
export function openLabels(file: string, now: number): OpenedLabels {
  const backup = file.replace(/\.sqlite$/, '.backup.sqlite');
  const open = (): OpenedSqlite => {
    const opened = openSqliteFile({ path: file, applicationId, migrations, now });
    try {
      const verdict = opened.db.pragma('quick_check', { simple: true });
      if (verdict === 'ok') return opened;
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    opened.db.close();
    const aside = setFileAside(file, 'damaged', now);
    return { ...openSqliteFile({ path: file, applicationId, migrations, now }), setAside: { path: aside, why: 'damaged' } };
  };

  const first = open();
  if (first.setAside === null) {
    keepCopy(first.db, backup);
    return { labels: labelsIn(first.db), trouble: null };
  }
  const aside = first.setAside.path;
  if (!existsSync(backup)) return { labels: labelsIn(first.db), trouble: { outcome: 'lost', path: aside } };
  first.db.close();
  for (const tail of ['-wal', '-shm']) if (existsSync(file + tail)) renameSync(file + tail, `${aside}.empty${tail}`);
  copyFileSync(backup, file);
  const second = open();
  return { labels: labelsIn(second.db), trouble: { outcome: second.setAside === null ? 'restored' : 'lost', path: aside } };
}

/**
 * A whole and checked copy, put in place by a rename so that there is always one. On a full disk the last one stays. Under a name of its own
 * until then: another process may be at the same.
 */
function keepCopy(db: Sqlite, backup: string): void {
  dropHalfCopies(backup);
  const fresh = `${backup}.${randomUUID()}${unfinished}`;
  try {
    db.prepare('VACUUM INTO ?').run(fresh);
  } catch (error) {
    rmSync(fresh, { force: true });
    if (isDiskFull(error)) return;
    throw error;
  }
  renameSync(fresh, backup);
}

const unfinished = '.new';
/** SQLite’s own beside it as well. */
const isUnfinished = /\.new(?:-\w+)?$/;
/** A copy takes less than a second; what is older was left by a program that was killed. */
const abandonedMs = 600_000;

function dropHalfCopies(backup: string): void {
  const folder = path.dirname(backup);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${path.basename(backup)}.`) || !isUnfinished.test(name)) continue;
    const left = path.join(folder, name);
    const writtenAt = statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - writtenAt > abandonedMs) rmSync(left, { force: true });
  }
}

function labelsIn(db: Sqlite): Labels {
  const read = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting');
  const write = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const volume = db.prepare<[string], { name: string | null; home_zone: string | null; named_in_zone: string | null }>(
    'SELECT name, home_zone, named_in_zone FROM volume_label WHERE identity = ?',
  );
  const writeVolume = db.prepare<[VolumeLabel & { readonly identity: string }]>(
    `INSERT INTO volume_label (identity, name, home_zone, named_in_zone) VALUES (@identity, @name, @homeZone, @namedInZone)
     ON CONFLICT (identity) DO UPDATE SET name = excluded.name, home_zone = excluded.home_zone, named_in_zone = excluded.named_in_zone`,
  );
  const moveVolume = db.prepare<[string, string]>('UPDATE OR REPLACE volume_label SET identity = ? WHERE identity = ?');
  const dropVolume = db.prepare<[string]>('DELETE FROM volume_label WHERE identity = ?');
  const settings = (): Settings => {
    const stored = Object.fromEntries(read.all().map(({ key, value }) => [key, JSON.parse(value) as unknown]));
    return {
      zone: Settings.shape.zone.catch(firstSettings.zone).parse(stored['zone']),
      theme: Settings.shape.theme.catch(firstSettings.theme).parse(stored['theme']),
      language: Settings.shape.language.catch(firstSettings.language).parse(stored['language']),
      density: Settings.shape.density.catch(firstSettings.density).parse(stored['density']),
      sound: Settings.shape.sound.catch(firstSettings.sound).parse(stored['sound']),
      playback: Settings.shape.playback.catch(firstSettings.playback).parse(stored['playback']),
      ffmpegPath: Settings.shape.ffmpegPath.catch(firstSettings.ffmpegPath).parse(stored['ffmpegPath']),
      hasSeenTour: Settings.shape.hasSeenTour.catch(firstSettings.hasSeenTour).parse(stored['hasSeenTour']),
      checksForUpdates: Settings.shape.checksForUpdates.catch(firstSettings.checksForUpdates).parse(stored['checksForUpdates']),
      place: Settings.shape.place.catch(firstSettings.place).parse(stored['place']),
      window: Settings.shape.window.catch(firstSettings.window).parse(stored['window']),
    };
  };
  const volumeLabel = (identity: string): VolumeLabel => {
    const row = volume.get(identity);
    if (row === undefined) return nothing;
    return { name: row.name, homeZone: zoneOrNull(row.home_zone), namedInZone: zoneOrNull(row.named_in_zone) };
  };
  const retention = retentionRulesIn(db);
  return {
    settings,
    writeSettings: allOrNone(db, (change: SettingsChange) => {
      for (const [key, value] of Object.entries(change)) if (value !== undefined) write.run(key, JSON.stringify(value));
      return settings();
    }),
    volumeLabel,
    writeVolumeLabel: allOrNone(db, (identity: string, { name, homeZone, namedInZone }: VolumeLabelChange) => {
      const old = volumeLabel(identity);
      writeVolume.run({
        identity,
        name: name === undefined ? old.name : name,
        homeZone: homeZone === undefined ? old.homeZone : homeZone,
        namedInZone: namedInZone === undefined ? old.namedInZone : namedInZone,
      });
    }),
    cameras: cameraLabelsIn(db),
    clips: clipLabelsIn(db),
    exports: exportMarksIn(db),
    retention,
    moveVolumeLabel: allOrNone(db, (from: string, to: string) => {
      moveVolume.run(to, from);
      retention.move(from, to);
    }),
    forgetVolumeLabel: allOrNone(db, (identity: string) => {
      dropVolume.run(identity);
      retention.write(identity, null);
    }),
    close: () => db.close(),
  };
}

function zoneOrNull(text: string | null): ZoneId | null {
  return text === null ? null : parseZone(text);
}
