import { describe, expect, test, vi } from 'vitest';
import { FakeWebContents } from './testing/fake-electron.ts';
import { limitNavigation } from './navigation.ts';

const own = 'http://127.0.0.1:41234';

function contentsWith(ownOrigin: string | null): FakeWebContents {
  const contents = new FakeWebContents();
  // The stand-in has the four members that are used.
  limitNavigation(contents as unknown as Parameters<typeof limitNavigation>[0], () => ownOrigin);
  return contents;
}

function isStopped(contents: FakeWebContents, event: string, url: string): boolean {
  const preventDefault = vi.fn();
  contents.emit(event, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (event) => {
  test.each([`${own}/`, `${own}/some/view?day=1#top`])('lets the page move to %s', (url) => {
    expect(isStopped(contentsWith(own), event, url)).toBe(false);
  });

  test.each([
    'https://example.com/',
    'http://127.0.0.1:41235/',
    'http://127.0.0.1/',
    'http://localhost:41234/',
    'http://[::1]:41234/',
    'https://127.0.0.1:41234/',
    'http://127.0.0.1:41234@evil.test/',
    'http://me:secret@127.0.0.1:41234/',
    'http://127.0.0.1:41234.evil.test/',
    'file:///etc/passwd',
    'file://127.0.0.1:41234/etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<p>hello',
    `blob:${own}/0f7a`,
    'about:blank',
    'chrome://settings',
    'devtools://devtools/bundled/inspector.html',
    'ftp://127.0.0.1:41234/',
    'wallclock://open',
    '',
    'not an address',
  ])('stops it on the way to %j', (url) => {
    expect(isStopped(contentsWith(own), event, url)).toBe(true);
  });

  test('stops everything while no server listens', () => {
    expect(isStopped(contentsWith(null), event, `${own}/`)).toBe(true);
  });
});

test('a webview is never attached', () => {
  const preventDefault = vi.fn();
  contentsWith(own).emit('will-attach-webview', { preventDefault }, {}, {});
  expect(preventDefault).toHaveBeenCalledOnce();
});

test('no page opens a window, not even on our own origin', () => {
  const [handler] = contentsWith(own).setWindowOpenHandler.mock.calls.map(([given]) => given);
  expect(handler?.()).toEqual({ action: 'deny' });
});
