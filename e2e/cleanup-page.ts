// Freeing space as its user does it: the rule, the plan, the last question, the seconds to undo, the result.
import type { Locator, Page } from '@playwright/test';

export class CleanupPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly result: Locator;
  readonly waiting: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: /^(Free up space on|Delete)/ });
    this.result = page.getByRole('dialog', { name: /deleted|deletion/i });
    this.waiting = page.getByRole('region', { name: 'A deletion is about to begin' });
  }

  /** `instead`: of the plan, why there is none. */
  async open(drive: string, instead?: string): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${drive}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Free up space…' }).click();
    await (instead === undefined ? this.tab('Overview') : this.dialog.getByRole('heading', { name: instead })).waitFor();
  }

  async olderThan(days: number): Promise<void> {
    await this.dialog.getByRole('spinbutton', { name: 'Days a clip is at least old' }).fill(String(days));
  }

  tab(name: 'Overview' | 'Clips' | 'Stays'): Locator {
    return this.dialog.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  planned(): Locator {
    return this.dialog.getByRole('listbox', { name: /^Clips of the plan/ }).getByRole('option');
  }

  async next(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Next…' }).click();
  }

  async withoutCopy(): Promise<void> {
    await this.dialog.getByText('Delete without a copy').click();
  }

  /** The last button. */
  get confirm(): Locator {
    return this.dialog.getByRole('button', { name: /^(Delete|Archive and delete) [\d,]+ clips?$/ });
  }
}
