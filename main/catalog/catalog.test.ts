import { copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ZoneId } from '../../shared/schema.ts';
import { firstSettings } from '../../shared/settings.ts';
import { listedFolder, seenVolume } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { openCatalog } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { idsOnVolume } from './ids-on-volume.ts';

const now = Date.UTC(2026, 10, 20);
const berlin = 'Europe/Berlin' as ZoneId;

function volumeIn(catalog: Catalog, identity = 'folder:/x') {
  return { id: seenVolume(catalog, identity, now), identity, instantOf: (instant: number) => instant };
}

function namesIn(catalog: Catalog): string[] {
  const ids = Array.from({ length: catalog.columns.length }, (_, place) => catalog.columns.id(place));
  return catalog.clips.byIds(ids).map((row) => row.name);
}

const day = 'blink/26-11/26-11-01';

describe('recording a folder', () => {
  it('keeps clips through closing and opening again, under the same ids', async () => {
    const folder = temporaryFolder();
    const first = await openCatalog(folder, now);
    first.writer.recordFolder(volumeIn(first), listedFolder(day, ['05-30-05_Front_Door_001.mp4', '06-30-05_Front_Door_001.mp4']), now);
    expect(first.columns.length).toBe(2);
    const ids = [first.columns.id(0), first.columns.id(1)];
    first.close();
    const second = await openCatalog(folder, now);
    expect(second.columns.length).toBe(2);
    expect([second.columns.id(0), second.columns.id(1)]).toEqual(ids);
    expect(second.clips.byIds(ids).map((row) => [row.path, row.recordedAt])).toEqual([
      [`${day}/06-30-05_Front_Door_001.mp4`, Date.UTC(2026, 10, 1, 6, 30, 5)],
      [`${day}/05-30-05_Front_Door_001.mp4`, Date.UTC(2026, 10, 1, 5, 30, 5)],
    ]);
    second.close();
  });

  it('writes nothing when the names are unchanged', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = volumeIn(catalog);
    const folder = listedFolder(day, ['05-30-05_A_001.mp4']);
    catalog.writer.recordFolder(volume, folder, now);
    const { version } = catalog.columns;
    expect(catalog.writer.recordFolder(volume, folder, now + 1)).toEqual({ added: 0, gone: 0 });
    expect(catalog.columns.version).toBe(version);
    catalog.close();
  });

  it('takes a name that is gone off the list and puts it back, unmeasured, when it returns', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = volumeIn(catalog);
    const both = ['05-30-05_A_001.mp4', '06-30-05_A_001.mp4'];
    catalog.writer.recordFolder(volume, listedFolder(day, both), now);
    const [id] = idsOnVolume(catalog.columns, volume.id, { before: null, most: 1 });
    if (id === undefined) throw new Error('No clip.');
    catalog.writer.recordSizes([{ id, sizeBytes: 7, modifiedAt: 1 }]);
    catalog.writer.recordFolder(volume, listedFolder(day, both.slice(0, 1)), now);
    expect(namesIn(catalog)).toEqual(['05-30-05_A_001.mp4']);
    expect(catalog.clips.byId(id)?.isMissing).toBe(true);
    catalog.writer.recordFolder(volume, listedFolder(day, both), now);
    expect(namesIn(catalog)).toEqual(both.toReversed());
    expect(catalog.clips.byId(id)).toMatchObject({ isMissing: false, sizeBytes: null });
    catalog.close();
  });

  it('takes no headers of a file that was found to be another since it was chosen, and takes them of one it was told nothing new about', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = volumeIn(catalog);
    catalog.writer.recordFolder(volume, listedFolder(day, ['05-30-05_A_001.mp4']), now);
    const [id] = idsOnVolume(catalog.columns, volume.id, { before: null, most: 1 });
    if (id === undefined) throw new Error('No clip.');
    const facts = { durationMs: 8000, widthPx: 1920, heightPx: 1080, videoCodec: 'avc1.640028', audioCodec: null, damage: null };
    const [old, other] = [{ sizeBytes: 87, modifiedAt: 1 }, { sizeBytes: 320, modifiedAt: 2 }];
    const known = () => ({ ...catalog.listed([id])[0], unread: catalog.clips.unprobed([id]).length });

    catalog.writer.recordSizes([{ id, ...old }]);
    catalog.writer.recordSizes([{ id, ...other }]);
    catalog.writer.recordProbes([{ id, facts, ...old, was: old }], now);
    expect(known()).toMatchObject({ sizeBytes: 320, facts: null, unread: 1 });
    expect(catalog.clips.byId(id)).toMatchObject({ ...other, facts: null });

    const grown = { sizeBytes: 400, modifiedAt: 3 };
    catalog.writer.recordProbes([{ id, facts, ...grown, was: other }], now);
    expect(known()).toMatchObject({ sizeBytes: 400, facts, unread: 0 });
    catalog.close();
  });

  it('takes a new folder a part at a time, and after a part alone, the rest of it at the next reading', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = volumeIn(catalog);
    const names = Array.from({ length: 300 }, (_, number) => `05-30-05_Camera${number}_001.mp4`);
    const whole = listedFolder(day, names);
    expect(catalog.writer.recordPart(volume, whole, { from: 0, to: 100 })).toEqual({ added: 100, gone: 0 });
    expect(namesIn(catalog)).toHaveLength(100);
    expect(catalog.writer.recordPart(volume, whole, { from: 100, to: 200 })).toEqual({ added: 100, gone: 0 });
    // Stopped here; the next reading begins anew.
    expect(catalog.writer.recordPart(volume, whole, { from: 0, to: 100 })).toBeNull();
    expect(catalog.writer.recordFolder(volume, whole, now)).toEqual({ added: 100, gone: 0 });
    expect(namesIn(catalog).toSorted()).toEqual(names.toSorted());
    expect(catalog.writer.recordPart(volume, listedFolder(day, names.slice(0, 1)), { from: 0, to: 1 })).toBeNull();
    expect(catalog.writer.recordFolder(volume, whole, now)).toEqual({ added: 0, gone: 0 });
    catalog.close();
  });

  it('gives every clip of one second its own id, in any number', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const names = Array.from({ length: 2500 }, (_, number) => `05-30-05_Camera${number}_001.mp4`);
    expect(catalog.writer.recordFolder(volumeIn(catalog), listedFolder(day, names), now)).toEqual({ added: 2500, gone: 0 });
    expect(namesIn(catalog).sort()).toEqual(names.toSorted());
    catalog.close();
  });

  it('groups cameras without regard to case and shows the newest spelling', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = volumeIn(catalog);
    catalog.writer.recordFolder(volume, listedFolder(day, ['05-30-05_garage_001.mp4', '06-30-05_Garage_001.mp4']), now);
    catalog.writer.recordFolder(volume, listedFolder('blink/26-10/26-10-01', ['05-30-05_GARAGE_001.mp4']), now);
    expect(catalog.cameras.all().map((camera) => camera.name)).toEqual(['Garage']);
    catalog.close();
  });

  it('counts folders that a walk no longer met as gone, but not those below an unreadable one', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = volumeIn(catalog);
    for (const month of ['26-09', '26-10', '26-11']) {
      catalog.writer.recordFolder(volume, listedFolder(`blink/${month}/${month}-01`, ['05-30-05_A_001.mp4']), now);
    }
    const change = catalog.writer.recordGoneFolders(volume, new Set(['blink/26-11/26-11-01']), ['blink/26-10'], now);
    expect(change.gone).toBe(1);
    expect(catalog.columns.length).toBe(2);
    catalog.close();
  });

  it('keeps unrecognised files with their reason, and forgets them when they are gone', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = volumeIn(catalog);
    const folder = { ...listedFolder(day, []), unrecognised: [{ name: '25-00-00_A_1.mp4', problem: 'no-such-time' as const }], unfinished: ['x.ts'] };
    catalog.writer.recordFolder(volume, folder, now);
    expect(catalog.clips.unrecognised(volume.id, 0, 10)).toMatchObject([{ path: `${day}/25-00-00_A_1.mp4`, problem: 'no-such-time' }]);
    expect(catalog.clips.countStrays(volume.id)).toEqual({ unrecognised: 1, unfinished: 1 });
    catalog.writer.recordFolder(volume, listedFolder(day, ['05-30-05_A_001.mp4']), now);
    expect(catalog.clips.countStrays(volume.id)).toEqual({ unrecognised: 0, unfinished: 0 });
    catalog.close();
  });
});

describe('a catalog file that cannot be used', () => {
  const damages: [string, (file: string) => void][] = [
    ['garbage', (file) => writeFileSync(file, 'this is no catalog at all, just some text that is long enough to be read as a header. '.repeat(20))],
    ['cut in half', (file) => truncateSync(file, 6000)],
    ['of another program', (file) => {
      const other = new Database(file);
      other.exec('CREATE TABLE t (x)');
      other.close();
    }],
  ];
  for (const [name, damage] of damages) {
    it(`is set aside and rebuilt when it is ${name}, and labels stay`, async () => {
      const folder = temporaryFolder();
      const file = path.join(folder, 'catalog.sqlite');
      if (name === 'cut in half') {
        const whole = await openCatalog(folder, now);
        whole.writer.recordFolder(volumeIn(whole), listedFolder(day, Array.from({ length: 500 }, (_, n) => `05-30-05_Camera${n}_001.mp4`)), now);
        whole.close();
      }
      damage(file);
      const labelled = await openCatalog(folder, now);
      labelled.labels.writeSettings({ zone: berlin });
      expect(labelled.notices).toMatchObject([{ code: 'catalog-rebuilt' }]);
      expect(existsSync(labelled.notices[0]?.subject ?? '')).toBe(true);
      expect(labelled.writer.recordFolder(volumeIn(labelled), listedFolder(day, ['05-30-05_A_001.mp4']), now).added).toBe(1);
      labelled.close();
      const again = await openCatalog(folder, now);
      expect(again.notices).toEqual([]);
      expect(again.columns.length).toBe(1);
      expect(again.labels.settings().zone).toBe(berlin);
      again.close();
    });
  }

  it('is set aside when a newer Wallclock made it', async () => {
    const folder = temporaryFolder();
    (await openCatalog(folder, now)).close();
    const db = new Database(path.join(folder, 'catalog.sqlite'));
    db.pragma('user_version = 999');
    db.close();
    const catalog = await openCatalog(folder, now);
    expect(catalog.notices).toMatchObject([{ code: 'catalog-newer' }]);
    catalog.close();
  });
});

describe('labels', () => {
  it('come back from their copy when the file is damaged, and the user is told', async () => {
    const folder = temporaryFolder();
    const first = await openCatalog(folder, now);
    first.labels.writeSettings({ zone: berlin, theme: 'dark' });
    first.close();
    (await openCatalog(folder, now)).close();
    writeFileSync(path.join(folder, 'labels.sqlite'), 'garbage '.repeat(1000));
    const catalog = await openCatalog(folder, now);
    expect(catalog.notices).toMatchObject([{ code: 'labels-restored' }]);
    expect(catalog.labels.settings()).toEqual({ ...firstSettings, zone: berlin, theme: 'dark' });
    catalog.close();
  });

  it('are told as lost when there is no copy, and the damaged file is kept', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'labels.sqlite'), 'garbage '.repeat(1000));
    const catalog = await openCatalog(folder, now);
    expect(catalog.notices).toMatchObject([{ code: 'labels-lost' }]);
    expect(readdirSync(folder).some((name) => name.startsWith('labels.damaged-'))).toBe(true);
    catalog.close();
  });
});

describe('two programs on one catalog', () => {
  it('both read and write without losing each other’s rows', async () => {
    const folder = temporaryFolder();
    const [one, other] = await Promise.all([openCatalog(folder, now), openCatalog(folder, now)]);
    one.writer.recordFolder(volumeIn(one), listedFolder(day, ['05-30-05_A_001.mp4']), now);
    other.writer.recordFolder(volumeIn(other), listedFolder('blink/26-10/26-10-01', ['05-30-05_B_001.mp4']), now);
    one.close();
    other.close();
    const both = await openCatalog(folder, now);
    expect(both.columns.length).toBe(2);
    both.close();
  });
});

describe('a data folder that cannot be used', () => {
  it('is an exception of the system, not a damaged catalog', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'catalog.sqlite'));
    await expect(openCatalog(folder, now)).rejects.toThrow();
    copyFileSync(path.join(folder, 'labels.sqlite'), path.join(folder, 'still-there.sqlite'));
  });
});
