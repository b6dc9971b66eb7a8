// The page in other languages: chosen at once, whole, in the other direction too, and with room for longer words.
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { LibraryPage } from './library-page.ts';

/** Names, paths and figures that no language changes: what is on the demo drive, and what ffmpeg calls itself. */
const ofTheDrive = ['Demo drive', 'Backgarden', 'Front_Door', 'Garage-Side', 'LivingRoom', 'New York', 'America/New_York', 'English', 'Deutsch', 'Español', 'Front Door'];
const technical = /^[\s\d.,:;·×≈/|()[\]{}+…–—−-]*$|SHA256SUMS|\.mp4|blink|\{\w+\}|ffmpeg|\/tmp\/|^(EST|EDT|UTC)\b|^[A-Z]{2,5}$|avc1|mp4a/u;

/** Texts on the page, seen or read out, that no pseudo-word is in: they came from somewhere else than the catalog, or were not said anew. */
async function plainTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('script, style, [data-given]') == null) found.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [aria-valuetext], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt']) found.push(element.getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim());
  });
  const bare = (text: string) => ofTheDrive.reduce((rest, name) => rest.replaceAll(name, ''), text);
  return [...new Set(texts)].filter((text) => !technical.test(bare(text).trim()) && /[aeiou]/u.test(bare(text)) && !/[àéïöüÀÉÏÖÜ]/u.test(text));
}

/** What sticks out of the window or of the box it stands in, sideways. */
async function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').replaceAll(' ', '.')} “${element.textContent.slice(0, 40)}”`;
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wrong.push('the page itself');
    for (const element of document.querySelectorAll('button, h1, h2, h3, p, label, input:not([type="range"]), [role="dialog"], [role="tab"], [role="menuitem"], dt, dd')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || element.closest('.visually-hidden, [aria-hidden="true"]') !== null) continue;
      // Behind a dialog nothing is laid out for reading.
      const frame = element.closest('.modal, .popover, .find-panel, .rail, .bar, .player, .list-bar') ?? document.body;
      const edge = frame.getBoundingClientRect();
      if (box.left < edge.left - 1 || box.right > edge.right + 1) wrong.push(`${name(element)} leaves ${name(frame)}`);
      const style = getComputedStyle(element);
      if (element.matches('button') && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1 && style.overflow !== 'visible') wrong.push(`${name(element)} is cut`);
    }
    return [...new Set(wrong)];
  });
}

async function expectWhole(page: Page, screen: string): Promise<void> {
  expect.soft(await plainTexts(page), `words of ${screen} that are not in the catalog`).toEqual([]);
  expect.soft(await stickingOut(page), `what sticks out of ${screen}`).toEqual([]);
}

test('another language is chosen in the menu, at once and for good', async ({ app: { page } }) => {
  const library = new LibraryPage(page);
  await library.clip(/^5:15:56 PM, Front_Door/).click();
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('region', { name: 'Laufwerke und Kameras' }).or(page.getByText('304 Clips an 20 Tagen')).first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Player schließen' })).toBeVisible();
  // The order of the date is German, and so is the clock.
  await expect(library.clip(/^17:15:56, Front_Door/)).toBeVisible();
  await expect(page.getByRole('region', { name: /Mittwoch.*11\. November 2026/ })).toBeVisible();

  await page.reload();
  await expect(page.getByText('304 Clips an 20 Tagen')).toBeVisible();

  await page.getByRole('button', { name: /Sprache/ }).click();
  await page.getByRole('menuitemradio', { name: 'Español' }).click();
  await expect(page.getByText('304 clips en 20 días')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});

test.describe('on a German computer', () => {
  test.use({ locale: 'de-DE' });

  test('the page is German from the start, its weeks begin on Monday, and a typed time is understood', async ({ app: { page } }) => {
    await expect(page.getByText('304 Clips an 20 Tagen')).toBeVisible();
    await page.getByRole('button', { name: 'Kalender' }).click();
    await expect(page.getByRole('grid', { name: 'November 2026' }).locator('th').first()).toHaveText('M');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Zeit suchen' }).fill('5.11.2026 17:00');
    await expect(page.getByText('Donnerstag, 5. November 2026')).toBeVisible();
    await page.keyboard.press('Escape');

    // What is exported is German as well.
    const asked = page.waitForRequest('**/rpc/exports.preview');
    await page.getByRole('option').first().focus();
    await page.keyboard.press('e');
    expect((await asked).postDataJSON()).toMatchObject({ language: 'de' });
  });
});

test.describe('in the pseudo-language', () => {
  test.use({ locale: 'ar-XB', viewport: { width: 960, height: 700 } });

  test('from right to left and half as long again, every main screen is whole and says nothing of its own', async ({ app: { page } }) => {
    // One start, a dozen screens.
    test.slow();
    await page.getByRole('option').first().waitFor();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.locator('.bar button').first().waitFor();
    await expectWhole(page, 'the library');

    await page.getByRole('option').first().click();
    await page.locator('.controls').waitFor();
    await expectWhole(page, 'the player');
    // Time runs from left to right all the same.
    await expect(page.locator('.seek')).toHaveCSS('direction', 'ltr');
    await expect(page.locator('.player .ruler')).toHaveCSS('direction', 'ltr');
    await page.keyboard.press('Escape');

    await page.getByRole('option').first().click({ modifiers: ['ControlOrMeta'] });
    await expectWhole(page, 'a selection');
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await expectWhole(page, 'the export');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Shift+e');
    await page.locator('.film-outcome').waitFor();
    await expectWhole(page, 'the film');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');

    await page.keyboard.press('c');
    await page.getByRole('dialog').waitFor();
    await expectWhole(page, 'the calendar');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('/');
    await page.locator('.find-examples button').first().waitFor();
    await expectWhole(page, 'the examples of the box');
    await page.keyboard.press('Escape');

    await page.locator('.list-bar button').first().click();
    await page.locator('.popover').waitFor();
    await expectWhole(page, 'the filters');
    await page.keyboard.press('Escape');
    // While it closes it still takes the keys.
    await page.locator('.popover').waitFor({ state: 'hidden' });

    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').waitFor();
    await expectWhole(page, 'the palette');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    for (const [screen, item] of [['freeing space', /^Fréèéè üúp/], ['the check of the drive', /^Çhéèçk|^Chéèçk/], ['the settings of the drive', /^Séèttïíñgs/]] as const) {
      await page.getByRole('button', { name: /Demo drive$/ }).first().click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('dialog').getByRole('heading').first().waitFor();
      await expectWhole(page, screen);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }

    // Nothing keeps its old words when another language is chosen.
    const menu = page.locator('.bar-end button[aria-haspopup="true"]').last();
    await menu.click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(page.getByRole('heading', { name: 'Drives' })).toBeVisible();
    await page.getByRole('option').first().click();
    await page.locator('.controls').waitFor();
    await menu.click();
    await page.getByRole('menuitemradio', { name: 'Like the system' }).last().click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expectWhole(page, 'the window after a change of language');
  });
});
