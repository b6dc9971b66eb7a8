// Clips leave the drive as verified copies: chosen, named, followed, proven by another program, remembered.
import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeExfatDrive } from '../main/archive/testing/exfat-drive.ts';
import type { ExfatDrive } from '../main/archive/testing/exfat-drive.ts';
import { expect, test } from './app.ts';
import { ExportPage } from './export-page.ts';
import { LibraryPage } from './library-page.ts';
import { whyNoExfat } from './stick.ts';

const run = promisify(execFile);

const option = (page: Page) => page.getByRole('option');

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

async function selectTwo(page: Page): Promise<void> {
  await option(page).first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await expect(page.getByText('2 clips selected')).toBeVisible();
}

/** A folder beside the data of the app, which goes with it. */
async function shelf(dataFolder: string): Promise<string> {
  const folder = path.join(dataFolder, 'shelf');
  await mkdir(folder);
  return folder;
}

test.beforeEach(async ({ app: { page } }) => {
  // Every copy is flushed and read back from the device, which may be slow.
  test.slow();
  await new LibraryPage(page).allRead();
});

test('two selected clips become copies with readable names that sha256sum accepts', async ({ app: { page, dataFolder } }) => {
  const folder = await shelf(dataFolder);
  const dialog = new ExportPage(page);
  await selectTwo(page);
  await page.getByRole('toolbar', { name: /select/i }).getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.dialog.getByRole('heading', { name: 'Export 2 clips' })).toBeVisible();
  await expect(dialog.dialog.getByRole('radio', { name: '2 selected clips' })).toBeChecked();
  await expect(dialog.dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  expect((await new AxeBuilder({ page }).include('.dialog').analyze()).violations).toEqual([]);

  await dialog.chooseNewFolder(folder, 'For the insurance');
  const names = dialog.dialog.getByRole('list', { name: 'For example' }).getByRole('listitem');
  await expect(names).toHaveText([/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d E[DS]T .+\.mp4$/, /\.mp4$/]);
  const promised = (await names.allTextContents()).sort();
  await expect(dialog.dialog.getByText(/ free$/)).toBeVisible();
  await dialog.start();

  await expect(dialog.dialog.getByRole('heading', { name: '2 clips exported' })).toBeVisible();
  await expect(dialog.dialog.getByText(/^2 clips copied, /)).toBeVisible();
  await expect(dialog.dialog.getByText(/^Every copy was read back/)).toBeVisible();
  const target = path.join(folder, 'For the insurance');
  expect(await filesIn(target)).toEqual([...promised, 'SHA256SUMS', 'manifest.csv'].sort());
  const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: target });
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect(stdout).not.toContain('FAILED');

  await dialog.dialog.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('e');
  await expect(dialog.dialog.getByText(target, { exact: true })).toBeVisible();
  await dialog.dialog.getByText('Only clips not exported before').click();
  await expect(dialog.dialog.getByText('2 clips were exported before, and left out.')).toBeVisible();
  await expect(dialog.dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await dialog.dialog.getByText('Only clips not exported before').click();
  await dialog.start();
  await expect(dialog.dialog.getByText('2 clips were there already, and are the same')).toBeVisible();

  // The clips themselves say so, and a filter finds them or all others.
  await dialog.dialog.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: /, Exported/ })).toHaveCount(2);
  await page.getByRole('button', { name: /^Filter/ }).click();
  await page.getByText('Not exported', { exact: true }).click();
  await expect(page.locator('.list-sums')).toHaveText(/^302 of 304 clips/);
  await page.getByText('Exported', { exact: true }).click();
  await expect(page.locator('.list-sums')).toHaveText(/^2 of 304 clips/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Filters in force' }).getByRole('row')).toHaveText(['Exported']);
});

test('a template is judged while it is typed, and the drive’s own tree needs none', async ({ app: { page } }) => {
  const { dialog } = new ExportPage(page);
  await page.keyboard.press('e');
  const template = dialog.getByRole('textbox', { name: 'Template' });
  const names = dialog.getByRole('list', { name: 'For example' }).getByRole('listitem');
  await expect(names).toHaveCount(5);
  await template.fill('../{time}');
  await expect(dialog.getByRole('alert')).toContainText('leads out of the folder');
  await template.fill('{camera}/{utc}');
  await expect(names.first()).toHaveText(/^[^/]+\/\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\dZ\.mp4$/);
  await dialog.getByRole('button', { name: /add Clip number/ }).click();
  await expect(template).toHaveValue('{camera}/{utc} {number}');
  await dialog.getByText('As on the drive').click();
  await expect(names.first()).toHaveText(/^blink(_backup)?\/.+\.mp4$/);
});

test('two clips become an evidence folder: originals, viewing copies, and a page that opens by itself', async ({ app: { page, dataFolder }, browser }) => {
  const folder = await shelf(dataFolder);
  const exporting = new ExportPage(page);
  const { dialog } = exporting;
  await selectTwo(page);
  await page.keyboard.press('e');
  await dialog.getByText('Evidence folder', { exact: true }).click();
  await expect(dialog.getByRole('radio', { name: 'Evidence folder' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Evidence folder' })).toHaveAccessibleDescription(/originals.*viewing copy.*page/);
  await expect(dialog.getByRole('list', { name: 'For example' }).getByRole('listitem').first()).toHaveText(/^originals\//);
  expect((await new AxeBuilder({ page }).include('.dialog').analyze()).violations).toEqual([]);
  await exporting.chooseNewFolder(folder, 'For the police');
  await exporting.start();

  await expect(dialog.getByRole('heading', { name: 'Evidence folder of 2 clips', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText(/^index\.html tells of every clip/)).toBeVisible();
  const target = path.join(folder, 'For the police');
  const files = await filesIn(target);
  const originals = files.filter((file) => file.startsWith('originals'));
  expect(originals).toHaveLength(2);
  const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: target });
  expect(stdout.match(/: OK$/gm)).toHaveLength(2);
  expect(files.filter((file) => file.includes('.partial'))).toEqual([]);
  if (await dialog.getByText('2 viewing copies with the clock in the picture').isVisible()) {
    expect(files.filter((file) => file.startsWith('viewing-copies'))).toHaveLength(2);
  } else await expect(dialog.getByText(/ffmpeg/)).toBeVisible();

  const told = await browser.newPage({ javaScriptEnabled: false });
  await told.goto(pathToFileURL(path.join(target, 'index.html')).href);
  await expect(told.getByRole('heading', { name: 'Evidence folder: 2 clips' })).toBeVisible();
  await expect(told.getByRole('link', { name: 'Original' })).toHaveCount(2);
  for (const link of await told.getByRole('link', { name: 'Original' }).all()) {
    expect(originals).toContain(decodeURIComponent(await link.getAttribute('href') ?? ''));
  }
  await told.close();
});

test('Escape closes the dialog that is seen, and nothing under it, also while nothing has the focus', async ({ app: { page } }) => {
  const { dialog, chooser } = new ExportPage(page);
  /** As in the moment in which one dialog is gone and the other has not got the focus yet. */
  const escapeWithoutFocus = () => page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }));
  });
  await selectTwo(page);
  await page.keyboard.press('e');
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
  await chooser.getByRole('option').first().waitFor();
  await escapeWithoutFocus();
  await expect(chooser).toHaveCount(0);
  await expect(dialog.getByRole('radio', { name: '2 selected clips' })).toBeChecked();
  await escapeWithoutFocus();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('2 clips selected')).toBeVisible();

  // What the dialog does nothing with is left to the browser.
  await page.keyboard.press('e');
  await dialog.waitFor();
  const isRefused = await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return !document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F5', code: 'F5', bubbles: true, cancelable: true }));
  });
  expect(isRefused).toBe(false);
});

test('nothing is ever written into the archive', async ({ app: { page, dataFolder } }) => {
  const { dialog, chooser } = new ExportPage(page);
  await page.keyboard.press('e');
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
  await chooser.getByRole('option', { name: '/', exact: true }).dblclick();
  for (const part of dataFolder.split(path.sep).filter((one) => one !== '')) await chooser.getByRole('option', { name: part, exact: true }).dblclick();
  await chooser.getByRole('option', { name: 'Demo drive', exact: true }).dblclick();
  await chooser.getByRole('option', { name: 'blink', exact: true }).dblclick();
  await chooser.getByRole('button', { name: 'Export to this folder' }).click();
  await expect(dialog.getByText(/lies inside the archive itself/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
});

const noExfat = whyNoExfat();
// An end that must come before the export's own: the drive hangs until it was asked for.
const onStick = test.extend<{ stick: ExfatDrive }>({
  // Playwright reads the names a fixture needs from this pattern, so it stays although nothing is needed.
  // eslint-disable-next-line no-empty-pattern
  stick: async ({}, use) => {
    const stick = await makeExfatDrive({ label: 'SLOW', sizeBytes: 64 * 1024 * 1024 });
    await use(stick);
    await stick.destroy();
  },
  startedWith: async ({ stick }, use) => {
    const root = await stick.mount('slow');
    const day = path.join(root, 'blink', '26-11', '26-11-05');
    await mkdir(day, { recursive: true });
    for (let minute = 0; minute < 24; minute += 1) await writeFile(path.join(day, `22-${String(minute).padStart(2, '0')}-00_Gate_001.mp4`), Buffer.alloc(1_000_000, minute));
    await use([root]);
  },
});

onStick.describe('on a drive that takes its time', () => {
  onStick.skip(noExfat !== null, noExfat ?? '');

  onStick('an export goes on while its dialog is hidden; cancelled it leaves no half file, and goes on where it was', async ({ app: { page, dataFolder }, stick }) => {
    onStick.slow();
    const folder = await shelf(dataFolder);
    const exporting = new ExportPage(page);
    const { dialog } = exporting;
    await page.keyboard.press('e');
    await expect(dialog.getByRole('heading', { name: 'Export 24 clips' })).toBeVisible();
    await exporting.chooseNewFolder(folder, 'All');
    const release = await stick.hold();
    try {
      await exporting.start();
      await dialog.getByRole('button', { name: 'Go on in the background' }).click();
      await page.getByRole('region', { name: 'Export clips' }).getByRole('button', { name: 'Show' }).click();
      await dialog.getByRole('button', { name: 'Cancel the export' }).click();
    } finally {
      release();
    }
    await expect(dialog.getByRole('heading', { name: 'Export cancelled' })).toBeVisible();
    await expect(dialog.getByText(/\d+ clips? not reached/)).toBeVisible();
    const target = path.join(folder, 'All');
    expect((await filesIn(target)).filter((file) => file.endsWith('.partial'))).toEqual([]);

    await dialog.getByRole('button', { name: 'Resume' }).click();
    await expect(dialog.getByRole('heading', { name: '24 clips exported' })).toBeVisible({ timeout: 45_000 });
    expect((await filesIn(target)).filter((file) => file.endsWith('.mp4'))).toHaveLength(24);
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: target });
    expect(stdout.match(/: OK$/gm)).toHaveLength(24);
  });
});
