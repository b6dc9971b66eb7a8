import { copyFileSync, mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import type { App } from './app.ts';
import { axeProblems } from './axe.ts';
import { LibraryPage } from './library-page.ts';

const day = 'November 5, 2026';
const media = path.join(import.meta.dirname, '../main/demo/media');

/** Opens the vendor's example, a clip of eight or ten seconds, and leaves it paused. */
async function openExample(app: App): Promise<LibraryPage> {
  const library = new LibraryPage(app.page);
  await library.scrollToDay(day);
  await library.day(day).getByRole('option', { name: /^5:00:00 PM, Front_Door/ }).click();
  await library.played(0.2);
  await app.page.keyboard.press('k');
  await expect.poll(() => paused(library)).toBe(true);
  return library;
}

const paused = (library: LibraryPage) => library.video.evaluate((element: HTMLVideoElement) => element.paused);
const rate = (library: LibraryPage) => library.video.evaluate((element: HTMLVideoElement) => element.playbackRate);
const transform = (library: LibraryPage) => library.video.evaluate((element: HTMLVideoElement) => element.style.transform);
const openClip = (page: Page) => /clip=(\d+)/.exec(page.url())?.[1];

/** Plays what is left after this share of the clip. */
async function playFrom(library: LibraryPage, share: number): Promise<void> {
  await library.video.evaluate((element: HTMLVideoElement, at) => new Promise<void>((done) => {
    element.addEventListener('seeked', () => done(), { once: true });
    element.currentTime = element.duration * at;
  }), share);
  await library.video.click();
}

async function lookAgain(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: words }).click();
}

/** Two cameras that ran at the same time, the second three seconds after the first. */
async function addPair(app: App): Promise<void> {
  const folder = path.join(app.dataFolder, 'Demo drive', 'blink', '26-11', '26-11-12');
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(media, 'front-door-visitor.mp4'), path.join(folder, '20-00-00_Front_Door_001.mp4'));
  copyFileSync(path.join(media, 'garage-car.mp4'), path.join(folder, '20-00-03_Garage-Side_001.mp4'));
  await lookAgain(app.page, 'Scan again');
  await new LibraryPage(app.page).clip(/^3:00:03 PM, Garage-Side/).waitFor();
}

test('autoplay goes on to the next clip of the list at the end, and is remembered', async ({ app }) => {
  const library = await openExample(app);
  const first = openClip(app.page);
  await app.page.keyboard.press('Shift+A');
  await playFrom(library, 0.9);
  await expect.poll(() => openClip(app.page)).not.toBe(first);
  await library.played(0.2);
  // Back leads to where the user's own hand was last, not through every clip that followed by itself.
  await app.page.goBack();
  await expect(library.player).toBeHidden();
  await app.page.goForward();
  await expect(library.player).toBeVisible();
  await app.page.reload();
  await app.page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(app.page.getByRole('menuitemcheckbox', { name: 'Play the next clip at the end' })).toHaveAttribute('aria-checked', 'true');
});

test('the time between two clips is shown when that is wanted, and one can stay', async ({ app }) => {
  const library = await openExample(app);
  const first = openClip(app.page);
  await app.page.keyboard.press('Shift+A');
  await app.page.getByRole('button', { name: 'More', exact: true }).click();
  await app.page.getByRole('menuitemcheckbox', { name: 'Show the time between clips' }).click();
  await playFrom(library, 0.9);
  await expect(library.player.getByText(/^\d.* later$/)).toBeVisible();
  await library.player.getByRole('button', { name: 'Stay here' }).click();
  await expect(library.player.getByText(/ later$/)).toBeHidden();
  expect(openClip(app.page)).toBe(first);
});

test('a setting changed while an older answer is on its way is not lost to it', async ({ app }) => {
  const { page } = app;
  await openExample(app);
  const [asked, released] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
  await page.route('**/rpc/settings.read', async (route) => {
    const answer = await route.fetch();
    asked.resolve(null);
    await released.promise;
    await route.fulfill({ response: answer });
  });
  // Another setting, after which all are read again.
  await page.keyboard.press('d');
  await asked.promise;
  await page.keyboard.press('Shift+A');
  const read = page.waitForResponse('**/rpc/settings.read');
  released.resolve(null);
  await read;
  const written = page.waitForRequest((request) => request.url().endsWith('/rpc/settings.write') && (request.postData() ?? '').includes('"show"'));
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Show the time between clips' }).click();
  expect((await written).postDataJSON()).toMatchObject({ playback: { isAutoplay: true, gaps: 'show' } });
  await page.unrouteAll({ behavior: 'wait' });
});

test('a clip is looped, and its speed goes from a quarter to sixteen times', async ({ app }) => {
  const library = await openExample(app);
  await test.step('a loop begins the same clip again', async () => {
    const first = openClip(app.page);
    await app.page.keyboard.press('r');
    await playFrom(library, 0.95);
    await expect.poll(() => library.video.evaluate((element: HTMLVideoElement) => element.currentTime < element.duration * 0.5 && !element.paused)).toBe(true);
    expect(openClip(app.page)).toBe(first);
    await app.page.keyboard.press('r');
    await app.page.keyboard.press('k');
  });

  await test.step('speed, by keys and by menu, holds for the next clip', async () => {
    await app.page.keyboard.press('>');
    await expect.poll(() => rate(library)).toBe(1.5);
    await app.page.keyboard.press('<');
    await app.page.keyboard.press('<');
    await expect.poll(() => rate(library)).toBe(0.75);
    await library.player.getByRole('button', { name: 'Speed: 0.75×' }).click();
    await expect(app.page.getByRole('menuitemradio')).toHaveText(['0.25×', '0.5×', '0.75×', '1×', '1.5×', '2×', '4×', '8×', '16×']);
    await app.page.getByRole('menuitemradio', { name: '16×' }).click();
    await expect.poll(() => rate(library)).toBe(16);
    await app.page.keyboard.press('p');
    await expect(library.player.getByRole('button', { name: 'Speed: 16×' })).toBeVisible();
    await expect.poll(() => rate(library)).toBe(16);
  });
});

test('I and O mark a part of the clip, and the film dialog begins with it', async ({ app }) => {
  const library = await openExample(app);
  await app.page.keyboard.press('k');
  const seek = (seconds: number) => library.video.evaluate((element: HTMLVideoElement, at) => new Promise<void>((resolve) => {
    element.addEventListener('seeked', () => resolve(), { once: true });
    element.currentTime = at;
  }), seconds);
  await seek(2);
  await app.page.keyboard.press('i');
  await expect(library.player.getByRole('img', { name: 'Marked part: 0:02 to the end' })).toBeVisible();
  await seek(5);
  await app.page.keyboard.press('o');
  await expect(library.player.getByRole('img', { name: 'Marked part: 0:02 to 0:05' })).toBeVisible();
  await app.page.keyboard.press('Shift+E');
  const film = app.page.getByRole('dialog', { name: 'Make a film' });
  await expect(film.getByRole('textbox', { name: 'From' })).toHaveValue('2');
  await expect(film.getByRole('textbox', { name: 'To' })).toHaveValue('5');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('n');
  await expect(library.player.getByRole('img', { name: /^Marked part/ })).toHaveCount(0);
});

test('? lists the keys of every action; the palette finds one by a few letters and runs it', async ({ app }) => {
  const library = await openExample(app);
  await app.page.keyboard.press('?');
  const help = app.page.getByRole('dialog', { name: 'Help' });
  for (const words of ['Star', 'Play the next clip at the end', 'Around this moment: all cameras', 'All actions']) await expect(help.getByText(words, { exact: true })).toBeVisible();
  await expect(help.getByText('Ctrl+K')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await app.page.keyboard.press('Control+k');
  const palette = app.page.getByRole('dialog', { name: 'All actions' });
  await palette.getByRole('combobox').fill('xyzzy');
  await expect(palette.getByText('Nothing that can be done now is called that.')).toBeVisible();
  await palette.getByRole('combobox').fill('this clip ag');
  await app.page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect.poll(() => library.video.evaluate((element: HTMLVideoElement) => element.loop)).toBe(true);

  await app.page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('find');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('combobox', { name: /time/i }).first()).toBeFocused();

  await app.page.keyboard.press('Control+k');
  await expect(palette).toBeVisible();
  await palette.getByRole('combobox').fill('close');
  await app.page.keyboard.press('Enter');
  await expect(library.player).toBeHidden();
  await app.page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('frame');
  await expect(palette.getByText('Nothing that can be done now is called that.')).toBeVisible();
});

test('the picture zooms at the pointer, moves with the hand and the keys, and comes back whole', async ({ app }) => {
  const library = await openExample(app);
  const box = await library.video.boundingBox();
  if (box === null) throw new Error('no picture');
  await app.page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
  await app.page.mouse.wheel(0, -400);
  await expect(library.player.getByRole('status', { name: /^Zoom: 2\d\d %$/ })).toBeVisible();
  const zoomed = await library.video.boundingBox();
  // What was under the pointer is still there.
  expect(((box.x + box.width / 4) - (zoomed?.x ?? 0)) / (zoomed?.width ?? 1)).toBeCloseTo(0.25, 2);

  const before = await transform(library);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width / 4 - 60, box.y + box.height / 4 - 40, { steps: 4 });
  await app.page.mouse.up();
  const dragged = await transform(library);
  expect(dragged).not.toBe(before);
  expect(await paused(library)).toBe(true);
  await app.page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => transform(library)).not.toBe(dragged);

  await app.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => transform(library)).toBe('none');
  await app.page.keyboard.press('+');
  await expect(library.player.getByRole('status', { name: 'Zoom: 150 %' })).toBeVisible();
  await app.page.keyboard.press('0');
  await expect.poll(() => transform(library)).toBe('none');
  await library.player.getByRole('button', { name: 'Zoom in' }).click();
  await expect(library.player.getByRole('status', { name: 'Zoom: 150 %' })).toBeVisible();
});

test('in full screen what is not the picture leaves after a moment, comes back with the hand, and stays for whoever uses it', async ({ app }) => {
  await app.page.clock.install();
  const library = await openExample(app);
  const controls = app.page.locator('.stage .controls');
  await library.video.evaluate((element: HTMLVideoElement) => { element.loop = true; });
  await app.page.keyboard.press('f');
  await app.page.keyboard.press('k');
  await app.page.keyboard.press(' ');
  await expect.poll(() => app.page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await expect.poll(() => paused(library)).toBe(false);
  await app.page.clock.fastForward(3100);
  await expect(controls).toHaveCSS('opacity', '0');
  await app.page.mouse.move(300, 300);
  await app.page.mouse.move(340, 300);
  await expect(controls).toHaveCSS('opacity', '1');
  await app.page.keyboard.press('Tab');
  await controls.getByRole('button', { name: /^Speed/ }).focus();
  await app.page.clock.fastForward(3100);
  await expect(controls).toHaveCSS('opacity', '1');
  await library.video.click();
  await expect.poll(() => paused(library)).toBe(true);
  await app.page.clock.fastForward(3100);
  await expect(controls).toHaveCSS('opacity', '1');
});

test('a frame is saved in its own size, as PNG or JPEG, named by camera and wall clock', async ({ app, face }) => {
  test.skip(face !== 'browser', 'Electron asks where to save');
  const library = await openExample(app);
  await library.video.evaluate((element: HTMLVideoElement) => { element.currentTime = 3.5; });
  await expect.poll(() => library.video.evaluate((element: HTMLVideoElement) => element.seeking)).toBe(false);
  const size = await library.video.evaluate((element: HTMLVideoElement) => [element.videoWidth, element.videoHeight]);

  const [png] = await Promise.all([app.page.waitForEvent('download'), app.page.keyboard.press('Shift+S')]);
  expect(png.suggestedFilename()).toBe('Front_Door 2026-11-05 17.00.03 EST.png');
  const bytes = readFileSync(await png.path());
  expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size);
  expect(bytes.length).toBeGreaterThan(20_000);
  await expect(app.page.getByText('Frame saved as Front_Door 2026-11-05 17.00.03 EST.png')).toBeVisible();

  await library.player.getByRole('button', { name: 'More', exact: true }).click();
  const [jpeg] = await Promise.all([app.page.waitForEvent('download'), app.page.getByRole('menuitem', { name: 'Save the frame as JPEG' }).click()]);
  expect(jpeg.suggestedFilename()).toBe('Front_Door 2026-11-05 17.00.03 EST.jpg');
  expect([...readFileSync(await jpeg.path()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
});

test('a star and a note are kept over a reload, and each can be taken back', async ({ app }) => {
  const library = await openExample(app);
  const star = library.player.getByRole('button', { name: 'Star', exact: true });
  const note = library.player.getByRole('textbox', { name: 'Note' });
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await app.page.keyboard.press('Shift+N');
  await expect(note).toBeFocused();
  await note.fill('the postman, with a parcel');
  await note.blur();
  await expect(app.page.getByText('Note saved.')).toBeVisible();

  await app.page.reload();
  await expect(note).toHaveValue('the postman, with a parcel');
  await expect(star).toHaveAttribute('aria-pressed', 'true');

  await note.fill('something else');
  await app.page.keyboard.press('Escape');
  await expect(note).toHaveValue('the postman, with a parcel');
  await expect(library.player).toBeVisible();
  await note.fill('');
  await note.blur();
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(note).toHaveValue('the postman, with a parcel');
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'false');
  await app.page.keyboard.press('u');
  await expect(star).toHaveAttribute('aria-pressed', 'true');
});

test('a clip played through is watched by itself; w says otherwise, Ctrl+Z takes that back', async ({ app }) => {
  const library = await openExample(app);
  const watched = library.player.getByRole('button', { name: 'Watched', exact: true });
  await expect(watched).toHaveAttribute('aria-pressed', 'false');
  await library.player.getByRole('button', { name: 'Speed: 1×' }).click();
  await app.page.getByRole('menuitemradio', { name: '4×', exact: true }).click();
  await playFrom(library, 0);
  await expect(watched).toHaveAttribute('aria-pressed', 'true');
  await app.page.keyboard.press('w');
  await expect(watched).toHaveAttribute('aria-pressed', 'false');
  await app.page.keyboard.press('Control+z');
  await expect(watched).toHaveAttribute('aria-pressed', 'true');
  await app.page.reload();
  await expect(watched).toHaveAttribute('aria-pressed', 'true');
});

test('around this moment two cameras play in step, and a tile opens its clip at the same place', async ({ app, face }) => {
  const library = new LibraryPage(app.page);
  await addPair(app);
  await library.clip(/^3:00:00 PM, Front_Door/).click();
  await library.played(0.2);
  await app.page.keyboard.press('k');
  await library.video.evaluate((element: HTMLVideoElement) => { element.currentTime = 4; });
  await app.page.keyboard.press('a');
  const around = app.page.getByRole('dialog', { name: 'Around this moment' });
  const videos = around.locator('video');
  await expect(videos).toHaveCount(2);
  const at = (camera: string) => around.getByRole('listitem').filter({ hasText: camera }).locator('video').evaluate((element: HTMLVideoElement) => element.currentTime);
  // The second began three seconds after the first; looked at when both have moved on for a while.
  const offset = async () => {
    const [front, garage] = await Promise.all([at('Front_Door'), at('Garage-Side')]);
    return front < 4.6 ? 99 : Math.abs(front - garage - 3);
  };
  await expect.poll(offset).toBeLessThan(0.25);
  await app.page.keyboard.press(' ');
  await expect(around.getByRole('button', { name: 'Play all' })).toBeVisible();
  await expect.poll(offset).toBeLessThan(0.05);
  await expect(around.getByText('No clip in this time').first()).toBeVisible();

  await around.getByRole('button', { name: 'Garage-Side, 3:00:03 PM. Open in the player' }).click();
  await expect(around).toBeHidden();
  await expect(library.player.getByRole('heading', { name: 'Garage-Side' })).toBeVisible();
  await expect.poll(() => library.video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(1.5);
  if (process.platform !== 'linux' || face !== 'browser') return;
  await app.page.keyboard.press('Escape');
  const openFiles = () => readdirSync(`/proc/${app.pid}/fd`).filter((name) => {
    try {
      return readlinkSync(`/proc/${app.pid}/fd/${name}`).endsWith('.mp4');
    } catch {
      return false;
    }
  });
  await expect.poll(openFiles).toEqual([]);
});

test('when the drive is pulled while a clip is open, its place says so and the list stays', async ({ app }) => {
  const library = await openExample(app);
  renameSync(path.join(app.dataFolder, 'Demo drive'), path.join(app.dataFolder, 'pulled'));
  await expect(library.player.getByRole('alert')).toContainText('Demo drive');
  await expect(library.clip(/Front_Door/).first()).toBeVisible();
});

test('axe finds nothing in the player, its menus, the palette, the help and around this moment, in both themes', async ({ app }) => {
  test.slow();
  const library = await openExample(app);
  await app.page.keyboard.press('s');
  expect(await axeProblems(app.page)).toEqual([]);
  await library.player.getByRole('button', { name: 'More', exact: true }).click();
  await app.page.getByRole('menu').waitFor();
  expect(await axeProblems(app.page, '.popover')).toEqual([]);
  await app.page.keyboard.press('Escape');
  for (const [key, name] of [['Control+k', 'All actions'], ['?', 'Help'], ['a', 'Around this moment']] as const) {
    await app.page.keyboard.press(key);
    await app.page.getByRole('dialog', { name }).waitFor();
    if (key === 'a') await app.page.getByRole('dialog', { name }).locator('video').first().waitFor();
    expect(await axeProblems(app.page, '[role=dialog]')).toEqual([]);
    await app.page.keyboard.press('Escape');
  }
});
