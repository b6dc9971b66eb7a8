import { expect, test } from 'vitest';
import { shrinkPlane } from './shrink-frame.ts';

function shrink(rows: readonly (readonly number[])[], width: number, height: number, { offset = 0, spare = 0 } = {}): number[] {
  const stride = (rows[0]?.length ?? 0) + spare;
  const bytes = new Uint8Array(offset + stride * rows.length).fill(99);
  rows.forEach((row, line) => bytes.set(row, offset + line * stride));
  const into = new Uint8Array(width * height);
  shrinkPlane({ bytes, offset, stride, width: rows[0]?.length ?? 0, height: rows.length }, { width, height }, into);
  return [...into];
}

test('each pixel of the small picture is the mean of those it stands for', () => {
  expect(shrink([[0, 2, 10, 10], [4, 6, 10, 11]], 2, 1)).toEqual([3, 10]);
  expect(shrink([[0, 255], [255, 255]], 1, 1)).toEqual([191]);
});

test('nothing of what lies between the rows or before them gets in', () => {
  expect(shrink([[1, 1], [3, 3], [5, 5], [7, 7]], 1, 2, { offset: 5, spare: 3 })).toEqual([2, 6]);
});

test('sizes that do not divide lose no pixel and count none twice', () => {
  const rows = Array.from({ length: 7 }, (_, line) => Array.from({ length: 5 }, (_x, column) => line * 10 + column));
  const small = shrink(rows, 2, 3);
  // Columns 0-2 and 3-4, rows 0-1, 2-4 and 5-6.
  expect(small).toEqual([6, 9, 31, 34, 56, 59]);
});

test('of very many lines some are left out, and the brightness stays what it is', () => {
  const rows = Array.from({ length: 12 }, (_, line) => [line * 10, line * 10 + 2]);
  // Lines 0, 2, 4 and 6, 8, 10.
  expect(shrink(rows, 1, 2)).toEqual([21, 81]);
  expect(shrink(rows.map(() => [200, 200]), 1, 2)).toEqual([200, 200]);
});

test('a picture of full size stays what it is', () => {
  expect(shrink([[1, 2], [3, 4]], 2, 2)).toEqual([1, 2, 3, 4]);
});

test.each([
  [24, 12, 4, 2, 0], [1920, 16, 320, 2, 0], [1280, 40, 160, 10, 64], [64, 33, 16, 8, 4], [12, 600, 2, 1, 0],
])('%d × %d pixels to %d × %d: four at a time come to the same as one by one', (wide, high, width, height, spare) => {
  const rows = Array.from({ length: high }, (_, line) => Array.from({ length: wide }, (_x, column) => (line * 7919 + column * 104_729 + ((line * column) % 13) * 31) % 256));
  rows[0]?.fill(255);
  rows[1]?.fill(255);
  // One byte further on it cannot be read by fours.
  expect(shrink(rows, width, height, { spare })).toEqual(shrink(rows, width, height, { spare, offset: 1 }));
});
