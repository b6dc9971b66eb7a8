// Bytes of clips over the media port, and the descriptors they cost.
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { FailureCode } from '../../shared/failure.ts';
import { fakeCore, locateIn } from './testing/fake-core.ts';
import { openDescriptorsOf } from './testing/open-descriptors.ts';
import { rawRequest } from './testing/raw-request.ts';
import { clipFailures as failures, serveForTests } from './testing/serving.ts';

const serving = serveForTests();

describe('clips', () => {
  const media = (target: string, init: RequestInit = {}) => serving.media(target, init);

  test('come whole, or the part asked for, for our page to draw', async () => {
    const answer = await media('/clips/1', { headers: { origin: serving.server.origin, range: 'bytes=100-199' } });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes 100-199/${serving.clipBytes.length}`]);
    expect(answer.headers.get('access-control-allow-origin')).toBe(serving.server.origin);
    expect(answer.headers.get('vary')).toBe('Origin');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(Buffer.from(await answer.arrayBuffer()).equals(serving.clipBytes.subarray(100, 200))).toBe(true);
    expect(Buffer.from(await (await media('/clips/1')).arrayBuffer()).equals(serving.clipBytes)).toBe(true);
  });

  test('can be asked about without a body', async () => {
    const answer = await media('/clips/1', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, String(serving.clipBytes.length), '']);
  });

  test('can be asked for by script with a range', async () => {
    const answer = await media('/clips/1', { method: 'OPTIONS', headers: { origin: serving.server.origin, 'access-control-request-headers': 'range' } });
    expect([answer.status, answer.headers.get('access-control-allow-headers')]).toEqual([204, 'range, if-range, if-none-match']);
  });

  test.each<[FailureCode, number]>([['clip-unknown', 404], ['clip-missing', 410], ['clip-unreadable', 503], ['volume-offline', 503]])(
    '%s is told as such, so that the page can say it',
    async (code, status) => {
      const answer = await media(`/clips/${100 + failures.findIndex((failure) => failure === code)}`, { headers: { origin: serving.server.origin } });
      expect([answer.status, await answer.json()]).toEqual([status, { failure: { code, subject: 'Front door' } }]);
      expect(answer.headers.get('access-control-allow-origin')).toBe(serving.server.origin);
    },
  );

  test('that are gone although the catalog has them are a failure too, not a bug', async () => {
    const gone = fakeCore({ locate: locateIn({ 1: path.join(serving.folder, 'gone.mp4') }) });
    const other = await serving.serveOn(gone);
    const answer = await fetch(`${other.mediaBase}/clips/1`);
    expect([answer.status, await answer.json()]).toEqual([410, { failure: { code: 'clip-missing', subject: 'gone.mp4' } }]);
    await other.close();
    expect(serving.log).toEqual([]);
  });

  test.each(['/clips/', '/clips/-1', '/clips/1/2', '/clips/1e3', '/clips/../clips/1', '/clips/99999999999999999', '/unrecognised/0', '/elsewhere/1', '/', '/clips/%31'])(
    '%s is nothing',
    async (target) => {
      const base = new URL(serving.server.mediaBase);
      const answer = await rawRequest(Number(base.port), [`GET ${base.pathname}${target} HTTP/1.1`, `Host: ${base.host}`]);
      expect(answer.status).toBe(404);
    },
  );

  test('are not given to a foreign page, to one without the key, or under another method', async () => {
    expect((await media('/clips/1', { headers: { origin: 'http://127.0.0.1:9' } })).status).toBe(403);
    expect((await fetch(`${new URL(serving.server.mediaBase).origin}/guess/clips/1`)).status).toBe(404);
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
    await vi.waitFor(() => { expect(openDescriptorsOf(serving.clip)).toBe(0); });
    expect((await media('/clips/1', { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    expect(serving.log).toEqual([]);
  });
});

async function inBatches(count: number, run: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 20) await Promise.all(Array.from({ length: 20 }, run));
}
