// GET /boot?t=…: trades a one-time token for the session cookie, so that the address in the history opens nothing.
import { bootPage } from './boot-page.ts';
import type { Call, Reply } from './node-http.ts';
import { appHeaders, textReply, wrongMethod } from './replies.ts';
import type { BootTokens } from './secrets.ts';

/** `isLetIn`: the browser that asks holds a session already. */
export function answerBoot(
  call: Call,
  tokens: BootTokens,
  cookie: { readonly name: string; readonly value: string },
  isLetIn: boolean,
): Reply {
  // Only GET: a link checker's HEAD must not spend the token.
  if (call.method !== 'GET') return wrongMethod('GET');
  // A browser that guesses what will be opened next must not spend it either.
  if (call.headers.has('sec-purpose')) return textReply(503, 'This address is opened by a person.');

  const query = call.target.indexOf('?');
  const given = new URLSearchParams(query === -1 ? '' : call.target.slice(query)).getAll('t');
  if (given.length !== 1 || !tokens.use(given[0] ?? '')) return bootPage(isLetIn ? 'used-link-let-in' : 'used-link', call);
  return {
    status: 303,
    headers: { ...appHeaders, location: '/', 'set-cookie': `${cookie.name}=${cookie.value}; HttpOnly; SameSite=Strict; Path=/` },
    body: null,
  };
}
