// Starting to listen and ending it: two ports that are free again, and no secret that is left in the log.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { serve } from './serve.ts';
import { openDescriptorsOf } from './testing/open-descriptors.ts';
import { instanceSecret, serveForTests } from './testing/serving.ts';

const serving = serveForTests();

describe('closing', () => {
  test('resolves with an event stream, twenty playing clips and an idle connection open, and lets go of the core', async () => {
    const stream = await fetch(`${serving.server.origin}/events`, { headers: serving.own() });
    const playing = await Promise.all(Array.from({ length: 20 }, () => fetch(`${serving.server.mediaBase}/clips/1`)));
    await (await serving.call('settings.read', '{}')).text();
    await serving.server.close();
    await expect(fetch(serving.server.origin)).rejects.toThrow();
    expect(serving.core.hearers()).toBe(0);
    expect(openDescriptorsOf(serving.clip)).toBe(0);
    await Promise.allSettled([stream.text(), ...playing.map((answer) => answer.arrayBuffer())]);
    await serving.server.close();
  });
});

test('a taken port is a failure that names it, and leaves nothing listening', async () => {
  const taken = await serve(serving.core, { port: serving.server.port, pageFolder: serving.pageFolder, log: () => undefined });
  expect(taken).toEqual({ ok: false, failure: { code: 'port-unavailable', subject: `port ${serving.server.port}` } });
});

test('a page that was not built is said, and its ports are free again', async () => {
  const { port } = serving.server;
  await serving.server.close();
  await expect(serve(serving.core, { port, pageFolder: path.join(serving.folder, 'unbuilt'), log: () => undefined })).rejects.toThrow();
  serving.server = await serving.serveOn(serving.core, port);
});

test('no secret of a launch ever reaches the log', async () => {
  const link = serving.server.bootUrl();
  await fetch(link, { redirect: 'manual' });
  await fetch(link, { redirect: 'manual' });
  await fetch(`${serving.server.mediaBase}/clips/1`, { headers: { origin: 'https://evil.test' } });
  await fetch(serving.server.origin, { headers: serving.own({ origin: 'https://evil.test' }) });
  await serving.call('cameras.list', '{}');
  await fetch(`${serving.server.origin}/boot?t=guess`);
  expect(serving.log.length).toBeGreaterThan(0);
  const secrets = [link.split('t=')[1], serving.server.sessionCookie().value, new URL(serving.server.mediaBase).pathname.slice(1), instanceSecret];
  for (const secret of secrets) expect(serving.log.join('\n')).not.toContain(secret);
});
