import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { KeptThumbnail } from '../../shared/thumbnail-wire.ts';
import { openSqliteFile } from '../catalog/sqlite-file.ts';
import { createThumbnailStore } from './thumbnail-store.ts';
import type { ClipFile, ThumbnailStore } from './thumbnail-store.ts';
import { thumbnailsMigration } from './thumbnail-store-001.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-thumbnails-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
let files = 0;

function open(file = path.join(folder, `${files++}.sqlite`), limitBytes = 1_000_000): { store: ThumbnailStore; close: () => void } {
  const { db } = openSqliteFile({ path: file, applicationId: 1, migrations: [thumbnailsMigration], now: 0 });
  const store = createThumbnailStore(db, limitBytes);
  onTestFinished(() => {
    store.close();
    db.close();
  });
  return {
    store,
    close: () => {
      store.flush();
      store.close();
      db.close();
    },
  };
}

const clip = (number: number, change: Partial<ClipFile> = {}): ClipFile => ({
  volume: 'drive A', path: `blink/26-11/26-11-05/22-00-${number}_Front_Door_001.mp4`, sizeBytes: 1_000_000, modifiedAt: 1_800_000_000_000, ...change,
});
const picture = (fill: number, length = 1000): KeptThumbnail => ({ kind: 'picture', webp: Buffer.alloc(length, fill) });
const damaged: KeptThumbnail = { kind: 'trouble', trouble: { why: 'damaged', codec: null } };

describe('what is kept', () => {
  it('comes back for the clip’s own file, in the order asked, after a restart too', () => {
    const file = path.join(folder, 'restart.sqlite');
    const first = open(file);
    first.store.keep(clip(1), picture(1));
    first.store.keep(clip(2), { kind: 'trouble', trouble: { why: 'codec', codec: 'hvc1.1.6.L93.90' } });
    first.close();
    const second = open(file).store;
    expect(second.read([clip(3), clip(2), clip(1), clip(1)])).toEqual([null, { kind: 'trouble', trouble: { why: 'codec', codec: 'hvc1.1.6.L93.90' } }, picture(1), picture(1)]);
  });

  it('is told apart by drive: the same path on another one is another clip', () => {
    const { store } = open();
    store.keep(clip(1), picture(1));
    expect(store.read([clip(1, { volume: 'drive B' })])).toEqual([null]);
  });

  it('is not shown for a file that took the place of the one it was made of', () => {
    const { store } = open();
    store.keep(clip(1), picture(1));
    expect(store.read([clip(1, { sizeBytes: 1_000_001 })])).toEqual([null]);
    expect(store.read([clip(1, { modifiedAt: 1_800_000_060_000 })])).toEqual([null]);
    store.keep(clip(1, { sizeBytes: 5 }), picture(2));
    expect(store.read([clip(1), clip(1, { sizeBytes: 5 })])).toEqual([null, picture(2)]);
  });

  it('is shown while the drive has not been asked for size and time', () => {
    const { store } = open();
    store.keep(clip(1), picture(1));
    expect(store.read([{ ...clip(1), sizeBytes: null, modifiedAt: null }])).toEqual([picture(1)]);
  });

  it('stays when FAT’s times, which have no zone and steps of two seconds, are read in another zone', () => {
    const { store } = open();
    store.keep(clip(1), picture(1));
    for (const shiftMs of [3_600_000, -3_600_000, 20_700_000 + 1999, -50_400_000, 1, -1500]) {
      expect(store.read([clip(1, { modifiedAt: 1_800_000_000_000 + shiftMs })]), String(shiftMs)).toEqual([picture(1)]);
    }
    expect(store.read([clip(1, { modifiedAt: 1_800_000_000_000 + 2 * 86_400_000 })])).toEqual([null]);
  });

  it('gives way to a picture when a clip that had none can be shown after all', () => {
    const { store } = open();
    store.keep(clip(1), damaged);
    store.keep(clip(1), picture(1));
    expect(store.read([clip(1)])).toEqual([picture(1)]);
    store.keep(clip(1), damaged);
    expect(store.read([clip(1)])).toEqual([damaged]);
  });

  it('is read as it was kept last, among many and of every size', () => {
    const { store } = open(undefined, 100_000_000);
    const sizes = [1, 500, 4000, 8000, 8157, 8192, 20_000, 65_536];
    const numbers = Array.from({ length: 400 }, (_, number) => number);
    for (const number of numbers) store.keep(clip(number), picture(number % 251, sizes[number % sizes.length]));
    for (const number of numbers.filter((one) => one % 7 === 0)) store.keep(clip(number), picture(250, 300));
    const asked = numbers.toReversed();
    expect(store.read(asked.map((number) => clip(number)))).toEqual(asked.map((number) => (number % 7 === 0 ? picture(250, 300) : picture(number % 251, sizes[number % sizes.length]))));
  });

  it('leaves nothing open beside the file once it is closed', () => {
    const file = path.join(folder, 'closed.sqlite');
    const first = open(file);
    first.store.keep(clip(1), picture(1));
    first.store.read([clip(1)]);
    first.close();
    // SQLite takes its log away with the last connection.
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe('a drive that is forgotten', () => {
  it('takes its thumbnails and their room along, some at a time, and no other drive’s', () => {
    const { store } = open();
    for (const number of [1, 2, 3]) store.keep(clip(number), picture(number));
    const other = clip(1, { volume: 'another' });
    store.keep(other, picture(9));
    const room = store.roomBytes() / 4;
    expect([store.forget(clip(1).volume, 2), store.forget(clip(1).volume, 2), store.forget(clip(1).volume, 2)]).toEqual([2, 1, 0]);
    expect(store.read([clip(1), clip(2), clip(3), other])).toEqual([null, null, null, picture(9)]);
    expect(store.roomBytes()).toBe(room);
  });
});

describe('the limit', () => {
  const fill = (store: ThumbnailStore, from: number, to: number) => {
    for (let number = from; number < to; number += 1) store.keep(clip(number), picture(number));
  };
  const kept = (store: ThumbnailStore, to: number) => {
    const all = Array.from({ length: to }, (_, number) => number);
    return all.filter((number) => store.read([clip(number)])[0] !== null);
  };

  it('is held by letting the longest unused go, also after a restart', () => {
    const file = path.join(folder, 'limit.sqlite');
    const limit = 10 * 1256;
    const first = open(file, limit);
    fill(first.store, 0, 10);
    expect(first.store.roomBytes()).toBe(limit);
    first.store.read([clip(0), clip(1)]);
    first.close();
    const { store } = open(file, limit);
    fill(store, 10, 13);
    expect(store.roomBytes()).toBeLessThanOrEqual(limit);
    const left = kept(store, 13);
    expect(left).toEqual(expect.arrayContaining([0, 1, 10, 11, 12]));
    expect(left).not.toContain(2);
    expect(left).not.toContain(3);
  });

  it('counts what a replaced picture gave back, and what was noted of clips without one', () => {
    const { store } = open();
    store.keep(clip(1), picture(1, 5000));
    store.keep(clip(1), picture(1, 700));
    store.keep(clip(2), damaged);
    expect(store.roomBytes()).toBe(700 + 256 + 256);
  });

  it('does not let the file grow past it, however much passes through', () => {
    const { db } = openSqliteFile({ path: path.join(folder, 'pages.sqlite'), applicationId: 1, migrations: [thumbnailsMigration], now: 0 });
    onTestFinished(() => { db.close(); });
    const store = createThumbnailStore(db, 300_000);
    for (let number = 0; number < 400; number += 1) store.keep(clip(number), picture(number, 6000));
    const pages = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
    expect(pages).toBeLessThan(600_000);
    expect(db.prepare('SELECT count(*) FROM picture').pluck().get()).toBe(db.prepare('SELECT count(*) FROM thumbnail').pluck().get());
  });
});
