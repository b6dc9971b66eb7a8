import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listen, type Listener, type Reply } from './node-http.ts';
import { openDescriptorsOf } from './testing/open-descriptors.ts';
import { rawRequest } from './testing/raw-request.ts';

let listener: Listener;
const entries: string[] = [];

beforeEach(async () => {
  const result = await listen(0, (entry) => entries.push(entry));
  if (!result.ok) throw new Error('no free port');
  listener = result.value;
});
afterEach(async () => {
  await listener.close();
  entries.length = 0;
});

const get = (port: number) => [`GET /x HTTP/1.1`, `Host: 127.0.0.1:${port}`];

describe('a request as the routes see it', () => {
  test('keeps the target and repeated headers as they were sent', async () => {
    listener.answerWith((call) => ({ status: 200, headers: {}, body: JSON.stringify([call.method, call.target, [...call.headers]]) }));
    const { body } = await rawRequest(listener.port, ['GET //a/../%2e%2e/b?c=%41 HTTP/1.1', 'Host: a', 'HOST: b', 'X-One: 1']);
    expect(body).toContain('["GET","//a/../%2e%2e/b?c=%41",[["host",["a","b"]],["x-one",["1"]]');
  });

  test('has its body up to the limit, and is still answered when there is more', async () => {
    listener.answerWith(async (call) => {
      const body = await call.readBody(10);
      return { status: 200, headers: {}, body: body.kind === 'whole' ? Buffer.from(body.bytes) : body.kind };
    });
    const post = ['POST / HTTP/1.1', 'Host: a'];
    expect((await rawRequest(listener.port, [...post, 'Content-Length: 10'], '0123456789')).body).toBe('0123456789');
    expect((await rawRequest(listener.port, [...post, 'Content-Length: 11'], '0123456789x')).body).toBe('too-large');
    const chunked = `b\r\n0123456789x\r\n0\r\n\r\n`;
    expect((await rawRequest(listener.port, [...post, 'Transfer-Encoding: chunked'], chunked)).body).toBe('too-large');
  });

  test('tells that its client broke off in the middle of the body', async () => {
    const told = new Promise<string>((resolve) => {
      listener.answerWith(async (call) => {
        const reading = call.readBody(1000);
        socket.destroy();
        resolve((await reading).kind);
        return { status: 200, headers: {}, body: null };
      });
    });
    const socket = connect(listener.port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    expect(await told).toBe('broken-off');
  });
});

describe('a body that is a stream', () => {
  test('arrives whole', async () => {
    listener.answerWith(() => ({ status: 200, headers: { 'content-length': '300000' }, body: streamOf(3, 100_000) }));
    expect((await rawRequest(listener.port, get(listener.port))).body).toHaveLength(300_000);
  });

  test('that fails ends in a cut connection, not in a short answer that looks whole', async () => {
    listener.answerWith(() => ({ status: 200, headers: { 'content-length': '300000' }, body: streamOf(1, 100_000, new Error('the drive was pulled')) }));
    await expect(fetch(`http://127.0.0.1:${listener.port}/`).then((answer) => answer.arrayBuffer())).rejects.toThrow();
  });

  test('is cancelled and not read when the request is HEAD', async () => {
    const cancelled = vi.fn();
    const pulled = vi.fn();
    const body = new ReadableStream<Uint8Array>({ pull: pulled, cancel: cancelled }, { highWaterMark: 0 });
    listener.answerWith(() => ({ status: 200, headers: {}, body }));
    await rawRequest(listener.port, ['HEAD / HTTP/1.1', 'Host: a']);
    expect(cancelled).toHaveBeenCalledOnce();
    expect(pulled).not.toHaveBeenCalled();
  });

  test('is cancelled when the client leaves while the route is still thinking', async () => {
    const cancelled = new Promise<void>((resolve) => {
      listener.answerWith(async (call) => {
        const gone = new Promise((left) => { call.signal.addEventListener('abort', left); });
        socket.destroy();
        await gone;
        return { status: 200, headers: {}, body: new ReadableStream<Uint8Array>({ cancel: () => { resolve(); } }) };
      });
    });
    const socket = connect(listener.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await cancelled;
  });

  test('that takes its time to let go is waited for when the listener closes', async () => {
    let hasLetGo = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => { controller.enqueue(Buffer.from('first')); },
      cancel: async () => {
        for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
        hasLetGo = true;
      },
    });
    listener.answerWith(() => ({ status: 200, headers: {}, body }));
    const answer = await fetch(`http://127.0.0.1:${listener.port}/`);
    await listener.close();
    expect(hasLetGo).toBe(true);
    await expect(answer.text()).rejects.toThrow();
  });

  test('is cancelled when the listener closes, before close() resolves', async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => { controller.enqueue(Buffer.from('first')); },
      cancel: () => { isCancelled = true; },
    });
    listener.answerWith(() => ({ status: 200, headers: {}, body }));
    const answer = await fetch(`http://127.0.0.1:${listener.port}/`);
    await listener.close();
    expect(isCancelled).toBe(true);
    await expect(answer.text()).rejects.toThrow();
  });
});

describe('descriptors', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-bodies-'));
  const file = path.join(folder, 'large.bin');
  writeFileSync(file, Buffer.alloc(8 * 1024 * 1024));
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  test.runIf(process.platform === 'linux')('none stays open after 200 requests aborted at any moment', async () => {
    listener.answerWith(async (): Promise<Reply> => ({ status: 200, headers: {}, body: await streamFile(file) }));
    await Promise.all(Array.from({ length: 200 }, (_, number) => abortedRequest(listener.port, number % 4)));
    await listener.close();
    await vi.waitFor(() => { expect(openDescriptorsOf(file)).toBe(0); });
    expect(entries).toEqual([]);
  });
});

test('a taken port is a failure that names it', async () => {
  const taken = await listen(listener.port, () => undefined);
  expect(taken).toEqual({ ok: false, failure: { code: 'port-unavailable', subject: `port ${listener.port}` } });
});

test('only the loopback address is bound', async () => {
  const other = createServer();
  // The same port on another loopback address is still free.
  if (process.platform === 'linux') await new Promise<void>((resolve) => other.listen(listener.port, '127.0.0.2', resolve));
  other.close();
});

function streamOf(chunks: number, size: number, failure?: Error): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent++ < chunks) controller.enqueue(new Uint8Array(size).fill(65));
      else if (failure) controller.error(failure);
      else controller.close();
    },
  }, { highWaterMark: 0 });
}

async function streamFile(file: string): Promise<ReadableStream<Uint8Array>> {
  const handle = await open(file);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(256 * 1024));
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      else {
        await handle.close();
        controller.close();
      }
    },
    cancel: () => handle.close(),
  }, { highWaterMark: 0 });
}

/** 0: at once; 1: after the head was written; 2: at the first bytes; 3: reset in the middle. */
function abortedRequest(port: number, moment: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on('close', () => { resolve(); });
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n', () => {
      if (moment === 0) socket.destroy();
      if (moment === 1) setImmediate(() => { socket.destroy(); });
    });
    if (moment === 2) socket.once('data', () => { socket.destroy(); });
    if (moment === 3) socket.once('data', () => { socket.resetAndDestroy(); });
  });
}
