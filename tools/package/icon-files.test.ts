// The icons that are committed, read back as the systems read them.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appleSizes, toIcns, toIco, windowsSizes } from './icon-files.mjs';

const icons = path.join(import.meta.dirname, 'icons');
/** Width and height stand in the first part of a PNG. */
const sizeOf = (png: Buffer) => (png.subarray(1, 4).toString('latin1') === 'PNG' ? [png.readUInt32BE(16), png.readUInt32BE(20)] : null);
const square = (size: number) => [size, size];

function picturesInIco(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, nth) => {
    const entry = 6 + 16 * nth;
    const begin = bytes.readUInt32LE(entry + 12);
    return bytes.subarray(begin, begin + bytes.readUInt32LE(entry + 8));
  });
}

function picturesInIcns(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) found.push(bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4)));
  return found;
}

test('Windows finds every size in its icon', () => {
  const bytes = readFileSync(path.join(icons, 'wallclock.ico'));
  expect(picturesInIco(bytes).map(sizeOf)).toEqual(windowsSizes.map(square));
});

test('a Mac finds every size in its icon, up to 1024', () => {
  const bytes = readFileSync(path.join(icons, 'wallclock.icns'));
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('icns');
  expect(bytes.readUInt32BE(4)).toBe(bytes.length);
  expect(new Set(picturesInIcns(bytes).map((png) => sizeOf(png)?.[0]))).toEqual(new Set(appleSizes));
});

test('each icon for Linux is as large as its name says', () => {
  const names = readdirSync(path.join(icons, 'linux'));
  expect(names).toEqual(expect.arrayContaining(['16x16.png', '48x48.png', '256x256.png', '512x512.png']));
  for (const name of names) expect(sizeOf(readFileSync(path.join(icons, 'linux', name)))).toEqual(square(Number.parseInt(name, 10)));
});

test('a size that was not drawn is told, not left out', () => {
  expect(() => toIco(new Map())).toThrow('There is no picture of 16 pixels.');
  expect(() => toIcns(new Map())).toThrow('There is no picture of 16 pixels.');
});
