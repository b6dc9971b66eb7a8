import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { VolumeId } from '../../shared/ids.ts';
import { listedFolder } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { openCatalog } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import type { SeenVolume } from './volume-rows.ts';

const now = Date.UTC(2026, 10, 20);
const drive: SeenVolume = {
  identity: 'drive:A', kind: 'drive', name: 'A', place: '/a', uuid: 'A', label: 'A', fingerprint: 'one', fileSystem: 'exFAT', sizeBytes: 10, freeBytes: 5,
  isReadOnly: false, lastSeenAt: now,
};

function fill(catalog: Catalog, seen: SeenVolume): VolumeId {
  const { id, identity } = catalog.volumes.recordSeen(seen);
  for (let day = 10; day < 30; day += 1) {
    const folder = `blink/26-11/26-11-${day}`;
    const listed = { ...listedFolder(folder, ['05-30-05_A_001.mp4']), unfinished: ['x.ts'] };
    catalog.writer.recordFolder({ id, identity, instantOf: (written) => written }, listed, now);
  }
  return id;
}

function rowsIn(file: string): number[] {
  const db = new Database(file, { readonly: true });
  const counts = ['volume', 'folder', 'clip', 'stray'].map((table) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));
  db.close();
  return counts;
}

describe('the row of a volume', () => {
  it('keeps what is known of its contents and when it was last seen, whatever the clock says', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const { id } = catalog.volumes.recordSeen(drive);
    catalog.volumes.recordScan(id, { at: now + 5, junk: 1, unreadable: [], fingerprint: 'two' });
    const row = catalog.volumes.recordSeenAs(id, { ...drive, identity: 'drive:B', label: 'B', fingerprint: null, lastSeenAt: now - 1000 });
    expect(row).toMatchObject({ id, identity: 'drive:B', label: 'B', fingerprint: 'two', lastSeenAt: now + 5, junk: 1 });
    expect(catalog.volumes.all()).toEqual([row]);
    expect(catalog.volumes.recordSeenAs(VolumeId.parse(99), drive)).toBeNull();
    catalog.close();
  });

  it('goes with all that was read from the volume and nothing else, in stretches', async () => {
    const folder = temporaryFolder();
    const catalog = await openCatalog(folder, now);
    const id = fill(catalog, drive);
    fill(catalog, { ...drive, identity: 'drive:B' });
    let breaths = 0;
    await catalog.volumes.forget(id, () => {
      breaths += 1;
      return Promise.resolve();
    });
    catalog.close();
    expect(breaths).toBeGreaterThan(1);
    expect(rowsIn(path.join(folder, 'catalog.sqlite'))).toEqual([1, 20, 20, 20]);
  });

  it('is not there again when the program ended while it was being forgotten', async () => {
    const folder = temporaryFolder();
    const first = await openCatalog(folder, now);
    const forgetting = first.volumes.forget(fill(first, drive), () => Promise.reject(new Error('the program ends')));
    await expect(forgetting).rejects.toThrow('the program ends');
    expect(first.volumes.recordSeen(drive).scannedAt).toBeNull();
    first.close();
    const second = await openCatalog(folder, now);
    expect([second.volumes.all().length, second.columns.length]).toEqual([1, 0]);
    second.close();
    expect(rowsIn(path.join(folder, 'catalog.sqlite'))).toEqual([1, 0, 0, 0]);
  });
});
