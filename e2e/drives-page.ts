// Drives as their user meets them: the rail, the menu of a drive, its dialogs.
import type { Locator, Page } from '@playwright/test';

export class DrivesPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  /** The drive in the rail, open or only plugged in. */
  drive(name: string): Locator {
    return this.page.getByRole('complementary', { name: 'Drives and cameras' }).getByRole('listitem', { name, exact: true });
  }

  /** Opens a drive that is offered, in the rail or on the first page. */
  async open(name: string): Promise<void> {
    const inRail = this.page.getByRole('button', { name: `Open ${name}`, exact: true });
    const onFirstPage = this.page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) });
    await inRail.or(onFirstPage).click();
    await this.page.getByRole('button', { name: `More for ${name}`, exact: true }).waitFor();
  }

  /** Chooses from the menu of a drive. */
  async choose(name: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** Opens one camera in a dialog that lists cameras. */
  async openCamera(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  }
}
