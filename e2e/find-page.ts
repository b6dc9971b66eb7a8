// Finding a time as its user meets it: the box, what was understood, the answers.
import type { Locator, Page } from '@playwright/test';

export class FindPage {
  readonly page: Page;
  readonly box: Locator;
  readonly panel: Locator;
  readonly answers: Locator;

  constructor(page: Page) {
    this.page = page;
    this.box = page.getByRole('combobox', { name: 'Find a time' });
    this.panel = page.getByRole('group', { name: 'Answers' });
    this.answers = page.getByRole('listbox', { name: 'Clips found' });
  }

  /** Holds the clock of the page at an instant; the core's stays as it is. */
  async setClock(instant: string): Promise<void> {
    await this.page.clock.setFixedTime(new Date(instant));
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.press('/');
    await this.box.fill(text);
  }

  answer(name: RegExp): Locator {
    return this.answers.getByRole('option', { name });
  }

  /** The answer that Enter opens. */
  get chosen(): Locator {
    return this.answers.getByRole('option', { selected: true });
  }

  /** Chooses a zone in the one place where zones are chosen. */
  async chooseZone(search: string, name: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: /Times are shown in/ }).click();
    await this.page.getByRole('dialog').getByRole('combobox').fill(search);
    await this.page.getByRole('option', { name }).first().click();
  }
}
