// What the eye waits for: the first pictures after opening, the pictures of clips never shown before, a click that plays.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { makePictures } from '../../measure/make-pictures.mjs';
import { markTourSeen } from '../../tour-seen.ts';
import { endsAt } from '../clip-names.ts';
import { timeCommand, versionOf } from '../commands.ts';
import type { ClipSet } from '../data.ts';
import { catalogFolder } from '../filled-catalog.ts';
import { defineLine } from '../line.ts';
import type { Workplace } from '../line.ts';
import { launch, openPage, serve, serveProgram, untilPictured } from '../page.ts';
import type { Served } from '../page.ts';
import { forgetCached, makeCold } from '../stick.ts';
import type { Stick } from '../stick.ts';

const cell = '.library [role=option]';
const pictured = 60;
const drawn = 24;

/** WebP files as large as thumbnails are; drawn once. */
async function pictureFolder(folder: string): Promise<string> {
  const place = join(folder, 'pictures');
  const made = await readdir(place).catch(() => []);
  if (made.length >= drawn) return place;
  const browser = await launch();
  mkdirSync(place, { recursive: true });
  for (const [order, picture] of (await makePictures(await openPage(browser))).entries()) writeFileSync(join(place, `${String(order)}.webp`), picture);
  await browser.close();
  return place;
}

/** A data folder whose newest clips have their pictures. */
async function picturedFolder(place: Workplace<null>): Promise<string> {
  const from = await catalogFolder(place, place.size);
  const folder = mkdtempSync(join(place.folder, 'opened-'));
  await cp(from, folder, { recursive: true });
  const pictures = await pictureFolder(place.folder);
  const files = (await readdir(pictures)).map((name) => readFileSync(join(pictures, name)));
  const { openCatalog } = await place.program('main/catalog/catalog.ts');
  const { allIds } = await place.program('main/catalog/pages.ts');
  const { openThumbnailFiles } = await place.program('main/thumbnails.ts');
  const catalog = await openCatalog(folder, endsAt);
  const newest = catalog.clips.byIds(allIds(catalog.columns, {}).ids.slice(0, pictured));
  catalog.close();
  const { store, close } = openThumbnailFiles({ dataFolder: folder, now: () => endsAt });
  newest.forEach(({ path, sizeBytes, modifiedAt }, order) => {
    const webp = files[order % files.length];
    if (webp !== undefined) store.keep({ volume: 'bench', path, sizeBytes: sizeBytes ?? 0, modifiedAt: modifiedAt ?? 0 }, { kind: 'picture', webp });
  });
  store.flush();
  close();
  return folder;
}

interface Opening { readonly ms: number; readonly start: number; readonly launch: number; readonly page: number; readonly pictures: number }

/** Fewer stand on a screen of days that have one or two. */
const leastShown = (size: number): number => Math.min(12, Math.ceil(size / 500));

/** From nothing to pictures on the screen: the server, the browser, the page. */
async function open(server: () => Promise<Served>, selector: string, least: number): Promise<Opening> {
  const startedAt = performance.now();
  const served = await server();
  const servedAt = performance.now();
  const browser = await launch();
  const page = await openPage(browser);
  const launchedAt = performance.now();
  await page.goto(served.url, { waitUntil: 'commit' });
  const pictures = await untilPictured(page, selector, least);
  const endedAt = performance.now();
  await browser.close();
  await served.stop();
  return { ms: endedAt - startedAt, start: servedAt - startedAt, launch: launchedAt - servedAt, page: endedAt - launchedAt, pictures };
}

export const openLine = defineLine<null>({
  name: 'open',
  job: 'From starting the program to the first screen of kept pictures, beside a page of 30 pictures',
  needsPage: true,
  grows: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      async start(place) {
        const folder = await picturedFolder(place);
        return {
          version: 'Wallclock, built, in Chromium',
          round: async () => ({ ...(await open(() => serveProgram(place.root, folder, null), cell, leastShown(place.size))) }),
          close: () => rmSync(folder, { recursive: true }),
        };
      },
    },
    'static page': {
      async start({ folder, size }) {
        const pictures = await pictureFolder(folder);
        const browser = await launch();
        const version = `Chromium ${browser.version()}, bare page`;
        await browser.close();
        return { version, round: async () => ({ ...(await open(() => serve(fileURLToPath(new URL('../static-page.ts', import.meta.url)), [pictures]), 'img', leastShown(size))) }) };
      },
    },
  },
  checks: [
    { name: '', figure: 'ms', unit: 'ms', goal: { kind: 'ratio', side: 'static page', most: 1.15 } },
    { name: 'the program starts', figure: 'start', unit: 'ms', goal: { kind: 'beside', side: 'static page' } },
    { name: 'the page shows', figure: 'page', unit: 'ms', goal: { kind: 'beside', side: 'static page' } },
  ],
});

interface ClipsOnStick { readonly clips: ClipSet; readonly stick: Stick }

const asked = 30;
/** High enough for as many of them. */
const highScreen = { width: 1280, height: 2000 };

/** Bytes a process has asked the system for. */
function readBy(pid: number): number {
  return Number(/^rchar: (\d+)/m.exec(readFileSync(`/proc/${String(pid)}/io`, 'utf8'))?.[1] ?? Number.NaN);
}

export const freshPicturesLine = defineLine<ClipsOnStick>({
  name: 'pictures-fresh',
  job: 'A screen of clips never shown before, scrolled to, from a cold exFAT stick',
  packages: { ffmpegthumbnailer: 'ffmpegthumbnailer', ffmpeg: 'ffmpeg', 'mount.exfat-fuse': 'exfat-fuse', 'mkfs.exfat': 'exfatprogs' },
  needsPage: true,
  usualSize: 300,
  prepare: (data, size) => data.clipStick(size),
  sides: {
    ours: {
      async start({ root, folder, setup: { clips, stick } }) {
        const browser = await launch();
        return {
          version: `Wallclock, built, in Chromium ${browser.version()}`,
          async round() {
            const dataFolder = mkdtempSync(join(folder, 'pictures-fresh-'));
            markTourSeen(dataFolder);
            await makeCold(stick);
            const served = await serveProgram(root, dataFolder, clips.root);
            const page = await openPage(browser, highScreen);
            try {
              await page.goto(served.url);
              await untilPictured(page, cell, asked);
              await untilProbed(page);
              await forgetCached();
              const before = readBy(served.pid);
              const startedAt = performance.now();
              await page.evaluate(() => document.querySelector('.library')?.scrollTo(0, 1e7));
              const pictures = await untilPictured(page, cell, asked);
              const ms = performance.now() - startedAt;
              return { ms: (ms / pictures) * asked, pictures, kb: (readBy(served.pid) - before) / pictures / 1024 };
            } finally {
              await page.context().close();
              await served.stop();
              rmSync(dataFolder, { recursive: true, force: true });
            }
          },
          close: () => browser.close(),
        };
      },
    },
    ffmpegthumbnailer: {
      async start({ folder, setup: { clips, stick } }) {
        const version = await versionOf('ffmpegthumbnailer', '-v');
        const out = join(folder, 'thumbnail.jpg');
        return {
          version,
          async round() {
            await makeCold(stick);
            let ms = 0;
            for (const path of clips.paths.slice(0, asked)) ms += await timeCommand('ffmpegthumbnailer', ['-i', join(clips.root, path), '-o', out, '-s', '320', '-t', '00:00:01']);
            return { ms };
          },
        };
      },
    },
  },
  checks: [
    { name: '30 of them', figure: 'ms', unit: 'ms', goal: { kind: 'faster', side: 'ffmpegthumbnailer', least: 5 } },
    { name: 'read of a clip', figure: 'kb', unit: 'KB', goal: { kind: 'most', most: 64 } },
  ],
});

/** What is read in the background is over: it would be counted. */
async function untilProbed(page: Page): Promise<void> {
  await page.waitForTimeout(4000);
}

export const clickLine = defineLine<ClipSet>({
  name: 'click',
  job: 'From a click on a clip to a picture that moves; 300 clips that are there, and the others of a drive that is not',
  packages: { ffmpeg: 'ffmpeg' },
  needsPage: true,
  grows: true,
  prepare: (data) => data.newestClips(),
  sides: {
    ours: {
      async start(place) {
        const { root, folder, size, setup: { root: drive } } = place;
        const dataFolder = mkdtempSync(join(folder, 'clicked-'));
        await cp(await catalogFolder(place, size), dataFolder, { recursive: true });
        const served = await serveProgram(root, dataFolder, drive);
        const browser: Browser = await launch();
        const page = await openPage(browser);
        await page.goto(served.url);
        await untilPictured(page, cell, 12);
        let turn = 0;
        return {
          version: `Wallclock, built, in Chromium ${browser.version()}`,
          async round() {
            const clip = page.locator(cell).nth(turn++);
            await page.evaluate(timeFromPressToMotion);
            await clip.click();
            const ms = await page.evaluate(() => (globalThis as unknown as { motion: Promise<number> }).motion);
            await page.keyboard.press('Escape');
            await page.locator('video').waitFor({ state: 'detached' });
            return { ms };
          },
          async close() {
            await browser.close();
            await served.stop();
            rmSync(dataFolder, { recursive: true, force: true });
          },
        };
      },
    },
  },
  checks: [{ name: '', figure: 'ms', unit: 'ms', goal: { kind: 'most', most: 150 } }],
});

/** Runs in the page: leaves a promise of the time from the next press to the second picture of a video. */
function timeFromPressToMotion(): void {
  const motion = new Promise<number>((done) => {
    document.addEventListener('pointerdown', () => {
      const pressedAt = performance.now();
      const look = () => {
        const video = document.querySelector('video');
        if (video === null) requestAnimationFrame(look);
        else video.requestVideoFrameCallback(() => video.requestVideoFrameCallback(() => done(performance.now() - pressedAt)));
      };
      look();
    }, { capture: true, once: true });
  });
  Object.assign(globalThis, { motion });
}
