// Every screen that is pictured, one entry each: its name, what stands on the drive, and the way there from a fresh page.
import { renameSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('playwright').Page} Page */
/**
 * @typedef {object} Shown
 * @property {Page} page open on the app, with the list at its top, no filter, and no clip open
 * @property {string} drive folder of the demo drive
 */
/**
 * @typedef {object} Screen
 * @property {string} name of the picture's file
 * @property {'nothing'} [drive] no drive is open; else the demo drive is
 * @property {(shown: Shown) => Promise<unknown>} open
 * @property {(shown: Shown) => Promise<unknown>} [leave] puts back what `open` changed beyond the page
 */

export const vendorsDay = '2026-11-05';

/** @param {Page} page @param {string} name */
const dialog = (page, name) => page.getByRole('dialog', { name }).waitFor();

/** @param {Page} page @param {string} date the day to have at the top */
export async function goToDay(page, date) {
  await page.evaluate((hash) => { globalThis.location.hash = hash; }, `#at=${date}.0`);
  await page.locator(`.day[data-date="${date}"] [role=option]`).first().waitFor();
}

/** @param {Page} page @param {string} date @param {RegExp} name what a screen reader calls the clip */
export async function openClip(page, date, name) {
  await goToDay(page, date);
  await page.locator(`.day[data-date="${date}"]`).getByRole('option', { name }).first().click();
  await page.getByRole('region', { name: 'Player' }).waitFor();
}

/** Stands still on a picture. @param {Page} page */
export async function pauseAt(page, seconds = 3) {
  await page.locator('video').first().evaluate((/** @type {HTMLVideoElement} */ video, at) => new Promise((done) => {
    const seek = () => {
      video.addEventListener('seeked', () => done(undefined), { once: true });
      video.pause();
      video.currentTime = at;
    };
    if (video.readyState >= 2) seek();
    else video.addEventListener('loadeddata', seek, { once: true });
  }), seconds);
}

/** @param {Page} page @param {string} words */
export async function chooseForDrive(page, words) {
  await page.getByRole('button', { name: /^More for Demo drive/ }).click();
  await page.getByRole('menuitem', { name: words, exact: true }).click();
}

/** Beside the player a narrow window has no room for the drives: they are shown for that long. @param {Page} page */
async function scanAgain(page) {
  const isHidden = (await page.getByRole('button', { name: /^More for Demo drive/ }).count()) === 0;
  if (isHidden) await page.keyboard.press('b');
  await chooseForDrive(page, 'Scan again');
  if (isHidden) await page.keyboard.press('b');
}

/** @param {Page} page @param {string} words */
export async function runAction(page, words) {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'All actions' }).getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
}

/** The clip that is taken away from a drive for the picture of a missing one. @param {string} drive */
const clipToMiss = (drive) => ({ file: path.join(drive, 'blink', '26-11', vendorsDay.slice(2), '17-15-10_Front_Door_001.mp4'), aside: `${drive} aside.mp4` });

/** @type {readonly Screen[]} */
export const screens = [
  { name: 'welcome', drive: 'nothing', open: ({ page }) => page.getByRole('main').or(page.locator('.welcome')).first().waitFor() },
  { name: 'open-folder', drive: 'nothing', open: async ({ page }) => {
    await page.getByRole('button', { name: /folder/i }).first().click();
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'library', open: async () => {} },
  { name: 'library-compact', open: ({ page }) => page.keyboard.press('d'), leave: ({ page }) => page.keyboard.press('d') },
  { name: 'library-25-hours', open: ({ page }) => goToDay(page, '2026-11-01') },
  { name: 'filters', open: async ({ page }) => {
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByRole('button', { name: 'Night' }).click();
  } },
  { name: 'filters-nothing-left', open: async ({ page }) => {
    await page.evaluate(() => { globalThis.location.hash = '#only=starred,unexported&from=2026-11-01'; });
    await page.getByRole('heading', { name: 'No clips with these filters' }).waitFor();
  } },
  { name: 'calendar', open: async ({ page }) => {
    await page.keyboard.press('c');
    await dialog(page, 'Calendar');
  } },
  { name: 'selection', open: async ({ page }) => {
    await page.getByRole('option').nth(1).click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('option').nth(4).click({ modifiers: ['Shift'] });
    await page.getByRole('toolbar', { name: 'Selected clips' }).waitFor();
  } },
  { name: 'selection-note', open: async ({ page }) => {
    await page.getByRole('option').nth(1).click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('toolbar', { name: 'Selected clips' }).getByRole('button', { name: 'Add a note…' }).click();
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'player', open: async ({ page }) => {
    await openClip(page, vendorsDay, /^5:00:00 PM, Front_Door/);
    await pauseAt(page);
  } },
  { name: 'player-no-audio', open: async ({ page }) => {
    await openClip(page, '2026-11-11', /Garage-Side/);
    await pauseAt(page);
  } },
  { name: 'player-cannot-decode', open: ({ page }) => openClip(page, vendorsDay, /^6:59:27 AM/) },
  { name: 'player-damaged', open: ({ page }) => openClip(page, '2026-11-08', /^9:20:11 AM/) },
  { name: 'player-menu', open: async ({ page }) => {
    await openClip(page, vendorsDay, /^5:00:00 PM, Front_Door/);
    await pauseAt(page);
    await page.getByRole('region', { name: 'Player' }).getByRole('button', { name: 'More', exact: true }).click();
  } },
  { name: 'details', open: async ({ page }) => {
    await openClip(page, vendorsDay, /^5:00:00 PM, Front_Door/);
    await pauseAt(page);
    await page.locator('.details').scrollIntoViewIfNeeded();
    await page.locator('.player-more').evaluate((more) => more.scrollTo(0, more.scrollHeight));
  } },
  { name: 'player-part', open: async ({ page }) => {
    await openClip(page, vendorsDay, /^5:00:00 PM, Front_Door/);
    await pauseAt(page, 2);
    await page.keyboard.press('i');
    await pauseAt(page, 5);
    await page.keyboard.press('o');
  } },
  { name: 'around', open: async ({ page }) => {
    await openClip(page, vendorsDay, /^5:00:00 PM, Front_Door/);
    await pauseAt(page);
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Around this moment' }).locator('video').first().waitFor();
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Play all' }).waitFor();
  } },
  { name: 'find', open: async ({ page }) => {
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Find a time' }).fill('5 Nov 5pm');
    await page.getByRole('listbox', { name: 'Clips found' }).getByRole('option').first().waitFor();
  } },
  { name: 'find-not-understood', open: async ({ page }) => {
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Find a time' }).fill('the day the cat came');
  } },
  { name: 'palette', open: async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+k');
    await dialog(page, 'All actions');
  } },
  ...['trip', 'keys', 'terms', 'kept', 'privacy'].map((topic, place) => ({ name: `help-${topic}`, open: async (/** @type {Shown} */ { page }) => {
    await page.keyboard.press('F1');
    await dialog(page, 'Help');
    await page.getByRole('tab').nth(place).click();
  } })),
  ...[1, 2, 3].map((step) => ({ name: `tour-${String(step)}`, open: async (/** @type {Shown} */ { page }) => {
    await runAction(page, 'Show the tour');
    for (let past = 1; past < step; past += 1) await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('dialog').getByText(`${String(step)} of 3`).waitFor();
  }, leave: (/** @type {Shown} */ { page }) => page.keyboard.press('Escape') })),
  { name: 'meaning-zone', open: async ({ page }) => {
    await page.getByRole('button', { name: /Times are shown in/ }).click();
    await page.getByRole('button', { name: /^What does “Time zone/ }).click();
  } },
  { name: 'meaning-audio', open: async ({ page }) => {
    await openClip(page, '2026-11-11', /Garage-Side/);
    await pauseAt(page);
    await page.getByRole('button', { name: /^What does “No audio/ }).first().click();
  } },
  { name: 'zone', open: ({ page }) => page.getByRole('button', { name: /Times are shown in/ }).click() },
  { name: 'drive-menu', open: ({ page }) => page.getByRole('button', { name: /^More for Demo drive/ }).click() },
  { name: 'drive-check', open: async ({ page }) => {
    await chooseForDrive(page, 'Check this folder');
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'drive-settings', open: ({ page }) => chooseForDrive(page, 'Settings…') },
  { name: 'drive-forget', open: ({ page }) => chooseForDrive(page, 'Forget…') },
  { name: 'drive-unrecognised', open: ({ page }) => page.getByRole('button', { name: /unrecognised/ }).first().click() },
  { name: 'export', open: async ({ page }) => {
    await page.getByRole('option').nth(1).click({ modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: /Export/ }).waitFor();
  } },
  { name: 'cleanup', open: async ({ page }) => {
    await runAction(page, 'Free up space');
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'cleanup-clips', open: async ({ page }) => {
    await runAction(page, 'Free up space');
    await page.getByRole('dialog').getByRole('tab', { name: /^Clips/ }).click();
    await page.getByRole('listbox', { name: /^Clips of the plan/ }).getByRole('option').first().waitFor();
  } },
  { name: 'cleanup-confirm', open: async ({ page }) => {
    await runAction(page, 'Free up space');
    await page.getByRole('dialog').getByRole('button', { name: 'Next…' }).click();
    await page.getByText('Delete without a copy').click();
  } },
  { name: 'film', open: async ({ page }) => {
    await page.getByRole('option').nth(1).click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('option').nth(2).click({ modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('Shift+e');
    await page.getByRole('dialog', { name: 'Make a film' }).waitFor();
  } },
  { name: 'evidence', open: async ({ page }) => {
    await page.getByRole('option').nth(1).click({ modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: /Export/ }).getByText('Evidence folder').click();
  } },
  { name: 'storage', open: async ({ page }) => {
    await runAction(page, 'What fills the drive');
    await page.getByRole('dialog').waitFor();
  } },
  {
    name: 'player-missing',
    open: async ({ page, drive }) => {
      await openClip(page, vendorsDay, /^12:15:10 PM, Front_Door/);
      const { file, aside } = clipToMiss(drive);
      renameSync(file, aside);
      await scanAgain(page);
      await page.getByRole('region', { name: 'Player' }).getByRole('alert').waitFor();
    },
    leave: async ({ page, drive }) => {
      const { file, aside } = clipToMiss(drive);
      renameSync(aside, file);
      await scanAgain(page);
      await page.getByRole('region', { name: 'Player' }).getByRole('alert').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'player-offline',
    open: async ({ page, drive }) => {
      await openClip(page, vendorsDay, /^5:00:00 PM, Front_Door/);
      renameSync(drive, `${drive} in a drawer`);
      await page.getByRole('region', { name: 'Player' }).getByRole('alert').waitFor();
    },
    leave: ({ drive }) => {
      renameSync(`${drive} in a drawer`, drive);
      return Promise.resolve();
    },
  },
];
