// What must not be waited for: the clips are on the screen before any call is answered, and one plays before anything is known of it.
import { renameSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { expect, isAlive, startFace, test } from './app.ts';
import type { App, RunningFace } from './app.ts';
import { FindPage } from './find-page.ts';
import { LibraryPage } from './library-page.ts';

test('a page shows its clips and their pictures while no call is answered, and then the rest', async ({ app }) => {
  const { page } = app;
  const library = new LibraryPage(page);
  const picture = library.clip(/Front_Door/).first().locator('img');
  const kept = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/thumbnails/'));
  await expect(picture).toBeVisible();
  await kept;

  const answered = Promise.withResolvers<null>();
  await page.route(/\/(rpc|thumbnails)(\/|$)/, async (route) => {
    await answered.promise;
    await route.continue();
  });
  await page.reload();
  await expect(library.clip(/Front_Door/).first()).toBeVisible();
  await expect(page.locator('.cell img').first()).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('heading').first()).toBeVisible();
  answered.resolve(null);
  await page.unrouteAll({ behavior: 'wait' });
});

test('keys pressed before their actions are there are answered when they come, each where the one before has led', async ({ app }) => {
  const { page } = app;
  const library = new LibraryPage(page);
  await expect(library.clip(/Front_Door/).first()).toBeVisible();
  const arrived = Promise.withResolvers<null>();
  await page.route('**/surroundings-*.js', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.reload();
  await expect(library.clip(/Front_Door/).first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('delettt');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('ions');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  arrived.resolve(null);
  await expect(page.getByRole('dialog', { name: 'Deletions so far' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
});

test('a clip plays while nobody has said what it is', async ({ app }) => {
  const { page } = app;
  const library = new LibraryPage(page);
  const clip = library.clip(/Front_Door/).first();
  await expect(clip).toBeVisible();
  const answered = Promise.withResolvers<null>();
  await page.route('**/rpc/clips.describe', async (route) => {
    await answered.promise;
    await route.continue();
  });
  await clip.click();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);
  answered.resolve(null);
  await expect(library.player.getByText(/\.mp4/).first()).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
});

test.describe('the next launch', () => {
  test.skip(({ face }) => face !== 'browser', 'the window is started anew by its own face');

  /**
   * Shows the clips and their pictures once, then starts again, with the drive pulled meanwhile, so that nothing is read anew; the page of
   * that start is held before its own code.
   */
  async function openAgain({ page, dataFolder, pid }: App, zone: string, browser: Browser, viewport = page.viewportSize()): Promise<{ fresh: Page; again: RunningFace; release: () => void }> {
    const clip = new LibraryPage(page).clip(/Front_Door/).first();
    await expect(clip).toBeVisible();
    const id = Number((await clip.getAttribute('id'))?.replace('clip-', ''));
    const ask = (address: string, body: unknown) => page.evaluate(async ([url, json]) => {
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: json });
      return new TextDecoder().decode(await answer.arrayBuffer());
    }, [address, JSON.stringify(body)] as const);
    await expect.poll(() => ask('/rpc/settings.read', {})).toContain('listWidth');
    // Pictures are kept when nothing else waits, which a busy computer puts off.
    await expect.poll(() => ask('/thumbnails', { ids: [id] }), { timeout: 25_000 }).toContain('WEBP');
    await page.close();
    process.kill(pid, 'SIGTERM');
    await expect.poll(() => isAlive(pid)).toBe(false);
    renameSync(path.join(dataFolder, 'Demo drive'), path.join(dataFolder, 'Pulled'));

    const again = await startFace(['--data', dataFolder, '--zone', zone]);
    const fresh = await browser.newPage({ viewport });
    const [released, begun] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    await fresh.route('**/assets/main-*.js', async (route) => {
      begun.resolve(null);
      await released.promise;
      await route.continue();
    });
    await fresh.goto(again.bootUrl, { waitUntil: 'commit' });
    // From here on what is pressed is kept.
    await begun.promise;
    return { fresh, again, release: () => released.resolve(null) };
  }

  /** What is seen of the list: where each cell and each part of a head stands, to the pixel, and what it says. */
  async function seenIn(page: Page) {
    await page.evaluate(() => document.fonts.ready);
    return page.locator('.library [role=option], .library .day-head > *').evaluateAll((all) => all.map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { at: [left, top, width, height].map(Math.round), says: element.textContent, label: element.getAttribute('aria-label'), isSeen: top < window.innerHeight };
    }).filter(({ isSeen }) => isSeen));
  }

  test('comes with its first screen drawn, and the page puts the very same in its place', async ({ app, zone, browser }) => {
    const { fresh, again, release } = await openAgain(app, zone, browser);
    const refused: string[] = [];
    fresh.on('console', (message) => { if (message.text().includes('Content Security Policy')) refused.push(message.text()); });
    const drawn = fresh.locator('#first-screen');
    await expect(drawn.locator('img').first()).toBeVisible();
    const before = await seenIn(fresh);
    // What stands around the clips is not to be seen yet.
    await fresh.route('**/assets/surroundings-*.js', (route) => route.abort());
    release();
    await expect(drawn).toHaveCount(0);
    await expect(fresh.getByRole('option').first()).toBeVisible();
    expect(before.length).toBeGreaterThan(8);
    expect(await seenIn(fresh)).toEqual(before);
    expect(refused).toEqual([]);
    await fresh.close();
    await again.stop();
  });

  test('in another window shows nothing that is laid out for the last one', async ({ app, zone, browser }) => {
    const { fresh, again, release } = await openAgain(app, zone, browser, { width: 900, height: 700 });
    const drawn = fresh.locator('#first-screen');
    await expect(drawn).toHaveCount(1);
    await expect(drawn).toBeHidden();
    release();
    await expect(drawn).toHaveCount(0);
    await expect(fresh.getByRole('option').locator('img').first()).toBeVisible();
    await fresh.close();
    await again.stop();
  });

  test('answers a click and keys that came before the page could', async ({ app, zone, browser }) => {
    const { fresh, again, release } = await openAgain(app, zone, browser);
    const cell = fresh.locator('#first-screen [role=option]').nth(2);
    const name = (await cell.getAttribute('aria-label')) ?? '';
    await cell.click();
    await fresh.keyboard.press('/');
    await fresh.keyboard.type('5 Nov 5pm');
    release();
    await expect(fresh.getByRole('combobox', { name: 'Find a time' })).toHaveValue('5 Nov 5pm');
    await expect(new FindPage(fresh).panel).toBeVisible();
    await fresh.keyboard.press('Escape');
    await expect(fresh.getByRole('option', { name, exact: true })).toHaveAttribute('aria-current', 'true');
    await fresh.close();
    await again.stop();
  });
});
