import { copyFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, startFace, test } from './app.ts';
import { LibraryPage } from './library-page.ts';

/** Clips on the screen whose picture is drawn, by their names. */
function withPicture(page: Page): Promise<string[]> {
  return page.getByRole('option').evaluateAll((cells) =>
    cells
      .filter((cell) => {
        const { top, bottom } = cell.getBoundingClientRect();
        const picture = cell.querySelector('img');
        return bottom > 0 && top < innerHeight && picture !== null && picture.complete && picture.naturalWidth > 0;
      })
      .map((cell) => cell.ariaLabel ?? ''),
  );
}

/** Every name below a folder with size and time: anything written there shows. */
function listing(folder: string): unknown[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((name) => {
    const { size, mtimeMs } = statSync(path.join(folder, name));
    return [name, size, mtimeMs];
  });
}

/** What the page and its worker complain about, from now on. */
function hearComplaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

test('the clips on the screen get pictures of their own, as wide as they need to be', async ({ app }) => {
  const { page } = app;
  const complaints = hearComplaints(page);
  const library = new LibraryPage(page);
  const day = await library.scrollToDay('November 10, 2026');
  const cells = day.getByRole('option');
  for (const cell of await cells.all()) await expect(cell.locator('img')).toHaveJSProperty('complete', true);
  const pictures = await cells.locator('img').evaluateAll((images) => images.map((image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error('no image');
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    return { width: canvas.width, height: canvas.height, shades: new Set(pixels).size };
  }));
  expect(pictures.length).toBeGreaterThan(2);
  for (const { width, height, shades } of pictures) {
    expect([width, height]).toEqual([320, 180]);
    expect(shades).toBeGreaterThan(50);
  }
  expect(complaints).toEqual([]);
});

test('a clip in a codec this browser lacks, and a damaged one, say so in its place and to a screen reader', async ({ app, face }) => {
  test.skip(face !== 'browser', 'Electron brings its own codecs');
  const { page } = app;
  const complaints = hearComplaints(page);
  const library = new LibraryPage(page);
  const damaged = await library.scrollToDay('November 8, 2026');
  await expect(damaged.getByRole('option', { name: /^9:20:11 AM, .*Damaged, no picture/ })).toBeVisible();
  const coded = await library.scrollToDay('November 5, 2026');
  const clip = coded.getByRole('option', { name: /^6:59:27 AM, .*HEVC cannot be shown here/ });
  await clip.scrollIntoViewIfNeeded();
  await expect(clip.getByText('HEVC cannot be shown here')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('scrolled away and back, a picture is there at once, and the clip is not read again', async ({ app }) => {
  const { page } = app;
  const library = new LibraryPage(page);
  await library.scrollToDay('November 11, 2026');
  await expect.poll(async () => (await withPicture(page)).length).toBeGreaterThan(8);
  const [name = ''] = await withPicture(page);
  const number = (await page.getByRole('option', { name, exact: true }).getAttribute('id'))?.replace('clip-', '') ?? '';
  // By its number: its name says more once it has been probed.
  const clip = page.locator(`#clip-${number}`);
  const read: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/frame')) read.push(request.url());
  });
  await library.scrollToDay('November 5, 2026');
  await expect.poll(async () => (await withPicture(page)).length).toBeGreaterThan(4);
  await page.getByRole('region', { name: 'Clips by day' }).evaluate((element) => element.scrollTo(0, 0));
  await expect(clip.locator('img')).toHaveJSProperty('complete', true);
  expect(read.filter((url) => url.includes(`/${number}/`))).toEqual([]);
  expect(read.length).toBeGreaterThan(0);
});

test('another clip in the place of a file gets a picture of its own', async ({ app }) => {
  const { page, dataFolder } = app;
  const library = new LibraryPage(page);
  const cell = library.clip(/^7:47:21 PM, Front_Door/);
  await expect(cell.locator('img')).toHaveJSProperty('complete', true);
  const before = await cell.locator('img').getAttribute('src');
  const folder = path.join(dataFolder, 'Demo drive', 'blink', '26-11', '26-11-12');
  const file = readdirSync(folder).find((name) => name.startsWith('00-47-21_Front_Door')) ?? '';
  copyFileSync(path.join(import.meta.dirname, '../main/demo/media/garden-cat.mp4'), path.join(folder, file));
  await library.scanAgain();
  await expect(cell).toHaveAccessibleName(/0:12/);
  await expect.poll(() => cell.locator('img').getAttribute('src')).not.toBe(before);
  await expect(cell.locator('img')).toHaveJSProperty('complete', true);
});

test('the pointer over a picture runs through the clip, and away from it the picture stands again', async ({ app }) => {
  const { page } = app;
  await expect.poll(async () => (await withPicture(page)).length).toBeGreaterThan(8);
  const cell = page.getByRole('option', { name: /Front_Door/ }).first();
  const box = await cell.locator('img').boundingBox();
  if (box === null) throw new Error('no picture');
  const frame = () => cell.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    return canvas.dataset['isDrawn'] === undefined ? null : pixels.reduce((sum, value, at) => (sum + value * (at % 251)) % 1_000_003, 0);
  });
  await page.mouse.move(box.x + 4, box.y + box.height / 2);
  await expect.poll(frame).not.toBeNull();
  const before = await frame();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height / 2);
  await expect.poll(frame).not.toBe(before);
  await page.mouse.move(box.x + box.width / 2, box.y - 200);
  await expect(cell.locator('canvas')).toHaveCount(0);
  await expect(cell.locator('img')).toBeVisible();
});

test('pictures outlive the drive: after a restart with the drive away they are still there, and nothing was ever written to it', async ({ dataFolder, page, face }) => {
  test.skip(face !== 'browser', 'starts the browser face itself');
  const drive = path.join(dataFolder, 'Demo drive');
  const make = await startFace(['--data', dataFolder, '--demo']);
  await make.stop();
  const before = listing(drive);

  const first = await startFace(['--data', dataFolder, '--zone', 'America/New_York']);
  const kept = new Set<string>();
  page.on('response', (response) => {
    if (response.request().method() === 'PUT' && response.status() === 204) kept.add(response.url());
  });
  await page.goto(first.bootUrl);
  await expect.poll(async () => (await withPicture(page)).length).toBeGreaterThan(8);
  const shown = await withPicture(page);
  // Each of these, not as many: pictures are kept when nothing waits, and those out of sight may come first.
  const ids = await page.locator('[role=option]:has(img)').evaluateAll((cells) => cells.map(({ id }) => id.replace('clip-', '')));
  await expect.poll(() => ids.filter((id) => ![...kept].some((url) => url.endsWith(`/thumbnails/${id}`)))).toEqual([]);
  await first.stop();
  expect(listing(drive)).toEqual(before);

  renameSync(drive, `${drive} in a drawer`);
  const second = await startFace(['--data', dataFolder, '--zone', 'America/New_York']);
  await page.goto(second.bootUrl);
  await expect(page.getByRole('option', { name: /Drive away/ }).first()).toBeVisible();
  await expect.poll(async () => (await withPicture(page)).length).toBeGreaterThanOrEqual(shown.length);
  await second.stop();
  expect(listing(`${drive} in a drawer`)).toEqual(before);
});
