// The pictures of the user guide, one entry each: on what they are taken, and the way there from a fresh page. Most are screens that
// are pictured anyway; the rest is told here.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstAnswersId } from '../../shared/first-answers.ts';
import { chooseForDrive, openClip, pauseAt, screens, vendorsDay } from './screens.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./screens.mjs').Shown} Shown */
/**
 * @typedef {object} GuidePicture
 * @property {string} name of the picture's file
 * @property {'nothing' | 'stick' | 'demo'} on what is plugged in; those on the stick follow each other on one page
 * @property {'light' | 'dark'} [theme]
 * @property {(shown: Shown) => Promise<unknown>} open
 */

/** @param {string} name of a screen @param {Partial<GuidePicture>} [other] @returns {GuidePicture} */
function screen(name, other = {}) {
  const found = screens.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no screen ${name}.`);
  return { name, on: found.drive ?? 'demo', open: found.open, ...other };
}

/** Exports what is selected to a folder beside the demo drive; answers which. The dialog remembers it. @param {Shown} shown @param {string} [form] */
async function exportSelected({ page, drive }, form) {
  const [within, name] = [path.dirname(drive), 'Clips'];
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: /Export/ });
  if (form !== undefined) await dialog.getByText(form, { exact: true }).click();
  if (await dialog.getByText('No folder chosen').isVisible()) {
    await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    const chooser = page.getByRole('dialog', { name: 'Folder for the copies' });
    const { root } = path.parse(within);
    for (const part of [root, ...within.slice(root.length).split(path.sep)]) await chooser.getByRole('option', { name: part, exact: true }).dblclick();
    await chooser.getByText(within, { exact: true }).waitFor();
    await chooser.getByRole('button', { name: 'New folder' }).click();
    await chooser.getByRole('textbox', { name: 'Name of the new folder' }).fill(name);
    await chooser.getByRole('button', { name: 'Make folder' }).click();
    await chooser.getByText(path.join(within, name), { exact: true }).waitFor();
    await chooser.getByRole('button', { name: 'Export to this folder' }).click();
  }
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).waitFor();
  return path.join(within, name);
}

/** @param {Page} page two clips of the newest day, one of another, chosen together */
async function selectThree(page) {
  for (const place of [1, 2, 3]) await page.getByRole('option').nth(place).click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('toolbar', { name: 'Selected clips' }).waitFor();
}

/** @type {readonly GuidePicture[]} */
export const guidePictures = [
  screen('welcome', { name: 'first-start' }),
  { name: 'plugged-in', on: 'stick', open: ({ page }) => page.getByRole('button', { name: /^BLINK/ }).waitFor() },
  { name: 'drive', on: 'stick', open: async ({ page }) => {
    await page.getByRole('button', { name: /^BLINK/ }).click();
    await page.getByRole('option').first().waitFor();
    await page.getByRole('button', { name: 'Eject BLINK' }).waitFor();
    await page.getByRole('button', { name: /details$/ }).click();
  } },
  { name: 'drive-menu', on: 'stick', open: ({ page }) => page.getByRole('button', { name: /^More for BLINK/ }).click() },
  { name: 'eject', on: 'stick', open: async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Eject BLINK' }).click();
    await page.getByRole('heading', { name: 'Safe to pull out' }).waitFor();
  } },
  screen('tour-1', { name: 'tour' }),
  screen('library'),
  screen('library-25-hours', { name: 'day-25-hours' }),
  screen('meaning-zone', { name: 'zone' }),
  screen('find'),
  screen('player'),
  screen('player-part', { name: 'part' }),
  screen('around'),
  { name: 'star-and-note', on: 'demo', open: async ({ page }) => {
    await openClip(page, vendorsDay, /^5:00:00 PM, Front_Door/);
    await pauseAt(page);
    await page.getByRole('textbox', { name: 'Note' }).fill('Parcel left at the door');
    await page.getByRole('textbox', { name: 'Note' }).blur();
    await page.keyboard.press('s');
  } },
  screen('filters'),
  screen('calendar'),
  { name: 'selection', on: 'demo', open: ({ page }) => selectThree(page) },
  screen('export'),
  { name: 'export-done', on: 'demo', open: async (shown) => {
    await selectThree(shown.page);
    await exportSelected(shown);
  } },
  screen('evidence'),
  { name: 'evidence-page', on: 'demo', open: async (shown) => {
    await selectThree(shown.page);
    const folder = await exportSelected(shown, 'Evidence folder');
    await shown.page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
  } },
  screen('film'),
  screen('cleanup'),
  screen('cleanup-confirm'),
  screen('storage'),
  { name: 'check', on: 'demo', open: async ({ page }) => {
    await chooseForDrive(page, 'Check this folder');
    await page.getByRole('heading', { name: /^Damaged clips/ }).waitFor();
  } },
  screen('player-damaged', { name: 'damaged' }),
  { name: 'cameras', on: 'demo', open: async ({ page }) => {
    await page.getByRole('button', { name: 'Names and colours of cameras' }).click();
    await page.getByRole('dialog').waitFor();
  } },
  screen('help-trip', { name: 'help', theme: 'dark' }),
];

/** A drive of the one who takes the pictures has no place in them. @param {Page} page @param {string | null} place of the drive that has */
export async function leaveOutOtherDrives(page, place) {
  // The page asks for the drives itself when no answers came with it: they are taken out before its module runs.
  await page.addInitScript((id) => {
    globalThis.document.addEventListener('readystatechange', () => globalThis.document.getElementById(id)?.remove(), { once: true });
  }, firstAnswersId);
  await page.route('**/rpc/volumes.list', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    if (Array.isArray(answer?.value?.candidates)) answer.value.candidates = answer.value.candidates.filter((/** @type {{ place: string }} */ candidate) => candidate.place === place);
    await route.fulfill({ response, json: answer });
  });
}
