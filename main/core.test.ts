import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CoreEvent } from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
import type { FolderId, VolumeId } from '../shared/ids.ts';
import { ZoneId } from '../shared/schema.ts';
import type { Volume } from '../shared/schema.ts';
import type { Core } from './core-types.ts';
import { createCore } from './core.ts';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';

const newYork = ZoneId.parse('America/New_York');
const clipsOfTwoDays = [
  'blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4',
  'blink/26-11/26-11-06/03-10-00_Front_Door_001.mp4',
  'blink/26-11/26-11-06/23-00-00_Garage_001.mp4',
  'blink_backup/26-11/07-04-30-00_Garage_1234567.mp4',
];

async function startCore(dataFolder = path.join(temporaryFolder(), 'data')): Promise<Core> {
  const core = await createCore({
    dataFolder, abilities: {}, now: () => Date.UTC(2026, 10, 20), zone: newYork, version: '0', watch: false,
    onFault: (error) => { throw error; },
  });
  if (!core.ok) throw new Error(core.failure.code);
  onTestFinished(() => core.value.close());
  return core.value;
}

/** Resolves when a volume's scan has ended. */
function scanned(core: Core, id: VolumeId): Promise<void> {
  return new Promise((resolve) => {
    const stop = core.subscribe((event: CoreEvent) => {
      if (event.name === 'scan.progressed' && event.payload.volumeId === id && event.payload.isFinished) {
        stop();
        resolve();
      }
    });
  });
}

async function open(core: Core, folder: string): Promise<Volume> {
  const opened = await core.openFolder(folder);
  if (!opened.ok) throw new Error(opened.failure.code);
  if (opened.value.scan === 'scanning') await scanned(core, opened.value.id);
  return opened.value;
}

async function expectValue<Value>(answer: { ok: true; value: Value } | { ok: false; failure: Failure } | Promise<{ ok: true; value: Value } | { ok: false; failure: Failure }>): Promise<Value> {
  const settled = await answer;
  if (!settled.ok) throw new Error(settled.failure.code);
  return settled.value;
}

describe('opening a folder', () => {
  it('makes the demo drive once for two who ask for it at the same time, and again for one who asks later', async () => {
    const core = await startCore();
    const [first, second] = await Promise.all([core.openDemo(), core.openDemo()].map(expectValue));
    expect(second?.id).toBe(first?.id);
    expect((await expectValue(core.openDemo())).id).toBe(first?.id);
  });

  it('shows its clips on the user’s own days, not on the days of the folders', async () => {
    const core = await startCore();
    await open(core, makeTree(temporaryFolder(), clipsOfTwoDays));
    const days = await expectValue(core.handlers['clips.days']({ filter: {}, zone: newYork }));
    expect(days.map((day) => [day.date, day.clips])).toEqual([['2026-11-06', 2], ['2026-11-05', 2]]);
  });

  it('gives the vendor’s example its five o’clock in New York', async () => {
    const core = await startCore();
    await open(core, makeTree(temporaryFolder(), clipsOfTwoDays));
    const { clips } = await expectValue(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }));
    const oldest = clips.at(-1);
    expect(oldest?.recordedAt).toBe(Date.UTC(2026, 10, 5, 22));
    expect(clips.map((clip) => clip.kind)).toEqual(['clip-backup', 'local-storage', 'local-storage', 'local-storage']);
    expect(clips.every((clip) => clip.sizeBytes !== null && clip.state === 'present')).toBe(true);
  });

  it('opens a single day copied out of a drive, dated by the folders above it', async () => {
    const core = await startCore();
    const root = makeTree(temporaryFolder(), clipsOfTwoDays);
    const opened = await open(core, path.join(root, 'blink/26-11/26-11-05'));
    const volumes = await expectValue(core.handlers['volumes.list']({}));
    expect(volumes.volumes.find((volume) => volume.id === opened.id)?.clips).toBe(1);
  });

  const refusals: [string, string, (root: string) => string][] = [
    ['a folder that does not exist', 'folder-not-found', (root) => path.join(root, 'nowhere')],
    ['a file', 'folder-is-a-file', (root) => {
      writeFileSync(path.join(root, 'file.mp4'), '');
      return path.join(root, 'file.mp4');
    }],
    ['an empty folder', 'folder-is-empty', (root) => root],
    ['a folder with neither archive nor clip', 'folder-has-no-clips', (root) => makeTree(root, ['holiday/beach.mp4', 'notes.txt'])],
  ];
  for (const [what, code, make] of refusals) {
    it(`refuses ${what} with a reason, and remembers nothing of it`, async () => {
      const core = await startCore();
      const opened = await core.openFolder(make(temporaryFolder()));
      expect(opened).toMatchObject({ ok: false, failure: { code } });
      expect((await expectValue(core.handlers['volumes.list']({}))).volumes).toEqual([]);
    });
  }

  it('takes a drive that was formatted and never written to', async () => {
    const core = await startCore();
    const opened = await open(core, makeTree(temporaryFolder(), ['blink/.tmp/', 'blink_backup/']));
    expect(opened).toMatchObject({ isPresent: true, clips: 0 });
  });
});

describe('a folder that went away', () => {
  it('keeps its clips listed as offline, also after a restart, and has them back when it returns', async () => {
    const data = path.join(temporaryFolder(), 'data');
    const root = path.join(temporaryFolder(), 'stick');
    makeTree(root, clipsOfTwoDays);
    const first = await startCore(data);
    await open(first, root);
    await first.close();
    rmSync(root, { recursive: true });

    const second = await startCore(data);
    const offline = await expectValue(second.handlers['clips.list']({ filter: {}, before: null, limit: 10 }));
    expect(offline.clips.map((clip) => clip.state)).toEqual(['offline', 'offline', 'offline', 'offline']);
    const [clip] = offline.clips;
    if (clip === undefined) throw new Error('No clip.');
    expect(await second.media.locate({ kind: 'clip', id: clip.id })).toMatchObject({ ok: false, failure: { code: 'volume-offline' } });
    await second.close();

    makeTree(root, clipsOfTwoDays);
    const third = await startCore(data);
    expect((await third.media.locate({ kind: 'clip', id: clip.id })).ok).toBe(true);
  });

  it('does not take a folder that stands empty where the drive was for deleted clips', async () => {
    const root = path.join(temporaryFolder(), 'stick');
    makeTree(root, clipsOfTwoDays);
    const core = await startCore();
    const volume = await open(core, root);
    rmSync(root, { recursive: true });
    const { clips } = await expectValue(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }));
    expect(await core.media.locate({ kind: 'clip', id: clips[0]?.id ?? (0 as never) })).toMatchObject({ ok: false, failure: { code: 'volume-offline' } });
    const { volumes } = await expectValue(core.handlers['volumes.list']({}));
    expect(volumes.find((one) => one.id === volume.id)).toMatchObject({ isPresent: false, clips: 4 });
  });
});

describe('a clip deleted by another program', () => {
  it('is told as missing, and leaves the list once its folder was read again', async () => {
    const root = makeTree(temporaryFolder(), clipsOfTwoDays);
    const core = await startCore();
    const volume = await open(core, root);
    const { clips } = await expectValue(core.handlers['clips.list']({ filter: {}, before: null, limit: 1 }));
    const [clip] = clips;
    if (clip === undefined) throw new Error('No clip.');
    rmSync(path.join(root, 'blink_backup/26-11/07-04-30-00_Garage_1234567.mp4'));
    const rescan = scanned(core, volume.id);
    expect(await core.media.locate({ kind: 'clip', id: clip.id })).toMatchObject({ ok: false, failure: { code: 'clip-missing' } });
    await rescan;
    expect((await expectValue(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }))).clips).toHaveLength(3);
    expect(await expectValue(core.handlers['clips.describe']({ clipId: clip.id }))).toMatchObject({ state: 'missing' });
  });
});

describe('the folder chooser', () => {
  it('walks from the computer to a folder and opens it, by ids alone', async () => {
    const core = await startCore();
    const root = makeTree(temporaryFolder(), clipsOfTwoDays);
    let listing = await expectValue(core.handlers['folders.list']({ folderId: null }));
    expect(listing.parent).toBeNull();
    const rootEntry = listing.entries.at(-1);
    let id = rootEntry?.id;
    for (const step of root.split('/').filter(Boolean)) {
      listing = await expectValue(core.handlers['folders.list']({ folderId: id ?? ('' as FolderId) }));
      id = listing.entries.find((entry) => entry.name === step)?.id;
    }
    expect(listing.entries.find((entry) => entry.id === id)?.holdsArchive).toBe(true);
    expect((await expectValue(core.handlers['folders.open']({ folderId: id ?? ('' as FolderId) }))).place).toBe(root);
  });

  it('does not know a path that was never shown', async () => {
    const core = await startCore();
    expect(await core.handlers['folders.open']({ folderId: '/etc' as FolderId })).toMatchObject({ ok: false, failure: { code: 'folder-gone' } });
  });
});

describe('a data folder that cannot be made', () => {
  it('is a failure with a sentence, not a crash', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const core = await createCore({
      dataFolder: path.join(file, 'data'), abilities: {}, now: () => 0, zone: newYork, version: '0', watch: false, onFault: (error) => { throw error; },
    });
    expect(core).toMatchObject({ ok: false, failure: { code: 'data-folder-unusable' } });
  });
});
