// The question against a server of our own on this computer: what goes out, and what comes of every kind of answer.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { askRelease } from './ask-release.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serving(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closers.push(() => new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  }));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere.');
  return `http://127.0.0.1:${String(address.port)}/repos/a/b/releases/latest`;
}

const never = new AbortController().signal;
const json = (value: unknown) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

test('the newest release is told by its name', async () => {
  const address = await serving(json({ tag_name: 'v1.4.0', draft: false, prerelease: false, assets: [{ browser_download_url: 'https://example.test/x' }] }));
  expect(await askRelease(address, never)).toEqual({ isAnswered: true, version: '1.4.0' });
});

test('the question says nothing of who asks', async () => {
  let asked: { readonly method: string | undefined; readonly url: string | undefined; readonly headers: string[] } | null = null;
  const address = await serving((request, response) => {
    asked = { method: request.method, url: request.url, headers: Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`) };
    json({ tag_name: '1.0.0' })(request, response);
  });
  await askRelease(address, never);
  expect(asked).toEqual({
    method: 'GET', url: '/repos/a/b/releases/latest',
    headers: expect.arrayContaining(['accept: application/vnd.github+json', 'user-agent: Wallclock']) as unknown,
  });
  const names = (asked as unknown as { readonly headers: string[] }).headers.map((line) => line.split(':')[0]).sort();
  expect(names).toEqual(['accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'sec-fetch-mode', 'user-agent']);
});

test('a project without a release answers that there is none', async () => {
  const address = await serving((_, response) => void response.writeHead(404).end('{}'));
  expect(await askRelease(address, never)).toEqual({ isAnswered: true, version: null });
});

test.each([{ tag_name: 'v2.0.0', prerelease: true }, { tag_name: 'v2.0.0', draft: true }, { tag_name: 'nightly' }])('%j is not told', async (release) => {
  expect(await askRelease(await serving(json(release)), never)).toEqual({ isAnswered: true, version: null });
});

test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
  ['a refusal', (_, response) => void response.writeHead(403).end('{}')],
  ['a fault of the server', (_, response) => void response.writeHead(500).end('{}')],
  ['a redirect, wherever it leads', (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
  ['a page instead of an answer', (_, response) => void response.writeHead(200).end('<html>')],
  ['another shape', json([])],
  ['a broken line', (_, response) => void response.writeHead(200, { 'content-length': 100 }).write('{"tag_name"', () => response.destroy())],
  ['more than any release', (_, response) => void response.writeHead(200).end(`{"tag_name":"v9.0.0","body":"${'x'.repeat(2 * 1024 * 1024)}"}`)],
])('%s is no answer', async (_, answer) => {
  expect(await askRelease(await serving(answer), never)).toEqual({ isAnswered: false });
});

test('nobody there is no answer', async () => {
  const address = await serving(json({}));
  await closers.pop()?.();
  expect(await askRelease(address, never)).toEqual({ isAnswered: false });
});

test('a server that never answers is left when the program ends', async () => {
  const stop = new AbortController();
  const address = await serving(() => stop.abort());
  expect(await askRelease(address, stop.signal)).toEqual({ isAnswered: false });
});
