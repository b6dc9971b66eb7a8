import { mkdirSync, mkdtempSync, copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './app.ts';
import { FindPage } from './find-page.ts';
import { LibraryPage } from './library-page.ts';

const clipFile = fileURLToPath(new URL('../main/demo/media/front-door-visitor.mp4', import.meta.url));

/** Starts the app with a folder like a drive that holds these clips, and takes it away after. */
function withDrive(name: string, paths: readonly string[]) {
  // Playwright reads the names a fixture needs from this pattern, so it stays although nothing is needed.
  // eslint-disable-next-line no-empty-pattern
  return async ({}, use: (startedWith: readonly string[]) => Promise<void>): Promise<void> => {
    const above = mkdtempSync(path.join(tmpdir(), 'wallclock-e2e-find-'));
    for (const one of paths) {
      mkdirSync(path.dirname(path.join(above, name, one)), { recursive: true });
      copyFileSync(clipFile, path.join(above, name, one));
    }
    await use([path.join(above, name)]);
    rmSync(above, { recursive: true, force: true });
  };
}

test.describe('on the demo drive', () => {
  test.beforeEach(async ({ app }) => {
    await new FindPage(app.page).setClock('2026-11-06T17:00:00Z');
    await new LibraryPage(app.page).clip(/Front_Door/).first().waitFor();
  });

  test('the vendor’s example: “yesterday 5pm” says what it means, and Enter plays the clip of 22:00 UTC', async ({ app }) => {
    const find = new FindPage(app.page);
    await find.type('yesterday 5pm');
    await expect(find.panel.getByText('Thursday, November 5, 2026, 5:00 PM, New York')).toBeVisible();
    await expect(find.chosen).toHaveAccessibleName(/^5:00:00 PM Front_Door .*exactly/);
    await expect(find.panel.getByText('blink/26-11/26-11-05/22-…')).toBeVisible();
    await app.page.keyboard.press('Enter');

    const library = new LibraryPage(app.page);
    await expect(library.player.getByText('22-00-00_Front_Door_001.mp4').first()).toBeVisible();
    await library.played(0.3);
    await expect(find.panel).toBeHidden();
  });

  test('a time inside a clip opens it there', async ({ app }) => {
    const find = new FindPage(app.page);
    await new LibraryPage(app.page).scrollToDay('November 5, 2026');
    await expect.poll(async () => {
      await find.type('yesterday 5:00:03 pm');
      return find.answer(/^5:00:00 PM Front_Door 0:\d\d 3 s before/).first().isVisible();
    }).toBe(true);
    await app.page.keyboard.press('Enter');
    await expect.poll(() => new LibraryPage(app.page).video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(2.9);
  });

  test('arrows choose another answer, next stays among the answers, and clearing leaves them', async ({ app }) => {
    const find = new FindPage(app.page);
    const library = new LibraryPage(app.page);
    await find.type('halloween 2026 between 18:00 and 18:20');
    await expect(find.panel.getByText(/\d clips in this time/)).toBeVisible();
    const count = await find.answers.getByRole('option').count();
    expect(count).toBeGreaterThan(2);
    const second = find.answers.getByRole('option').nth(1);
    await app.page.keyboard.press('ArrowDown');
    await expect(second).toHaveAttribute('aria-selected', 'true');
    await app.page.keyboard.press('Enter');
    await expect(app.page.getByText(`2 of ${count}`, { exact: true })).toBeVisible();
    await library.played(0.1);
    for (let step = 2; step < count; step += 1) {
      await app.page.keyboard.press('n');
      await expect(app.page.getByText(`${step + 1} of ${count}`, { exact: true })).toBeVisible();
    }
    await expect(library.player.getByRole('button', { name: 'Next clip' })).toBeDisabled();
    await app.page.getByRole('button', { name: 'Clear the time' }).click();
    await app.page.keyboard.press('Escape');
    await expect(library.player.getByRole('button', { name: 'Next clip' })).toBeEnabled();
  });

  test('a half past one that came twice gives both, each with its letters and its own clips', async ({ app }) => {
    const find = new FindPage(app.page);
    await find.type('2026-11-01 01:30');
    await expect(find.panel.getByText('Sunday, November 1, 2026, 1:30 AM EDT (UTC-04:00), New York')).toBeVisible();
    await expect(find.panel.getByText('Sunday, November 1, 2026, 1:30 AM EST (UTC-05:00), New York')).toBeVisible();
    const summer = find.answers.getByRole('group', { name: /^EDT/ });
    const winter = find.answers.getByRole('group', { name: /^EST/ });
    await expect(summer.getByRole('option', { name: /^1:30:00 AM EDT Front_Door .*exactly/ }).first()).toBeVisible();
    await winter.getByRole('option', { name: /^1:30:00 AM EST Front_Door .*exactly/ }).first().click();
    await expect(new LibraryPage(app.page).player.getByText('06-30-00_Front_Door_001.mp4').first()).toBeVisible();
  });

  test('a time the clocks skipped is said not to have happened, with what lies around', async ({ app }) => {
    const find = new FindPage(app.page);
    await find.type('2026-03-08 02:30');
    await expect(find.panel.getByText(/2:30 AM, Sunday, March 8, 2026, did not happen in New York/)).toBeVisible();
    await expect(find.panel.getByText(/from 2:00 AM EST \(UTC-05:00\) to 3:00 AM EDT \(UTC-04:00\)/)).toBeVisible();
    await expect(find.answer(/days after/).first()).toBeVisible();
  });

  test('no clip then: how far the nearest are on each camera, and what the day holds', async ({ app }) => {
    const find = new FindPage(app.page);
    await find.type('9 november 2026 3 am');
    await expect(find.panel.getByText('No clip within 5 minutes.')).toBeVisible();
    await expect(find.panel.getByText('No clip at all on Monday, November 9, 2026.')).toBeVisible();
    for (const camera of ['Front_Door', 'Garage-Side', 'Backgarden', 'LivingRoom']) {
      await expect(find.answer(new RegExp(`^${camera} .* before`, 'i'))).toBeVisible();
    }
    await expect(find.chosen).toHaveCount(1);
  });

  test('a pasted path goes straight to its clip; one that is not here says which local time it stands for', async ({ app }) => {
    const find = new FindPage(app.page);
    const library = new LibraryPage(app.page);
    const paste = async (text: string) => {
      await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await app.page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await app.page.keyboard.press('/');
      await app.page.keyboard.press('ControlOrMeta+v');
    };
    // Keys that come before the field does are not typed into it.
    await expect(find.box).toBeVisible();
    await paste(String.raw`E:\blink\26-11\26-11-05\22-00-00_Front_Door_001.mp4`);
    await expect(library.player.getByText('22-00-00_Front_Door_001.mp4').first()).toBeVisible();

    await paste('blink/26-11/26-11-05/22-00-01_Front_Door_001.mp4');
    await expect(find.panel.getByText('Thursday, November 5, 2026, 5:00:01 PM, New York, EST (UTC-05:00)')).toBeVisible();
    await expect(find.panel.getByText(/No clip of this name is in the library/)).toBeVisible();
    await expect(find.chosen).toHaveAccessibleName(/^5:00:00 PM Front_Door .*1 s before/);
  });

  test('an ambiguous date says how it is read and offers the other', async ({ app }) => {
    const find = new FindPage(app.page);
    await find.type('11/5/2026');
    await expect(find.panel.getByText('Thursday, November 5, 2026, all day, New York', { exact: true })).toBeVisible();
    await find.panel.getByRole('button', { name: 'Read it that way' }).click();
    await expect(find.panel.getByText('Monday, May 11, 2026, all day, New York', { exact: true })).toBeVisible();
  });

  test('nonsense, an impossible date and ten thousand characters get a kind sentence each', async ({ app }) => {
    const find = new FindPage(app.page);
    for (const [text, sentence] of [
      ['purple elephants', /not a time Wallclock understands/], ['31 February', 'There is no such date.'], ['25:61', 'There is no such time of day.'],
      ['x'.repeat(10_000), /too long for a time/], ['\u0007\u0001', /not a time/], ['1900-01-01', /2000 to 2099/],
    ] as const) {
      await find.type(text);
      await expect(find.panel.getByText(sentence)).toBeVisible();
      await app.page.keyboard.press('Enter');
      await expect(find.panel).toBeVisible();
    }
  });

  test('Escape closes the answers and gives the focus back', async ({ app }) => {
    const find = new FindPage(app.page);
    const list = app.page.getByRole('option').first();
    await list.focus();
    await find.type('yesterday 5pm');
    await expect(find.chosen).toBeVisible();
    await app.page.keyboard.press('Escape');
    await expect(find.panel).toBeHidden();
    await expect(list).toBeFocused();
  });

  test('“Show UTC” re-labels everything, is read in UTC, and goes back', async ({ app }) => {
    const find = new FindPage(app.page);
    await app.page.getByRole('button', { name: /Times are shown in America\/New_York/ }).click();
    await app.page.getByRole('dialog').getByText('Show UTC').click();
    await app.page.keyboard.press('Escape');
    await find.type('5 nov 2026 22:00');
    await expect(find.panel.getByText('Thursday, November 5, 2026, 10:00 PM, UTC')).toBeVisible();
    await expect(find.chosen).toHaveAccessibleName(/^10:00:00 PM Front_Door .*exactly/);
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: /Times are shown in UTC/ }).click();
    await app.page.getByRole('dialog').getByText('Show UTC').click();
    await expect(find.page.getByRole('button', { name: /Times are shown in America\/New_York/, includeHidden: true })).toBeAttached();
  });

  test('the box has no accessibility fault, with answers, for a time that came twice, without an answer and for nonsense', async ({ app }) => {
    const find = new FindPage(app.page);
    for (const [text, answer] of [['yesterday 5pm', /PM, New York/], ['2026-11-01 01:30', /EDT/], ['9 november 2026 3 am', /No clip within/], ['purple', /not a time/]] as const) {
      await find.type(text);
      await find.panel.getByText(answer).first().waitFor();
      const { violations } = await new AxeBuilder({ page: app.page }).include('.find').analyze();
      expect(violations.map(({ id, nodes }) => `${text}, ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
  });
});

test.describe('a drive from Lord Howe Island', () => {
  // 1:45 on the morning the clocks go back by 30 minutes, twice: 14:45 and 15:15 UTC of 4 April.
  test.use({ startedWith: withDrive('Lord Howe', ['blink/26-04/26-04-04/14-45-00_Jetty_001.mp4', 'blink/26-04/26-04-04/15-15-00_Jetty_001.mp4']) });
  test('half an hour comes twice there, and both clips are found', async ({ app }) => {
    const find = new FindPage(app.page);
    await new LibraryPage(app.page).clip(/Jetty/).first().waitFor();
    await find.chooseZone('lord howe', /Lord Howe/);
    await find.type('5 april 2026 01:45');
    await expect(find.answers.getByRole('group', { name: /UTC\+11:00/ }).getByRole('option', { name: /^1:45:00 AM .*Jetty .*exactly/ }).first()).toBeVisible();
    await expect(find.answers.getByRole('group', { name: /UTC\+10:30/ }).getByRole('option', { name: /^1:45:00 AM .*Jetty .*exactly/ }).first()).toBeVisible();
  });
});

test.describe('a drive from Kathmandu', () => {
  // 17:00 there, where clocks are 5:45 ahead.
  test.use({ startedWith: withDrive('Kathmandu', ['blink/26-11/26-11-05/11-15-00_Terrace_001.mp4']) });
  test('its quarter hour counts', async ({ app }) => {
    const find = new FindPage(app.page);
    await new LibraryPage(app.page).clip(/Terrace/).first().waitFor();
    await find.chooseZone('kathmandu', /Kathmandu/);
    await find.type('5 nov 2026 5pm');
    await expect(find.panel.getByText('Thursday, November 5, 2026, 5:00 PM, Kathmandu')).toBeVisible();
    await expect(find.chosen).toHaveAccessibleName(/^5:00:00 PM Terrace .*exactly/);
  });
});
