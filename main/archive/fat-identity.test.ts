import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFatIdentity } from './fat-identity.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fat-identity-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function identify(image: Buffer) {
  const path = join(folder, 'image');
  await writeFile(path, image);
  return readFatIdentity(path);
}

function signed(bytes: number): Buffer {
  const image = Buffer.alloc(bytes);
  image.writeUInt16LE(0xaa55, 510);
  return image;
}

/** Sectors of 512 bytes, clusters of 4096, root folder in cluster 5, heap at sector 16. */
function exfat(label: string, serial: number): Buffer {
  const image = signed(64 * 1024);
  image.write('EXFAT   ', 3, 'latin1');
  image.writeUInt32LE(16, 88);
  image.writeUInt32LE(5, 96);
  image.writeUInt32LE(serial, 100);
  image.writeUInt8(9, 108);
  image.writeUInt8(3, 109);
  const root = 16 * 512 + 3 * 4096;
  image.writeUInt8(0x81, root);
  image.writeUInt8(0x83, root + 32);
  image.writeUInt8(label.length, root + 33);
  image.write(label, root + 34, 'utf16le');
  return image;
}

function fat(type: 'FAT32' | 'FAT16', bootLabel: string, rootLabel: string | null): Buffer {
  const image = signed(64 * 1024);
  const is32 = type === 'FAT32';
  image.writeUInt16LE(512, 11);
  image.writeUInt8(2, 13);
  image.writeUInt16LE(4, 14);
  image.writeUInt8(2, 16);
  if (is32) image.writeUInt32LE(8, 36);
  else image.writeUInt16LE(8, 22);
  image.writeUInt16LE(is32 ? 0 : 512, 17);
  image.writeUInt32LE(is32 ? 2 : 0, is32 ? 44 : 32);
  const extended = is32 ? 66 : 38;
  image.writeUInt32LE(0x1234abcd, extended + 1);
  image.write(bootLabel.padEnd(11), extended + 5, 'latin1');
  image.write(`${type}   `, extended + 16, 'latin1');
  const root = (4 + 2 * 8) * 512;
  image.write('\xe5LD        ', root, 'latin1');
  image.writeUInt8(0x08, root + 11);
  image.write('Along name', root + 32, 'latin1');
  image.writeUInt8(0x0f, root + 43);
  if (rootLabel !== null) {
    image.write(rootLabel.padEnd(11), root + 64, 'latin1');
    image.writeUInt8(0x28, root + 75);
  }
  return image;
}

describe('the identity in a boot sector', () => {
  it('of exFAT: serial and label, whatever its letters', async () => {
    expect(await identify(exfat('Hof 😀 é', 0xef732a5f))).toEqual({ uuid: 'EF73-2A5F', label: 'Hof 😀 é', fileSystem: 'exFAT' });
    expect(await identify(exfat('', 0x0000002a))).toEqual({ uuid: '0000-002A', label: null, fileSystem: 'exFAT' });
  });

  it('of FAT: the label of the root folder counts more than the stale one before it', async () => {
    expect(await identify(fat('FAT32', 'NO NAME', 'BLINK CAM'))).toEqual({ uuid: '1234-ABCD', label: 'BLINK CAM', fileSystem: 'FAT32' });
    expect(await identify(fat('FAT16', 'OLD', 'NEW'))).toEqual({ uuid: '1234-ABCD', label: 'NEW', fileSystem: 'FAT16' });
    expect(await identify(fat('FAT16', 'OLD', null))).toMatchObject({ label: 'OLD' });
    expect(await identify(fat('FAT32', 'NO NAME', null))).toMatchObject({ label: null });
  });

  it('takes a serial of zeros for none', async () => {
    expect(await identify(exfat('X', 0))).toMatchObject({ uuid: null });
  });

  it('is null for another file system, a short file, a missing device and a sector of nonsense', async () => {
    expect(await identify(signed(4096))).toBeNull();
    expect(await identify(Buffer.from('short'))).toBeNull();
    expect(await readFatIdentity(join(folder, 'gone'))).toBeNull();
    const nonsense = Buffer.alloc(512, 0xff);
    nonsense.write('EXFAT   ', 3, 'latin1');
    nonsense.writeUInt16LE(0xaa55, 510);
    expect(await identify(nonsense)).toBeNull();
  });
});
