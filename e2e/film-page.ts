// Making films as their user does it: the dialog, what it says will happen, the result.
import type { Locator, Page } from '@playwright/test';

export class FilmPage {
  readonly dialog: Locator;
  /** What will happen. */
  readonly outcome: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /film|picture/i });
    this.outcome = this.dialog.getByRole('status', { name: 'What will happen' });
  }

  async choose(words: string | RegExp): Promise<void> {
    await this.dialog.locator('label').filter({ hasText: words }).click();
  }

  async start(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^(Make film|Save picture)$/ }).click();
  }
}
