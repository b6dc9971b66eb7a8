// The session of the window: in memory only, fenced in, and signed in to our server.
import { session, type Session } from 'electron';
import type { Server } from '../server/serve.ts';
import { limitPermissions } from './permissions.ts';
import { filterRequests } from './request-filter.ts';

/** A name without `persist:` keeps cookies and cache off the disk, so the token dies with the program. */
const partition = 'wallclock';

export async function prepareSession(server: Server, isPackaged: boolean): Promise<Session> {
  const windowSession = session.fromPartition(partition);
  limitPermissions(windowSession, server.origin);
  filterRequests(windowSession, {
    origins: [server.origin, new URL(server.mediaBase).origin],
    withDevTools: !isPackaged,
  });
  // Also keeps Chromium from fetching dictionaries.
  windowSession.setSpellCheckerEnabled(false);
  await windowSession.setProxy({ mode: 'direct' });

  const { name, value } = server.sessionCookie();
  await windowSession.cookies.set({ url: server.origin, name, value, path: '/', httpOnly: true, sameSite: 'strict' });
  return windowSession;
}
