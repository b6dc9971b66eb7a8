// The whole way with a real exFAT drive under a real core: arrives, plays, is ejected, held, remounted, mended, pulled.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ejectVolume } from './archive/eject-volume.ts';
import { listVolumes } from './archive/list-volumes.ts';
import { runCommand } from './archive/run-command.ts';
import { makeExfatDrive, whyNoExfat } from './archive/testing/exfat-drive.ts';
import type { ExfatDrive } from './archive/testing/exfat-drive.ts';
import { watchVolumes } from './archive/watch-volumes.ts';
import type { VolumeWatch } from './archive/watch-volumes.ts';
import { whoHolds } from './archive/who-holds.ts';
import type { Core } from './core-types.ts';
import { demoMediaFolder } from './demo/media-folder.ts';
import { answerClipBytes } from './media/clip-bytes.ts';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, listed, openOffered, untilListed, untilOffered, untilRead, valueOf } from './testing/drive-desk.ts';
import type { VolumeSource } from './volume-source.ts';

const reason = whyNoExfat();
if (reason !== null) process.stdout.write(`Skipped, no drives under a real core: ${reason}.\n`);

const clips = ['blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4', 'blink/26-11/26-11-06/03-10-00_Garage_001.mp4'];

/** This computer, of which only the drives of one test are seen: others are plugged in and pulled out by other tests meanwhile. */
function onlyDevices(devices: readonly string[]): VolumeSource & { look(): Promise<void> } {
  let watch: VolumeWatch | null = null;
  return {
    watch(onChange, onFault) {
      watch = watchVolumes({
        list: async () => (await listVolumes(runCommand)).filter(({ deviceId }) => deviceId !== null && devices.includes(deviceId)), onChange, onFault,
      });
      return watch;
    },
    eject: (volume) => ejectVolume(volume, runCommand),
    look: async () => watch?.check(),
  };
}

async function makeDrive(): Promise<ExfatDrive> {
  const drive = await makeExfatDrive({ label: 'BLINK', sizeBytes: 16 * 1024 * 1024 });
  onTestFinished(() => drive.destroy());
  return drive;
}

async function pluggedIn() {
  const drive = await makeDrive();
  const place = await drive.mount('first');
  makeTree(place, ['blink/.tmp/', 'blink_backup/', ...clips]);
  // The newest is longer than one read.
  copyFileSync(path.join(demoMediaFolder(), 'garden-cat.mp4'), path.join(place, clips[1] ?? ''));
  const computer = onlyDevices([drive.device]);
  const dataFolder = path.join(temporaryFolder(), 'data');
  const core = await coreOn(computer, { dataFolder });
  const { id } = await openOffered(core, place);
  return { drive, place, computer, core, dataFolder, id };
}

async function placeOfAClip(core: Core): Promise<string> {
  const { clips: [clip] } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 1 }));
  if (clip === undefined) throw new Error('No clip.');
  return (await valueOf(core.media.locate({ kind: 'clip', id: clip.id }))).fullPath;
}

/** The core may be reading a header at this moment; then the system refuses. */
async function takeOut(drive: ExfatDrive, mountPoint: string): Promise<void> {
  await expect.poll(() => drive.unmount(mountPoint).then(() => 'unmounted', () => 'busy'), { interval: 20 }).toBe('unmounted');
}

/** Until the system says that there is no room left. */
function fillDrive(file: string): void {
  const open = openSync(file, 'w');
  try {
    for (const bytes of [1024 * 1024, 4096]) {
      try {
        for (;;) writeSync(open, Buffer.alloc(bytes));
      } catch (problem) {
        if (!(problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC')) throw problem;
      }
    }
  } finally {
    closeSync(open);
  }
}

const ownHolds = async (place: string) => (await whoHolds([place], runCommand)).holders.filter(({ pid }) => pid === process.pid);

describe.skipIf(reason !== null)('a real exFAT drive under the core', () => {
  it('arrives, leaves and comes back elsewhere, read-only, as the same drive with every row', async () => {
    const { drive, place, computer, core, id } = await pluggedIn();
    await takeOut(drive, place);
    await computer.look();
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false, clips: 2 }]);
    const elsewhere = await drive.mount('second 😀', { isReadOnly: true });
    await computer.look();
    expect(await untilRead(core, id)).toMatchObject({ place: elsewhere, isReadOnly: true, clips: 2 });
    expect((await listed(core)).volumes).toHaveLength(1);
    expect(await core.handlers['volumes.restoreSkeleton']({ volumeId: id })).toMatchObject({ value: { made: [] } });
    await core.close();
    expect(await ownHolds(elsewhere)).toEqual([]);
  });

  it('is ejected while a page streams a clip from it and does not let go', async () => {
    const { place, core, id } = await pluggedIn();
    const { body } = await answerClipBytes({ method: 'GET', headers: {} }, await placeOfAClip(core), new AbortController().signal);
    const page = body?.getReader();
    await page?.read();
    expect(await ownHolds(place)).toHaveLength(1);
    const before = statSync(place).dev;
    expect(await core.handlers['volumes.eject']({ volumeId: id })).toMatchObject({ ok: true });
    expect(statSync(place).dev).not.toBe(before);
    await expect(page?.read()).rejects.toThrow('closed');
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false, clips: 2 }]);
  });

  it('says which program holds it, and is ejected when that one is gone', async () => {
    const { drive, place, computer, core, id } = await pluggedIn();
    const holder = spawn('tail', ['-f', path.join(place, clips[0] ?? '')], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    try {
      expect(await core.handlers['volumes.eject']({ volumeId: id })).toEqual({ ok: false, failure: { code: 'volume-busy', subject: 'tail' } });
    } finally {
      holder.kill();
      await once(holder, 'close');
    }
    await untilRead(core, id);
    expect(await core.handlers['volumes.eject']({ volumeId: id })).toMatchObject({ ok: true });
    await untilListed(core, ({ candidates }) => candidates.length === 0);
    expect((await listVolumes(runCommand)).some(({ deviceId }) => deviceId === drive.device)).toBe(false);
    await drive.mount('again');
    await computer.look();
    await untilRead(core, id);
  });

  it('gets its folders back, and cannot while it is read-only', async () => {
    const drive = await makeDrive();
    const place = await drive.mount('first');
    mkdirSync(path.join(place, 'BLINK'));
    const computer = onlyDevices([drive.device]);
    const core = await coreOn(computer);
    const { id } = await openOffered(core, place);
    await takeOut(drive, place);
    const locked = await drive.mount('locked', { isReadOnly: true });
    await computer.look();
    await untilRead(core, id);
    expect(await valueOf(core.handlers['volumes.check']({ volumeId: id }))).toMatchObject({ isReadOnly: true, skeleton: { ok: false, missing: ['blink/.tmp', 'blink_backup'] } });
    expect(await core.handlers['volumes.restoreSkeleton']({ volumeId: id })).toMatchObject({ failure: { code: 'volume-read-only' } });
    await takeOut(drive, locked);
    await drive.mount('open');
    await computer.look();
    await untilRead(core, id);
    expect(await valueOf(core.handlers['volumes.restoreSkeleton']({ volumeId: id }))).toEqual({ made: ['blink/.tmp', 'blink_backup'] });
    expect((await valueOf(core.handlers['volumes.check']({ volumeId: id }))).skeleton).toEqual({ ok: true, missing: [] });
  });

  it('with a folder that cannot be read keeps the rows of it, says which one it is, reads all others, and is ejected all the same', async () => {
    const { drive, place, computer, core, id } = await pluggedIn();
    await takeOut(drive, place);
    await computer.look();
    await drive.spoilFolderOf('22-00-00_Front_Door_001.mp4');
    makeTree(await drive.mount('spoilt'), ['blink/26-11/26-11-07/10-00-00_Garage_001.mp4']);
    await computer.look();
    expect(await untilRead(core, id)).toMatchObject({ clips: 3, unreadable: [{ path: 'blink/26-11/26-11-05', reason: 'EIO' }] });
    await core.handlers['app.focused']({});
    await valueOf(core.handlers['volumes.rescan']({ volumeId: id }));
    expect(await untilRead(core, id)).toMatchObject({ clips: 3 });
    const { clips: shown } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }));
    expect(shown.map(({ state }) => state)).toEqual(['present', 'present', 'present']);
    expect((await valueOf(core.handlers['volumes.check']({ volumeId: id }))).unreadable).toMatchObject([{ path: 'blink/26-11/26-11-05' }]);
    expect(await core.handlers['volumes.eject']({ volumeId: id })).toMatchObject({ ok: true });
  });

  it('whose folder of clips cannot be read is here, not gone, and keeps every row', async () => {
    const { drive, place, computer, core, id } = await pluggedIn();
    makeTree(place, ['blink/a-mark-of-the-test']);
    await takeOut(drive, place);
    await computer.look();
    await drive.spoilFolderOf('a-mark-of-the-test');
    await drive.mount('spoilt');
    await computer.look();
    expect(await untilRead(core, id)).toMatchObject({ isPresent: true, clips: 2, unreadable: [{ path: 'blink', reason: 'EIO' }] });
    expect(await core.handlers['volumes.check']({ volumeId: id })).toMatchObject({ failure: { code: 'folder-unreadable' } });
    expect(await core.handlers['volumes.restoreSkeleton']({ volumeId: id })).toMatchObject({ failure: { code: 'folder-unreadable' } });
    expect(await core.handlers['volumes.eject']({ volumeId: id })).toMatchObject({ ok: true });
  });

  it('that is full is read to the end, says that there is no room for a folder it lacks, and gets it when there is', async () => {
    const drive = await makeDrive();
    const place = await drive.mount('first');
    makeTree(place, ['blink/.tmp/', ...clips]);
    const full = path.join(place, 'blink', 'full.ts');
    fillDrive(full);
    const core = await coreOn(onlyDevices([drive.device]));
    const { id } = await openOffered(core, place);
    expect(await untilRead(core, id)).toMatchObject({ clips: 2, freeBytes: 0, unfinished: 1 });
    expect(await valueOf(core.handlers['volumes.check']({ volumeId: id }))).toMatchObject({ freeBytes: 0, skeleton: { ok: false, missing: ['blink_backup'] } });
    expect(await core.handlers['volumes.restoreSkeleton']({ volumeId: id })).toMatchObject({ failure: { code: 'volume-full' } });
    expect(readdirSync(place)).toEqual(['blink']);
    rmSync(full);
    expect(await valueOf(core.handlers['volumes.restoreSkeleton']({ volumeId: id }))).toEqual({ made: ['blink_backup'] });
  });

  it('ignores case: a clip spelled anew by another program is one clip, with its star', async () => {
    const { place, core, id } = await pluggedIn();
    const list = async () => (await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }))).clips;
    const oldest = (await list()).at(-1)?.id;
    if (oldest === undefined) throw new Error('No clip.');
    await valueOf(core.handlers['clips.mark']({ clipIds: [oldest], mark: { isStarred: true } }));
    renameSync(path.join(place, clips[0] ?? ''), path.join(place, 'blink/26-11/26-11-05/22-00-00_FRONT_DOOR_001.MP4'));
    await valueOf(core.handlers['volumes.rescan']({ volumeId: id }));
    expect(await untilRead(core, id)).toMatchObject({ clips: 2 });
    expect((await list()).map(({ isStarred, state }) => [isStarred, state])).toEqual([[false, 'present'], [true, 'present']]);
    expect((await valueOf(core.handlers['cameras.list']({}))).map(({ name }) => name.toLowerCase()).sort()).toEqual(['front_door', 'garage']);
  });

  it('whose driver dies is offline with every row, and is itself again after it was mounted anew', async () => {
    const { drive, place, computer, core, id } = await pluggedIn();
    await drive.killDriver();
    await computer.look();
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false, clips: 2 }]);
    expect(await core.handlers['volumes.check']({ volumeId: id })).toMatchObject({ failure: { code: 'volume-offline' } });
    await drive.unmountLazily(place);
    await drive.mount('first');
    await computer.look();
    expect(await untilRead(core, id)).toMatchObject({ place, clips: 2 });
  });

  it('is told apart from its clone by what lies on them, whichever is listed first', async () => {
    const { drive, place, computer, core, dataFolder, id } = await pluggedIn();
    await takeOut(drive, place);
    await computer.look();
    await core.close();
    const clone = await drive.clone();
    onTestFinished(() => clone.destroy());
    const there = await clone.mount('clone');
    makeTree(there, ['blink/26-12/26-12-01/10-00-00_Garage_001.mp4']);
    await drive.mount('first');

    const both = await coreOn(onlyDevices([drive.device, clone.device]), { dataFolder });
    expect(await untilRead(both, id)).toMatchObject({ place, clips: 2 });
    expect((await untilOffered(both, there)).resembles).toEqual([id]);
    const second = await openOffered(both, there);
    expect(second).toMatchObject({ name: 'BLINK', clips: 3 });
    expect(second.id).not.toBe(id);
    await both.close();
    const again = await coreOn(onlyDevices([clone.device, drive.device]), { dataFolder });
    expect(await untilRead(again, second.id)).toMatchObject({ place: there, clips: 3 });
    expect(await untilRead(again, id)).toMatchObject({ place, clips: 2 });
  });
});
