// Clips become films: chosen, told beforehand what will happen, made, and looked at with ffprobe.
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { ExportPage } from './export-page.ts';
import { FilmPage } from './film-page.ts';
import { LibraryPage } from './library-page.ts';

const run = promisify(execFile);
const option = (page: Page) => page.getByRole('option');

function hasFfmpeg(): boolean {
  try {
    execFileSync('ffprobe', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.skip(!hasFfmpeg(), 'no ffmpeg on this computer');

test.beforeEach(async ({ app: { page } }) => {
  test.slow();
  await new LibraryPage(page).allRead();
});

async function shelf(dataFolder: string): Promise<string> {
  const folder = path.join(dataFolder, 'shelf');
  await mkdir(folder);
  return folder;
}

async function chooseFolder(page: Page, film: FilmPage, folder: string): Promise<void> {
  const exporting = new ExportPage(page);
  await film.dialog.getByRole('button', { name: 'Choose a folder…' }).click();
  await exporting.chooser.getByRole('option', { name: '/', exact: true }).dblclick();
  for (const part of folder.split(path.sep).filter((one) => one !== '')) await exporting.chooser.getByRole('option', { name: part, exact: true }).dblclick();
  await exporting.chooser.getByText(folder, { exact: true }).waitFor();
  await exporting.chooser.getByRole('button', { name: /^Export to/ }).click();
}

test('two selected clips become one film with a chapter each, and it says before how', async ({ app: { page, dataFolder } }) => {
  const folder = await shelf(dataFolder);
  const film = new FilmPage(page);
  await option(page).first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+E');
  await expect(film.dialog.getByText('One film of 2 selected clips')).toBeVisible();
  await expect(film.outcome).toContainText('2 clips of');
  await expect(film.dialog.getByRole('button', { name: 'Make film' })).toBeDisabled();
  expect((await new AxeBuilder({ page }).include('.dialog').analyze()).violations).toEqual([]);
  await film.choose('Drawn into the picture');
  await expect(film.outcome).toContainText('encoded anew: the clock is drawn into the pictures');
  await chooseFolder(page, film, folder);
  await film.start();
  await expect(film.dialog.getByRole('heading', { name: 'Film made' })).toBeVisible({ timeout: 60_000 });
  await expect(film.dialog.getByText('It is listed in manifest.csv and SHA256SUMS in the folder.')).toBeVisible();
  const files = await readdir(folder);
  const made = files.find((name) => name.endsWith('.mp4')) ?? '';
  expect(files.toSorted()).toEqual([made, 'SHA256SUMS', 'manifest.csv'].toSorted());
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'csv=p=0', path.join(folder, made)]);
  expect(stdout.trim().split('\n')).toHaveLength(2);
});

test('one picture of the open clip is saved, and the keyboard alone is enough', async ({ app: { page, dataFolder } }) => {
  const folder = await shelf(dataFolder);
  const film = new FilmPage(page);
  await option(page).first().click();
  await page.getByRole('button', { name: 'More', exact: true }).waitFor();
  await page.keyboard.press('Shift+E');
  const first = film.dialog.getByRole('radio', { name: /^This clip or a part of it/ });
  await expect(first).toBeChecked();
  await first.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await expect(film.dialog.getByRole('radio', { name: 'One picture of this clip' })).toBeChecked();
  await expect(film.outcome).toContainText('One picture in full size.');
  await chooseFolder(page, film, folder);
  await film.start();
  await expect(film.dialog.getByRole('heading', { name: 'Picture saved' })).toBeVisible();
  expect((await readdir(folder)).filter((name) => name.endsWith('.png'))).toHaveLength(1);
});
