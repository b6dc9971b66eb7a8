import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CameraId, VolumeId } from '../../shared/ids.ts';
import { listedFolder } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { clipsMigration } from './001-clips.ts';
import { clockBasisMigration } from './002-clock-basis.ts';
import { openCameraBook } from './camera-rows.ts';
import { ClipColumns } from './clip-columns.ts';
import { createClipReader } from './clip-reads.ts';
import { createClipWriter } from './clip-writes.ts';
import { openLabels } from './labels.ts';
import { isDiskFull, openSqliteFile } from './sqlite-file.ts';

const now = Date.UTC(2026, 10, 20);
const migrations = [clipsMigration, clockBasisMigration];

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}

/** A catalog whose file can be told to grow no further, which SQLite answers as it answers a full disk. */
function smallHouse() {
  const { db } = openSqliteFile({ path: path.join(temporaryFolder(), 'catalog.sqlite'), applicationId: 1, migrations, now });
  onTestFinished(() => void db.close());
  db.exec("INSERT INTO volume (id, identity, kind, name, last_seen_at) VALUES (1, 'v', 'folder', 'V', 0)");
  const cameras = openCameraBook(db);
  const columns = new ClipColumns();
  const writer = createClipWriter({ db, columns, cameras, marks: { flagsFor: () => 0 }, onWritten: () => undefined });
  const record = (folder: string, names: readonly string[]) =>
    writer.recordFolder({ id: 1 as VolumeId, identity: 'v', instantOf: (written) => written }, listedFolder(folder, names), now);
  return {
    db, cameras, columns, record,
    clips: createClipReader(db),
    fill: () => db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`),
    free: () => db.pragma('max_page_count = 1000000'),
  };
}

const many = Array.from({ length: 3000 }, (_, number) => `05-30-05_Camera${number % 50}_${number}.mp4`);

describe('a full disk in mid-scan', () => {
  it('is told apart from bugs and damage, and leaves what was there before', () => {
    const house = smallHouse();
    house.record('blink/26-10/26-10-01', ['05-30-05_Old_001.mp4']);
    house.fill();
    const error = thrownBy(() => house.record('blink/26-11/26-11-01', many));
    expect(isDiskFull(error)).toBe(true);
    expect(isDiskFull(new Error('SQLITE_FULL'))).toBe(false);
    expect(isDiskFull(thrownBy(() => house.db.exec('SELECT nothing FROM nowhere')))).toBe(false);
    expect([house.columns.length, house.clips.byIds([house.columns.id(0)])[0]?.name]).toEqual([1, '05-30-05_Old_001.mp4']);
    expect(house.cameras.all().map((camera) => camera.name)).toEqual(['Old']);
  });

  it('names no camera that was rolled back: the next reading files each clip under its own', () => {
    const house = smallHouse();
    house.fill();
    expect(isDiskFull(thrownBy(() => house.record('blink/26-11/26-11-01', many)))).toBe(true);
    house.free();
    // These take the ids that the cameras of the failed transaction had.
    house.record('blink/26-10/26-10-01', ['05-30-05_Other_001.mp4']);
    expect(house.record('blink/26-11/26-11-01', many).added).toBe(3000);
    const names = new Map(house.cameras.all().map(({ id, name }) => [id, name]));
    const ids = Array.from({ length: house.columns.length }, (_, place) => house.columns.id(place));
    for (const row of house.clips.byIds(ids)) expect(row.name).toContain(`_${names.get(row.cameraId) ?? 'nobody'}_`);
    expect(house.cameras.idFor('Camera7', 0)).toBe(house.db.prepare<[], CameraId>("SELECT id FROM camera WHERE name = 'Camera7'").pluck().get());
  });
});

describe('the copy of the labels', () => {
  it('is made anew after an attempt that was cut short, and leaves alone one that another process is at', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'labels.sqlite');
    const left = ['labels.backup.sqlite.1.new', 'labels.backup.sqlite.1.new-journal', 'labels.backup.sqlite.2.new'];
    for (const name of left) writeFileSync(path.join(folder, name), 'half a copy');
    for (const name of left.slice(0, 2)) utimesSync(path.join(folder, name), 0, 0);
    openLabels(file, now).labels.close();
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual(left.slice(2));
    expect(statSync(path.join(folder, 'labels.backup.sqlite')).size).toBeGreaterThan(4000);
  });
});
