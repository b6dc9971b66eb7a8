// A full drive gets space back, and nothing goes that the user did not see, confirm, and have ten seconds to think about.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeDemoDrive } from '../main/demo/make-demo-drive.ts';
import { CleanupPage } from './cleanup-page.ts';
import { DrivesPage } from './drives-page.ts';
import { ExportPage } from './export-page.ts';
import { LibraryPage } from './library-page.ts';
import { expect, test, whyNoExfat } from './stick.ts';

const run = promisify(execFile);
/** What the app calls a folder is its name. */
const name = 'BLINK';

/** In the window of Electron the ten seconds cannot be made shorter. */
const long = { timeout: 25_000 };

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}

async function expectAccessible(page: Page, part: string, schemes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<void> {
  // What is about to be replaced stands back, paler.
  await expect(page.locator('[data-stale]')).toHaveCount(0);
  for (const colorScheme of schemes) {
    // Without motion: a colour on its way to another is read by nobody.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  }
}

function expectSkeleton(drive: string): void {
  for (const folder of ['blink', 'blink/.tmp', 'blink_backup']) expect(existsSync(path.join(drive, folder)), folder).toBe(true);
}

const local = test.extend<{ drive: string }>({
  // Playwright reads the names a fixture needs from this pattern, so it stays although nothing is needed.
  // eslint-disable-next-line no-empty-pattern
  drive: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'wallclock-cleanup-'));
    const drive = path.join(folder, name);
    await makeDemoDrive(drive, { endsAt: Date.now() });
    await use(drive);
    await rm(folder, { recursive: true, force: true });
  },
  startedWith: ({ drive }, use) => use([drive]),
  undoMs: 700,
});

local.describe('in a folder', () => {
  local.beforeEach(async ({ app: { page } }) => {
    await new LibraryPage(page).allRead();
  });

  local('the plan is seen, one clip is taken out of it, the number is typed, and then exactly the plan is gone', async ({ app: { page }, drive }) => {
    // Four looks of axe at full dialogs.
    local.slow();
    const cleanup = new CleanupPage(page);
    const before = await filesIn(drive);
    await cleanup.open(name);
    await cleanup.olderThan(10);
    await expect(cleanup.dialog.getByText(/of \d+ clips go$/)).toBeVisible();
    await expect(cleanup.dialog.getByText(/^Left out: 5 not recognised/)).toBeVisible();
    await expect(cleanup.dialog.getByRole('table', { name: 'What goes, by month' }).getByRole('row')).not.toHaveCount(1);
    await cleanup.dialog.getByRole('button', { name: 'Camera, kind, time, length' }).click();
    await expectAccessible(page, '.dialog');

    await cleanup.tab('Clips').click();
    await cleanup.planned().first().focus();
    await page.keyboard.press('ArrowRight');
    const second = cleanup.planned().nth(1);
    await expect(second).toBeFocused();
    await page.keyboard.press('x');
    await expect(second).toHaveAttribute('aria-selected', 'false');
    await expect(cleanup.dialog.getByText(/· 1 taken out$/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(cleanup.dialog.locator('video')).toBeVisible();
    await expectAccessible(page, '.plan-clips', ['dark']);
    await cleanup.tab('Stays').click();
    await expect(cleanup.dialog.getByText('Staging: the module may still be writing it.').first()).toBeVisible();

    await cleanup.next();
    await cleanup.withoutCopy();
    const count = Number(/\d+/.exec((await cleanup.confirm.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(100);
    await expect(cleanup.dialog.getByText(`What leaves ${name} is gone for good.`, { exact: false })).toBeVisible();
    await expectAccessible(page, '.dialog', ['dark']);
    await expect(cleanup.confirm).toBeDisabled();
    const typed = cleanup.dialog.getByRole('textbox', { name: `Type ${String(count)} to go on` });
    await typed.fill(String(count - 1));
    await expect(cleanup.confirm).toBeDisabled();
    await typed.fill(String(count));
    await cleanup.confirm.click();

    await expect(cleanup.result.getByText(`${String(count)} clips deleted, `, { exact: false })).toBeVisible(long);
    await expect(cleanup.result.getByText('The folders the Sync Module needs are all there')).toBeVisible();
    await cleanup.result.getByRole('button', { name: `Show all ${String(count)} clips` }).click();
    await expect(cleanup.result.getByText(/^Deleted, /).first()).toBeVisible();
    await expectAccessible(page, '.dialog', ['light']);
    const after = await filesIn(drive);
    const gone = before.filter((file) => !after.includes(file));
    expect(gone).toHaveLength(count);
    expect(gone.filter((file) => !/^blink(_backup)?\/\d\d-\d\d\/.*_.*\.mp4$/.test(file))).toEqual([]);
    expect(after.filter((file) => !before.includes(file))).toEqual([]);
    expectSkeleton(drive);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('deletions');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Deletions so far' }).getByRole('button', { name: `${String(count)} clips deleted from ${name}` }).click();
    await expect(cleanup.result.getByText(`${String(count)} clips deleted, `, { exact: false })).toBeVisible();
  });

  local('a starred clip stays unless it is asked for by name', async ({ app: { page }, drive }) => {
    const cleanup = new CleanupPage(page);
    const before = await filesIn(drive);
    await page.getByRole('option').first().focus();
    await page.keyboard.press('s');
    await expect(page.getByRole('option', { name: /Starred/ })).toHaveCount(1);
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('x');
    await page.keyboard.press('Delete');
    await expect(cleanup.dialog.getByRole('heading', { name: 'Delete 2 selected clips' })).toBeVisible();
    await expect(cleanup.dialog.getByText('1 clip · ', { exact: false })).toBeVisible();
    await expect(cleanup.dialog.getByText('Left out: 1 starred.', { exact: false })).toBeVisible();
    await expectAccessible(page, '.dialog', ['light']);
    const too = cleanup.dialog.getByRole('checkbox', { name: '1 starred clip too' });
    await expect(too).not.toBeChecked();
    await cleanup.dialog.getByText('1 starred clip too').click();
    await expect(cleanup.dialog.getByText('2 clips · ', { exact: false })).toBeVisible();
    await cleanup.dialog.getByText('1 starred clip too').click();
    await expect(cleanup.dialog.getByText('1 clip · ', { exact: false })).toBeVisible();
    await cleanup.next();
    await cleanup.withoutCopy();
    await cleanup.confirm.click();
    await expect(cleanup.result.getByText('1 clip deleted, ', { exact: false })).toBeVisible(long);
    expect(await filesIn(drive)).toHaveLength(before.length - 1);
    await cleanup.result.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('option', { name: /Starred/ })).toHaveCount(1);
    expectSkeleton(drive);
  });

  local('archived first, clips go only once their copies are proven', async ({ app: { page, dataFolder }, drive }) => {
    local.slow();
    const cleanup = new CleanupPage(page);
    const shelf = path.join(dataFolder, 'shelf');
    await mkdir(shelf);
    const before = await filesIn(drive);
    await page.getByRole('option').first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('toolbar', { name: 'Selected clips' })).toBeVisible();
    await page.getByRole('toolbar', { name: 'Selected clips' }).getByRole('button', { name: 'Delete…' }).click();
    await cleanup.next();
    await expect(cleanup.dialog.getByRole('radio', { name: /^Archive, then delete/ })).toBeChecked();
    await expect(cleanup.confirm).toBeDisabled();
    await new ExportPage(page, cleanup.dialog).chooseNewFolder(shelf, 'Archive', 'Archive to this folder');
    await expect(cleanup.dialog.getByText(/ free$/)).toBeVisible();
    const count = Number(/\d+/.exec((await cleanup.confirm.textContent()) ?? '')?.[0]);
    await cleanup.confirm.click();
    await expect(cleanup.result.getByText(`${String(count)} clips deleted, `, { exact: false })).toBeVisible({ timeout: 45_000 });
    await expect(cleanup.result.getByText(path.join(shelf, 'Archive'))).toBeVisible();
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path.join(shelf, 'Archive') });
    expect(stdout.match(/: OK$/gm)).toHaveLength(count);
    expect(await filesIn(drive)).toHaveLength(before.length - count);
    expectSkeleton(drive);
  });

  local('what fills it is told in pictures and in words', async ({ app: { page } }) => {
    await page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'What fills it…' }).click();
    const dialog = page.getByRole('dialog', { name: `What fills ${name}` });
    await expect(dialog.getByRole('list', { name: 'By camera' }).getByRole('listitem').filter({ hasText: 'Front_Door' })).toContainText(/\d+ clips.* MB/);
    await expect(dialog.getByRole('list', { name: 'By kind' }).getByRole('listitem')).toHaveCount(2);
    await expect(dialog.getByRole('table', { name: 'By month' }).getByRole('row').nth(1)).toContainText(/20\d\d/);
    await expect(dialog.getByText(/ a day$/).first()).toBeVisible();
    await expectAccessible(page, '.dialog');
    await dialog.getByRole('button', { name: 'Free up space…' }).click();
    await expect(new CleanupPage(page).dialog.getByRole('heading', { name: `Free up space on ${name}` })).toBeVisible();
  });

  local('a rule is kept and offered, and never runs by itself', async ({ app: { page }, drive }) => {
    const cleanup = new CleanupPage(page);
    const before = await filesIn(drive);
    await cleanup.open(name);
    await cleanup.olderThan(12);
    await cleanup.dialog.getByRole('button', { name: 'Keep this rule' }).click();
    await expect(cleanup.dialog.getByText('Kept: clips older than 12 days.', { exact: false })).toBeVisible();
    await cleanup.dialog.getByRole('button', { name: 'Cancel' }).click();
    const offer = page.getByRole('region', { name: `Offer to free space on ${name}` });
    await expect(offer.getByText(/^BLINK: \d+ clips older than 12 days, [\d.]+ MB\.$/)).toBeVisible();
    await expectAccessible(page, '.app-banners', ['dark']);
    await offer.getByRole('button', { name: 'Later' }).click();
    await expect(offer).toHaveCount(0);
    await page.reload();
    await offer.getByRole('button', { name: 'Review…' }).click();
    await expect(cleanup.dialog.getByRole('spinbutton', { name: 'Days a clip is at least old' })).toHaveValue('12');
    await cleanup.dialog.getByRole('button', { name: 'Forget it' }).click();
    await expect(cleanup.dialog.getByRole('button', { name: 'Keep this rule' })).toBeVisible();
    await cleanup.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(offer).toHaveCount(0);
    expect(await filesIn(drive)).toEqual(before);
  });

  local('a rule that means nothing says what to loosen, and an empty one asks for a limit', async ({ app: { page } }) => {
    const cleanup = new CleanupPage(page);
    await cleanup.open(name);
    await cleanup.olderThan(3650);
    await expect(cleanup.dialog.getByRole('heading', { name: 'No clip matches' })).toBeVisible();
    await expect(cleanup.dialog.getByText(/^The oldest clip is from .* Loosen the rule/)).toBeVisible();
    await expect(cleanup.dialog.getByRole('button', { name: 'Next…' })).toBeDisabled();
    await cleanup.dialog.getByText('Older than').click();
    await expect(cleanup.dialog.getByRole('heading', { name: 'Say which clips may go' })).toBeVisible();
  });

  local('a clip from the far future says that no age can be told', async ({ app: { page }, drive }) => {
    const cleanup = new CleanupPage(page);
    const [clip] = (await filesIn(drive)).filter((file) => /_Front_Door_.*\.mp4$/.test(file));
    const day = path.join(drive, 'blink', '99-01', '99-01-01');
    await mkdir(day, { recursive: true });
    await cp(path.join(drive, clip ?? ''), path.join(day, '12-00-00_Front_Door_001.mp4'));
    await new LibraryPage(page).scanAgain();
    await expect(page.getByRole('option', { name: /^7:00:00 AM, Front_Door/ })).toBeVisible();
    await cleanup.open(name, 'This computer’s clock cannot be right');
    await cleanup.dialog.getByText('Older than').click();
    await cleanup.dialog.getByLabel('Day before which clips may go').fill('2098-01-01');
    await expect(cleanup.dialog.getByText(/clips go$/)).toBeVisible();
  });
});

local.describe('with the ten seconds of its user', () => {
  local.use({ undoMs: null });

  local('undo within them leaves every file where it was', async ({ app: { page }, drive }) => {
    const cleanup = new CleanupPage(page);
    await new LibraryPage(page).allRead();
    const before = await filesIn(drive);
    await page.getByRole('option').first().focus();
    await page.keyboard.press('Delete');
    await cleanup.tab('Clips').click();
    await cleanup.planned().click({ position: { x: 14, y: 14 } });
    await cleanup.tab('Overview').click();
    await expect(cleanup.dialog.getByRole('button', { name: 'Next…' })).toBeDisabled();
    await cleanup.dialog.getByRole('button', { name: 'Put all back' }).click();
    await cleanup.next();
    await cleanup.withoutCopy();
    await cleanup.confirm.click();
    await expect(cleanup.waiting.getByRole('button', { name: /^Undo/ })).toBeFocused();
    await expect(cleanup.waiting.getByRole('status')).toHaveText(`1 clip on ${name} will be deleted in ten seconds. Press U or the Undo button to stop it.`);
    await expectAccessible(page, '.app-banners');
    await page.keyboard.press('u');
    await expect(page.getByText('Undone. Nothing was deleted.')).toBeVisible();
    await expect(cleanup.waiting).toHaveCount(0);
    expect(await filesIn(drive)).toEqual(before);
  });
});

test.describe('on a real exFAT stick', () => {
  const whyNot = whyNoExfat();
  test.skip(whyNot !== null, `No real exFAT drive here: ${String(whyNot)}`);
  test.describe.configure({ timeout: 60_000 });
  test.use({ startedWith: [], undoMs: 700 });

  test('a full one gets space back; pulled, it says so', async ({ app, makeSticks }) => {
    const stick = await makeSticks({ label: 'FULL', sizeBytes: 160e6 });
    const [cleanup, drives] = [new CleanupPage(app.page), new DrivesPage(app.page)];
    const mountPoint = await stick.mount('here');
    await drives.open('FULL');
    await new LibraryPage(app.page).allRead();
    const before = await filesIn(mountPoint);
    await app.page.getByRole('button', { name: 'Free up space on FULL' }).click();
    await cleanup.dialog.getByText('Older than').click();
    await cleanup.dialog.getByRole('spinbutton', { name: /^Gigabytes to free/ }).fill('0.01');
    await expect(cleanup.dialog.getByText(/^Free [\d.]+ MB/)).toBeVisible();
    await expect(cleanup.dialog.getByRole('meter', { name: 'Space used afterwards' })).toBeVisible();
    await cleanup.next();
    await cleanup.withoutCopy();
    const count = Number(/\d+/.exec((await cleanup.confirm.textContent()) ?? '')?.[0]);
    await cleanup.confirm.click();
    await expect(cleanup.result.getByText(`${String(count)} clips deleted, `, { exact: false })).toBeVisible(long);
    const [was, is] = ((await cleanup.result.getByText(/ before, .* after$/).textContent()) ?? '').match(/[\d.]+(?= MB)/g) ?? [];
    expect(Number(is) - Number(was)).toBeGreaterThan(9);
    expect(await filesIn(mountPoint)).toHaveLength(before.length - count);
    expectSkeleton(mountPoint);
    await app.page.keyboard.press('Escape');

    await cleanup.open('FULL');
    await stick.unmountLazily(mountPoint);
    await expect(cleanup.dialog.getByRole('heading', { name: 'FULL is not plugged in' })).toBeVisible();
    await expect(cleanup.dialog.getByRole('button', { name: 'Next…' })).toBeDisabled();
  });
});
