import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fail, succeed } from '../../shared/failure.ts';
import type { ClipId } from '../../shared/ids.ts';
import { ZoneId } from '../../shared/schema.ts';
import { decodeFrame, decodeThumbnails, largestThumbnailBytes, mostThumbnails } from '../../shared/thumbnail-wire.ts';
import type { KeptThumbnail } from '../../shared/thumbnail-wire.ts';
import { createCore } from '../core.ts';
import type { KeepOutcome, ThumbnailSource } from '../thumbnail-source.ts';
import { serve, type Server } from './serve.ts';
import { fakeCore } from './testing/fake-core.ts';
import { rawRequest } from './testing/raw-request.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-thumbnail-routes-'));
const pageFolder = path.join(folder, 'page');
const frame = { codec: 'avc1.640016', description: Uint8Array.of(1, 2), widthPx: 640, heightPx: 360, rotation: 0, timestampMs: 1000, packet: Uint8Array.of(0, 0, 0, 1, 5) } as const;

let kept: Map<number, KeptThumbnail>;
let outcome: KeepOutcome;
let askedAt: number[];
let server: Server;

const source: ThumbnailSource = {
  read: (ids) => ids.map((id) => ({ id, kept: kept.get(id) ?? null })),
  cut: (id, atMs) => {
    askedAt.push(atMs);
    if (id === 9) return Promise.resolve(fail('volume-offline', 'Stick'));
    if (id === 8) return Promise.resolve(succeed({ kind: 'trouble', trouble: { why: 'no-picture', codec: null } }));
    return Promise.resolve(succeed({ kind: 'frame', frame }));
  },
  times: () => Promise.resolve(succeed([0, 2000])),
  keep: (id, made) => {
    if (outcome === 'kept') kept.set(id, made);
    return outcome;
  },
};

beforeAll(() => {
  mkdirSync(pageFolder);
  writeFileSync(path.join(pageFolder, 'index.html'), '<title>Wallclock</title>');
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
beforeEach(async () => {
  kept = new Map();
  outcome = 'kept';
  askedAt = [];
  server = await serveOn(fakeCore({ thumbnails: source }));
});
afterEach(() => server.close());

async function serveOn(core: Parameters<typeof serve>[0]): Promise<Server> {
  const served = await serve(core, { pageFolder, log: () => undefined });
  if (!served.ok) throw new Error(served.failure.code);
  return served.value;
}

interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
}

function ask(address: string, options: AskOptions = {}) {
  const { name, value } = server.sessionCookie();
  return fetch(server.origin + address, { ...options, headers: { cookie: `${name}=${value}`, ...options.headers } });
}
const post = (body: string) => ask('/thumbnails', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
const put = (id: string, type: string, body: string | Uint8Array<ArrayBuffer>) => ask(`/thumbnails/${id}`, { method: 'PUT', headers: { 'content-type': type }, body });

function webp(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode('RIFF    WEBPVP8 '));
  new DataView(bytes.buffer).setUint32(4, length - 8, true);
  return bytes;
}

describe('kept thumbnails', () => {
  test('come many at once, with those that are not kept said', async () => {
    kept.set(1, { kind: 'picture', webp: webp(40) });
    kept.set(3, { kind: 'trouble', trouble: { why: 'codec', codec: 'hvc1' } });
    const answer = await post('{"ids":[3,2,1]}');
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual([200, 'no-store', 'nosniff']);
    const thumbnails = decodeThumbnails(new Uint8Array(await answer.arrayBuffer()));
    expect(thumbnails.map(({ id, kept: one }) => [id, one?.kind ?? null])).toEqual([[3, 'trouble'], [2, null], [1, 'picture']]);
  });

  test('are not given out by the thousand, nor for anything but ids', async () => {
    expect((await post(JSON.stringify({ ids: Array.from({ length: mostThumbnails }, (_, id) => id + 1) }))).status).toBe(200);
    for (const body of [JSON.stringify({ ids: Array.from({ length: mostThumbnails + 1 }, (_, id) => id + 1) }), '{"ids":["/etc/passwd"]}', '{}', '[', '{"ids":[-1]}']) {
      expect((await post(body)).status, body).toBe(400);
    }
    expect((await post(JSON.stringify({ ids: 'x'.repeat(10_000) }))).status).toBe(413);
    expect((await ask('/thumbnails', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"ids":[1]}' })).status).toBe(415);
    expect((await ask('/thumbnails')).status).toBe(405);
  });
});

describe('a frame', () => {
  test('comes whole, at the time asked for, one second when none is', async () => {
    const answer = await ask('/thumbnails/7/frame?at=2500');
    expect(decodeFrame(new Uint8Array(await answer.arrayBuffer()))).toEqual(frame);
    await ask('/thumbnails/7/frame');
    expect(askedAt).toEqual([2500, 1000]);
    expect(await (await ask('/thumbnails/7/times')).json()).toEqual([0, 2000]);
  });

  test('that cannot be is said with its reason, as a clip’s trouble or the drive’s failure', async () => {
    expect(await (await ask('/thumbnails/8/frame')).json()).toEqual({ trouble: { why: 'no-picture', codec: null } });
    const away = await ask('/thumbnails/9/frame');
    expect([away.status, await away.json()]).toEqual([503, { failure: { code: 'volume-offline', subject: 'Stick' } }]);
  });

  test.each(['/thumbnails/', '/thumbnails/x', '/thumbnails/../etc', '/thumbnails/1/other', '/thumbnails/1/frame/2', '/thumbnails/-1/frame', '/thumbnails/12345678901234567/frame', '/thumbnails/1.5/frame'])(
    '%s is not there', async (address) => {
      const { name, value } = server.sessionCookie();
      const answer = await rawRequest(server.port, [`GET ${address} HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, `Cookie: ${name}=${value}`]);
      expect(answer.status).toBe(404);
    },
  );

  test.each(['-1', 'soon', '1e99', '', '0.5'])('at the time "%s" is no request', async (at) => {
    expect((await ask(`/thumbnails/7/frame?at=${at}`)).status).toBe(at === '' ? 200 : 400);
  });
});

describe('a picture that comes back', () => {
  test('is kept when it is a WebP, and its refusal is told', async () => {
    expect((await put('7', 'image/webp', webp(4000))).status).toBe(204);
    expect(kept.get(7)).toMatchObject({ kind: 'picture' });
    outcome = 'not-asked';
    expect((await put('7', 'image/webp', webp(4000))).status).toBe(409);
    outcome = 'no-room';
    expect((await put('7', 'image/webp', webp(4000))).status).toBe(507);
  });

  test('may say why there is none', async () => {
    expect((await put('7', 'application/json', '{"why":"codec","codec":"hvc1.1.6.L93.90"}')).status).toBe(204);
    expect(kept.get(7)).toEqual({ kind: 'trouble', trouble: { why: 'codec', codec: 'hvc1.1.6.L93.90' } });
  });

  test('is refused when it is anything else', async () => {
    const html = new TextEncoder().encode('<script>alert(1)</script>'.repeat(3));
    const claimsMore = webp(100);
    new DataView(claimsMore.buffer).setUint32(4, 5000, true);
    for (const [type, body, status] of [
      ['image/webp', html, 400], ['image/webp', new Uint8Array(0), 400], ['image/webp', claimsMore, 400],
      ['image/webp', webp(largestThumbnailBytes + 2), 413], ['image/png', webp(100), 415], ['text/html', html, 415],
      ['application/json', '{"why":"because","codec":null}', 400], ['application/json', '{"why":"codec","codec":7}', 400], ['application/json', '{', 400],
    ] as const) {
      expect((await put('7', type, body)).status, `${type} of ${String(body.length)}`).toBe(status);
    }
    expect((await put('x', 'image/webp', webp(100))).status).toBe(404);
    expect((await ask('/thumbnails/7', { method: 'DELETE' })).status).toBe(405);
    expect(kept.size).toBe(0);
  });
});

describe('who may ask', () => {
  const attempts: [string, (port: number, cookie: string) => string[]][] = [
    ['nobody without the session', () => []],
    ['no page of another port with our cookie', (_, cookie) => [cookie, 'Sec-Fetch-Site: same-site']],
    ['no page of another origin', (_, cookie) => [cookie, 'Origin: https://evil.test']],
  ];
  for (const [who, headers] of attempts) {
    test(who, async () => {
      const { name, value } = server.sessionCookie();
      const head = [`Host: 127.0.0.1:${server.port}`, ...headers(server.port, `Cookie: ${name}=${value}`)];
      for (const line of ['GET /thumbnails/7/frame HTTP/1.1', 'GET /thumbnails/7/times HTTP/1.1', 'PUT /thumbnails/7 HTTP/1.1', 'POST /thumbnails HTTP/1.1']) {
        expect((await rawRequest(server.port, [line, ...head, 'Content-Length: 0'])).status, line).toBe(403);
      }
      expect(askedAt).toEqual([]);
    });
  }
});

test('two hundred frames nobody waited for leave no clip open', async () => {
  const drive = path.join(folder, 'stick');
  const day = path.join(drive, 'blink/26-11/26-11-05');
  mkdirSync(day, { recursive: true });
  copyFileSync(path.join(import.meta.dirname, '../demo/media/garden-cat.mp4'), path.join(day, '22-00-00_Garden_001.mp4'));
  const core = await createCore({
    dataFolder: path.join(folder, 'data'), abilities: {}, now: () => 0, zone: ZoneId.parse('UTC'), version: '0', watch: false, onFault: (error) => { throw error; },
  });
  if (!core.ok) throw new Error(core.failure.code);
  const scanned = new Promise<void>((resolve) => {
    core.value.subscribe((event) => {
      if (event.name === 'scan.progressed' && event.payload.isFinished) resolve();
    });
  });
  await core.value.openFolder(drive);
  await scanned;
  const listed = await core.value.handlers['clips.list']({ filter: {}, before: null, limit: 1 });
  const id: ClipId | undefined = listed.ok ? listed.value.clips[0]?.id : undefined;
  await server.close();
  server = await serveOn(core.value);
  expect((await ask(`/thumbnails/${String(id)}/frame`)).status).toBe(200);

  await Promise.all(Array.from({ length: 200 }, async (_, round) => {
    const stop = new AbortController();
    const asked = ask(`/thumbnails/${String(id)}/frame`, { signal: stop.signal }).then((answer) => answer.arrayBuffer(), () => undefined);
    if (round % 2 === 0) await new Promise(setImmediate);
    stop.abort();
    await asked.catch(() => undefined);
  }));
  await server.close();
  await core.value.close();
  const open = process.platform !== 'linux' ? [] : readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).endsWith('.mp4');
    } catch {
      return false;
    }
  });
  expect(open).toEqual([]);
});
