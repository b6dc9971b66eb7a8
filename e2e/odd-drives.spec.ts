// Drives no tester would think of first: a day of ten thousand clips, a clip a month for ten years, names that break lines, lengths of
// nothing and of hours, a drive that goes while its pictures are made, a library higher than a browser can draw.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, startFace, test as base } from './app.ts';
import { markTourSeen } from '../tools/tour-seen.ts';
import { LibraryPage } from './library-page.ts';

const media = path.join(import.meta.dirname, '../main/demo/media');
const visitor = path.join(media, 'front-door-visitor.mp4');
const hasFfmpeg = spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0;
const two = (part: number) => String(part).padStart(2, '0');

const longName = `Garage${'-at-the-back-of-the-house'.repeat(8)}`.slice(0, 200);
const rtlName = 'כניסה_ראשית';
const emojiName = '🐈‍⬛_Katze';

/** A picture of this many frames a second for so long, as small as it can be. */
function film(file: string, seconds: number, framesPerSecond: number): void {
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `color=c=gray:s=64x36:r=${String(framesPerSecond)}`, '-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-an', file]);
}

function makeOddDrive(root: string): string {
  const day = (date: string) => {
    const folder = path.join(root, 'blink', date.slice(0, 5), date);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const names = day('26-11-05');
  for (const [minute, camera] of [longName, rtlName, emojiName].entries()) copyFileSync(visitor, path.join(names, `22-0${String(minute)}-00_${camera}_001.mp4`));
  const full = day('26-10-20');
  const first = path.join(full, '05-00-00_Yard_001.mp4');
  copyFileSync(visitor, first);
  for (let order = 1; order < 10_000; order += 1) {
    const second = 5 * 3600 + order * 6;
    linkSync(first, path.join(full, `${two(Math.floor(second / 3600))}-${two(Math.floor(second / 60) % 60)}-${two(second % 60)}_Yard_001.mp4`));
  }
  for (let month = 0; month < 120; month += 1) {
    const date = `${two(16 + Math.floor((month + 8) / 12))}-${two(((month + 8) % 12) + 1)}-15`;
    linkSync(first, path.join(day(date), '18-00-00_Yard_001.mp4'));
  }
  if (hasFfmpeg) {
    film(path.join(names, '21-00-00_Yard_001.mp4'), 0.04, 25);
    film(path.join(names, '20-00-00_Yard_001.mp4'), 3 * 3600, 0.02);
  }
  return root;
}

/** An odd drive, and the address of an app that shows it and nothing else; it ends with the test, however that ends. */
const test = base.extend<{ odd: { readonly drive: string; readonly bootUrl: string } }>({
  odd: async ({ dataFolder }, use) => {
    const drive = makeOddDrive(path.join(dataFolder, 'Odd drive'));
    const data = path.join(dataFolder, 'data');
    markTourSeen(data);
    const app = await startFace(['--data', data, '--zone', 'America/New_York', drive]);
    await use({ drive, bootUrl: app.bootUrl });
    await app.stop();
  },
});

const list = (page: Page) => page.getByRole('region', { name: 'Clips by day' });
const elements = (page: Page) => list(page).evaluate((element) => element.getElementsByTagName('*').length);
/** Whether something is wider than the window, which would then scroll sideways. */
const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth);
const topDay = (page: Page) => page.locator('.edge').getAttribute('aria-valuetext');

/** Clips on the screen that belong to the day the edge names or to the one after it. */
const clipsInSight = (page: Page) => page.evaluate(() => {
  const named = document.querySelector('.edge')?.getAttribute('aria-valuetext');
  const days = [...document.querySelectorAll('.day')];
  const from = days.findIndex((day) => day.getAttribute('aria-label') === named);
  return days.slice(from, from + 2).flatMap((day) => [...day.querySelectorAll('[role=option]')]).filter((cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }).length;
});

test('a drive of odd names, odd lengths, a day of ten thousand and ten thin years is shown whole, and may go at any time', async ({ page, odd: { drive, bootUrl }, face }) => {
  test.skip(face !== 'browser', 'starts the browser face itself');
  test.slow();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(bootUrl);
  const library = new LibraryPage(page);
  await expect(page.locator('.list-sums')).toHaveText(new RegExp(`^10,12${hasFfmpeg ? '5' : '3'} clips on 122 days$`));

  await test.step('names of 200 characters, from right to left, and of signs stand in their place', async () => {
    const longest = library.clip(new RegExp(`^5:00:00 PM, ${longName}`));
    await expect(longest).toBeVisible();
    await expect(library.clip(new RegExp(`^5:01:00 PM, ${rtlName}`))).toBeVisible();
    await expect(library.clip(new RegExp(`^5:02:00 PM, ${emojiName}`))).toBeVisible();
    await longest.click();
    await expect(library.player.getByRole('heading', { name: longName })).toBeVisible();
    expect(await isTooWide(page)).toBe(false);
  });

  await test.step('a clip of no length and one of three hours say so and can be opened', async () => {
    if (!hasFfmpeg) return;
    await library.clip(/^4:00:00 PM, Yard.*, 0:00/).click();
    await expect(library.player.getByRole('definition').filter({ hasText: /^0:00/ })).toBeVisible();
    await library.clip(/^3:00:00 PM, Yard.*, 3:00:00/).click();
    await expect(library.player.getByText('/ 3:00:00')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(library.player).toHaveCount(0);
  });

  await test.step('the end of a day of ten thousand is one key away, with few elements', async () => {
    await page.keyboard.press('c');
    const calendar = page.getByRole('dialog', { name: 'Calendar' });
    await calendar.getByRole('gridcell', { name: /October 20, 2026: 10,000 clips/ }).click();
    await expect.poll(() => topDay(page)).toBe('Tuesday, October 20, 2026');
    await list(page).evaluate((element) => element.scrollBy(0, 100_000));
    await library.day('October 20, 2026').getByRole('option').first().waitFor();
    expect(await elements(page)).toBeLessThan(300);
  });

  await test.step('ten years of a clip a month are a few steps of the edge, and all in the calendar', async () => {
    const edge = page.getByRole('slider', { name: 'Scroll by date' });
    await edge.press('End');
    await expect(library.day('September 15, 2016').getByRole('option')).toBeInViewport();
    await expect.poll(() => page.url()).toContain('at=2016');
    await page.keyboard.press('c');
    await expect(page.getByRole('gridcell', { name: / 15, 2016: 1 clip/ })).toHaveCount(4);
    await page.keyboard.press('Escape');
    expect(await elements(page)).toBeLessThan(300);
  });

  await test.step('a drive that goes while its pictures are made leaves a list that says so, and nothing damaged', async () => {
    let begun = (): void => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    let isAway = false;
    await page.route(/\/thumbnails\/\d+\/frame/, async (route) => {
      begun();
      if (!isAway) renameSync(drive, `${drive} in a drawer`);
      isAway = true;
      await route.continue();
    });
    // None of these has been on the screen yet.
    await list(page).evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await isBegun;
    await expect(page.getByRole('option', { name: /Drive away/ }).first()).toBeVisible();
    await expect(page.getByRole('option', { name: /Damaged|Missing/ })).toHaveCount(0);
  });
  expect(faults).toEqual([]);
});

test('of a library higher than a browser can draw every day is reached, by the edge, by keys and by the calendar', async ({ app: { page } }) => {
  // A million clips take a minute to put into a catalog: the core's answers are given here instead, in its own shape.
  const perDay = 12_000;
  const dayMs = 86_400_000;
  const newest = Date.UTC(2026, 10, 12, 5);
  await page.getByRole('option').first().waitFor();
  const known = await page.evaluate(async () => {
    const ask = async (method: string, input: unknown) => (await fetch(`/rpc/${method}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json() as Promise<{ value: { clips: Record<string, unknown>[] } }>;
    return (await ask('clips.list', { filter: {}, before: null, limit: 1 })).value.clips[0] ?? {};
  });
  const days = Array.from({ length: 100 }, (_, order) => {
    const from = newest - order * dayMs;
    return { date: new Date(from).toISOString().slice(0, 10), range: { from, to: from + dayMs }, clips: perDay, bytes: 0 };
  });
  await page.route('**/rpc/clips.days', (route) => route.fulfill({ json: { ok: true, value: days } }));
  await page.route('**/rpc/clips.list', (route) => {
    const { filter, before } = route.request().postDataJSON() as { filter: { range?: { from: number; to: number } }; before: number | null };
    const { from, to } = filter.range ?? { from: 0, to: dayMs };
    const last = before === null ? perDay : (before - from) / 1000;
    const clips = Array.from({ length: Math.min(1000, last) }, (_, order) => {
      const place = last - 1 - order;
      return { ...known, id: from + place * 1000, recordedAt: Math.min(to - 1, from + place * 7000), facts: null, state: 'present' };
    });
    return route.fulfill({ json: { ok: true, value: { clips, isLast: clips.length === last } } });
  });
  const preferred: number[] = [];
  await page.route('**/rpc/clips.prefer', (route) => {
    preferred.push(...(route.request().postDataJSON() as { clipIds: number[] }).clipIds);
    return route.fulfill({ json: { ok: true, value: null } });
  });
  await page.setViewportSize({ width: 700, height: 800 });
  await page.reload();
  const library = new LibraryPage(page);
  const edge = page.getByRole('slider', { name: 'Scroll by date' });
  const oldest = 'Wednesday, August 5, 2026';
  await page.getByRole('option').first().waitFor();
  await expect(edge).toHaveAttribute('aria-valuemax', '99');

  await page.getByRole('option').first().focus();
  await page.keyboard.press('End');
  await expect(edge).toHaveAttribute('aria-valuetext', oldest);
  await expect(page.getByRole('option').and(page.locator(':focus'))).toBeInViewport();
  // What stands on the screen has its headers read before all that was passed over.
  const shown = Number((await page.getByRole('option').last().getAttribute('id'))?.replace('clip-', ''));
  await expect.poll(() => preferred).toContain(shown);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option').and(page.locator(':focus'))).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(edge).toHaveAttribute('aria-valuetext', 'Thursday, November 12, 2026');

  const box = (await edge.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  for (const share of [0.3, 0.55, 0.8, 0.31]) {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * share);
    const named = (await page.locator('.edge-hand').textContent()) ?? '';
    await page.mouse.down();
    await page.mouse.up();
    await expect(page.locator('.edge-now')).toHaveText(named);
    await expect.poll(() => clipsInSight(page)).toBeGreaterThan(3);
  }
  // Scrolled on from there, the list goes on where the sheet ends; so fast, plain tiles stand for what passes.
  const before = Number(await edge.getAttribute('aria-valuenow'));
  const passed = await list(page).evaluate(async (element) => {
    let tiles = 0;
    for (let step = 0; step < 60; step += 1) {
      element.scrollBy(0, 100_000);
      await new Promise((done) => requestAnimationFrame(done));
      tiles += element.querySelectorAll('.cell-tiles').length;
    }
    return tiles;
  });
  expect(passed).toBeGreaterThan(30);
  await expect.poll(() => clipsInSight(page)).toBeGreaterThan(3);
  await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBeGreaterThan(before + 4);
  await edge.focus();
  await page.keyboard.press('End');
  await expect(library.day(oldest).getByRole('option').first()).toBeInViewport();
});

test.describe('a computer set to Arabic', () => {
  test.use({ locale: 'ar-EG', zone: 'Asia/Kathmandu' });

  test('writes its own figures and 24 hours as its people do, in a zone of 45 minutes, and runs from right to left when the page does', async ({ app: { page } }) => {
    await page.getByRole('option').first().waitFor();
    await expect(page.locator('.day-zone').first()).toHaveText(/UTC\+05:45/);
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    const [first, second] = [page.getByRole('option').first(), page.getByRole('option').nth(1)];
    const [right, left] = [await first.boundingBox(), await second.boundingBox()];
    expect(left?.x ?? 0).toBeLessThan(right?.x ?? 0);
    expect(await isTooWide(page)).toBe(false);
    await first.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(second).toBeFocused();
  });
});

test.describe('a computer set to German, in a zone of half an hour', () => {
  test.use({ locale: 'de-DE', zone: 'Asia/Kolkata' });

  test('counts to 24 and starts its days at its own midnight', async ({ app: { page } }) => {
    const library = new LibraryPage(page);
    await library.scrollToDay('6. November 2026');
    await expect(library.day('6. November 2026').getByRole('option', { name: /^03:30:00, Front_Door/ })).toBeVisible();
  });
});
