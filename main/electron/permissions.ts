// What the page may ask of the system: full screen and copying text, for our own page only. Everything else is denied.
import type { Session } from 'electron';
import { isAtOrigin } from './own-origin.ts';

const grantedPermissions: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);

interface Asker {
  readonly permission: string;
  /** Address or origin of the frame that asks. */
  readonly address: string;
  readonly isMainFrame: boolean;
}

export function isPermitted(asker: Asker, ownOrigin: string): boolean {
  return asker.isMainFrame && grantedPermissions.has(asker.permission) && isAtOrigin(asker.address, ownOrigin);
}

/** Without these handlers Electron grants every permission to every page. */
export function limitPermissions(session: Session, ownOrigin: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) => {
    answer(isPermitted({ permission, address: requestingUrl, isMainFrame }, ownOrigin));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { isMainFrame }) =>
    isPermitted({ permission, address: requestingOrigin, isMainFrame }, ownOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}
