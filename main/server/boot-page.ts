// What a person sees who comes without a session, or with a link that was used before.
import type { Reply } from './node-http.ts';
import { appHeaders } from './replies.ts';
import { makeNonce } from './static-files.ts';

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto 0; padding: 0 24px; }
h1 { font-size: 1.25rem; }
`;

const startAgain =
  'Start Wallclock again and open the link it prints. If it is already running, starting it again gives you a fresh link to the same window.';

const pages = {
  'used-link': ['This link works once, and it has been used.', startAgain],
  'used-link-let-in': ['This link works once, and it has been used.', '<a href="/">Go to Wallclock</a>'],
  'no-session': ['This browser has not been let in to Wallclock.', startAgain],
  'from-elsewhere': ['Another page led here, and Wallclock opens from its own link only.', 'Copy the address into a new tab and press Enter.'],
} as const;

export function bootPage(why: keyof typeof pages): Reply {
  const nonce = makeNonce();
  const [what, next] = pages[why];
  return {
    status: 403,
    headers: {
      ...appHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Wallclock</title>
<style nonce="${nonce}">${style}</style>
<h1>${what}</h1>
<p>${next}</p>
</html>
`,
  };
}
