// A player gets exactly the bytes it asked for, and nothing of the clip stays open.
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, realpath, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerClipBytes } from './clip-bytes.ts';
import type { ClipBytesRequest } from './clip-bytes.ts';

let folder: string;
let clip: string;
const content = Uint8Array.from({ length: 700_001 }, (_, index) => (index * 31) % 251);

beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'clip-bytes-')));
  clip = path.join(folder, 'clip.mp4');
  await writeFile(clip, content);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ask = (headers: ClipBytesRequest['headers'] = {}, signal = new AbortController().signal, method: 'GET' | 'HEAD' = 'GET') =>
  answerClipBytes({ method, headers }, clip, signal);

const bytesOf = async (body: ReadableStream<Uint8Array> | null) => (body === null ? null : new Uint8Array(await new Response(body).arrayBuffer()));

/** How many descriptors of this process lead to the clip. */
function openDescriptors(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(clip);
    } catch (cause) {
      // The descriptor that listed the folder is itself gone by now.
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return false;
      throw cause;
    }
  }).length;
}
const canCount = process.platform === 'linux';
if (!canCount) process.stderr.write('clip-bytes: open descriptors are not counted, only Linux lists them\n');

describe('answerClipBytes', () => {
  it('gives the whole clip, its length and its type', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '700001', 'content-type': 'video/mp4', 'accept-ranges': 'bytes' } });
    expect(await bytesOf(answer.body)).toEqual(content);
  });

  it.each([
    ['bytes=0-0', 0, 1], ['bytes=262143-262145', 262_143, 262_146], ['bytes=5-', 5, 700_001], ['bytes=-7', 699_994, 700_001],
  ])('gives just %s', async (range, from, to) => {
    const answer = await ask({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${from}-${to - 1}/700001`);
    expect(answer.headers['content-length']).toBe(String(to - from));
    expect(await bytesOf(answer.body)).toEqual(content.subarray(from, to));
  });

  it('refuses a range behind the end and tells the size', async () => {
    const answer = await ask({ range: 'bytes=700001-' });
    expect(answer).toMatchObject({ status: 416, body: null, headers: { 'content-range': 'bytes */700001', 'content-length': '0' } });
  });

  it('answers HEAD with the headers of the whole clip, whatever the range', async () => {
    const answer = await ask({ range: 'bytes=0-1' }, undefined, 'HEAD');
    expect(answer).toMatchObject({ status: 200, body: null, headers: { 'content-length': '700001' } });
    expect(answer.headers).toEqual((await ask()).headers);
  });

  it('sends nothing to one who has the clip, and everything once it changed', async () => {
    const { etag = '' } = (await ask()).headers;
    expect(await ask({ ifNoneMatch: etag })).toMatchObject({ status: 304, body: null, headers: { etag } });
    expect((await ask({ ifNoneMatch: etag }, undefined, 'HEAD')).status).toBe(304);
    expect((await ask({ range: 'bytes=0-9', ifRange: etag })).status).toBe(206);
    await utimes(clip, 1_600_000_000, 1_600_000_000);
    expect((await ask({ ifNoneMatch: etag })).status).toBe(200);
    expect((await ask({ range: 'bytes=0-9', ifRange: etag })).status).toBe(200);
  });

  it('answers an empty clip without a body', async () => {
    await writeFile(clip, '');
    expect(await ask()).toMatchObject({ status: 200, body: null, headers: { 'content-length': '0' } });
    expect((await ask({ range: 'bytes=0-' })).status).toBe(416);
  });

  it('says gone for a clip that is no longer there, or became a folder', async () => {
    await rm(clip);
    expect(await ask()).toEqual({ status: 410, headers: {}, body: null });
    clip = folder;
    expect((await ask()).status).toBe(410);
  });

  it('breaks off when the clip becomes shorter, is replaced or vanishes on the way', async () => {
    const shorter = (await ask()).body?.getReader();
    await shorter?.read();
    await truncate(clip, 1000);
    await expect(shorter?.read()).rejects.toThrow('shorter');

    await writeFile(clip, content);
    const replaced = await ask();
    await utimes(clip, 1_600_000_000, 1_600_000_000);
    await expect(bytesOf(replaced.body)).rejects.toThrow('changed');

    const gone = await ask();
    await rm(clip);
    await expect(bytesOf(gone.body)).rejects.toThrow('ENOENT');
    if (canCount) expect(openDescriptors()).toBe(0);
  });

  it('fails the body with the reason of the abort', async () => {
    const abort = new AbortController();
    const reader = (await ask({}, abort.signal)).body?.getReader();
    await reader?.read();
    abort.abort(new Error('the page left'));
    await expect(reader?.read()).rejects.toThrow('the page left');
    await expect(bytesOf((await ask({}, abort.signal)).body)).rejects.toThrow('the page left');
  });

  it.runIf(canCount)('opens nothing before the first read, one descriptor while reading, none after the last byte', async () => {
    const { body } = await ask();
    expect(openDescriptors()).toBe(0);
    const reader = body?.getReader();
    for (const expected of [1, 1, 0]) {
      await reader?.read();
      expect(openDescriptors()).toBe(expected);
    }
    expect((await reader?.read())?.done).toBe(true);
  });

  it.runIf(canCount)('leaves no descriptor open after 200 requests broken off in every way', async () => {
    const endings = Array.from({ length: 200 }, async (_, index) => {
      const abort = new AbortController();
      const answer = await ask(index % 2 === 0 ? {} : { range: 'bytes=100000-' }, abort.signal);
      const reader = answer.body?.getReader();
      const how = index % 6;
      if (how === 0) abort.abort();
      else if (how === 1) await reader?.cancel();
      else if (how === 2) {
        // While the clip is still being opened.
        const pending = reader?.read();
        abort.abort();
        await pending?.catch(() => undefined);
      } else if (how === 3) {
        await reader?.read();
        abort.abort();
      } else if (how === 4) {
        await reader?.read();
        await reader?.cancel();
      } else {
        const pending = reader?.read();
        await reader?.cancel();
        await pending;
      }
    });
    await Promise.all(endings);
    // An aborted stream fails at once and closes right after; nothing tells when.
    await expect.poll(openDescriptors, { interval: 1 }).toBe(0);
  });
});
