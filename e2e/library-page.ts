// The app as its user meets it: what is on the page, by role and name.
import type { Locator, Page } from '@playwright/test';

export class LibraryPage {
  readonly page: Page;
  readonly player: Locator;
  readonly video: Locator;

  constructor(page: Page) {
    this.page = page;
    this.player = page.getByRole('region', { name: 'Player' });
    this.video = page.locator('video');
  }

  /** One day with its head and its clips, by its date as the page writes it: `November 5, 2026`. */
  day(date: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(date) });
  }

  /** Resolves when the drive that was opened has been read to its end: no clip comes in between the others any more. */
  async allRead(): Promise<void> {
    await this.page.getByRole('button', { name: /^[1-9][\d,]* clips · .*: details$/ }).first().waitFor();
    await this.page.getByRole('progressbar', { name: /^Scanning / }).waitFor({ state: 'hidden' });
    await this.page.getByRole('option').first().waitFor();
  }

  /** Has the first drive read again. */
  async scanAgain(): Promise<void> {
    await this.page.getByRole('button', { name: /^More for / }).first().click();
    await this.page.getByRole('menuitem', { name: 'Scan again' }).click();
  }

  clip(name: RegExp): Locator {
    return this.page.getByRole('option', { name });
  }

  /**
   * Scrolls the days until this one is built, and waits for its clips; the list only builds what is near. While a drive is read, days also
   * come in above the place one looks at: from the end it begins anew.
   */
  async scrollToDay(date: string): Promise<Locator> {
    const list = this.page.locator('.library');
    await this.page.getByRole('option').first().waitFor();
    const day = this.day(date);
    for (let screens = 0; (await day.count()) === 0; screens += 1) {
      if (screens > 100) throw new Error(`${date} is not among the days.`);
      await list.evaluate((element) => new Promise((done) => {
        if (element.scrollTop + element.clientHeight >= element.scrollHeight - 1) element.scrollTo(0, 0);
        else element.scrollBy(0, element.clientHeight * 0.6);
        requestAnimationFrame(() => requestAnimationFrame(done));
      }));
    }
    await day.scrollIntoViewIfNeeded();
    await day.getByRole('option').first().waitFor();
    return day;
  }

  /** Resolves when the picture has moved on by some time since now. */
  async played(seconds: number): Promise<void> {
    await this.video.evaluate(
      (element: HTMLVideoElement, wanted) =>
        new Promise<void>((done) => {
          const from = element.currentTime;
          const look = () => {
            if (element.currentTime >= from + wanted) {
              element.removeEventListener('timeupdate', look);
              done();
            }
          };
          element.addEventListener('timeupdate', look);
          look();
        }),
      seconds,
    );
  }
}
