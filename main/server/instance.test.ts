import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { claimInstance, instanceFileName, type Claim } from './instance.ts';
import { listen, type Listener } from './node-http.ts';

let whileWaiting = (): void => { throw new Error('nobody should wait here'); };
vi.mock(import('node:timers/promises'), async (original) => ({
  ...(await original()),
  setTimeout: (_ms, value) => {
    whileWaiting();
    return Promise.resolve(value as never);
  },
}));

const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-instance-'));
const brought = { folder: null, demo: false };
let round = 0;
let data: string;
const file = () => path.join(data, instanceFileName);
const readFile = () => JSON.parse(readFileSync(file(), 'utf8')) as unknown;

beforeEach(() => { data = path.join(folder, String(++round)); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function claim(): Promise<Claim> {
  const claimed = await claimInstance(data, brought);
  if (!claimed.ok || claimed.value.kind !== 'mine') throw new Error('not claimed');
  return claimed.value.claim;
}

async function listenAs(status: number, body: string): Promise<Listener> {
  const listener = await listen(0, () => undefined);
  if (!listener.ok) throw new Error('no free port');
  listener.value.answerWith(() => ({ status, headers: { 'content-type': 'application/json' }, body }));
  return listener.value;
}

test('the first start gets the folder, says where it listens, and leaves nothing behind', async () => {
  const mine = await claim();
  await mine.announce(4000);
  expect(readFile()).toEqual({ pid: process.pid, port: 4000, secret: mine.secret });
  mine.release();
  expect(readdirSync(data)).toEqual([]);
  expect(() => { mine.release(); }).not.toThrow();
});

test('a release leaves the file of the one that took over', async () => {
  const first = await claim();
  const second = await claim();
  first.release();
  expect(readFile()).toMatchObject({ secret: second.secret });
});

test('a start that finds a running one gets its link and its trouble', async () => {
  const running = await listenAs(200, '{"url":"http://127.0.0.1:1/boot?t=x","trouble":"No such folder."}');
  await (await claim()).announce(running.port);
  expect(await claimInstance(data, brought)).toEqual({
    ok: true, value: { kind: 'running', url: 'http://127.0.0.1:1/boot?t=x', trouble: 'No such folder.' },
  });
  await running.close();
});

describe('a stale file is taken over when', () => {
  const put = (record: unknown) => {
    rmSync(data, { recursive: true, force: true });
    return claim().then(() => { writeFileSync(file(), typeof record === 'string' ? record : JSON.stringify(record)); });
  };
  const expectTakenOver = async () => {
    const mine = await claim();
    expect(readFile()).toMatchObject({ secret: mine.secret });
    expect(readdirSync(data)).toEqual([instanceFileName]);
  };

  test('its process is gone', async () => {
    await put({ pid: 2 ** 30, port: 4000, secret: 'x' });
    await expectTakenOver();
  });

  test('its number is another process’s now, and nobody listens', async () => {
    const closed = await listenAs(200, '{}');
    await closed.close();
    await put({ pid: process.ppid, port: closed.port, secret: 'x' });
    await expectTakenOver();
  });

  test.each([[200, '{"hello":"world"}'], [200, 'hello'], [403, '{"url":"http://x","trouble":null}'], [404, '']])(
    'another program listens there and answers %i %s',
    async (status, body) => {
      const other = await listenAs(status, body);
      await put({ pid: process.ppid, port: other.port, secret: 'x' });
      await expectTakenOver();
      await other.close();
    },
  );

  test('it was left empty or cut off by a power failure', async () => {
    for (const text of ['', '{"pid":1', '[]']) {
      await put(text);
      utimesSync(file(), 0, 0);
      await expectTakenOver();
    }
  });

  test('an earlier life of this very process number never said its port', async () => {
    await put({ pid: process.pid, port: null, secret: 'x' });
    await expectTakenOver();
  });
});

test('a start waits for one that is still starting', async () => {
  await claim();
  const running = await listenAs(200, '{"url":"http://127.0.0.1:1/boot?t=x","trouble":null}');
  writeFileSync(file(), JSON.stringify({ pid: process.ppid, port: null, secret: 'x' }));
  whileWaiting = () => { writeFileSync(file(), JSON.stringify({ pid: process.ppid, port: running.port, secret: 'x' })); };
  expect(await claimInstance(data, brought)).toMatchObject({ ok: true, value: { kind: 'running' } });
  await running.close();
});

test('a data folder that cannot be made is a failure', async () => {
  writeFileSync(data, '');
  expect(await claimInstance(path.join(data, 'inside'), brought)).toMatchObject({ ok: false, failure: { code: 'data-folder-unusable' } });
});
