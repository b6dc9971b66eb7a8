import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import type { App } from './app.ts';
import { axeProblems } from './axe.ts';
import { LibraryPage } from './library-page.ts';

const card = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
const anyCard = (page: Page) => page.getByRole('dialog');
const pointedAt = (page: Page) => page.locator('[data-toured]');
/** There when keys work: what stands around the clips comes a moment after them. */
const helpButton = (page: Page) => page.getByRole('button', { name: 'Help', exact: true });
const ask = (page: Page, term: RegExp) => page.getByRole('button', { name: new RegExp(`^What does “${term.source}`) });

test.describe('on the first start', () => {
  test.use({ hasSeenTour: false });

  test('three steps stand beside the find box, a day and the drive, and go on by Enter', async ({ app: { page } }) => {
    await expect(card(page, 'Find a time')).toBeVisible();
    await expect(pointedAt(page).getByRole('combobox', { name: 'Find a time' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeFocused();
    await expect(card(page, 'Find a time')).toHaveAccessibleDescription(/as you would say it/);
    await page.keyboard.press('Enter');
    await expect(card(page, 'A day by your own clock')).toBeVisible();
    await expect(pointedAt(page).getByRole('img', { name: /on a ruler of 24 hours/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(card(page, 'Your drive stays as it is')).toBeVisible();
    await expect(pointedAt(page)).toHaveAccessibleName('Demo drive');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(card(page, 'A day by your own clock')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(anyCard(page)).toHaveCount(0);
    await expect(pointedAt(page)).toHaveCount(0);
  });

  test('Escape skips it from anywhere, and it does not come again by itself', async ({ app: { page } }) => {
    await expect(card(page, 'Find a time')).toBeVisible();
    expect(await axeProblems(page, '.tour')).toEqual([]);
    // The window can be used meanwhile: Escape then closes what was opened first.
    await page.getByRole('button', { name: /Times are shown in/ }).click();
    await page.getByRole('dialog', { name: 'Time zone', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect(card(page, 'Find a time')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(anyCard(page)).toHaveCount(0);
    await page.reload();
    await helpButton(page).waitFor();
    await page.keyboard.press('F1');
    await expect(card(page, 'Help')).toBeVisible();
    await expect(card(page, 'Find a time')).toHaveCount(0);
  });
});

test('the tour comes again when it is asked for, and shows the drives where they were hidden', async ({ app: { page } }) => {
  await helpButton(page).waitFor();
  await page.keyboard.press('b');
  await expect(page.getByRole('complementary', { name: 'Drives and cameras' })).toBeHidden();
  await helpButton(page).click();
  await page.getByRole('button', { name: 'Show the tour' }).click();
  await expect(card(page, 'Find a time')).toBeVisible();
  for (const next of ['Next', 'Next']) await page.getByRole('button', { name: next, exact: true }).click();
  await expect(card(page, 'Your drive stays as it is')).toBeVisible();
  await expect(pointedAt(page)).toHaveAccessibleName('Demo drive');
  await page.getByRole('button', { name: /^Skip the tour/ }).click();
  await expect(anyCard(page)).toHaveCount(0);
});

test('the help tells of the way of the drive, of the keys, of words, of what is kept where and of privacy, by keyboard alone', async ({ app: { page } }) => {
  await helpButton(page).waitFor();
  await page.keyboard.press('F1');
  const help = card(page, 'Help');
  const says = async (topic: string, text: string) => {
    await expect(help.getByRole('tab', { name: topic })).toHaveAttribute('aria-selected', 'true');
    await expect(help.getByRole('tabpanel')).toContainText(text);
  };
  // The dialog, its close button, the topics.
  await expect(help).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(help.getByRole('tab', { selected: true })).toBeFocused();
  await says('The drive’s round trip', 'tap Safe Eject');
  await says('The drive’s round trip', 'in one batch every 24 hours');
  await says('The drive’s round trip', 'Formatting deletes every clip');
  await page.keyboard.press('ArrowDown');
  await says('Keys', 'Play or pause');
  await page.keyboard.press('ArrowDown');
  await says('What words mean', 'Clip backup is copied to the drive once in 24 hours');
  await page.keyboard.press('ArrowDown');
  await says('Where things are kept', '~/.local/share/wallclock');
  await page.keyboard.press('ArrowDown');
  await says('Privacy', 'No account, no statistics, no cloud');
  expect(await axeProblems(page, '[role=dialog]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('where the help cannot be fetched it says so, and the window goes on', async ({ app: { page } }) => {
  await helpButton(page).waitFor();
  await page.route(/help-dialog[^/]*\.js$/, (route) => route.abort());
  await page.keyboard.press('F1');
  await expect(card(page, 'Help').getByRole('alert')).toContainText('The help could not be loaded');
  await page.keyboard.press('Escape');
  await expect(anyCard(page)).toHaveCount(0);
  await expect(page.getByRole('option').first()).toBeVisible();
});

/** Opens what a term means by keyboard, reads it, and closes it again: the focus comes back. */
async function hearMeaning({ page }: Pick<App, 'page'>, mark: ReturnType<typeof ask>, title: string, text: string): Promise<void> {
  await mark.focus();
  await page.keyboard.press('Enter');
  const meaning = page.getByRole('dialog', { name: title, exact: true }).filter({ has: page.getByRole('button', { name: 'More in the help' }) }).last();
  await expect(meaning).toContainText(text);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More in the help' })).toHaveCount(0);
  await expect(mark).toBeFocused();
}

test('zone, kinds, damage, sound and the time of a clip say what they mean where they stand', async ({ app }) => {
  const { page } = app;
  const library = new LibraryPage(page);
  await helpButton(page).waitFor();
  await page.getByRole('button', { name: /Times are shown in/ }).click();
  await hearMeaning(app, ask(page, /Time zone/), 'Time zone', 'names every clip in UTC');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Shift+F');
  await hearMeaning(app, ask(page, /Local storage/), 'Local storage and clip backup', 'One drive can hold both');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^4 damaged/ }).click();
  await hearMeaning(app, ask(page, /Damaged/), 'Damaged', 'no rule deletes it');
  await hearMeaning(app, ask(page, /Folders/), 'Folders the Sync Module needs', 'may ask to format');
  await page.keyboard.press('Escape');

  await library.clip(/Garage-Side/).first().click();
  await hearMeaning(app, ask(page, /No audio/).first(), 'No audio track', 'nothing here is muted');
  await hearMeaning(app, ask(page, /The time of a clip/).first(), 'The time of a clip', 'close, not exact');
  await ask(page, /No audio/).first().click();
  expect(await axeProblems(page, '.meaning-popover')).toEqual([]);
  await page.getByRole('button', { name: 'More in the help' }).click();
  await expect(card(page, 'Help').getByRole('tab', { name: 'What words mean' })).toHaveAttribute('aria-selected', 'true');
});
