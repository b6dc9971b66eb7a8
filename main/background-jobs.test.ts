import { copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { measureVolume, probeClips } from './background-jobs.ts';
import type { BackgroundParts } from './background-jobs.ts';
import { walkFolders } from './archive/walk-folders.ts';
import { openCatalog } from './catalog/catalog.ts';
import { createUpkeepBook } from './catalog-upkeep-book.ts';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';

const now = Date.UTC(2026, 10, 20);
const media = path.join(import.meta.dirname, 'demo', 'media', 'garage-car.mp4');
const names = ['05', '06', '07'].map((hour) => `blink/26-10/26-10-01/${hour}-30-05_A_001.mp4`);

/** Three clips that were scanned. `shift`: the drive is another one than the catalog believes. */
async function startJobs(shift = 0) {
  const root = makeTree(path.join(temporaryFolder(), 'stick'), names);
  for (const name of names) copyFileSync(media, path.join(root, name));
  const catalog = await openCatalog(temporaryFolder(), now);
  onTestFinished(() => catalog.close());
  const row = catalog.volumes.recordSeen({
    identity: 'x', kind: 'drive', name: 'X', place: root, uuid: null, label: null, fingerprint: null, fileSystem: null,
    sizeBytes: null, freeBytes: null, isReadOnly: false, lastSeenAt: now,
  });
  const book = createUpkeepBook(catalog, () => row, () => now);
  await walkFolders(root, { onFolder: (listed) => void book.recordFolder(listed) });
  const doubts: string[] = [];
  const parts: BackgroundParts = {
    standing: { root, above: '', device: statSync(root).dev + shift },
    book,
    whenClear: () => Promise.resolve(),
    onClips: () => undefined,
    onDoubt: (folder) => doubts.push(folder),
  };
  const work = { signal: new AbortController().signal, progress: () => undefined };
  const clips = () => catalog.clips.byIds(Array.from({ length: catalog.columns.length }, (_, place) => catalog.columns.id(place)));
  const wishes = () => ({ preferred: [], failed: new Set<never>() });
  return { root, parts, work, clips, doubts, wishes, book };
}

describe('the jobs after a scan', () => {
  it('learn sizes and headers of every clip, once', async () => {
    const { parts, work, clips, wishes, book } = await startJobs();
    expect(await measureVolume(parts, work)).toBe('complete');
    expect(await probeClips(parts, work, wishes())).toBe('complete');
    expect(clips().every(({ sizeBytes, facts }) => sizeBytes === statSync(media).size && facts?.damage === null)).toBe(true);
    expect(book.pageOfUnprobed(null, 10)).toEqual({ items: [], next: null });
  });

  it('learn nothing from another drive at the same place', async () => {
    const { parts, work, clips, wishes, root, doubts } = await startJobs(1);
    rmSync(path.join(root, names[0] ?? ''));
    writeFileSync(path.join(root, names[1] ?? ''), 'no clip');
    expect(await measureVolume(parts, work)).toBe('gone');
    expect(await probeClips(parts, work, wishes())).toBe('gone');
    expect(clips()).toHaveLength(3);
    expect(clips().every(({ sizeBytes, facts, isMissing }) => sizeBytes === null && facts === null && !isMissing)).toBe(true);
    expect(doubts).toEqual([]);
  });

  it('doubt a folder in which a clip is not to be found, and try that clip once', async () => {
    const { parts, work, clips, wishes, root, doubts } = await startJobs();
    rmSync(path.join(root, names[0] ?? ''));
    const tried = wishes();
    await probeClips(parts, work, tried);
    await probeClips(parts, work, tried);
    expect(doubts).toEqual(['blink/26-10/26-10-01']);
    expect(clips().map(({ facts }) => facts === null)).toEqual([false, false, true]);
  });

  it('read a clip again after its size was found to be another', async () => {
    const { root, parts, work, clips, wishes } = await startJobs();
    await measureVolume(parts, work);
    await probeClips(parts, work, wishes());
    writeFileSync(path.join(root, names[0] ?? ''), 'no clip');
    await measureVolume(parts, work);
    expect(clips().map(({ facts }) => facts === null)).toEqual([false, false, true]);
    await probeClips(parts, work, wishes());
    expect(clips().at(-1)?.facts?.damage).toBe('too-short');
  });
});
