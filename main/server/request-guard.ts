// Who may talk to the two listeners: one pure predicate, each rule under the attack it stops.
import type { Headers } from './node-http.ts';
import { isSecret } from './secrets.ts';

export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
}

/** One of the two listeners and what opens it. */
export type Door = {
  readonly port: number;
  /** `http://127.0.0.1:<app port>`: the only page that may ask anything. */
  readonly pageOrigin: string;
} & (
  | { readonly kind: 'app'; readonly sessionToken: string; readonly instanceSecret: string | null }
  | { readonly kind: 'media'; readonly mediaKey: string }
);

/** `why` is for the log and for tests: it holds nothing that was sent. */
export interface Refusal {
  readonly status: 400 | 403 | 421;
  readonly why:
    | 'wrong-host' | 'strange-target' | 'foreign-origin' | 'foreign-site' | 'browser-at-instance' | 'no-session' | 'no-instance-secret' | 'no-media-key';
}

/** Cookies ignore ports: the port in the name keeps two running copies from overwriting each other's. */
export function sessionCookieName(port: number): string {
  return `wallclock-${port}`;
}

/** The header that carries the secret of the instance file from a second start to the running one. */
export const instanceHeader = 'x-wallclock-instance';

/** Null lets the request in. Pure: the one-time boot tokens, which change when used, are the boot route's. */
export function findRefusal(asked: Asked, door: Door): Refusal | null {
  const { headers, target } = asked;

  // DNS rebinding: a foreign name that resolves to 127.0.0.1 makes its page same-origin with itself here, and such a page sends no
  // Sec-Fetch headers. Only the Host gives it away. Two Hosts, none, `localhost` and `0.0.0.0` are no better known.
  const host = headers.get('host') ?? [];
  if (host.length !== 1 || host[0] !== `127.0.0.1:${door.port}`) return { status: 421, why: 'wrong-host' };

  // Absolute-form targets and `//host/path` carry a host of their own past the rule above; a backslash becomes a slash in URL parsers.
  if (!target.startsWith('/') || target.startsWith('//') || target.includes('\\')) return { status: 400, why: 'strange-target' };

  // Cross-origin requests by script or form from any page, also from a page on another port of 127.0.0.1.
  const origins = headers.get('origin') ?? [];
  if (origins.some((origin) => origin !== door.pageOrigin)) return { status: 403, why: 'foreign-origin' };

  // Requests without Origin (images, scripts, links, frames) from foreign pages. A page on another port of 127.0.0.1 is `same-site` and its
  // requests carry our SameSite=Strict cookie: on the app's port it is refused here. On the media port our own page is `same-site`.
  const sites = headers.get('sec-fetch-site') ?? [];
  if (!sites.every((site) => isOwnSite(site, asked, door))) return { status: 403, why: 'foreign-site' };

  if (door.kind === 'media') {
    // Programs and pages that guess ids: the key in the path is known to this launch's page only.
    const [, key = ''] = target.split(/[/?]/);
    return isSecret(key, door.mediaKey) ? null : { status: 403, why: 'no-media-key' };
  }

  const path = pathOf(target);
  if (path === '/boot') return null;

  if (path === '/instance') {
    // A page that found the secret could still not speak: browsers add these headers, a second start of Wallclock does not.
    if (origins.length > 0 || sites.length > 0) return { status: 403, why: 'browser-at-instance' };
    const given = headers.get(instanceHeader) ?? [];
    const isKnown = door.instanceSecret !== null && given.length === 1 && isSecret(given[0] ?? '', door.instanceSecret);
    return isKnown ? null : { status: 403, why: 'no-instance-secret' };
  }

  // Other programs and other users of this computer, who can reach the port and set any header: the token is known to this launch only.
  // Any cookie of the name may hold it: a page on another port can toss in a second one, which must not lock the user out.
  const name = sessionCookieName(door.port);
  const hasSession = readCookies(headers, name).some((value) => isSecret(value, door.sessionToken));
  return hasSession ? null : { status: 403, why: 'no-session' };
}

function isOwnSite(site: string, asked: Asked, door: Door): boolean {
  if (site === 'same-origin') return true;
  if (site === 'same-site') return door.kind === 'media';
  // Typed, from a bookmark, or started by the system: nobody's page asked. Only whole documents come this way.
  return site === 'none' && asked.method === 'GET' && asked.headers.get('sec-fetch-dest')?.[0] === 'document';
}

function readCookies(headers: Headers, name: string): string[] {
  return (headers.get('cookie') ?? [])
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** The path of a target as sent: not decoded, so `%2e%2e` stays what it is and matches nothing. */
export function pathOf(target: string): string {
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}
