// A server that is asked before its core is open: the link works at once, everything else waits.
import { afterEach, expect, test } from 'vitest';
import { succeed } from '../../shared/failure.ts';
import { firstSettings } from '../../shared/settings.ts';
import type { Core } from '../core-types.ts';
import { serve, type Server } from './serve.ts';
import { fakeCore } from './testing/fake-core.ts';
import { serveForTests } from './testing/serving.ts';

const serving = serveForTests();
let late: Server | null = null;
afterEach(() => late?.close());

async function serveLate(core: Promise<Core>): Promise<Server> {
  const served = await serve(core, { pageFolder: serving.pageFolder, log: (entry) => serving.log.push(entry) });
  if (!served.ok) throw new Error(served.failure.code);
  return (late = served.value);
}

function ask(server: Server, path: string, init: RequestInit = {}): Promise<Response> {
  const { name, value } = server.sessionCookie();
  return fetch(`${server.origin}${path}`, { ...init, headers: { cookie: `${name}=${value}`, 'content-type': 'application/json' } });
}

test('the link lets a browser in at once; a call is answered when the core is there', async () => {
  const opening = Promise.withResolvers<Core>();
  const server = await serveLate(opening.promise);
  expect((await fetch(server.bootUrl(), { redirect: 'manual' })).status).toBe(303);

  const answer = ask(server, '/rpc/settings.read', { method: 'POST', body: '{}' });
  const core = fakeCore({ handlers: { 'settings.read': () => succeed(firstSettings) } });
  expect(core.hearers()).toBe(0);
  opening.resolve(core);
  expect(await (await answer).json()).toEqual({ ok: true, value: firstSettings });
  expect(core.hearers()).toBe(1);
});

test('a core that never comes is a fault to whoever asked', async () => {
  const server = await serveLate(Promise.reject(new Error('no core')));
  expect((await ask(server, '/rpc/settings.read', { method: 'POST', body: '{}' })).status).toBe(500);
});

test('a core that comes after the end is not listened to', async () => {
  const opening = Promise.withResolvers<Core>();
  const server = await serveLate(opening.promise);
  await server.close();
  const core = fakeCore();
  opening.resolve(core);
  await opening.promise;
  expect(core.hearers()).toBe(0);
});
