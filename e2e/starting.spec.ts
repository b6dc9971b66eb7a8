import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, runFace, startFace, test } from './app.ts';
import { LibraryPage } from './library-page.ts';

const demoTool = fileURLToPath(new URL('../tools/demo.mjs', import.meta.url));

test.describe('without a drive', () => {
  test.use({ startedWith: [] });

  test('the window offers plugged-in drives, a folder, and the demo drive, which opens', async ({ app }) => {
    const { page } = app;
    await expect(page.getByRole('heading', { name: 'Every clip, at the time on your own clock' })).toBeVisible();
    await expect(page.getByText(/No drive with clips is plugged in yet|Plugged in/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /Open a folder…/ })).toBeVisible();
    await page.getByRole('button', { name: /Try the demo drive/ }).click();
    await expect(new LibraryPage(page).clip(/Front_Door/).first()).toBeVisible();
  });

  test('a folder is found through the folder chooser, and one without clips is refused in a sentence', async ({ app }) => {
    const { page } = app;
    const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-e2e-folder-'));
    for (const name of ['nothing here', 'gone']) mkdirSync(path.join(folder, name));
    execFileSync(process.execPath, [demoTool, path.join(folder, 'stick')]);
    await page.getByRole('button', { name: /Open a folder…/ }).click();
    const dialog = page.getByRole('dialog');
    const entry = (name: string) => dialog.getByRole('option', { name, exact: true });
    for (const step of ['/', ...folder.split('/').filter(Boolean)]) await entry(step).dblclick();

    // One that has gone since it was listed leaves the others to choose from.
    await expect(entry('gone')).toBeVisible();
    rmSync(path.join(folder, 'gone'), { recursive: true });
    await entry('gone').dblclick();
    await expect(dialog.getByRole('alert')).toBeVisible();

    // As long as the entered folder is not there, the one before it cannot be opened by mistake.
    const listing = Promise.withResolvers<null>();
    await page.route('**/rpc/folders.list', async (route) => {
      await listing.promise;
      await route.continue();
    }, { times: 1 });
    await entry('nothing here').dblclick();
    const openThis = dialog.getByRole('button', { name: 'Open this folder' });
    await expect(openThis).toBeDisabled();
    listing.resolve(null);
    await openThis.click();
    await expect(dialog.getByText(/nothing here.* is empty/)).toBeVisible();
    rmSync(folder, { recursive: true });
  });
});

test('a clip deleted between list and play says so, and leaves the list', async ({ app }) => {
  const library = new LibraryPage(app.page);
  // Of those that are deleted below; the others may be read first.
  const clip = library.clip(/PM, LivingRoom.*Local storage/).first();
  const name = (await clip.getAttribute('aria-label')) ?? '';
  await clip.click();
  await expect(library.player).toBeVisible();
  const address = new URL(app.page.url()).hash;
  await app.page.keyboard.press('Escape');
  await expect(library.player).toBeHidden();
  rmSync(path.join(app.dataFolder, 'Demo drive', 'blink'), { recursive: true });
  // By its address: the list may have noticed already, or not yet.
  await app.page.evaluate((hash) => { location.hash = hash; }, address);
  await expect(app.page.getByText(/is no longer on the drive|Missing from the drive/).first()).toBeVisible();
  await expect(app.page.getByRole('option', { name, exact: true })).toHaveCount(0);
});

test.describe('a damaged drive', () => {
  test('shows its damaged clip with the reason and never a player that waits for ever', async ({ app }) => {
    const library = new LibraryPage(app.page);
    const drive = path.join(app.dataFolder, 'Demo drive');
    mkdirSync(path.join(drive, 'blink/26-11/26-11-12'), { recursive: true });
    writeFileSync(path.join(drive, 'blink/26-11/26-11-12/17-00-00_Front_Door_001.mp4'), '');
    await library.scanAgain();
    await library.clip(/^12:00:00 PM, Front_Door/).first().click();
    await expect(library.player.getByText('This clip is damaged')).toBeVisible();
  });
});

test.describe('starting', () => {
  test.skip(({ face }) => face !== 'browser', 'starts the browser face itself');

  test('a second start on the same data hands over to the first', async ({ app, dataFolder }) => {
    await expect(new LibraryPage(app.page).clip(/Front_Door/).first()).toBeVisible();
    const second = await runFace(['--data', dataFolder]);
    expect(second.code).toBe(0);
    expect(second.output).toContain('Wallclock is already open.');
    const url = /http:\/\/127\.0\.0\.1:\d+\/boot\?\S+/.exec(second.output)?.[0] ?? '';
    const other = await app.page.context().newPage();
    await other.goto(url);
    await expect(new LibraryPage(other).clip(/Front_Door/).first()).toBeVisible();
  });

  test('a folder that cannot be opened is told in one line, and the window opens all the same', async ({ dataFolder }) => {
    const face = await startFace(['--data', dataFolder, path.join(dataFolder, 'nowhere')]);
    expect(face.output()).toMatch(/There is no folder at .*nowhere/);
    expect(await face.stop()).toBe(0);
  });

  test('a port that is taken is told in a sentence', async ({ dataFolder }) => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }));
    const { code, output } = await runFace(['--data', dataFolder, '--port', String(port)]);
    server.close();
    expect(code).toBe(1);
    expect(output).toContain('could not listen on');
  });

  test('a catalog of garbage is set aside, the clips come back, and the window says what happened', async ({ dataFolder, page }) => {
    const first = await startFace(['--data', dataFolder, '--demo']);
    await first.stop();
    writeFileSync(path.join(dataFolder, 'catalog.sqlite'), 'garbage '.repeat(5000));
    const second = await startFace(['--data', dataFolder, '--demo', '--zone', 'America/New_York']);
    await page.goto(second.bootUrl);
    await expect(page.getByText('The catalog was damaged and has been rebuilt from the drive.', { exact: false })).toBeVisible();
    await expect(new LibraryPage(page).clip(/Front_Door/).first()).toBeVisible();
    await second.stop();
  });
});
