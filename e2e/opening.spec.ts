// What must not be waited for: the clips are on the screen before any call is answered, and one plays before anything is known of it.
import { expect, test } from './app.ts';
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

test('a key pressed before its action is there is answered when it comes', async ({ app }) => {
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
  await expect(page.getByRole('dialog')).toHaveCount(0);
  arrived.resolve(null);
  await expect(page.getByRole('dialog', { name: 'All actions' })).toBeVisible();
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
