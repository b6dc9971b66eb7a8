import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, succeed, type FailureCode } from '../../shared/failure.ts';
import { VolumeId } from '../../shared/ids.ts';
import { firstSettings } from '../../shared/settings.ts';
import type { MediaFailure } from '../media-source.ts';
import { fakeCore, locateIn, type FakeCore } from './testing/fake-core.ts';
import { InstanceAnswer } from './instance-route.ts';
import { rawRequest } from './testing/raw-request.ts';
import { serve, type Server } from './serve.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-serve-'));
const pageFolder = path.join(folder, 'page');
const clip = path.join(folder, 'clip.mp4');
const clipBytes = Buffer.from(Array.from({ length: 4 * 1024 * 1024 }, (_, at) => at % 251));
const settings = firstSettings;
const failures: readonly MediaFailure[] = ['clip-unknown', 'clip-missing', 'clip-unreadable', 'volume-offline'];

let core: FakeCore;
let server: Server;
let log: string[];
const handOver = vi.fn(() => Promise.resolve<string | null>(null));

beforeAll(() => {
  mkdirSync(path.join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(path.join(pageFolder, 'index.html'), '<title>Wallclock</title>');
  writeFileSync(path.join(pageFolder, 'assets/index-B3kq_9aZ.js'), 'export {}');
  writeFileSync(clip, clipBytes);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

beforeEach(async () => {
  log = [];
  handOver.mockReset().mockResolvedValue(null);
  const locateClip = locateIn({ 1: clip });
  core = fakeCore({
    handlers: {
      'settings.read': () => succeed(settings),
      'clips.describe': () => fail('clip-unknown', 'this clip'),
      'cameras.list': () => { throw new Error(`a bug in ${folder}`); },
    },
    locate: (ref) => {
      const failure = ref.kind === 'clip' ? failures[ref.id - 100] : undefined;
      return failure === undefined ? locateClip(ref) : Promise.resolve(fail(failure, 'Front door'));
    },
  });
  server = await serveOn(core);
});
afterEach(() => server.close());

async function serveOn(served: FakeCore, port = 0): Promise<Server> {
  const result = await serve(served, { port, pageFolder, log: (entry) => log.push(entry), instance: { secret: 'instance-secret', handOver } });
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function own(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { name, value } = server.sessionCookie();
  return { cookie: `${name}=${value}`, ...headers };
}

function call(method: string, body: string | null, headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }) {
  return fetch(`${server.origin}/rpc/${method}`, { method: 'POST', headers: own(headers), body });
}

describe('the first visit', () => {
  test('the printed link lets one browser in, once, and leaves no secret in the address', async () => {
    const link = server.bootUrl();
    expect(link).toMatch(new RegExp(`^${server.origin}/boot\\?t=[\\w-]{43}$`));

    const first = await fetch(link, { redirect: 'manual' });
    expect([first.status, first.headers.get('location'), first.headers.get('referrer-policy')]).toEqual([303, '/', 'no-referrer']);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(new RegExp(`^wallclock-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    const page = await fetch(server.origin, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect([page.status, await page.text()]).toEqual([200, '<title>Wallclock</title>']);

    const second = await fetch(link, { redirect: 'manual' });
    const words = await second.text();
    expect([second.status, second.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(words).toContain('it has been used');
    expect(words).toContain('Start Wallclock again');
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  test('a browser that is let in already and follows the old link is shown the way on', async () => {
    const link = server.bootUrl();
    await fetch(link, { redirect: 'manual' });
    const again = await fetch(link, { headers: own(), redirect: 'manual' });
    expect([again.status, (await again.text()).includes('<a href="/">Go to Wallclock</a>')]).toEqual([403, true]);
  });

  test('several links can wait at once; a HEAD, a guess ahead and a wrong token spend none', async () => {
    const [first, second] = [server.bootUrl(), server.bootUrl()];
    expect((await fetch(first, { method: 'HEAD' })).status).toBe(405);
    expect((await fetch(first, { headers: { 'sec-purpose': 'prefetch;prerender' } })).status).toBe(503);
    expect((await fetch(`${server.origin}/boot?t=wrong`)).status).toBe(403);
    expect((await fetch(`${server.origin}/boot`)).status).toBe(403);
    expect((await fetch(second, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(first, { redirect: 'manual' })).status).toBe(303);
  });

  test('a link to it on another page opens nothing, says what to do, and leaves the token unspent', async () => {
    const link = server.bootUrl();
    const { port, pathname, search } = new URL(link);
    const led = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];
    const answer = await rawRequest(Number(port), [`GET ${pathname}${search} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...led]);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Copy the address into a new tab');
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
  });

  test('without a session the page says how to come in', async () => {
    const answer = await fetch(server.origin);
    expect([answer.status, (await answer.text()).includes('Start Wallclock again')]).toEqual([403, true]);
  });
});

describe('requests as they come over a socket', () => {
  const host = () => `Host: 127.0.0.1:${server.port}`;
  const cookie = () => `Cookie: ${own()['cookie'] ?? ''}`;

  test.each<[string, (port: number) => string[], number]>([
    ['its own page', () => ['GET / HTTP/1.1', host(), cookie()], 200],
    ['a rebound name', (port) => ['GET / HTTP/1.1', `Host: evil.test:${port}`, cookie()], 421],
    ['two Hosts', (port) => ['GET / HTTP/1.1', host(), `Host: evil.test:${port}`, cookie()], 421],
    ['no Host in HTTP/1.0', () => ['GET / HTTP/1.0', cookie()], 421],
    ['no Host in HTTP/1.1', () => ['GET / HTTP/1.1', cookie()], 400],
    ['0.0.0.0', (port) => ['GET / HTTP/1.1', `Host: 0.0.0.0:${port}`, cookie()], 421],
    ['an absolute-form target', () => [`GET ${server.origin}/ HTTP/1.1`, host(), cookie()], 400],
    ['a target with a host of its own', () => ['GET //etc/passwd HTTP/1.1', host(), cookie()], 400],
    ['a path that climbs', () => ['GET /../../etc/passwd HTTP/1.1', host(), cookie()], 404],
    ['a path that climbs, encoded', () => ['GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1', host(), cookie()], 404],
    ['a page on another port with our cookie', () => ['GET / HTTP/1.1', host(), cookie(), 'Sec-Fetch-Site: same-site'], 403],
    ['a foreign origin', () => ['GET / HTTP/1.1', host(), cookie(), 'Origin: https://evil.test'], 403],
    ['a program without the token', () => ['GET /events HTTP/1.1', host()], 403],
  ])('%s', async (_name, lines, status) => {
    const answer = await rawRequest(server.port, lines(server.port));
    expect(answer.status).toBe(status);
    expect(answer.head.toLowerCase()).not.toContain('access-control');
  });
});

describe('calls', () => {
  test('answer with what the core answered', async () => {
    expect(await (await call('settings.read', '{}')).json()).toEqual({ ok: true, value: settings });
    expect(await (await call('clips.describe', '{"clipId":1}')).json()).toMatchObject({ ok: false, failure: { code: 'clip-unknown' } });
  });

  test('say where clips are served', async () => {
    expect(await (await call('media.where', '{}')).json()).toEqual({ ok: true, value: { base: server.mediaBase } });
  });

  test.each(['nothing.here', '__proto__', 'constructor', 'toString', 'settings.read/', '', 'settings%2eread'])('%s is no method', async (method) => {
    expect((await call(method, '{}')).status).toBe(404);
  });

  test('must be POST', async () => {
    const answer = await fetch(`${server.origin}/rpc/settings.read`, { headers: own() });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'text/plain; application/json'])('%s is refused', async (type) => {
    expect((await call('settings.read', '{}', { 'content-type': type })).status).toBe(415);
  });

  test('take a charset beside the type', async () => {
    expect((await call('settings.read', '{}', { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });

  test('larger than 256 KB are refused, up to it they are read', async () => {
    const padded = (size: number) => `{"x":"${'x'.repeat(size - 8)}"}`;
    expect((await call('settings.read', padded(256 * 1024))).status).toBe(200);
    expect((await call('settings.read', padded(256 * 1024 + 1))).status).toBe(413);
  });

  test('that may name a whole selection are read beyond that', async () => {
    for (const method of ['exports.preview', 'exports.start', 'cleanup.preview']) expect((await call(method, `{"x":"${'x'.repeat(1024 * 1024)}"}`)).status, method).toBe(400);
  });

  test('that are not JSON, or nested without end, are refused', async () => {
    for (const body of ['', '{', '['.repeat(100_000)]) expect((await call('settings.read', body)).status).toBe(400);
  });

  test('with a wrong input are told which field, and nothing of what was sent', async () => {
    const answer = await call('clips.list', JSON.stringify({ filter: { cameras: ['/home/me'] }, before: null, limit: 0, secret: '/etc/passwd' }));
    const body = await answer.text();
    expect(answer.status).toBe(400);
    expect(JSON.parse(body)).toEqual({ issues: [{ at: 'filter.cameras.0', code: 'invalid_type' }, { at: 'limit', code: 'too_small' }] });
  });

  test('that meet a bug get its id, and only the log gets the stack', async () => {
    const answer = await call('cameras.list', '{}');
    const body = await answer.text();
    const { fault } = JSON.parse(body) as { fault: string };
    expect(answer.status).toBe(500);
    expect(body).toBe(JSON.stringify({ fault }));
    expect(log).toHaveLength(1);
    expect(log[0]).toContain(`fault ${fault} in cameras.list: Error: a bug in ${folder}`);
  });

  test('carry the isolating headers', async () => {
    const { headers } = await call('settings.read', '{}');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('events over a socket', () => {
  test('arrive in order, and again from where a page left off', async () => {
    const changed = (volume: number) => ({ name: 'clips.changed', payload: { volumeId: VolumeId.parse(volume) } }) as const;
    const first = await openEvents();
    core.tell(changed(1));
    core.tell(changed(2));
    const heard = await first.until(':2}');
    expect(heard).toMatch(/"launch":"([\w-]{12})","id":0[^]*id: \1-1\n[^]*volumeId":1[^]*id: \1-2\n[^]*volumeId":2/);
    await first.leave();

    core.tell(changed(3));
    const again = await openEvents(/id: (\S+-2)\n/.exec(heard)?.[1]);
    const missed = await again.until(':3}');
    expect(missed).toContain('"id":2}');
    expect(missed).not.toContain('volumeId":2');
    await again.leave();
  });

  test('are read only', async () => {
    expect((await fetch(`${server.origin}/events`, { method: 'POST', headers: own() })).status).toBe(405);
  });

  async function openEvents(lastEventId?: string) {
    const answer = await fetch(`${server.origin}/events`, { headers: own(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = answer.body?.getReader();
    if (reader === undefined) throw new Error('no stream');
    const decoder = new TextDecoder();
    let heard = '';
    return {
      until: async (text: string) => {
        while (!heard.includes(text)) {
          const step: { readonly done: boolean; readonly value?: Uint8Array } = await reader.read();
          if (step.done) throw new Error(`the stream ended before ${text}`);
          heard += decoder.decode(step.value, { stream: true });
        }
        return heard;
      },
      leave: () => reader.cancel(),
    };
  }
});

describe('clips', () => {
  const media = (target: string, init: RequestInit = {}) => fetch(`${server.mediaBase}${target}`, init);

  test('come whole, or the part asked for, for our page to draw', async () => {
    const answer = await media('/clips/1', { headers: { origin: server.origin, range: 'bytes=100-199' } });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes 100-199/${clipBytes.length}`]);
    expect(answer.headers.get('access-control-allow-origin')).toBe(server.origin);
    expect(answer.headers.get('vary')).toBe('Origin');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(Buffer.from(await answer.arrayBuffer()).equals(clipBytes.subarray(100, 200))).toBe(true);
    expect(Buffer.from(await (await media('/clips/1')).arrayBuffer()).equals(clipBytes)).toBe(true);
  });

  test('can be asked about without a body', async () => {
    const answer = await media('/clips/1', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, String(clipBytes.length), '']);
  });

  test('can be asked for by script with a range', async () => {
    const answer = await media('/clips/1', { method: 'OPTIONS', headers: { origin: server.origin, 'access-control-request-headers': 'range' } });
    expect([answer.status, answer.headers.get('access-control-allow-headers')]).toEqual([204, 'range, if-range, if-none-match']);
  });

  test.each<[FailureCode, number]>([['clip-unknown', 404], ['clip-missing', 410], ['clip-unreadable', 503], ['volume-offline', 503]])(
    '%s is told as such, so that the page can say it',
    async (code, status) => {
      const answer = await media(`/clips/${100 + failures.findIndex((failure) => failure === code)}`, { headers: { origin: server.origin } });
      expect([answer.status, await answer.json()]).toEqual([status, { failure: { code, subject: 'Front door' } }]);
      expect(answer.headers.get('access-control-allow-origin')).toBe(server.origin);
    },
  );

  test('that are gone although the catalog has them are a failure too, not a bug', async () => {
    const gone = fakeCore({ locate: locateIn({ 1: path.join(folder, 'gone.mp4') }) });
    const other = await serveOn(gone);
    const answer = await fetch(`${other.mediaBase}/clips/1`);
    expect([answer.status, await answer.json()]).toEqual([410, { failure: { code: 'clip-missing', subject: 'gone.mp4' } }]);
    await other.close();
    expect(log).toEqual([]);
  });

  test.each(['/clips/', '/clips/-1', '/clips/1/2', '/clips/1e3', '/clips/../clips/1', '/clips/99999999999999999', '/unrecognised/0', '/elsewhere/1', '/', '/clips/%31'])(
    '%s is nothing',
    async (target) => {
      const base = new URL(server.mediaBase);
      const answer = await rawRequest(Number(base.port), [`GET ${base.pathname}${target} HTTP/1.1`, `Host: ${base.host}`]);
      expect(answer.status).toBe(404);
    },
  );

  test('are not given to a foreign page, to one without the key, or under another method', async () => {
    expect((await media('/clips/1', { headers: { origin: 'http://127.0.0.1:9' } })).status).toBe(403);
    expect((await fetch(`${new URL(server.mediaBase).origin}/guess/clips/1`)).status).toBe(404);
    expect((await media('/clips/1', { method: 'POST' })).status).toBe(405);
  });

  test.runIf(process.platform === 'linux')('leave no descriptor open after 200 aborted requests, 100 HEADs and 200 aborted before the answer', async () => {
    const abortAfterBytes = async () => {
      const controller = new AbortController();
      const answer = await media('/clips/1', { signal: controller.signal });
      await answer.body?.getReader().read();
      controller.abort();
    };
    const abortAtOnce = async () => {
      const controller = new AbortController();
      const answer = media('/clips/1', { signal: controller.signal });
      setImmediate(() => { controller.abort(); });
      await answer.then((early) => early.body?.cancel(), () => undefined);
    };
    await inBatches(200, abortAfterBytes);
    await inBatches(100, () => media('/clips/1', { method: 'HEAD' }));
    await inBatches(200, abortAtOnce);
    await vi.waitFor(() => { expect(openDescriptorsOf(clip)).toBe(0); });
    expect((await media('/clips/1', { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    expect(log).toEqual([]);
  });
});

describe('a second start', () => {
  const hand = (body: string, headers: Readonly<Record<string, string>> = { 'x-wallclock-instance': 'instance-secret' }) =>
    fetch(`${server.origin}/instance`, { method: 'POST', headers, body });

  test('hands over its folder and gets a link that works', async () => {
    handOver.mockResolvedValue('There is no folder at /gone.');
    const answer = await hand('{"folder":"/gone","demo":false}');
    const { url, trouble } = InstanceAnswer.parse(await answer.json());
    expect(trouble).toBe('There is no folder at /gone.');
    expect(handOver).toHaveBeenCalledWith({ folder: '/gone', demo: false });
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
  });

  test('is refused without the secret, with the page’s session, from a browser, or with nonsense', async () => {
    const good = '{"folder":null,"demo":false}';
    expect((await hand(good, {})).status).toBe(403);
    expect((await hand(good, own())).status).toBe(403);
    expect((await hand(good, { 'x-wallclock-instance': 'instance-secret', origin: server.origin })).status).toBe(403);
    expect((await hand('{"folder":1}')).status).toBe(400);
    expect(handOver).not.toHaveBeenCalled();
  });
});

describe('closing', () => {
  test('resolves with an event stream, twenty playing clips and an idle connection open, and lets go of the core', async () => {
    const stream = await fetch(`${server.origin}/events`, { headers: own() });
    const playing = await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.mediaBase}/clips/1`)));
    await (await call('settings.read', '{}')).text();
    await server.close();
    await expect(fetch(server.origin)).rejects.toThrow();
    expect(core.hearers()).toBe(0);
    expect(openDescriptorsOf(clip)).toBe(0);
    await Promise.allSettled([stream.text(), ...playing.map((answer) => answer.arrayBuffer())]);
    await server.close();
  });
});

test('a taken port is a failure that names it, and leaves nothing listening', async () => {
  const taken = await serve(core, { port: server.port, pageFolder, log: () => undefined });
  expect(taken).toEqual({ ok: false, failure: { code: 'port-unavailable', subject: `port ${server.port}` } });
});

test('a page that was not built is said, and its ports are free again', async () => {
  const { port } = server;
  await server.close();
  await expect(serve(core, { port, pageFolder: path.join(folder, 'unbuilt'), log: () => undefined })).rejects.toThrow();
  server = await serveOn(core, port);
});

test('no secret of a launch ever reaches the log', async () => {
  const link = server.bootUrl();
  await fetch(link, { redirect: 'manual' });
  await fetch(link, { redirect: 'manual' });
  await fetch(`${server.mediaBase}/clips/1`, { headers: { origin: 'https://evil.test' } });
  await fetch(server.origin, { headers: own({ origin: 'https://evil.test' }) });
  await call('cameras.list', '{}');
  await fetch(`${server.origin}/boot?t=guess`);
  expect(log.length).toBeGreaterThan(0);
  const secrets = [link.split('t=')[1], server.sessionCookie().value, new URL(server.mediaBase).pathname.slice(1), 'instance-secret'];
  for (const secret of secrets) expect(log.join('\n')).not.toContain(secret);
});

async function inBatches(count: number, run: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 20) await Promise.all(Array.from({ length: 20 }, run));
}

function openDescriptorsOf(file: string): number {
  if (process.platform !== 'linux') return 0;
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === file;
    } catch (error) {
      // The descriptor with which the folder itself was read is gone by now.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
  }).length;
}
