// The few addresses that may be opened in the user's browser: written here, chosen by name, never taken from a page.
import { shell } from 'electron';

const addresses = {
  'local-storage': 'https://support.blinkforhome.com/en_US/local-storage-faq',
  'clip-backup': 'https://support.blinkforhome.com/en_US/clips-et-detection-mouvement/how-do-i-use-clip-backup',
} as const satisfies Record<string, `https://${string}`>;

export type ExternalLink = keyof typeof addresses;

/** Rejects for a name that is not in the list, and when the system has no browser to open it with. */
export async function openExternalLink(link: ExternalLink): Promise<void> {
  if (!Object.hasOwn(addresses, link)) throw new Error(`No such external link: ${link}`);
  await shell.openExternal(addresses[link]);
}
