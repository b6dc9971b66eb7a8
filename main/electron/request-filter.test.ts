import { describe, expect, test } from 'vitest';
import { isRequestAllowed } from './request-filter.ts';

const page = 'http://127.0.0.1:41234';
const media = 'http://127.0.0.1:41235';
const packaged = { origins: [page, media], withDevTools: false };

describe('requests of the window', () => {
  test.each([`${page}/`, `${page}/rpc/app.about`, `${page}/events`, `${media}/secret/clips/7`, `blob:${page}/0f7a`, 'data:image/png;base64,AA=='])(
    '%s is asked',
    (address) => {
      expect(isRequestAllowed(address, packaged)).toBe(true);
    },
  );

  test.each([
    'https://example.com/',
    'http://127.0.0.1:41236/',
    'http://127.0.0.1/',
    'http://localhost:41234/',
    'https://127.0.0.1:41234/',
    'ws://127.0.0.1:41234/',
    'http://169.254.169.254/latest/meta-data',
    'http://user@127.0.0.1:41234/',
    'http://127.0.0.1:41234.evil.test/',
    'blob:https://example.com/0f7a',
    'blob:null/0f7a',
    'file:///etc/passwd',
    'filesystem:http://127.0.0.1:41234/temporary/x',
    'chrome-extension://abc/page.html',
    'devtools://devtools/bundled/inspector.html',
    '',
    'not an address',
  ])('%j is cancelled', (address) => {
    expect(isRequestAllowed(address, packaged)).toBe(false);
  });

  test('the developer tools load only where they can be opened', () => {
    expect(isRequestAllowed('devtools://devtools/bundled/inspector.html', { ...packaged, withDevTools: true })).toBe(true);
    expect(isRequestAllowed('https://example.com/', { ...packaged, withDevTools: true })).toBe(false);
  });
});
