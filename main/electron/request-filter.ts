// The last fence: whatever the page tries to load, only our own two listeners are ever asked.
import type { Session } from 'electron';
import { isAtOrigin } from './own-origin.ts';

export interface AllowedOrigins {
  /** Origins of the app's and the media listener. */
  readonly origins: readonly string[];
  /** The developer tools load themselves through the same session. */
  readonly withDevTools: boolean;
}

export function isRequestAllowed(address: string, allowed: AllowedOrigins): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  switch (url.protocol) {
    case 'http:': return allowed.origins.some((origin) => isAtOrigin(address, origin));
    case 'blob:': return allowed.origins.includes(url.origin);
    case 'data:': return true;
    case 'devtools:': return allowed.withDevTools;
    default: return false;
  }
}

/** Hears every request and every redirect of the session. */
export function filterRequests(session: Session, allowed: AllowedOrigins): void {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    answer({ cancel: !isRequestAllowed(url, allowed) });
  });
}
