// Clients that take their time, on purpose or not: each costs little, for a while, and keeps nobody else out.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { closeClipsBelow } from '../media/open-clip.ts';
import { listen, listenLimits, type CallBody, type Listener, type Route } from './node-http.ts';
import { openDescriptorsOf } from './testing/open-descriptors.ts';
import { serveForTests } from './testing/serving.ts';

const crowd = 1000;
const ok: Route = () => ({ status: 200, headers: {}, body: 'ok' });

/** Ended when the test is; what the other end does to it is no error here. */
function connected(port: number): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** A connection that is reset is closed, too. */
function closed(socket: Socket): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((resolve) => socket.resume().once('close', () => { resolve(); }));
}

describe('a listener that waits for nobody for long', () => {
  let listener: Listener | null = null;
  afterEach(() => listener?.close());
  const listenShortly = async (route: Route = ok, log: (entry: string) => void = () => undefined): Promise<number> => {
    const result = await listen(0, log, { ...listenLimits, headersTimeout: 100, requestTimeout: 200, keepAliveTimeout: 100, connectionsCheckingInterval: 20 });
    if (!result.ok) throw new Error('no free port');
    listener = result.value;
    listener.answerWith(route);
    return listener.port;
  };

  test('these are the times a client of ours has', () => {
    expect(listenLimits).toEqual({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 30_000, connectionsCheckingInterval: 5_000, mostConnections: 256 });
  });

  test('a head that comes byte by byte is cut off before it is whole', async () => {
    const socket = connected(await listenShortly());
    const head = `GET / HTTP/1.1\r\nHost: a\r\n${'X-Slow: and steady\r\n'.repeat(10_000)}`;
    let sent = 0;
    const drip = setInterval(() => socket.write(head[sent++] ?? '\r'), 5);
    await closed(socket);
    clearInterval(drip);
    expect(sent).toBeLessThan(head.length);
  });

  test.each([['says nothing', ''], ['stops in the middle of its head', 'GET / HTTP/1.1\r\nHost:'], ['keeps an answered connection', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n']])(
    'a client that %s is let go',
    async (_name, said) => {
      const socket = connected(await listenShortly());
      socket.write(said);
      await closed(socket);
    },
  );

  test('a body that never ends is broken off, and its route hears so', async () => {
    const bodies: CallBody['kind'][] = [];
    const port = await listenShortly(async (call) => {
      bodies.push((await call.readBody(1000)).kind);
      return { status: 200, headers: {}, body: null };
    });
    const socket = connected(port);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    await closed(socket);
    await vi.waitFor(() => { expect(bodies).toEqual(['broken-off']); });
  });

  test('chunks without end are answered, kept nowhere, and cut off', async () => {
    const port = await listenShortly(async (call) => ({ status: 413, headers: {}, body: (await call.readBody(1000)).kind }));
    const socket = connected(port);
    let heard = '';
    socket.on('data', (data: Buffer) => { heard += data.toString('utf8'); });
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    const pour = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', pour);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    pour();
    await closed(socket);
    expect(heard).toMatch(/^HTTP\/1\.1 413 [^]*too-large/);
  });

  test.each([
    ['more headers than fit', `GET / HTTP/1.1\r\nHost: a\r\n${Array.from({ length: 1700 }, (_, at) => `X-${at}: ${at}\r\n`).join('')}\r\n`, 431],
    ['one header without end', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a target without end', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', 400],
    ['a length and chunks', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['no request at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc', 400],
  ])('%s is refused and the connection ends', async (_name, said, status) => {
    const route = vi.fn(ok);
    const socket = connected(await listenShortly(route));
    let heard = '';
    socket.on('data', (data: Buffer) => { heard += data.toString('latin1'); });
    socket.write(said, 'latin1');
    await closed(socket);
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(route).not.toHaveBeenCalled();
  });
});

describe('a crowd', () => {
  const serving = serveForTests();
  const mediaPort = () => Number(new URL(serving.server.mediaBase).port);

  test(`of ${crowd} silent connections keeps no page out, and costs none its stream`, async () => {
    const stream = await fetch(`${serving.server.origin}/events`, { headers: serving.own() });
    const sockets = await Promise.all(Array.from({ length: crowd }, async (_, place) => {
      const socket = connected(place % 2 === 0 ? serving.server.port : mediaPort());
      await once(socket, 'connect');
      return socket;
    }));
    expect((await serving.call('settings.read', '{}')).status).toBe(200);
    expect((await serving.media('/clips/1', { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    // The oldest strangers went.
    await closed(sockets[0] ?? connected(0));
    const reader = stream.body?.getReader();
    serving.core.tell({ name: 'settings.changed', payload: {} });
    let heard = '';
    while (!heard.includes('settings.changed')) {
      const step: { readonly value?: Uint8Array } | undefined = await reader?.read();
      heard += new TextDecoder().decode(step?.value);
    }
    await reader?.cancel();
  });

  test('of requests without an answer read, on one connection, holds one clip open at a time', async () => {
    const { pathname } = new URL(serving.server.mediaBase);
    const socket = connected(mediaPort()).pause();
    socket.write(`GET ${pathname}/clips/1 HTTP/1.1\r\nHost: 127.0.0.1:${mediaPort()}\r\n\r\n`.repeat(50));
    await vi.waitFor(() => { expect(openDescriptorsOf(serving.clip)).toBeGreaterThan(0); });
    // Whatever the fifty set going has had its turn by then.
    for (let turn = 0; turn < 50; turn += 1) {
      await (await serving.media('/clips/1', { method: 'HEAD' })).text();
      expect(openDescriptorsOf(serving.clip)).toBeLessThanOrEqual(1);
    }
    socket.destroy();
    await vi.waitFor(() => { expect(openDescriptorsOf(serving.clip)).toBe(0); });
  });

  test.runIf(process.platform === 'linux')('a player that stops reading holds one descriptor, and the drive gets it back', async () => {
    const { pathname } = new URL(serving.server.mediaBase);
    const socket = connected(mediaPort()).pause();
    // As many as no buffer on the way takes in whole.
    socket.write(`GET ${pathname}/clips/1 HTTP/1.1\r\nHost: 127.0.0.1:${mediaPort()}\r\n\r\n`.repeat(50));
    await vi.waitFor(() => { expect(openDescriptorsOf(serving.clip)).toBe(1); });
    await closeClipsBelow(serving.folder, 0);
    expect(openDescriptorsOf(serving.clip)).toBe(0);
    await closed(socket);
  });
});
