import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalog } from '../catalog/catalog.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { seenVolume } from '../testing/catalog-rows.ts';
import { createFolderRounds } from './recheck-folders.ts';
import type { RoundBook } from './recheck-folders.ts';
import { deviceOf } from './device-of.ts';
import { walkFolders } from './walk-folders.ts';

const now = Date.UTC(2026, 10, 20);
const clip = (day: string, time = '05-30-05'): string => `blink/${day.slice(0, 5)}/${day}/${time}_A_001.mp4`;
const days = ['26-07-01', '26-08-01', '26-09-01', '26-10-01'];

/** A folder that was scanned into a catalog, and rounds over it. `device`: as the round believes it to be. */
async function scannedTree(paths: readonly string[], { device }: { device?: number } = {}) {
  const root = makeTree(path.join(temporaryFolder(), 'stick'), paths);
  const catalog = await openCatalog(temporaryFolder(), now);
  onTestFinished(() => catalog.close());
  const volume = { id: seenVolume(catalog, 'folder:/x', now), identity: 'folder:/x', instantOf: (instant: number) => instant };
  await walkFolders(root, { onFolder: (listed) => void catalog.writer.recordFolder(volume, listed, now) });
  const book: RoundBook = {
    folders: () => catalog.clips.folders(volume.id),
    recordFolder: (listed) => catalog.writer.recordFolder(volume, listed, now),
    recordGoneBelow: (folder) => catalog.writer.recordGoneBelow(volume, folder, now),
  };
  const stop = new AbortController();
  const standing = { root, above: '', device: device ?? (await deviceOf(root)) ?? -1 };
  return { root, catalog, book, stop, rounds: createFolderRounds({ standing, signal: stop.signal, book }) };
}

function clipsIn(catalog: Catalog): string[] {
  return catalog.clips.byIds(Array.from({ length: catalog.columns.length }, (_, place) => catalog.columns.id(place))).map((row) => row.path).sort();
}

describe('a round over the newest folders', () => {
  it('touches no row of a volume on which nothing changed', async () => {
    const { rounds, catalog } = await scannedTree(days.map((day) => clip(day)));
    const { version } = catalog.columns;
    expect(await rounds.checkNewest()).toMatchObject({ end: 'complete', added: 0, gone: 0 });
    expect(await rounds.checkNewest()).toMatchObject({ added: 0, gone: 0 });
    expect(catalog.columns.version).toBe(version);
  });

  it('finds new clips, new days and new months, and clips that are gone', async () => {
    const { root, rounds, catalog } = await scannedTree(days.map((day) => clip(day)));
    await rounds.checkNewest();
    makeTree(root, [clip('26-10-01', '06-00-00'), clip('26-10-02'), clip('26-11-01'), 'blink_backup/26-11/01-05-30-05_B_77.mp4']);
    rmSync(path.join(root, clip('26-09-01')));
    expect(await rounds.checkNewest()).toMatchObject({ end: 'complete', added: 4, gone: 1 });
    expect(clipsIn(catalog)).toEqual([
      clip('26-07-01'), clip('26-08-01'), clip('26-10-01'), clip('26-10-01', '06-00-00'), clip('26-10-02'), clip('26-11-01'),
      'blink_backup/26-11/01-05-30-05_B_77.mp4',
    ].sort());
  });

  it('sees what came between the scan and its first reading', async () => {
    const { root, rounds } = await scannedTree([clip('26-10-01'), 'blink_backup/']);
    makeTree(root, [clip('26-10-02'), 'blink_backup/26-10/01-05-30-05_B_77.mp4']);
    expect(await rounds.checkNewest()).toMatchObject({ added: 2 });
  });

  it('loses a month that was deleted with all its days, and has it back when it returns', async () => {
    const { root, rounds, catalog } = await scannedTree(days.map((day) => clip(day)));
    await rounds.checkNewest();
    renameSync(path.join(root, 'blink/26-09'), path.join(root, '..', 'away'));
    expect(await rounds.checkNewest()).toMatchObject({ end: 'complete', gone: 1 });
    renameSync(path.join(root, '..', 'away'), path.join(root, 'blink/26-09'));
    expect(await rounds.checkNewest()).toMatchObject({ added: 1 });
    expect(clipsIn(catalog)).toEqual(days.map((day) => clip(day)));
  });

  it('leaves the older months to the other rounds', async () => {
    const { root, rounds } = await scannedTree(days.map((day) => clip(day)));
    await rounds.checkAll();
    rmSync(path.join(root, clip('26-07-01')));
    expect((await rounds.checkNewest()).gone).toBe(0);
    const found = [];
    for (let turn = 0; turn < 4; turn += 1) found.push((await rounds.checkSome(1)).gone);
    expect(found.toSorted()).toEqual([0, 0, 0, 1]);
  });

  it('looks through a new tree of something else once, and takes its clips; a look at everything looks through it again', async () => {
    const { root, rounds } = await scannedTree([clip('26-10-01')]);
    await rounds.checkNewest();
    makeTree(root, ['photos/beach/1.jpg', 'photos/sea/2.jpg', `copies/of ann/${clip('25-01-01')}`]);
    expect(await rounds.checkNewest()).toMatchObject({ added: 1, read: 4 + 8 });
    expect(await rounds.checkNewest()).toMatchObject({ added: 0, read: 4 + 5 });
    makeTree(root, [`photos/sea/from ann/${clip('24-01-01')}`, `music/${clip('24-02-01')}`]);
    expect(await rounds.checkAll()).toMatchObject({ added: 2, gone: 0 });
    rmSync(path.join(root, 'photos/sea/from ann'), { recursive: true });
    expect(await rounds.checkAll()).toMatchObject({ added: 0, gone: 1 });
  });

  it('finds an archive put below a folder that was there before and held no clip, at the first look at everything', async () => {
    const { root, rounds, catalog } = await scannedTree([clip('26-10-01'), 'backups/old/notes.txt']);
    await rounds.checkNewest();
    makeTree(root, [`backups/old/${clip('25-01-01')}`]);
    expect(await rounds.checkNewest()).toMatchObject({ added: 0 });
    expect(await rounds.checkAll()).toMatchObject({ end: 'complete', added: 1 });
    expect(clipsIn(catalog)).toEqual([`backups/old/${clip('25-01-01')}`, clip('26-10-01')]);
    expect(await rounds.checkAll()).toMatchObject({ added: 0, gone: 0 });
  });
});

describe('a folder that a hint named', () => {
  it('is read again, and its parent too when it is not there', async () => {
    const { root, rounds, catalog } = await scannedTree(days.map((day) => clip(day)));
    await rounds.checkAll();
    makeTree(root, [clip('26-07-01', '07-00-00')]);
    expect(await rounds.check(['blink/26-07/26-07-01', 'never/heard/of'])).toMatchObject({ added: 1, read: 1 });
    rmSync(path.join(root, 'blink/26-07/26-07-01'), { recursive: true });
    expect(await rounds.check(['blink/26-07/26-07-01'])).toMatchObject({ gone: 2 });
    expect(clipsIn(catalog)).not.toContain(clip('26-07-01'));
  });
});

describe('a volume that is not the one it was', () => {
  it('loses no clip when the root is another file system', async () => {
    const { root, rounds, catalog } = await scannedTree(days.map((day) => clip(day)), { device: 12345 });
    for (const day of days) rmSync(path.join(root, clip(day)));
    expect(await rounds.checkAll()).toMatchObject({ end: 'gone', gone: 0 });
    expect(clipsIn(catalog)).toHaveLength(4);
  });

  it('loses no clip when the root is gone or stands empty elsewhere', async () => {
    const { root, rounds, catalog } = await scannedTree(days.map((day) => clip(day)));
    await rounds.checkNewest();
    renameSync(root, `${root} away`);
    expect(await rounds.checkNewest()).toMatchObject({ end: 'gone', gone: 0 });
    expect(clipsIn(catalog)).toHaveLength(4);
  });

  it('records nothing after it was stopped', async () => {
    const { root, rounds, catalog, stop } = await scannedTree(days.map((day) => clip(day)));
    mkdirSync(path.join(root, 'x'));
    rmSync(path.join(root, 'blink'), { recursive: true });
    const round = rounds.checkNewest();
    stop.abort();
    expect(await round).toMatchObject({ end: 'stopped', gone: 0 });
    expect(clipsIn(catalog)).toHaveLength(4);
  });
});
