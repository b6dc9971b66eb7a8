import { copyFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './app.ts';
import { LibraryPage } from './library-page.ts';

const day = 'November 5, 2026';

test('the vendor’s example, 22:00 UTC, stands at 5:00 PM on its New York day, plays with sound, and is sought and muted', async ({ app }) => {
  const library = new LibraryPage(app.page);
  await test.step('it stands where it belongs and plays with sound', async () => {
    await library.scrollToDay(day);
    await library.day(day).getByRole('option', { name: /^5:00:00 PM, Front_Door/ }).click();

    await expect(library.player).toBeVisible();
    await expect(library.player.getByText(/≈ 5:00:0\d/).filter({ visible: true })).toBeVisible();
    await library.played(0.5);
    const sound = await library.video.evaluate((element: HTMLVideoElement & { captureStream(): MediaStream }) => {
      const [track] = element.captureStream().getAudioTracks();
      return { state: track?.readyState, isMuted: element.muted, volume: element.volume };
    });
    expect(sound).toEqual({ state: 'live', isMuted: false, volume: 1 });
  });

  await test.step('its UTC name, its path and the zone are on the page', async () => {
    await expect(library.player.getByText('22-00-00_Front_Door_001.mp4').first()).toBeVisible();
    await expect(library.player.getByText(/blink\/26-11\/26-11-05\/22-00-00_Front_Door_001\.mp4/).first()).toBeVisible();
    await expect(app.page.getByRole('button', { name: /Times are shown in America\/New_York/ })).toBeVisible();
  });

  await test.step('mute does what it says, and stays for the next clip', async () => {
    await library.player.getByRole('button', { name: 'Mute' }).click();
    await expect.poll(() => library.video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true);
    await app.page.keyboard.press('n');
    await expect.poll(() => library.video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true);
    await library.player.getByRole('button', { name: 'Sound on' }).click();
    await expect.poll(() => library.video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(false);
  });

  await test.step('it can be sought to four fifths of its length', async () => {
    await library.played(0.1);
    await library.player.getByRole('button', { name: 'Pause' }).click();
    const length = await library.video.evaluate((element: HTMLVideoElement) => element.duration);
    const slider = library.player.getByRole('slider', { name: 'Position in the clip' });
    const track = await slider.evaluate((input) => {
      const box = input.closest('.seek')?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x, y: box.y, width: box.width, height: box.height };
    });
    await app.page.mouse.click(track.x + track.width * 0.8, track.y + track.height / 2);
    await expect
      .poll(() => library.video.evaluate((element: HTMLVideoElement) => (element.seeking ? -1 : element.currentTime / element.duration)))
      .toBeCloseTo(0.8, 1);
    expect(length).toBeGreaterThan(1);
  });
});

test('a clip without sound says why, two half past ones are told apart, and another zone re-labels every clip at once', async ({ app }) => {
  const library = new LibraryPage(app.page);
  await test.step('no audio track, with the likely reason', async () => {
    await library.clip(/Garage-Side/).first().click();
    await expect(library.player.getByText('audio is most likely switched off in its settings', { exact: false })).toBeVisible();
  });

  await test.step('the night the clocks went back', async () => {
    const list = await library.scrollToDay('November 1, 2026');
    await expect(list.getByRole('option', { name: /^1:30:00 AM EDT/ })).toBeVisible();
    await expect(list.getByRole('option', { name: /^1:30:00 AM EST/ })).toBeVisible();
  });

  await test.step('another zone', async () => {
    await app.page.getByRole('button', { name: /Times are shown in America\/New_York/ }).click();
    await app.page.getByRole('dialog').getByRole('combobox').fill('kathmandu');
    await app.page.getByRole('option', { name: /Kathmandu/ }).first().click();
    await library.scrollToDay('November 6, 2026');
    await expect(library.day('November 6, 2026').getByRole('option', { name: /^3:45:00 AM, Front_Door/ })).toBeVisible();
  });
});

test('a clip whose picture cannot be decoded here says so instead of playing its sound alone', async ({ app }) => {
  const library = new LibraryPage(app.page);
  const folder = path.join(app.dataFolder, 'Demo drive', 'blink', '26-11', '26-11-12');
  copyFileSync(path.join(import.meta.dirname, '../main/demo/media/garden-hevc.mp4'), path.join(folder, '20-00-00_Garden2K_001.mp4'));
  await library.scanAgain();
  await library.clip(/^3:00:00 PM, Garden2K/).click();
  await expect(library.player.getByText('This clip cannot be played here')).toBeVisible();
  await expect(library.player.getByText(/Its picture is written as HEVC \(hvc1/)).toBeVisible();
  expect(await library.video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
});

test('what moves comes first: the controls follow the picture, and the list makes room after them', async ({ app }) => {
  const library = new LibraryPage(app.page);
  const clip = library.clip(/Front_Door/).first();
  // What stands around the clips, and the player with it.
  await app.page.getByRole('button', { name: /Times are shown in/ }).waitFor();
  await clip.waitFor();
  const came = await app.page.evaluateHandle(watchOpening);
  await clip.click();
  const { stageAt, controlsAt, listAt, moved } = await came.evaluate(({ all }) => all);
  // A drive that is slow lets nobody wait for the controls as well; so may a machine that is busy.
  expect(moved || controlsAt - stageAt >= 350).toBe(true);
  expect(listAt).toBeGreaterThanOrEqual(controlsAt);
});

test('while a drive gives no picture yet the controls are there, and a clip that is closed meanwhile leaves the list its room', async ({ app }) => {
  const library = new LibraryPage(app.page);
  const given = Promise.withResolvers<undefined>();
  await app.page.route(/\/clips\/\d+$/, async (route) => {
    await given.promise;
    await route.abort();
  });
  const clip = library.clip(/Front_Door/).first();
  const column = () => clip.evaluate((cell) => cell.closest<HTMLElement>('.library-days')?.style.getPropertyValue('--cell'));
  await app.page.getByRole('button', { name: /Times are shown in/ }).waitFor();
  const wide = await column();
  await clip.click();
  await expect(library.player).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(library.player).toBeHidden();
  expect(await column()).toBe(wide);

  await clip.click();
  await expect(library.player.getByRole('slider', { name: 'Volume' })).toBeVisible();
  await expect(library.player.getByRole('status', { name: 'Loading the clip…' })).toBeVisible();
  await expect(library.player.getByRole('heading', { name: 'Details' })).toBeVisible();
  await expect.poll(column).not.toBe(wide);
  await app.page.keyboard.press('Escape');
  await expect.poll(column).toBe(wide);
  given.resolve(undefined);
});

test('two hundred aborted media requests leave no descriptor open on the drive', async ({ app, face }) => {
  test.skip(process.platform !== 'linux' || face !== 'browser', 'descriptors are counted in /proc of the browser face');
  const library = new LibraryPage(app.page);
  await library.clip(/Front_Door/).first().click();
  await library.played(0.1);
  const source = await library.video.evaluate((element: HTMLVideoElement) => element.src);
  await app.page.keyboard.press('Escape');
  await app.page.evaluate(async (url) => {
    for (let round = 0; round < 200; round += 1) {
      const stop = new AbortController();
      const asked = fetch(url, { headers: { range: 'bytes=0-' }, signal: stop.signal }).then((response) => response.body?.getReader().read());
      if (round % 2 === 0) await asked.catch(() => undefined);
      stop.abort();
      await asked.catch(() => undefined);
    }
  }, source);
  await expect
    .poll(() => readdirSync(`/proc/${app.pid}/fd`).filter((name) => {
      try {
        return readlinkSync(`/proc/${app.pid}/fd/${name}`).endsWith('.mp4');
      } catch {
        return false;
      }
    }))
    .toEqual([]);
});

interface Opening {
  /** Milliseconds of the page's clock. */
  readonly stageAt: number;
  readonly controlsAt: number;
  readonly listAt: number;
  /** The picture had moved when the controls came. */
  readonly moved: boolean;
}

/** Runs in the page: when each part of the player that opens next comes, and the list after it. */
function watchOpening(): { readonly all: Promise<Opening> } {
  const days = document.querySelector<HTMLElement>('.library-days');
  const column = () => days?.style.getPropertyValue('--cell');
  const wide = column();
  const [stage, controls] = [Promise.withResolvers<number>(), Promise.withResolvers<Pick<Opening, 'controlsAt' | 'moved'>>()];
  const list = Promise.withResolvers<number>();
  const look = () => {
    if (document.querySelector('.stage') !== null) stage.resolve(performance.now());
    if (document.querySelector('.controls') !== null) controls.resolve({ controlsAt: performance.now(), moved: (document.querySelector('video')?.currentTime ?? 0) > 0 });
    if (column() !== wide) list.resolve(performance.now());
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ['style'] });
  return { all: Promise.all([stage.promise, controls.promise, list.promise]).then(([stageAt, shown, listAt]) => ({ stageAt, ...shown, listAt })) };
}
