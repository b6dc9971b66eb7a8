// Takes the pictures of the user guide: each once, as small WebP files beside the guide.
import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeExfatDrive, whyNoExfat } from '../../main/archive/testing/exfat-drive.ts';
import { makeDemoDrive } from '../../main/demo/make-demo-drive.ts';
import { makeDataFolder, openChromium, startBuilt } from '../measure/measured-app.mjs';
import { guidePictures, leaveOutOtherDrives } from './guide.mjs';

/** @typedef {import('./guide.mjs').GuidePicture} GuidePicture */

const size = { width: 1280, height: 800 };
const quality = 82;
const settleMs = 900;
const patienceMs = 60_000;
const stickBytes = 64e9;

/**
 * @param {string} folder
 * @param {readonly string[] | undefined} names all unless told
 * @returns {Promise<string[]>} the pictures that could not be taken
 */
export async function takeGuide(folder, names) {
  mkdirSync(folder, { recursive: true });
  const wanted = guidePictures.filter(({ name }) => names?.includes(name) ?? true);
  const on = (/** @type {GuidePicture['on']} */ what) => wanted.filter((picture) => picture.on === what);
  const failed = [...(await takeOf(on('nothing'), [], folder)), ...(await takeOnStick(on('stick'), folder)), ...(await takeOf(on('demo'), ['--demo'], folder))];
  const bytes = wanted.filter(({ name }) => !failed.includes(name)).reduce((sum, { name }) => sum + statSync(path.join(folder, `${name}.webp`)).size, 0);
  process.stdout.write(`${String(wanted.length - failed.length)} of ${String(wanted.length)} pictures, ${(bytes / 1e6).toFixed(1)} MB: ${folder}\n`);
  return failed;
}

/** A real drive where one can be made; elsewhere the pictures that are there stay. @param {readonly GuidePicture[]} pictures @param {string} folder */
async function takeOnStick(pictures, folder) {
  const whyNot = whyNoExfat();
  if (pictures.length === 0) return [];
  if (whyNot !== null) {
    process.stdout.write(`Left as they are: ${pictures.map(({ name }) => name).join(', ')} (${whyNot}).\n`);
    return pictures.map(({ name }) => name);
  }
  const stick = await makeExfatDrive({ label: 'BLINK', sizeBytes: stickBytes });
  try {
    const mountPoint = await stick.mount('BLINK');
    const demo = await makeDataFolder();
    const made = await makeDemoDrive(path.join(demo.folder, 'drive'));
    if (made.ok) cpSync(path.join(demo.folder, 'drive'), mountPoint, { recursive: true });
    await demo.drop();
    return made.ok ? await takeOf(pictures, [], folder, mountPoint) : pictures.map(({ name }) => name);
  } finally {
    await stick.destroy();
  }
}

/** @param {readonly GuidePicture[]} pictures @param {readonly string[]} args @param {string} folder @param {string | null} [place] of the drive that is plugged in for them @returns {Promise<string[]>} */
async function takeOf(pictures, args, folder, place = null) {
  if (pictures.length === 0) return [];
  const data = await makeDataFolder();
  const app = await startBuilt(data.folder, args);
  const { context, close } = await openChromium(size);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  page.setDefaultTimeout(patienceMs / 2);
  await leaveOutOtherDrives(page, place);
  await page.goto(app.bootUrl);
  const home = new URL('/', app.bootUrl).href;
  const failed = [];
  for (const [order, { name, on, theme = 'light', open }] of pictures.entries()) {
    try {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      if (on !== 'stick' || order === 0) {
        await page.goto('about:blank');
        await page.goto(`${home}#at=2026-11-11.0`);
        await (on === 'demo' ? page.getByRole('option') : page.locator('#app > *')).first().waitFor();
        // The clips are there before what stands around them, and with it the keys.
        if (on === 'demo') await page.locator('.bar button').first().waitFor();
      }
      await within(patienceMs, open({ page, drive: path.join(data.folder, 'Demo drive') }));
      await untilPictured(page);
      const { data: picture } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
      writeFileSync(path.join(folder, `${name}.webp`), Buffer.from(picture, 'base64'));
      if (on === 'demo') await page.keyboard.press('Escape');
    } catch (error) {
      failed.push(name);
      process.stderr.write(`${name}: ${error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error)}\n`);
    }
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await close();
  await app.stop();
  await data.drop();
  return failed;
}

/** What waits in the page itself has no end of its own. @param {number} ms @param {Promise<unknown>} work */
async function within(ms, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not there after ${String(ms / 1000)} s.`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The pictures of the clips on the screen come one by one: until no more have come for a while. @param {import('playwright').Page} page */
async function untilPictured(page) {
  const count = () => page.locator('[role=option] img').count();
  const wants = (await page.locator('[role=option]').count()) > 0;
  let [before, now] = [-1, await count()];
  for (const end = Date.now() + patienceMs / 2; Date.now() < end && (now !== before || (wants && now === 0));) {
    await page.waitForTimeout(settleMs);
    [before, now] = [now, await count()];
  }
}
