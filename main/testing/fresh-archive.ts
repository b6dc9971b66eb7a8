// A catalog, a registry and what keeps them fresh over real folders of small clips, as the core joins them.
import { copyFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { VolumeId } from '../../shared/ids.ts';
import { VolumeRegistry } from '../archive/volume-registry.ts';
import { openCatalog } from '../catalog/catalog.ts';
import type { ClipRow } from '../catalog/clip-reads.ts';
import { createScanBook } from '../catalog-scan-book.ts';
import { createFreshness } from '../freshness.ts';
import type { Job } from '../jobs/job-queue.ts';
import { makeTree, temporaryFolder } from './clip-tree.ts';

const now = Date.UTC(2026, 10, 20);
/** A whole clip of the demo. */
export const media = path.join(import.meta.dirname, '..', 'demo', 'media', 'front-door-visitor.mp4');
/** The path of one of many clips. */
export const clip = (place: number): string => {
  const day = String(1 + (place % 28)).padStart(2, '0');
  return `blink/26-10/26-10-${day}/${String(Math.floor(place / 28)).padStart(2, '0')}-30-05_Front_Door_001.mp4`;
};

/** Closed when the test ends, which fails when work in the background did. */
export async function startFreshness(dataFolder = temporaryFolder()) {
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

/** Whole clips at these places, and the folders a module needs. */
export function makeArchive(root: string, places: readonly number[]): string {
  makeTree(root, [...places.map(clip), 'blink/.tmp/', 'blink_backup/']);
  for (const place of places) copyFileSync(media, path.join(root, clip(place)));
  return root;
}

/** What this process has open below a folder. */
export function openBelow(root: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const place = readlinkSync(`/proc/self/fd/${fd}`);
      return place.startsWith(root) ? [place] : [];
    } catch {
      return [];
    }
  });
}
