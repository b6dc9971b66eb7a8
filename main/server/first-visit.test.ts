// One printed address lets one browser in, once.
import { describe, expect, test } from 'vitest';
import { rawRequest } from './testing/raw-request.ts';
import { serveForTests } from './testing/serving.ts';

const serving = serveForTests();

describe('the first visit', () => {
  test('the printed link lets one browser in, once, and leaves no secret in the address', async () => {
    const link = serving.server.bootUrl();
    expect(link).toMatch(new RegExp(`^${serving.server.origin}/boot\\?t=[\\w-]{43}$`));

    const first = await fetch(link, { redirect: 'manual' });
    expect([first.status, first.headers.get('location'), first.headers.get('referrer-policy')]).toEqual([303, '/', 'no-referrer']);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(new RegExp(`^wallclock-${serving.server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    const page = await fetch(serving.server.origin, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect([page.status, await page.text()]).toEqual([200, '<title>Wallclock</title>']);

    const second = await fetch(link, { redirect: 'manual' });
    const words = await second.text();
    expect([second.status, second.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(words).toContain('it has been used');
    expect(words).toContain('Start Wallclock again');
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  test('a browser that is let in already and follows the old link is shown the way on', async () => {
    const link = serving.server.bootUrl();
    await fetch(link, { redirect: 'manual' });
    const again = await fetch(link, { headers: serving.own(), redirect: 'manual' });
    expect([again.status, (await again.text()).includes('<a href="/">Go to Wallclock</a>')]).toEqual([403, true]);
  });

  test('several links can wait at once; a HEAD, a guess ahead and a wrong token spend none', async () => {
    const [first, second] = [serving.server.bootUrl(), serving.server.bootUrl()];
    expect((await fetch(first, { method: 'HEAD' })).status).toBe(405);
    expect((await fetch(first, { headers: { 'sec-purpose': 'prefetch;prerender' } })).status).toBe(503);
    expect((await fetch(`${serving.server.origin}/boot?t=wrong`)).status).toBe(403);
    expect((await fetch(`${serving.server.origin}/boot`)).status).toBe(403);
    expect((await fetch(second, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(first, { redirect: 'manual' })).status).toBe(303);
  });

  test('a link to it on another page opens nothing, says what to do, and leaves the token unspent', async () => {
    const link = serving.server.bootUrl();
    const { port, pathname, search } = new URL(link);
    const led = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];
    const answer = await rawRequest(Number(port), [`GET ${pathname}${search} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...led]);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Copy the address into a new tab');
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
  });

  test('without a session the page says how to come in', async () => {
    const answer = await fetch(serving.server.origin);
    expect([answer.status, (await answer.text()).includes('Start Wallclock again')]).toEqual([403, true]);
  });
});
