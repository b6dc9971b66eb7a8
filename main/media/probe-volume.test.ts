import { readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ClipId } from '../../shared/ids.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { demoClip, without } from './clips.fixture.ts';
import { packProbes } from './packed-probes.ts';
import { probeClips } from './probe-clips.ts';
import { probeVolume } from './probe-volume.ts';
import type { ProbeOptions, ProbeResult } from './probe-volume.ts';

const whole = demoClip('front-door-visitor.mp4');
const short = whole.subarray(0, 900);

const was = { sizeBytes: null, modifiedAt: null };

/** Clips in a folder, probed in batches of `atOnce` with everything that is told of them. */
function startProbe(files: Readonly<Record<string, Uint8Array>>, atOnce = 2, changed: Partial<ProbeOptions> = {}) {
  const root = path.join(temporaryFolder(), 'stick');
  makeTree(root, Object.keys(files));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(root, name), bytes);
  const clips = Object.keys(files).map((name, place) => ({ id: ClipId.parse(place), path: name, was }));
  const stop = new AbortController();
  const results: ProbeResult[] = [];
  const failed: string[] = [];
  const run = (threads?: Parameters<typeof probeVolume>[1]) => probeVolume({
    root,
    signal: stop.signal,
    isSame: () => Promise.resolve(true),
    next: () => clips.splice(0, atOnce),
    record: (batch) => void results.push(...batch),
    onFailed: (clip, code) => void failed.push(`${clip.path} ${code}`),
    whenClear: () => Promise.resolve(),
    rest: () => Promise.resolve(),
    ...changed,
  }, threads);
  return { root, run, stop, results, failed, clips };
}

function openBelow(root: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const place = readlinkSync(`/proc/self/fd/${fd}`);
      return place.startsWith(root) ? [place] : [];
    } catch {
      return [];
    }
  });
}

describe('probing a volume', () => {
  it('reads what the headers say, with the size the file had, and tells damage by structure', async () => {
    const { run, results } = startProbe({ 'a.mp4': whole, 'b.mp4': without(whole, 'moov'), 'c.mp4': new Uint8Array(0), 'd.mp4': whole.subarray(0, whole.length - 5000) });
    expect(await run()).toBe('complete');
    expect(results.toSorted((one, two) => one.id - two.id).map(({ facts, sizeBytes }) => [facts.damage, sizeBytes])).toEqual([
      [null, whole.length], ['no-index', expect.any(Number)], ['empty', 0], ['truncated', whole.length - 5000],
    ]);
    expect(results.find(({ id }) => id === 0)?.facts).toMatchObject({ durationMs: expect.any(Number) as number, widthPx: expect.any(Number) as number });
  });

  it('takes clips as they are wanted at the moment, a batch at a time', async () => {
    const wanted = ['b.mp4', 'a.mp4', 'c.mp4'];
    const seen: string[] = [];
    const { run } = startProbe({ 'a.mp4': whole, 'b.mp4': whole, 'c.mp4': whole }, 1, {
      next: () => wanted.splice(0, 1).map((name) => ({ id: ClipId.parse(name.charCodeAt(0)), path: name, was })),
      record: (batch) => void seen.push(...batch.map(({ id }) => String.fromCharCode(id))),
    });
    await run();
    expect(seen).toEqual(['b', 'a', 'c']);
  });

  it('claims nothing of clips that are not there', async () => {
    const { run, root, results, failed } = startProbe({ 'a.mp4': whole, 'b.mp4': whole });
    rmSync(path.join(root, 'a.mp4'));
    expect(await run()).toBe('complete');
    expect(results).toHaveLength(1);
    expect(failed).toEqual(['a.mp4 clip-missing']);
  });

  it('throws away what was read while the drive went away', async () => {
    const { run, root, results, failed } = startProbe({ 'a.mp4': whole.subarray(0, 900), 'b.mp4': whole }, 2, { isSame: () => Promise.resolve(false) });
    renameSync(root, `${root} away`);
    expect(await run()).toBe('gone');
    expect(results).toEqual([]);
    expect(failed).toEqual([]);
  });

  it.each([['a few', 20, 6], ['many', 200, 3]])('stops before %s are read, keeps what is proven and has nothing open', async (_many, count, clearings) => {
    const files = Object.fromEntries(Array.from({ length: count }, (_, place) => [`${place}.mp4`, short]));
    let cleared = 0;
    const { run, root, stop, results } = startProbe(files, 100, {
      whenClear: () => {
        cleared += 1;
        if (cleared === clearings) stop.abort();
        return Promise.resolve();
      },
    });
    expect(await run()).toBe('stopped');
    expect(results.length).toBeGreaterThan(4);
    expect(results.length).toBeLessThan(count);
    expect(openBelow(root)).toEqual([]);
  });

  it('reads many by threads just as it reads a few by itself', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`${place}.mp4`, [whole, without(whole, 'moov'), new Uint8Array(0), whole.subarray(0, whole.length - 5000)][place % 4] ?? whole]));
    const few = startProbe(files, 20);
    const many = startProbe(files, 40);
    for (const { root, run } of [few, many]) {
      rmSync(path.join(root, '7.mp4'));
      expect(await run()).toBe('complete');
    }
    const sorted = (results: readonly ProbeResult[]) => results.map(({ id, facts, sizeBytes }) => ({ id, facts, sizeBytes })).toSorted((one, two) => one.id - two.id);
    expect(sorted(many.results)).toEqual(sorted(few.results));
    expect(many.results).toHaveLength(39);
    expect(many.failed).toEqual(['7.mp4 clip-missing']);
  });

  it('asks for what a thread had no time for once more', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`${place}.mp4`, short]));
    const asked: number[] = [];
    const { run, root, results } = startProbe(files, 40);
    const slow: NonNullable<Parameters<typeof probeVolume>[1]> = {
      take: () => Promise.resolve({
        load: 0,
        ask: ({ root: from, paths, longestMs }) => {
          asked.push(longestMs);
          return Promise.resolve(packProbes(probeClips(from, paths.split('\0').slice(0, 3), 1000)));
        },
      }),
      give: () => undefined,
      takeResting: () => null,
    };
    expect(await run(slow)).toBe('complete');
    expect(new Set(results.map(({ id }) => id)).size).toBe(40);
    expect(results).toHaveLength(40);
    expect(Math.max(...asked)).toBeLessThanOrEqual(20);
    expect(openBelow(root)).toEqual([]);
  });

  it('reads them by itself where no thread can be had', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`${place}.mp4`, short]));
    const { run, results } = startProbe(files, 40);
    expect(await run({ take: () => Promise.resolve(null), give: () => undefined, takeResting: () => null })).toBe('complete');
    expect(results).toHaveLength(40);
  });

  it('does not wait long for a drive that hangs once it is told to stop', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`${place}.mp4`, short]));
    const given: unknown[] = [];
    const asked = Promise.withResolvers<undefined>();
    const { run, stop, results } = startProbe(files, 40, { isSame: () => new Promise(() => undefined) });
    const ended = run({
      take: () => Promise.resolve({
        load: 0,
        ask: () => {
          asked.resolve(undefined);
          return new Promise(() => undefined);
        },
      }),
      give: (thread) => void given.push(thread),
      takeResting: () => null,
    });
    await asked.promise;
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    stop.abort();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await ended).toBe('stopped');
    expect(results).toEqual([]);
    expect(given).toHaveLength(4);
  });

  it('waits while the user has the right of way', async () => {
    const way = Promise.withResolvers<undefined>();
    const { run, results } = startProbe({ 'a.mp4': whole }, 1, { whenClear: () => way.promise });
    const probe = run();
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(results).toEqual([]);
    way.resolve(undefined);
    expect(await probe).toBe('complete');
    expect(results).toHaveLength(1);
  });
});
