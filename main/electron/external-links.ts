// The few addresses that may be opened in the user's browser: written here, chosen by name, never taken from a page.
import { shell } from 'electron';
import { ownReleases } from '../updates/releases.ts';

const addresses = {
  'local-storage': 'https://support.blinkforhome.com/en_US/local-storage-faq',
  'clip-backup': 'https://support.blinkforhome.com/en_US/clips-et-detection-mouvement/how-do-i-use-clip-backup',
} as const satisfies Record<string, `https://${string}`>;

export type ExternalLink = keyof typeof addresses;

/** Opens the project's page of releases. Resolves false when package.json names none, and when no browser would open it. */
export async function openReleases(): Promise<boolean> {
  const page = ownReleases()?.page;
  if (page === undefined) return false;
  return shell.openExternal(page).then(() => true, () => false);
}

/** Rejects for a name that is not in the list, and when the system has no browser to open it with. */
export async function openExternalLink(link: ExternalLink): Promise<void> {
  if (!Object.hasOwn(addresses, link)) throw new Error(`No such external link: ${link}`);
  await shell.openExternal(addresses[link]);
}
