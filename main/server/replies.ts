// The few shapes of answers, and the headers every answer of the app's port carries.
import type { Reply } from './node-http.ts';

/**
 * On everything the app's port sends. The page becomes cross-origin isolated; nothing of it can be framed, embedded or sniffed.
 * `no-store` keeps what a drive holds out of the browser's disk cache; hashed assets override it.
 */
export const appHeaders = {
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = appHeaders): Reply {
  return { status, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

export function textReply(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { ...appHeaders, ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

export function wrongMethod(allowed: string): Reply {
  return textReply(405, 'This address does not take that method.', { allow: allowed });
}

export const notFound = textReply(404, 'There is nothing at this address.');
