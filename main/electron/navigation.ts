// No page but our own is ever shown, in no window but ours.
import type { WebContents } from 'electron';
import { isAtOrigin } from './own-origin.ts';

/** `ownOrigin` answers null until the server listens: then nothing may be visited. */
export function limitNavigation(contents: WebContents, ownOrigin: () => string | null): void {
  const stayAtHome = (details: { readonly url: string; preventDefault(): void }): void => {
    const origin = ownOrigin();
    if (origin === null || !isAtOrigin(details.url, origin)) details.preventDefault();
  };
  contents.on('will-navigate', stayAtHome);
  contents.on('will-frame-navigate', stayAtHome);
  contents.on('will-redirect', stayAtHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
