// Exporting as its user does it: the dialog, the folder chooser, the result.
import { sep } from 'node:path';
import type { Locator, Page } from '@playwright/test';

export class ExportPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly chooser: Locator;

  /** `dialog`: another one that chooses a folder for copies. */
  constructor(page: Page, dialog = page.getByRole('dialog', { name: /export|evidence folder/i })) {
    this.page = page;
    this.dialog = dialog;
    this.chooser = page.getByRole('dialog', { name: 'Folder for the copies' });
  }

  /** Walks down to a folder in the chooser, makes a new one in it, and chooses that. */
  async chooseNewFolder(within: string, name: string, button = 'Export to this folder'): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    await this.chooser.getByRole('option', { name: '/', exact: true }).dblclick();
    for (const part of within.split(sep).filter((one) => one !== '')) {
      await this.chooser.getByRole('option', { name: part, exact: true }).dblclick();
    }
    await this.chooser.getByText(within, { exact: true }).waitFor();
    await this.chooser.getByRole('button', { name: 'New folder' }).click();
    await this.chooser.getByRole('textbox', { name: 'Name of the new folder' }).fill(name);
    await this.chooser.getByRole('button', { name: 'Make folder' }).click();
    await this.chooser.getByText(`${within}${sep}${name}`, { exact: true }).waitFor();
    await this.chooser.getByRole('button', { name: button }).click();
  }

  async start(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Export', exact: true }).click();
  }
}
