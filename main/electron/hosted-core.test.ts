// The core and the server as the window hosts them: both real.
import { createServer } from 'node:http';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseZone } from '../../shared/time.ts';
import { instanceFileName } from '../server/instance.ts';
import { hostCore, type HostOptions } from './hosted-core.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-hosted-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><p>The built page.</p>');
});
afterEach(() => rmSync(folder, { recursive: true }));

const nothing = { folder: null, demo: false };

function options(more: Partial<HostOptions> = {}): HostOptions {
  const zone = parseZone('Asia/Kathmandu');
  if (zone === null) throw new Error('The zone is known.');
  return { dataFolder: join(folder, 'data'), pageFolder: join(folder, 'page'), abilities: {}, zone, version: '0.1.0', log: vi.fn(), asked: nothing, handOver: vi.fn(() => Promise.resolve(null)), ...more };
}

test('the cookie of the window’s session opens the page; without it the door stays shut; after closing nobody is there', async () => {
  const hosted = await hostCore(options());
  if (!hosted.ok) throw new Error(hosted.failure.code);
  const { server, close } = hosted.value;
  const { name, value } = server.sessionCookie();
  // As a browser asks for a page the user opened.
  const asked = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const page = await fetch(`${server.origin}/`, { headers: { ...asked, cookie: `${name}=${value}` } });
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('The built page.')]);
  const stranger = await fetch(`${server.origin}/`, { headers: asked });
  expect(await stranger.text()).not.toContain('The built page.');
  expect(new URL(server.mediaBase).origin).not.toBe(server.origin);

  await close();
  await expect(fetch(`${server.origin}/`)).rejects.toThrow();
});

test('a taken port is said, and nothing stays behind', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((heard) => other.once('listening', heard));
  const { port } = other.address() as AddressInfo;
  const refused = await hostCore(options({ port }));
  expect(refused).toMatchObject({ ok: false, failure: { code: 'port-unavailable' } });
  other.close();
  expect(existsSync(join(folder, 'data', instanceFileName))).toBe(false);

  // The data folder is free for the next launch.
  const hosted = await hostCore(options());
  expect(hosted.ok).toBe(true);
  if (hosted.ok) await hosted.value.close();
});

test('a second face on the same data folder hands over and does not start', async () => {
  const handOver = vi.fn(() => Promise.resolve(null));
  const first = await hostCore(options({ handOver }));
  if (!first.ok) throw new Error(first.failure.code);
  const asked = { folder: '/media/BLINK', demo: false };
  expect(await hostCore(options({ asked }))).toMatchObject({ ok: false, failure: { code: 'already-open' } });
  expect(handOver).toHaveBeenCalledExactlyOnceWith(asked);
  expect(existsSync(join(folder, 'data', instanceFileName))).toBe(true);
  await first.value.close();
  expect(existsSync(join(folder, 'data', instanceFileName))).toBe(false);

  const next = await hostCore(options());
  expect(next.ok).toBe(true);
  if (next.ok) await next.value.close();
});

test('a data folder that cannot be one is said', async () => {
  writeFileSync(join(folder, 'data'), 'a file stands here');
  expect(await hostCore(options())).toMatchObject({ ok: false, failure: { code: 'data-folder-unusable', subject: join(folder, 'data') } });
});
