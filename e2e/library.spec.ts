// The library as its user works it: filters, days, the calendar, the edge, sizes, selection, and everything still there afterwards.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, isAlive, startFace, test } from './app.ts';
import { axeProblems } from './axe.ts';
import { LibraryPage } from './library-page.ts';

const option = (page: Page) => page.getByRole('option');
const sums = (page: Page) => page.locator('.list-sums');

/** The count that stands in the bar, such as 26 of `26 of 304 clips on 15 days`. */
async function shownClips(page: Page): Promise<number> {
  return Number(/^[\d,]+/.exec((await sums(page).textContent()) ?? '')?.[0].replace(',', ''));
}

async function openFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Filter/ }).click();
  await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
}

const switchBox = (page: Page, name: string) => page.getByRole('dialog', { name: 'Filters' }).locator('label', { hasText: name }).click();

/** The day that stands at the top of the list. */
const topDay = (page: Page) => page.evaluate(() => {
  const list = document.querySelector('.library');
  const days = [...document.querySelectorAll<HTMLElement>('.day')];
  const top = list?.getBoundingClientRect().top ?? 0;
  return days.find((day) => day.getBoundingClientRect().bottom > top + 60)?.dataset['date'] ?? null;
});

test.beforeEach(async ({ app }) => {
  await option(app.page).first().waitFor();
  await expect(sums(app.page)).toHaveText('304 clips on 20 days');
});

test('filters narrow the list, stand as chips, and say it when nothing is left', async ({ app: { page } }) => {
  await test.step('they combine, count at once, and go one by one or all together', async () => {
    await openFilters(page);
    await page.getByRole('button', { name: 'Night' }).click();
    await expect(page.getByText('Over midnight, into the next morning.')).toBeVisible();
    await expect(sums(page)).toHaveText(/^\d+ of 304 clips on \d+ days$/);
    // The count of before stays until the new one is here.
    await expect.poll(() => shownClips(page)).toBeLessThan(304);
    const atNight = await shownClips(page);
    expect(atNight).toBeGreaterThan(0);
    await switchBox(page, 'Front_Door');
    await expect.poll(() => shownClips(page)).toBeLessThan(atNight);
    await page.keyboard.press('Escape');

    const chips = page.getByRole('grid', { name: 'Filters in force' });
    await expect(chips.getByRole('row')).toHaveText(['Without Front_Door', '10:00 PM – 6:00 AM']);
    await expect(page.getByRole('option', { name: /(1[01]:\d\d:\d\d PM|12:\d\d:\d\d AM|[1-5]:\d\d:\d\d AM)/ }).first()).toBeVisible();
    await expect(page.getByRole('option', { name: /Front_Door/ })).toHaveCount(0);
    await chips.getByRole('button', { name: 'Remove the filter Without Front_Door' }).click();
    await expect.poll(() => shownClips(page)).toBe(atNight);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(sums(page)).toHaveText('304 clips on 20 days');
    await expect(chips).toHaveCount(0);
  });

  await test.step('dates, length, kind and damage mean what they say', async () => {
    await openFilters(page);
    const dialog = page.getByRole('dialog', { name: 'Filters' });
    const date = dialog.getByRole('group', { name: 'Date' });
    await date.getByLabel('From').fill('2026-11-01');
    await date.getByLabel('To').fill('2026-11-01');
    await expect(sums(page)).toHaveText(/on 1 day$/);
    await date.getByLabel('From').fill('');
    await date.getByLabel('To').fill('');

    await dialog.getByText('Damaged', { exact: true }).click();
    await expect(sums(page)).toHaveText(/^4 of 304 clips/);
    await dialog.getByText('Damaged', { exact: true }).click();

    const length = dialog.getByRole('group', { name: 'Length in seconds' });
    await length.getByLabel('Least').fill('11');
    await expect(sums(page)).toHaveText(/^\d+ of 304 clips/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option', { name: /0:0\d/ })).toHaveCount(0);
    await expect(page.getByRole('option', { name: /0:12/ }).first()).toBeVisible();
    await openFilters(page);
    await dialog.getByRole('radio', { name: 'Clip backup' }).check({ force: true });
    await length.getByLabel('Least').fill('');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option', { name: /Clip backup/ }).first()).toBeVisible();
    await expect(page.getByRole('option', { name: /Local storage/ })).toHaveCount(0);
  });
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(sums(page)).toHaveText('304 clips on 20 days');

  await test.step('filters that leave nothing are named, with the way out', async () => {
    await openFilters(page);
    await switchBox(page, 'Starred');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'No clips with these filters' })).toBeVisible();
    await expect(page.getByText(/In force: Starred/)).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: 'Clear all' }).click();
    await expect(option(page).first()).toBeVisible();
  });
});

test('the calendar, the buttons and keys of days, and the edge lead through the days', async ({ app: { page } }) => {
  await test.step('previous day, next day and today', async () => {
    await page.getByRole('button', { name: 'Previous day' }).click();
    await expect.poll(() => topDay(page)).toBe('2026-11-10');
    await page.keyboard.press('[');
    await expect.poll(() => topDay(page)).toBe('2026-11-08');
    await page.keyboard.press(']');
    await expect.poll(() => topDay(page)).toBe('2026-11-10');
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    await expect(page.getByText('No clips today. The nearest are of Wednesday, November 11, 2026.')).toBeVisible();
    await expect.poll(() => topDay(page)).toBe('2026-11-11');
  });

  await test.step('the calendar, by click and by keyboard, with the days that have no clips', async () => {
    await page.keyboard.press('c');
    const calendar = page.getByRole('dialog', { name: 'Calendar' });
    await expect(calendar.getByRole('gridcell', { name: /November 9, 2026: no clips/ })).toBeVisible();
    await calendar.getByRole('gridcell', { name: /^Sunday, November 1, 2026: \d+ clips/ }).click();
    await expect(calendar).toHaveCount(0);
    await expect.poll(() => topDay(page)).toBe('2026-11-01');

    await page.keyboard.press('c');
    await expect(calendar.getByRole('gridcell', { name: /November 1, 2026/ })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(calendar.getByRole('gridcell', { name: /October 25, 2026/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => topDay(page)).toBe('2026-10-25');
  });

  await test.step('the edge names the date under the hand, and brings it on a click, a drag and the keyboard', async () => {
    const edge = page.getByRole('slider', { name: 'Scroll by date' });
    const box = (await edge.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const named = await page.locator('.edge-hand').textContent();
    await page.mouse.down();
    await page.mouse.up();
    await expect(page.locator('.edge-now')).toHaveText(named ?? '');
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height + 50, { steps: 5 });
    await page.mouse.up();
    await expect(page.getByRole('region', { name: /October 22, 2026/ })).toBeVisible();

    await edge.focus();
    await page.keyboard.press('Home');
    await expect(edge).toHaveAttribute('aria-valuetext', 'Wednesday, November 11, 2026');
    await page.keyboard.press('ArrowDown');
    await expect(edge).toHaveAttribute('aria-valuetext', 'Tuesday, November 10, 2026');
    await page.keyboard.press('PageDown');
    await expect(edge).toHaveAttribute('aria-valuetext', 'Saturday, October 31, 2026');
  });
});

test('clips are selected as in a file manager, by the mouse and by the keyboard', async ({ app: { page } }) => {
  await test.step('with the mouse; they are starred together, and the star can be taken back', async () => {
    await option(page).nth(1).click({ modifiers: ['ControlOrMeta'] });
    await option(page).nth(4).click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: 'Selected clips' });
    await expect(bar.getByText('4 clips selected')).toBeVisible();
    await option(page).nth(2).click({ modifiers: ['ControlOrMeta'] });
    await expect(bar.getByText('3 clips selected')).toBeVisible();
    await expect(option(page).nth(2)).toHaveAttribute('aria-selected', 'false');

    await bar.getByRole('button', { name: 'Star', exact: true }).click();
    await expect(option(page).nth(1)).toHaveAccessibleName(/Starred/);
    await expect(option(page).nth(2)).not.toHaveAccessibleName(/Starred/);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(option(page).nth(1)).not.toHaveAccessibleName(/Starred/);
    await bar.getByRole('button', { name: 'Clear the selection' }).click();
    await expect(bar).toHaveCount(0);
  });

  await test.step('with the keyboard: ranges across days, all clips, and nothing again', async () => {
    const bar = page.getByRole('toolbar', { name: 'Selected clips' });
    await option(page).first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(bar.getByText('3 clips selected')).toBeVisible();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(bar.getByText('2 clips selected')).toBeVisible();
    await page.keyboard.press('Shift+End');
    await expect(bar.getByText('303 clips selected')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(bar.getByText('304 clips selected')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
    await expect(option(page).and(page.locator(':focus'))).toHaveCount(1);
  });
});

test('the clip under the keys stays the same clip when newer ones arrive', async ({ app: { page, dataFolder } }) => {
  const clip = option(page).first();
  const id = (await clip.getAttribute('id')) ?? '';
  const held = page.locator(`#${id}`);
  await clip.focus();
  const folder = path.join(dataFolder, 'Demo drive', 'blink', '26-11', '26-11-12');
  const media = path.join(import.meta.dirname, '../main/demo/media/front-door-visitor.mp4');
  copyFileSync(media, path.join(folder, '02-00-00_Front_Door_001.mp4'));
  await expect(page.getByRole('option', { name: /^9:00:00 PM, Front_Door/ })).toBeVisible();
  await expect(held).toBeFocused();
  await page.keyboard.press('x');
  await expect(held).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('option', { name: /^9:00:00 PM, Front_Door/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(held).toBeFocused();

  // A day of its own, above the one in hand.
  copyFileSync(media, path.join(folder, '20-00-00_Front_Door_001.mp4'));
  await expect(page.getByRole('option', { name: /^3:00:00 PM, Front_Door/ }).first()).toBeVisible();
  await expect(held).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByRole('toolbar', { name: 'Selected clips' })).toHaveCount(0);
});

test('smaller pictures keep the place and stay chosen', async ({ app: { page } }) => {
  await page.keyboard.press('c');
  await page.getByRole('gridcell', { name: /^Sunday, November 1, 2026/ }).click();
  const before = (await option(page).first().boundingBox())?.width ?? 0;
  await page.keyboard.press('d');
  await expect.poll(async () => (await option(page).first().boundingBox())?.width ?? before).toBeLessThan(before);
  await expect.poll(() => topDay(page)).toBe('2026-11-01');
  await page.reload();
  await expect.poll(async () => (await option(page).first().boundingBox())?.width ?? before).toBeLessThan(before);
});

test('place, filter and clip survive a reload, and Back goes back through them', async ({ app: { page } }) => {
  const library = new LibraryPage(page);
  await openFilters(page);
  await switchBox(page, 'Not watched');
  await page.getByRole('button', { name: 'Daytime' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.getByRole('gridcell', { name: /^Sunday, November 1, 2026/ }).click();
  await expect.poll(() => topDay(page)).toBe('2026-11-01');
  await library.day('November 1, 2026').getByRole('option').first().click();
  await expect(library.player).toBeVisible();

  await page.reload();
  await expect(library.player).toBeVisible();
  await expect(page.getByRole('row', { name: 'Not watched' })).toBeVisible();
  await expect(library.day('November 1, 2026')).toBeVisible();

  await page.goBack();
  await expect(library.player).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(sums(page)).toHaveText('304 clips on 20 days');
});

test('a restart comes back to where the user was', async ({ app, dataFolder, face, zone, browser }) => {
  test.skip(face !== 'browser', 'the window is started anew by its own face');
  const { page } = app;
  await openFilters(page);
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/rpc/settings.write') && (answer.request().postData() ?? '').includes('time='));
  await page.getByRole('button', { name: 'Daytime' }).click();
  await kept;
  await page.close();
  process.kill(app.pid, 'SIGTERM');
  await expect.poll(() => isAlive(app.pid)).toBe(false);

  const again = await startFace(['--data', dataFolder, '--zone', zone]);
  const fresh = await browser.newPage();
  await fresh.goto(again.bootUrl);
  await expect(fresh.getByRole('row', { name: '8:00 AM – 6:00 PM' })).toBeVisible();
  await fresh.close();
  await again.stop();
});

test('axe finds nothing in the list, the filters, the calendar and a selection, in both themes', async ({ app: { page } }) => {
  // Looks at the whole page, twice.
  test.slow();
  expect(await axeProblems(page)).toEqual([]);
  await openFilters(page);
  await page.getByRole('button', { name: 'Night' }).click();
  await expect(sums(page)).toHaveText(/ of /);
  expect(await axeProblems(page, '.filter-dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Calendar' })).toBeVisible();
  expect(await axeProblems(page, '.calendar-dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  await option(page).first().click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByRole('toolbar', { name: 'Selected clips' })).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
});
