import { copyFileSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { VolumeId } from '../shared/ids.ts';
import { makeExfatDrive, whyNoExfat } from './archive/testing/exfat-drive.ts';
import { VolumeRegistry } from './archive/volume-registry.ts';
import { openCatalog } from './catalog/catalog.ts';
import type { ClipRow } from './catalog/clip-reads.ts';
import { createScanBook } from './catalog-scan-book.ts';
import { createFreshness } from './freshness.ts';
import type { Job } from './jobs/job-queue.ts';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';

const now = Date.UTC(2026, 10, 20);
const media = path.join(import.meta.dirname, 'demo', 'media', 'front-door-visitor.mp4');
const clip = (place: number): string => {
  const day = String(1 + (place % 28)).padStart(2, '0');
  return `blink/26-10/26-10-${day}/${String(Math.floor(place / 28)).padStart(2, '0')}-30-05_Front_Door_001.mp4`;
};

/** A catalog, a registry and what keeps them fresh, as the core joins them. */
async function startFreshness(dataFolder = temporaryFolder()) {
  const catalog = await openCatalog(dataFolder, now);
  const faults: unknown[] = [];
  const jobs: Job[] = [];
  const heard = new Set<() => void>();
  const told = (): void => {
    for (const hear of heard) hear();
  };
  const registry = new VolumeRegistry({
    shelf: catalog.volumes,
    bookFor: (row) => createScanBook(catalog, row, () => now),
    now: () => now,
    onVolume: (id) => {
      freshness.follow(id);
      told();
    },
    onClips: told,
    onLost: told,
    onTrouble: told,
    onFault: (error) => faults.push(error),
  });
  const freshness = await createFreshness({
    catalog, registry, dataFolder, now: () => now, onClips: told,
    onJob: (job) => {
      jobs.push(job);
      told();
    },
    onFault: (error) => faults.push(error),
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await freshness.close();
    await registry.close();
    catalog.close();
  };
  onTestFinished(async () => {
    await close();
    expect(faults).toEqual([]);
  });
  const attach = (root: string, kind: 'drive' | 'folder'): VolumeId => registry.attach({
    identity: `${kind}:stick`, kind, name: 'Stick', place: root, uuid: null, label: null, fingerprint: null, fileSystem: null,
    sizeBytes: null, freeBytes: null, isReadOnly: false, lastSeenAt: now,
  }, { root, above: '', device: statSync(root).dev }).row.id;
  const rows = (): ClipRow[] => catalog.clips.byIds(Array.from({ length: catalog.columns.length }, (_, place) => catalog.columns.id(place)));
  /** Waits for the next thing that is told, until it holds. */
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        const hear = (): void => {
          heard.delete(hear);
          resolve();
        };
        heard.add(hear);
      });
    }
  };
  const isProbed = (): boolean => rows().length > 0 && rows().every(({ facts }) => facts !== null);
  const isIdle = (kind: Job['kind']): boolean => jobs.findLast((job) => job.kind === kind)?.state === 'done';
  return { catalog, registry, freshness, attach, rows, until, isProbed, isIdle, close, jobs };
}

function makeArchive(root: string, places: readonly number[]): string {
  makeTree(root, [...places.map(clip), 'blink/.tmp/', 'blink_backup/']);
  for (const place of places) copyFileSync(media, path.join(root, clip(place)));
  return root;
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

const reason = whyNoExfat();
describe.skipIf(reason !== null)('a real exFAT drive that is pulled', () => {
  const yanks: [string, (drive: Awaited<ReturnType<typeof makeExfatDrive>>, mountPoint: string) => Promise<void>][] = [
    ['out', (drive, mountPoint) => drive.unmountLazily(mountPoint)],
    ['with its driver dying', (drive) => drive.killDriver()],
  ];
  for (const [how, yank] of yanks) {
    it(`${how} while headers are read, loses no clip, damages none, keeps nothing open, and goes on when it is back`, async () => {
      const drive = await makeExfatDrive({ label: 'BLINK', sizeBytes: 128 * 1024 * 1024 });
      onTestFinished(() => drive.destroy());
      const mountPoint = await drive.mount('a');
      const many = Array.from({ length: 250 }, (_, place) => place);
      makeArchive(mountPoint, many);
      const { attach, rows, until, isProbed, registry, freshness } = await startFreshness();
      const id = attach(mountPoint, 'drive');
      await until(() => rows().filter(({ facts }) => facts !== null).length >= 100);
      await yank(drive, mountPoint);
      freshness.focus();
      await until(() => !registry.isHere(id));
      await registry.release(id);
      expect(openBelow(mountPoint)).toEqual([]);
      expect(rows()).toHaveLength(250);
      expect(rows().filter(({ isMissing, facts }) => isMissing || facts?.damage != null)).toEqual([]);

      if (how !== 'out') await drive.unmountLazily(mountPoint);
      attach(await drive.mount('b'), 'drive');
      await until(isProbed);
      expect(rows()).toHaveLength(250);
      expect(rows().every(({ facts }) => facts?.damage === null)).toBe(true);
    });

    it(`${how} while its folders are read loses no clip`, async () => {
      const drive = await makeExfatDrive({ label: 'BLINK', sizeBytes: 64 * 1024 * 1024 });
      onTestFinished(() => drive.destroy());
      const mountPoint = await drive.mount('a');
      makeArchive(mountPoint, places);
      const { attach, rows, until, isIdle, registry, freshness, close } = await startFreshness();
      const id = attach(mountPoint, 'drive');
      await until(() => isIdle('probe'));
      freshness.focus();
      await yank(drive, mountPoint);
      freshness.setAttention('seen');
      await until(() => !registry.isHere(id));
      expect(rows()).toHaveLength(12);
      expect(rows().some(({ isMissing }) => isMissing)).toBe(false);
      await close();
      expect(openBelow(mountPoint)).toEqual([]);
    });
  }
});
