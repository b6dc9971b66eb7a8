import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { KeptThumbnail } from '../../shared/thumbnail-wire.ts';
import { openSqliteFile } from '../catalog/sqlite-file.ts';
import { openPictureFile } from './picture-file.ts';
import type { PictureFile } from './picture-file.ts';
import { createThumbnailStore, isStorageRefusal } from './thumbnail-store.ts';
import type { ClipFile, ThumbnailStore } from './thumbnail-store.ts';
import { thumbnailsMigration } from './thumbnail-store-001.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-thumbnails-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
let files = 0;

interface Opening {
  /** Without ending. */
  readonly file?: string;
  readonly limitBytes?: number;
  readonly sheetBytes?: number;
  readonly through?: (pictures: PictureFile) => PictureFile;
}

interface Opened { readonly store: ThumbnailStore; readonly picturesPath: string; readonly close: () => void }

function open({ file = path.join(folder, String(files++)), limitBytes = 1_000_000, sheetBytes = 20_000, through = (one) => one }: Opening = {}): Opened {
  const { db } = openSqliteFile({ path: `${file}.sqlite`, applicationId: 1, migrations: [thumbnailsMigration], now: 0 });
  const picturesPath = `${file}.pictures`;
  const pictures = openPictureFile(picturesPath);
  const store = createThumbnailStore({ db, pictures: through(pictures), limitBytes, sheetBytes });
  let isOpen = true;
  const shut = () => {
    if (!isOpen) return;
    isOpen = false;
    pictures.close();
    db.close();
  };
  onTestFinished(shut);
  return {
    store, picturesPath,
    close: () => {
      store.flush();
      shut();
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
    const file = path.join(folder, 'restart');
    const first = open({ file });
    first.store.keep(clip(1), picture(1));
    first.store.keep(clip(2), { kind: 'trouble', trouble: { why: 'codec', codec: 'hvc1.1.6.L93.90' } });
    first.close();
    const second = open({ file }).store;
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
    const { store } = open({ limitBytes: 100_000_000, sheetBytes: 100_000 });
    const sizes = [1, 500, 4000, 8000, 8157, 8192, 20_000, 65_536];
    const numbers = Array.from({ length: 400 }, (_, number) => number);
    for (const number of numbers) store.keep(clip(number), picture(number % 251, sizes[number % sizes.length]));
    for (const number of numbers.filter((one) => one % 7 === 0)) store.keep(clip(number), picture(250, 300));
    const asked = numbers.toReversed();
    expect(store.read(asked.map((number) => clip(number)))).toEqual(asked.map((number) => (number % 7 === 0 ? picture(250, 300) : picture(number % 251, sizes[number % sizes.length]))));
  });

  it('leaves nothing open beside the file once it is closed', () => {
    const file = path.join(folder, 'closed');
    const first = open({ file });
    first.store.keep(clip(1), picture(1));
    first.store.read([clip(1)]);
    first.close();
    // SQLite takes its log away with the last connection.
    expect(existsSync(`${file}.sqlite-wal`)).toBe(false);
  });
});

describe('a screen of them', () => {
  const screen = Array.from({ length: 30 }, (_, number) => clip(number));

  it('that were made together are read at once, in whatever order they are asked for', () => {
    const gaps: number[] = [];
    const { store } = open({
      sheetBytes: 10_500,
      through: (pictures) => ({
        ...pictures,
        read: (places) => {
          places.toSorted((a, b) => a.place - b.place).reduce((last, next) => {
            gaps.push(next.place - last.place - last.sizeBytes);
            return next;
          });
          return pictures.read(places);
        },
      }),
    });
    for (const one of screen) store.keep(one, picture(3));
    expect(store.read(screen.toReversed())).toEqual(screen.map(() => picture(3)));
    // Nothing lies between them but the ends of the sheets.
    expect(gaps.map((bytes, at) => [at, bytes]).filter(([, bytes]) => bytes !== 0)).toEqual([[9, 500], [19, 500]]);
  });

  it('that were made at different times come all the same', () => {
    const { store } = open({ limitBytes: 10_000_000, sheetBytes: 100_000 });
    for (let number = 0; number < 300; number += 1) store.keep(clip(number), picture(number % 251, 9000));
    const far = [0, 299, 100, 200, 1];
    expect(store.read(far.map((number) => clip(number)))).toEqual(far.map((number) => picture(number % 251, 9000)));
  });
});

describe('a picture that is not whole any more', () => {
  it('is not kept, and no other is lost with it: changed by the disk', () => {
    const { store, picturesPath } = open();
    for (const number of [1, 2, 3]) store.keep(clip(number), picture(number));
    const bytes = readFileSync(picturesPath);
    bytes.writeUInt8(bytes.readUInt8(1500) ^ 1, 1500);
    writeFileSync(picturesPath, bytes);
    expect(store.read([clip(1), clip(2), clip(3)])).toEqual([picture(1), null, picture(3)]);
    store.keep(clip(2), picture(7));
    expect(store.read([clip(2)])).toEqual([picture(7)]);
  });

  it('is not kept: what was noted of it outlived a power cut that its picture did not', () => {
    const { store, picturesPath } = open();
    for (const number of [1, 2, 3]) store.keep(clip(number), picture(number));
    truncateSync(picturesPath, 2400);
    expect(store.read([clip(1), clip(2), clip(3), clip(3)])).toEqual([picture(1), picture(2), null, null]);
    store.keep(clip(3), picture(3));
    store.keep(clip(4), picture(4));
    expect(store.read([clip(2), clip(3), clip(4)])).toEqual([picture(2), picture(3), picture(4)]);
  });

  it('is not kept: its file is gone, or another’s', () => {
    const file = path.join(folder, 'without');
    const first = open({ file });
    first.store.keep(clip(1), picture(1));
    first.close();
    rmSync(first.picturesPath);
    const second = open({ file });
    expect(second.store.read([clip(1)])).toEqual([null]);
    writeFileSync(second.picturesPath, Buffer.alloc(50_000, 9));
    expect(second.store.read([clip(1)])).toEqual([null]);
  });
});

describe('a disk that takes nothing', () => {
  it.each(['ENOSPC', 'EROFS', 'EIO'])('(%s) refuses the picture; what was kept stays, and later ones are kept where this one would have been', (code) => {
    let isFull = false;
    const { store } = open({
      through: (pictures) => ({
        ...pictures,
        write: (place, bytes) => {
          if (isFull) throw Object.assign(new Error(code), { code, syscall: 'write' });
          pictures.write(place, bytes);
        },
      }),
    });
    store.keep(clip(1), picture(1));
    isFull = true;
    let refusal: unknown = null;
    try {
      store.keep(clip(1), picture(2));
    } catch (error) {
      refusal = error;
    }
    expect(isStorageRefusal(refusal)).toBe(true);
    expect(store.read([clip(1)])).toEqual([picture(1)]);
    isFull = false;
    store.keep(clip(2), picture(2));
    expect(store.read([clip(1), clip(2)])).toEqual([picture(1), picture(2)]);
  });
});

describe('two that use the same files', () => {
  it('keep beside each other, and each reads what the other kept', () => {
    const file = path.join(folder, 'shared');
    const [one, other] = [open({ file }).store, open({ file }).store];
    for (let number = 0; number < 60; number += 2) {
      one.keep(clip(number), picture(number));
      other.keep(clip(number + 1), picture(number + 1));
    }
    const all = Array.from({ length: 60 }, (_, number) => number);
    for (const store of [one, other]) expect(store.read(all.map((number) => clip(number)))).toEqual(all.map((number) => picture(number)));
  });

  it('hold the limit together, and never show a picture for another', () => {
    const file = path.join(folder, 'shared-limit');
    const [one, other] = [open({ file, limitBytes: 60_000 }), open({ file, limitBytes: 60_000 })];
    for (let number = 0; number < 250; number += 1) {
      (number % 3 === 0 ? one : other).store.keep(clip(number), picture(number));
      for (const { store } of [one, other]) {
        const near = [number, number - 20, number - 45].filter((seen) => seen >= 0);
        for (const [at, kept] of store.read(near.map((seen) => clip(seen))).entries()) {
          if (kept !== null) expect(kept).toEqual(picture(near[at] ?? 0));
        }
      }
    }
    expect(statSync(one.picturesPath).size).toBeLessThanOrEqual(60_000);
    expect(other.store.read([clip(249), clip(248)])).toEqual([picture(249), picture(248)]);
  });
});

describe('a drive that is forgotten', () => {
  it('takes its thumbnails along, some at a time, and no other drive’s', () => {
    const { store } = open();
    for (const number of [1, 2, 3]) store.keep(clip(number), picture(number));
    const other = clip(1, { volume: 'another' });
    store.keep(other, picture(9));
    expect([store.forget(clip(1).volume, 2), store.forget(clip(1).volume, 2), store.forget(clip(1).volume, 2)]).toEqual([2, 1, 0]);
    expect(store.read([clip(1), clip(2), clip(3), other])).toEqual([null, null, null, picture(9)]);
  });

  it('gives its room back', () => {
    const { store, picturesPath } = open();
    for (let number = 0; number < 100; number += 1) store.keep(clip(number), picture(number));
    const before = statSync(picturesPath).size;
    while (store.forget(clip(1).volume, 40) > 0);
    for (let number = 0; number < 80; number += 1) store.keep(clip(number, { volume: 'another' }), picture(number));
    expect(statSync(picturesPath).size).toBe(before);
  });
});

describe('the limit', () => {
  const limitBytes = 100_000;
  const fill = (store: ThumbnailStore, from: number, to: number) => {
    for (let number = from; number < to; number += 1) store.keep(clip(number), picture(number % 251));
  };
  const kept = (store: ThumbnailStore, from: number, to: number) =>
    store.read(Array.from({ length: to - from }, (_, at) => clip(from + at))).filter((one) => one !== null).length;

  it('is held by letting the longest unused go, also after a restart', () => {
    const file = path.join(folder, 'limit');
    // Twenty on a sheet, five sheets.
    const first = open({ file, limitBytes });
    fill(first.store, 0, 100);
    expect(kept(first.store, 0, 20)).toBe(20);
    first.close();
    const { store, picturesPath } = open({ file, limitBytes });
    fill(store, 100, 120);
    expect([kept(store, 0, 20), kept(store, 20, 40), kept(store, 40, 60), kept(store, 100, 120)]).toEqual([20, 0, 20, 20]);
    expect(statSync(picturesPath).size).toBeLessThanOrEqual(limitBytes);
  });

  it('does not let the files grow past it, however much passes through', () => {
    const file = path.join(folder, 'passing');
    const { store, picturesPath, close } = open({ file, limitBytes, sheetBytes: 10_000 });
    for (let number = 0; number < 400; number += 1) store.keep(clip(number), number % 5 === 0 ? damaged : picture(number % 251, 3000));
    expect(statSync(picturesPath).size).toBeLessThanOrEqual(limitBytes);
    expect(store.read([clip(398), clip(399), clip(1)])).toEqual([picture(398 % 251, 3000), picture(399 % 251, 3000), null]);
    close();
    expect(statSync(`${file}.sqlite`).size).toBeLessThan(60_000);
  });

  it('counts clips that have no picture too', () => {
    const { store } = open({ limitBytes, sheetBytes: 10_000 });
    for (let number = 0; number < 1000; number += 1) store.keep(clip(number), damaged);
    expect(store.read([clip(0), clip(999)])).toEqual([null, damaged]);
  });
});
