import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DrivesPage } from './drives-page.ts';
import { LibraryPage } from './library-page.ts';
import { expect, test, whyNoExfat } from './stick.ts';

const whyNot = whyNoExfat();
test.skip(whyNot !== null, `No real exFAT drive here: ${String(whyNot)}`);
// Each test brings sticks of its own; filling one takes a moment.
test.describe.configure({ timeout: 60_000 });
test.use({ startedWith: [] });

const isMounted = (mountPoint: string) => readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${mountPoint} `);

function openBelow(pid: number, folder: string): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/${name}`);
      return target.startsWith(folder) ? [target] : [];
    } catch {
      return [];
    }
  });
}

async function expectAccessible(page: Page, part = '[role=dialog]'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a stick that is plugged in is offered, opens, and says so when it is pulled while a clip plays; plugged in elsewhere it plays again', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'PULLED' });
  const [drives, library] = [new DrivesPage(app.page), new LibraryPage(app.page)];
  const first = await stick.mount('here');
  await drives.open('PULLED');
  await expect(drives.drive('PULLED').getByText('Plugged in · exFAT')).toBeVisible();
  await app.page.getByRole('button', { name: /clips .* on PULLED: details/ }).click();
  await expect(drives.drive('PULLED').getByText('Nov 11, 2026')).toBeVisible();
  await expectAccessible(app.page, 'aside');
  await library.clip(/Front_Door/).first().click();
  await library.played(0.3);
  const clips = await app.page.getByRole('option').count();

  await stick.unmountLazily(first);
  await expect(library.player.getByRole('alert')).toContainText('PULLED is not plugged in.');
  await expect(library.player.getByRole('alert')).toContainText('Plug in PULLED');
  await expect(drives.drive('PULLED').getByText('Not plugged in')).toBeVisible();
  await expect(drives.drive('PULLED').getByText(/^Last seen /)).toBeVisible();
  await expect(library.clip(/Drive not plugged in|Drive away/).first()).toBeVisible();
  expect(await app.page.getByRole('option').count()).toBe(clips);
  await expect.poll(() => openBelow(app.pid, first)).toEqual([]);

  await stick.mount('elsewhere');
  await expect(drives.drive('PULLED').getByText('Plugged in · exFAT')).toBeVisible();
  await expect(library.player.getByRole('alert')).toHaveCount(0);
  await library.played(0.3);
});

test('ejecting while a clip plays unmounts the stick for real and says when it is safe to pull out', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'EJECTED' });
  const [drives, library] = [new DrivesPage(app.page), new LibraryPage(app.page)];
  const mountPoint = await stick.mount('here');
  await drives.open('EJECTED');
  await library.clip(/Front_Door/).first().click();
  await library.played(0.3);
  await app.page.getByRole('button', { name: 'Eject EJECTED' }).click();
  await expect(drives.dialog.getByRole('heading', { name: 'Safe to pull out' })).toBeVisible();
  expect(isMounted(mountPoint)).toBe(false);
  await expectAccessible(app.page);
  await drives.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(drives.drive('EJECTED').getByText('Not plugged in')).toBeVisible();
  await expect(library.player.getByRole('alert')).toContainText('EJECTED is not plugged in.');
  await expect(library.clip(/Front_Door/).first()).toBeVisible();
});

test('before it ejects, a missing folder is offered to be restored, with the reason', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'BROKEN', change: (folder) => rm(path.join(folder, 'blink/.tmp'), { recursive: true }) });
  const drives = new DrivesPage(app.page);
  await stick.mount('here');
  await drives.open('BROKEN');
  await drives.choose('BROKEN', 'Eject…');
  await expect(drives.dialog.getByRole('heading', { name: 'The folder “blink/.tmp” is missing' })).toBeVisible();
  await expect(drives.dialog.getByText('may ask to format the drive', { exact: false })).toBeVisible();
  await expectAccessible(app.page);
  await drives.dialog.getByRole('button', { name: 'Restore and eject' }).click();
  await expect(drives.dialog.getByRole('heading', { name: 'Safe to pull out' })).toBeVisible();
  await drives.dialog.getByRole('button', { name: 'Done' }).click();
  const again = await stick.mount('again');
  expect(readdirSync(path.join(again, 'blink'))).toContain('.tmp');
});

/** The apps of other tests look at every drive that is mounted, for a moment each. */
const stillInUse = /^The drive is still in use by (?:node, )?tail\.$/;

test('a stick that another program holds is not ejected, and the program is named; nor is one safe to pull of which another part is in use', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'HELD' });
  const drives = new DrivesPage(app.page);
  const mountPoint = await stick.mount('here');
  await drives.open('HELD');
  const holder = spawn('tail', ['-f', '/dev/null'], { cwd: mountPoint });
  await once(holder, 'spawn');
  await app.page.getByRole('button', { name: 'Eject HELD' }).click();
  await expect(drives.dialog.getByRole('heading', { name: stillInUse })).toBeVisible();
  expect(isMounted(mountPoint)).toBe(true);
  await expectAccessible(app.page);
  await drives.dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(drives.drive('HELD').getByText('Plugged in · exFAT')).toBeVisible();
  await app.page.getByRole('button', { name: 'Eject HELD' }).click();
  await expect(drives.dialog.getByRole('heading', { name: stillInUse })).toBeVisible();
  holder.kill();
  await once(holder, 'exit');
  // A stick of several parts, of which the system left one mounted: recorded, as no such stick is made here.
  await app.page.route('**/rpc/volumes.eject', (route) => route.fulfill({ json: { ok: true, value: { isPoweredOff: false, stillMounted: ['/media/ann/PHOTOS'] } } }), { times: 1 });
  await drives.dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(drives.dialog.getByRole('heading', { name: 'Do not pull it out yet' })).toBeVisible();
  await expect(drives.dialog.getByText('/media/ann/PHOTOS', { exact: false })).toBeVisible();
  await expect(drives.dialog.getByText('Safe to pull out')).toHaveCount(0);
  await drives.dialog.getByRole('button', { name: 'Done' }).click();
  await app.page.getByRole('button', { name: 'Eject HELD' }).click();
  await expect(drives.dialog.getByRole('heading', { name: 'Safe to pull out' })).toBeVisible();
  expect(isMounted(mountPoint)).toBe(false);
});

test('the check of a drive lists the damaged clip with its reason, which opens in the player', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'CHECKED', change: (folder) => rm(path.join(folder, 'blink_backup'), { recursive: true }) });
  const [drives, library] = [new DrivesPage(app.page), new LibraryPage(app.page)];
  const mountPoint = await stick.mount('here');
  await drives.open('CHECKED');
  await drives.choose('CHECKED', 'Check this drive');
  const empty = drives.dialog.getByRole('listitem').filter({ hasText: 'blink/26-11/26-11-08/14-20-11_Front_Door_001.mp4' });
  await expect(empty.getByText('The file is empty', { exact: false })).toBeVisible();
  await expect(drives.dialog.getByRole('heading', { name: /^Unrecognised files/ })).toBeVisible();
  await expect(drives.dialog.getByRole('heading', { name: /^Unfinished files/ })).toBeVisible();
  await expectAccessible(app.page);

  await drives.dialog.getByRole('button', { name: 'Restore the folders' }).click();
  await expect(drives.dialog.getByText('All there.')).toBeVisible();
  expect(existsSync(path.join(mountPoint, 'blink_backup'))).toBe(true);

  await empty.getByRole('button', { name: /in the player$/ }).click();
  await expect(drives.dialog).toHaveCount(0);
  await expect(library.player.getByText('This clip is damaged')).toBeVisible();
});

test('a drive keeps its new name, two cameras become one and two again, and one is hidden', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'NAMED' });
  const [drives, library] = [new DrivesPage(app.page), new LibraryPage(app.page)];
  await stick.mount('here');
  await drives.open('NAMED');
  await drives.choose('NAMED', 'Settings…');
  const name = drives.dialog.getByRole('textbox', { name: 'Name' }).first();
  await name.fill('Porch');
  await name.press('Enter');
  await expect(drives.dialog.getByRole('heading', { name: 'Settings of Porch' })).toBeVisible();

  await drives.openCamera('Garage-Side');
  await expectAccessible(app.page);
  await drives.dialog.getByRole('button', { name: /^Merge into…/ }).click();
  await app.page.getByRole('menuitem', { name: /^LivingRoom/ }).click();
  await expect(drives.dialog.getByText('Garage-Side is now part of LivingRoom.')).toBeVisible();
  await expect(library.page.getByRole('option', { name: /Garage-Side/, includeHidden: true })).toHaveCount(0);
  await drives.dialog.getByRole('button', { name: 'Split off Garage-Side from LivingRoom' }).click();
  await expect(drives.dialog.getByText('Garage-Side is a camera of its own again.')).toBeVisible();
  await expect(library.page.getByRole('option', { name: /Garage-Side/, includeHidden: true }).first()).toBeAttached();

  await drives.dialog.getByText('Hide its clips everywhere').click();
  await expect(library.page.getByRole('option', { name: /Garage-Side/, includeHidden: true })).toHaveCount(0);
  await drives.dialog.getByRole('button', { name: 'Done' }).click();
  await app.page.reload();
  await expect(drives.drive('Porch')).toBeVisible();
  await expect(app.page.getByRole('button', { name: '1 hidden' })).toBeVisible();
});

test('names that are in local time are shown right once the drive is told so', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'LOCAL' });
  const [drives, library] = [new DrivesPage(app.page), new LibraryPage(app.page)];
  await stick.mount('here');
  await drives.open('LOCAL');
  await library.scrollToDay('November 5, 2026');
  await expect(library.clip(/^5:00:00 PM, Front_Door/)).toBeVisible();
  await drives.choose('LOCAL', 'Settings…');
  await drives.dialog.getByText('The local time of a zone').click();
  await drives.dialog.getByRole('button', { name: /Choose the zone/ }).click();
  await app.page.getByRole('combobox', { name: 'City, zone or offset' }).fill('new york');
  await app.page.getByRole('option', { name: /America\/New York/ }).click();
  await expect(drives.dialog.getByText('Saved')).toBeVisible();
  await drives.dialog.getByRole('button', { name: 'Done' }).click();
  await library.scrollToDay('November 5, 2026');
  await expect(library.clip(/^10:00:00 PM, Front_Door/)).toBeVisible();
});

test('forgetting a drive says what goes; its clips leave the list and it is offered again', async ({ app, makeSticks }) => {
  const stick = await makeSticks({ label: 'FORGOTTEN' });
  const drives = new DrivesPage(app.page);
  const mountPoint = await stick.mount('here');
  await drives.open('FORGOTTEN');
  await expect(new LibraryPage(app.page).clip(/Front_Door/).first()).toBeVisible();
  const before = readdirSync(mountPoint, { recursive: true }).length;
  await drives.choose('FORGOTTEN', 'Forget…');
  await expect(drives.dialog.getByText('304 clips leave the list.')).toBeVisible();
  await expect(drives.dialog.getByText('Nothing on the drive is touched.', { exact: false })).toBeVisible();
  await expect(drives.dialog.getByText('Kept, and there again if the drive comes back:')).toBeVisible();
  await drives.dialog.getByText('Forget these too').click();
  await expect(drives.dialog.getByText('Gone for good:')).toBeVisible();
  await expect(drives.dialog.getByText('stars, notes and pictures of its clips', { exact: false })).toBeVisible();
  await expectAccessible(app.page);
  await drives.dialog.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(app.page.getByRole('heading', { name: 'Every clip, at the time on your own clock' })).toBeVisible();
  expect(readdirSync(mountPoint, { recursive: true })).toHaveLength(before);
  await drives.open('FORGOTTEN');
  await expect(new LibraryPage(app.page).clip(/Front_Door/).first()).toBeVisible();
});

test('a stick that may be a known one is asked about and kept apart when it is another', async ({ app, makeSticks }) => {
  const serial = 'A1B2C3D4';
  const known = await makeSticks({ label: 'FIRST', serial });
  const other = await makeSticks({ label: 'SECOND', serial, change: (folder) => rm(path.join(folder, 'blink/26-11/26-11-11'), { recursive: true }) });
  const drives = new DrivesPage(app.page);
  const mountPoint = await known.mount('here');
  await drives.open('FIRST');
  await known.unmountLazily(mountPoint);
  await expect(drives.drive('FIRST').getByText('Not plugged in')).toBeVisible();

  await other.mount('here');
  await expect(drives.drive('SECOND').getByText('Looks like FIRST')).toBeVisible();
  await app.page.getByRole('button', { name: /^Which drive is it\?/ }).click();
  await expect(drives.dialog.getByRole('button', { name: 'Open' })).toBeDisabled();
  await expectAccessible(app.page);
  await drives.dialog.getByRole('radio', { name: /^Another drive/ }).check({ force: true });
  await drives.dialog.getByRole('button', { name: 'Open' }).click();
  await expect(drives.drive('SECOND').getByText('Plugged in · exFAT')).toBeVisible();
  await expect(drives.drive('FIRST').getByText('Not plugged in')).toBeVisible();
});
