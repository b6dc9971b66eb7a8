import { expect, it } from 'vitest';
import type { VolumeRow } from './catalog/volume-rows.ts';
import { createScanBook } from './catalog-scan-book.ts';
import { openCatalog } from './catalog/catalog.ts';
import type { Catalog } from './catalog/catalog.ts';
import { listedFolder, seenVolume } from './testing/catalog-rows.ts';
import { temporaryFolder } from './testing/clip-tree.ts';

const now = Date.UTC(2026, 10, 20);
const two = (part: number): string => String(part).padStart(2, '0');

function day(number: number, clips: number) {
  const names = Array.from({ length: clips }, (_, order) => `${two(Math.floor(order / 3600))}-${two(Math.floor(order / 60) % 60)}-${two(order % 60)}_Garage_001.mp4`);
  return listedFolder(`blink/26-10/26-10-${two(number)}`, names);
}

async function opened(folder = temporaryFolder()): Promise<{ catalog: Catalog; row: VolumeRow; folder: string }> {
  const catalog = await openCatalog(folder, now);
  const id = seenVolume(catalog, 'drive', now);
  const row = catalog.volumes.all().find((one) => one.id === id);
  if (row === undefined) throw new Error('no volume');
  return { catalog, row, folder };
}

const going = new AbortController().signal;

it('writes folders that come together, small and large, each with its own count, and keeps them', async () => {
  const { catalog, row, folder } = await opened();
  const book = createScanBook(catalog, row, () => now);
  const sizes = [3, 200, 1, 499, 0, 2600, 7, 500, 501, 90];
  const changes = await Promise.all(sizes.map((clips, order) => book.recordFolder(day(order + 1, clips), going)));
  expect(changes).toEqual(sizes.map((added) => ({ added, gone: 0 })));
  expect(catalog.columns.length).toBe(4401);
  const again = await Promise.all(sizes.map((clips, order) => book.recordFolder(day(order + 1, Math.max(0, clips - 1)), going)));
  expect(again.map(({ gone }) => gone)).toEqual(sizes.map((clips) => Math.min(1, clips)));
  catalog.close();
  const { catalog: later } = await opened(folder);
  expect(later.columns.length).toBe(4401 - 9);
  later.close();
});

it('writes no more once it is told to stop, and keeps nobody waiting', async () => {
  const { catalog, row } = await opened();
  const book = createScanBook(catalog, row, () => now);
  const stop = new AbortController();
  const recorded = [1, 2, 3, 4].map((number) => book.recordFolder(day(number, 300), number === 2 ? going : stop.signal));
  stop.abort();
  expect((await Promise.all(recorded)).map(({ added }) => added)).toEqual([0, 300, 0, 0]);
  expect(catalog.columns.length).toBe(300);
  catalog.close();
});

it('tells every folder of a batch that could not be written, and writes none of them', async () => {
  const { catalog, row } = await opened();
  const book = createScanBook(catalog, row, () => now);
  const broken = { ...day(2, 5), digest: null as unknown as string };
  const ends = await Promise.allSettled([book.recordFolder(day(1, 5), going), book.recordFolder(broken, going), book.recordFolder(day(3, 5), going)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(catalog.columns.length).toBe(0);
  // What failed for a moment is written by the next reading.
  expect(await book.recordFolder(day(1, 5), going)).toEqual({ added: 5, gone: 0 });
  catalog.close();
});
