import { copyFileSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from './testing/clip-tree.ts';
import { clip, makeArchive, media, openBelow, startFreshness } from './testing/fresh-archive.ts';

const places = Array.from({ length: 12 }, (_, place) => place);

describe('a folder on a fixed disk', () => {
  it('has its headers read after the scan, newest first, and follows other programs by itself', async () => {
    const root = makeArchive(path.join(temporaryFolder(), 'copy'), places);
    const { attach, rows, until, isProbed } = await startFreshness();
    attach(root, 'folder');
    await until(isProbed);
    expect(rows().every(({ facts }) => facts?.damage === null && facts.durationMs !== null)).toBe(true);

    // In the newest of its days, so no round is waited for.
    const fresh = 'blink/26-10/26-10-12/23-00-00_Garage_001.mp4';
    copyFileSync(media, path.join(root, fresh));
    await until(() => rows().some((row) => row.path === fresh && row.facts !== null));
    rmSync(path.join(root, fresh));
    await until(() => !rows().some((row) => row.path === fresh));
    expect(rows()).toHaveLength(12);
  });

  it('has a clip read again that another file of the same name took the place of', async () => {
    const root = makeArchive(path.join(temporaryFolder(), 'copy'), places);
    const { attach, rows, until, isProbed, freshness } = await startFreshness();
    freshness.setAttention('seen');
    attach(root, 'folder');
    await until(isProbed);
    writeFileSync(path.join(root, clip(11)), readFileSync(media).subarray(0, -5000));
    await until(() => rows().some((row) => row.path === clip(11) && row.facts?.damage === 'truncated'));
    expect(rows().filter(({ facts }) => facts?.damage != null)).toHaveLength(1);
  });

  it('is let go of when it is released, in the middle of reading headers, and taken up again when it stays', async () => {
    const root = makeArchive(path.join(temporaryFolder(), 'copy'), Array.from({ length: 250 }, (_, place) => place));
    const { attach, rows, until, isProbed, registry, catalog, jobs } = await startFreshness();
    const id = attach(root, 'folder');
    await until(() => jobs.at(-1)?.kind === 'probe' && jobs.at(-1)?.state === 'running');
    await until(() => rows().some(({ facts }) => facts !== null));
    await registry.release(id);
    expect(openBelow(root)).toEqual([]);
    expect(jobs.at(-1)?.state).toBe('cancelled');
    const { version } = catalog.columns;
    makeArchive(root, [300]);
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(catalog.columns.version).toBe(version);
    registry.resume(id);
    await until(() => rows().length === 251 && isProbed());
  });
});

describe('a drive', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('is asked every few seconds while a page is shown, seldom while none is, and not watched', async () => {
    const root = makeArchive(path.join(temporaryFolder(), 'stick'), places);
    const { attach, rows, until, isIdle, freshness } = await startFreshness();
    attach(root, 'drive');
    await until(() => rows().length === 12);
    const pass = setInterval(() => vi.advanceTimersByTime(1), 1);
    onTestFinished(() => clearInterval(pass));
    await until(() => isIdle('probe'));
    makeArchive(root, [20]);
    freshness.setAttention('seen');
    await until(() => rows().length === 13);
  });

  it('is measured once after it came: a clip that was replaced while it was away is read again', async () => {
    const root = makeArchive(path.join(temporaryFolder(), 'stick'), places);
    const { attach, rows, until, isProbed, isIdle, registry, jobs } = await startFreshness();
    const pass = setInterval(() => vi.advanceTimersByTime(10), 1);
    onTestFinished(() => clearInterval(pass));
    const id = attach(root, 'drive');
    await until(() => isProbed() && isIdle('probe'));
    registry.detach(id);
    writeFileSync(path.join(root, clip(0)), 'no clip any more');
    utimesSync(path.join(root, clip(1)), 1_700_000_000, 1_700_000_000);
    jobs.length = 0;
    attach(root, 'drive');
    await until(() => rows().some((row) => row.path === clip(0) && row.facts?.damage === 'too-short') && isProbed());
    registry.rescan(id);
    await until(() => registry.get(id)?.scan === 'done' && isIdle('probe'));
    expect(jobs.filter(({ kind, state }) => kind === 'measure' && state === 'done')).toHaveLength(1);
  });

  it('is offline, with every clip kept, when its place turns out to be empty', async () => {
    const root = makeArchive(path.join(temporaryFolder(), 'stick'), places);
    const { attach, rows, until, isIdle, registry, freshness } = await startFreshness();
    const pass = setInterval(() => vi.advanceTimersByTime(10), 1);
    onTestFinished(() => clearInterval(pass));
    const id = attach(root, 'drive');
    await until(() => isIdle('probe'));
    renameSync(root, `${root} away`);
    freshness.focus();
    await until(() => !registry.isHere(id));
    expect(rows()).toHaveLength(12);
    expect(rows().some(({ isMissing }) => isMissing)).toBe(false);
  });

  it('lets the clips on screen go first', async () => {
    const many = Array.from({ length: 300 }, (_, place) => place);
    const root = makeArchive(path.join(temporaryFolder(), 'stick'), many);
    const { attach, rows, until, freshness, registry } = await startFreshness();
    const id = attach(root, 'drive');
    freshness.stepAside(id);
    await until(() => registry.get(id)?.scan === 'done');
    const oldest = rows().slice(-5);
    freshness.prefer(oldest.map((row) => row.id));
    const pass = setInterval(() => vi.advanceTimersByTime(10), 1);
    onTestFinished(() => clearInterval(pass));
    await until(() => rows().some(({ facts }) => facts !== null));
    expect(rows().filter(({ facts }) => facts !== null).map((row) => row.id)).toEqual(expect.arrayContaining(oldest.map((row) => row.id)));
    expect(rows().some(({ facts }) => facts === null)).toBe(true);
  });
});
