// The whole way with a real exFAT file system: seen arriving, known by its identity, held, ejected, remounted, yanked.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkSkeleton, restoreSkeleton } from './skeleton.ts';
import { ejectVolume } from './eject-volume.ts';
import { listVolumes } from './list-volumes.ts';
import type { MountedVolume } from './mounted-volume.ts';
import { runCommand } from './run-command.ts';
import type { Runner } from './run-command.ts';
import { makeExfatDrive, whyNoExfat } from './testing/exfat-drive.ts';
import type { ExfatDrive } from './testing/exfat-drive.ts';
import { driveIdentity, identityKey } from './volume-identity.ts';
import { linuxSignal } from './volume-signal.ts';
import { compareVolumes } from './watch-volumes.ts';
import { whoHolds } from './who-holds.ts';

const reason = whyNoExfat();
if (reason !== null) process.stdout.write(`Skipped, no real exFAT drive: ${reason}.\n`);

const drives: ExfatDrive[] = [];
afterEach(async () => {
  for (const drive of drives.splice(0)) await drive.destroy();
});

async function makeDrive(label: string): Promise<ExfatDrive> {
  const drive = await makeExfatDrive({ label, sizeBytes: 16 * 1024 * 1024 });
  drives.push(drive);
  return drive;
}

async function volumeAt(mountPoint: string, run: Runner = runCommand): Promise<MountedVolume> {
  const volume = (await listVolumes(run)).find((one) => one.mountPoint === mountPoint);
  if (volume === undefined) throw new Error(`${mountPoint} is not listed`);
  return volume;
}

describe.skipIf(reason !== null)('a real exFAT drive', () => {
  it('is listed with its label, and is the same drive at another mount point', async () => {
    const drive = await makeDrive('Hof 😀 é');
    const here = await drive.mount('here 😀 a');
    const first = await volumeAt(here);
    expect(first).toMatchObject({ deviceId: drive.device, label: 'Hof 😀 é', fileSystem: 'exFAT', sizeBytes: 16 * 1024 * 1024, isReadOnly: false, isRemovable: true });
    expect(first.uuid).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(first.freeBytes).toBeGreaterThan(0);
    await drive.unmount(here);
    const second = await volumeAt(await drive.mount('there', { isReadOnly: true }));
    expect(second.isReadOnly).toBe(true);
    expect(identityKey(driveIdentity(second, null))).toBe(identityKey(driveIdentity(first, null)));
  });

  it('has one identity whether lsblk, blkid or neither is installed', async () => {
    const drive = await makeDrive('MY STICK');
    const place = await drive.mount('x');
    const without: Runner = () => Promise.resolve({ ok: false, reason: 'missing', stderr: '', exitCode: null });
    expect(await volumeAt(place, without)).toEqual({ ...(await volumeAt(place)), freeBytes: expect.any(Number) as number });
  });

  it('is told apart from a second one with the same label', async () => {
    const [one, other] = [await makeDrive('BLINK'), await makeDrive('BLINK')];
    const [a, b] = [await volumeAt(await one.mount('a')), await volumeAt(await other.mount('b'))];
    expect([a.label, b.label]).toEqual(['BLINK', 'BLINK']);
    expect(a.uuid).not.toBe(b.uuid);
  });

  it('changes the sign of the watch when it comes, when it goes and when its driver dies', async () => {
    const drive = await makeDrive('BLINK');
    const signal = linuxSignal();
    const place = await drive.mount('x');
    // Other tests may mount and unmount meanwhile: only what concerns this drive counts.
    const look = async () => (await signal.look()).split('\n').filter((line) => line.includes(place));
    const mounted = await look();
    expect(mounted).not.toEqual([]);
    expect(await look()).toEqual(mounted);
    const present = [await volumeAt(place)];
    await drive.killDriver();
    expect(await look()).not.toEqual(mounted);
    const after = (await listVolumes(runCommand)).filter((one) => one.mountPoint === place);
    expect(compareVolumes(present, after)).toMatchObject({ arrived: [], departed: [{ mountPoint: place }] });
    await drive.unmountLazily(place);
    expect(await look()).toEqual([]);
  });

  it('is not ejected while a program has a file open, says which, and is ejected after that', async () => {
    const drive = await makeDrive('BLINK');
    const place = await drive.mount('x y');
    const clip = join(place, 'clip é.mp4');
    await writeFile(clip, 'clip');
    const volume = await volumeAt(place);
    const holder = spawn('tail', ['-f', clip], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    try {
      const refused = await ejectVolume(volume, runCommand);
      expect(refused).toMatchObject({ kind: 'busy', holders: [{ pid: holder.pid, name: 'tail', paths: [clip], isOurs: true }] });
    } finally {
      holder.kill();
      await once(holder, 'close');
    }
    expect(await ejectVolume(volume, runCommand)).toMatchObject({ kind: 'ejected' });
    expect((await listVolumes(runCommand)).some((one) => one.deviceId === drive.device)).toBe(false);
    expect(await ejectVolume(volume, runCommand)).toMatchObject({ kind: 'ejected' });
  });

  it('is held by a program that merely stands in one of its folders', async () => {
    const drive = await makeDrive('BLINK');
    const place = await drive.mount('x');
    await mkdir(join(place, 'blink'));
    const holder = spawn('sh', ['-c', 'echo ready; read line'], { cwd: join(place, 'blink'), stdio: ['pipe', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(await whoHolds([place], runCommand)).toMatchObject({ holders: [{ pid: holder.pid, name: 'sh', paths: [join(place, 'blink')] }] });
    holder.stdin.end();
    await once(holder, 'close');
    expect((await whoHolds([place], runCommand)).holders).toEqual([]);
  });

  it('keeps its skeleton in any case, and cannot get it back while it is read-only', async () => {
    const drive = await makeDrive('BLINK');
    const place = await drive.mount('x');
    await mkdir(join(place, 'BLINK'));
    expect(await restoreSkeleton(place, ['blink', 'blink/.tmp'])).toEqual({ kind: 'restored', made: ['blink/.tmp'] });
    await drive.unmount(place);
    const locked = await drive.mount('locked', { isReadOnly: true });
    expect(await checkSkeleton(locked)).toMatchObject({ value: { missing: ['blink_backup'] } });
    expect(await restoreSkeleton(locked, ['blink_backup'])).toEqual({ kind: 'refused', reason: 'read-only', made: [] });
  });

  it('whose driver died says so instead of looking empty', async () => {
    const drive = await makeDrive('BLINK');
    const place = await drive.mount('x');
    await mkdir(join(place, 'blink'));
    await drive.killDriver();
    expect(await checkSkeleton(place)).toMatchObject({ ok: false, failure: { code: 'folder-gone' } });
  });
});
