// Newer versions, through the core as the page asks it: nothing goes out until the user turns it on, and then one question.
import { createServer } from 'node:http';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ZoneId } from '../shared/schema.ts';
import type { Abilities } from './abilities.ts';
import { createCore } from './core.ts';
import type { Core } from './core-types.ts';
import { temporaryFolder } from './testing/clip-tree.ts';

const page = 'https://example.test/releases/latest';

async function startServer(): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end(JSON.stringify({ tag_name: 'v1.2.0' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise((closed) => {
    server.closeAllConnections();
    server.close(() => closed());
  }));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('It listens nowhere.');
  return { address: `http://127.0.0.1:${String(bound.port)}/latest`, asked };
}

async function startCore(question: string | null, { dataFolder = path.join(temporaryFolder(), 'data'), abilities = {} }: { readonly dataFolder?: string; readonly abilities?: Abilities } = {}): Promise<Core> {
  const core = await createCore({
    dataFolder, abilities, now: () => Date.UTC(2026, 10, 20), zone: ZoneId.parse('UTC'), version: '1.0.0', watch: false,
    ...(question === null ? {} : { releases: { question, page } }),
    onFault: (fault) => { throw fault; },
  });
  if (!core.ok) throw new Error(core.failure.code);
  onTestFinished(() => core.value.close());
  return core.value;
}

const toldOf = (core: Core, version: string) => new Promise<void>((resolve) => {
  const stop = core.subscribe((event) => {
    if (event.name !== 'updates.changed') return;
    void Promise.resolve(core.handlers['updates.read']({})).then((answer) => {
      if (!answer.ok || answer.value.newer !== version) return;
      stop();
      resolve();
    });
  });
});

it('asks nobody before the user turns it on, once when they do, and not again at the next start', async () => {
  const { address, asked } = await startServer();
  const dataFolder = path.join(temporaryFolder(), 'data');
  const core = await startCore(address, { dataFolder });
  expect(await core.handlers['settings.read']({})).toMatchObject({ value: { checksForUpdates: false } });
  await core.handlers['settings.write']({ theme: 'dark' });
  expect(asked).toEqual([]);

  const told = toldOf(core, '1.2.0');
  await core.handlers['settings.write']({ checksForUpdates: true });
  await told;
  expect(asked).toEqual(['GET /latest']);
  await core.close();

  const again = await startCore(address, { dataFolder });
  expect(await again.handlers['updates.read']({})).toMatchObject({ value: { page, newer: '1.2.0', isAnswered: true } });
  await again.handlers['settings.write']({ checksForUpdates: false });
  expect(await again.handlers['updates.read']({})).toMatchObject({ value: { newer: null } });
  expect(asked).toHaveLength(1);
});

it('opens the page of the releases where the face can, and says so where not', async () => {
  const { address } = await startServer();
  const bare = await startCore(address);
  expect(await bare.handlers['updates.openPage']({})).toMatchObject({ failure: { code: 'ability-missing' } });
  for (const opens of [true, false]) {
    const core = await startCore(address, { abilities: { openReleases: () => Promise.resolve(opens) } });
    expect(await core.handlers['app.about']({})).toMatchObject({ value: { abilities: ['open-releases'] } });
    expect(await core.handlers['updates.openPage']({})).toMatchObject(opens ? { ok: true } : { failure: { code: 'browser-not-started', subject: page } });
  }
});
