import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diskOf, ejectLinuxVolume, mountsOf } from './eject-linux.ts';
import { ejectMacVolume, parseDissenter } from './eject-macos.ts';
import { ejectVolume } from './eject-volume.ts';
import { ejectWindowsVolume } from './eject-windows.ts';
import { parseMountInfo } from './mount-info.ts';
import type { MountedVolume } from './mounted-volume.ts';
import type { Ran, Runner } from './run-command.ts';
import { mappedFiles, parseLsof } from './who-holds.ts';

const recorded = (name: string): string => readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8');
const done: Ran = { ok: true, stdout: '' };
const missing: Ran = { ok: false, reason: 'missing', stderr: '', exitCode: null };
const failed = (stderr: string): Ran => ({ ok: false, reason: 'exit', stderr, exitCode: 1 });

const stick: MountedVolume = {
  mountPoint: '/media/ann/BLINK', deviceId: '/dev/sdb1', uuid: '64A5-F00D', label: 'BLINK', fileSystem: 'exFAT',
  sizeBytes: 10, freeBytes: 5, isReadOnly: false, isRemovable: true,
};

/** Tools that answer by the start of their command line; what they were asked is in `asked`. */
function tools(answers: Readonly<Record<string, Ran>>, asked: string[] = []): Runner {
  return (command, args) => {
    const line = [command, ...args].join(' ');
    asked.push(line);
    return Promise.resolve(Object.entries(answers).find(([start]) => line.startsWith(start))?.[1] ?? missing);
  };
}

/** The kernel's table before and after: each call tells the next one. */
function tables(...texts: readonly string[]) {
  let call = 0;
  return () => {
    const text = texts[Math.min(call, texts.length - 1)] ?? '';
    call += 1;
    return Promise.resolve(parseMountInfo(text));
  };
}

const system = '1 0 8:2 / / rw - ext4 /dev/sda2 rw\n';
const mounted = `${system}2 1 8:17 / /media/ann/BLINK rw - exfat /dev/sdb1 rw\n`;

describe('ejecting on Linux', () => {
  it('unmounts and switches off by udisks', async () => {
    const asked: string[] = [];
    expect(await ejectLinuxVolume(stick, tools({ udisksctl: done }, asked), tables(mounted, system))).toEqual({ kind: 'ejected', isPoweredOff: true, stillMounted: [] });
    expect(asked).toEqual(['udisksctl unmount --no-user-interaction -b /dev/sdb1', 'udisksctl power-off --no-user-interaction -b /dev/sdb']);
  });

  it('leaves the drive on while another volume of it is mounted, and says where', async () => {
    const other = '3 1 8:18 / /media/ann/OTHER rw - ext4 /dev/sdb2 rw\n';
    const asked: string[] = [];
    const outcome = await ejectLinuxVolume(stick, tools({ udisksctl: done }, asked), tables(mounted + other, system + other));
    expect(outcome).toEqual({ kind: 'ejected', isPoweredOff: false, stillMounted: ['/media/ann/OTHER'] });
    expect(asked).toHaveLength(1);
  });

  it('without udisks uses umount, and waits until the device is written', async () => {
    const asked: string[] = [];
    expect(await ejectLinuxVolume(stick, tools({ umount: done, sync: done }, asked), tables(mounted, system))).toMatchObject({ kind: 'ejected', isPoweredOff: false });
    expect(asked).toEqual(['udisksctl unmount --no-user-interaction -b /dev/sdb1', 'umount /media/ann/BLINK', 'sync /dev/sdb1']);
  });

  it('lets a user unmount what the user mounted by FUSE', async () => {
    const fuse = mounted.replace('- exfat', '- fuse.exfat');
    const run = tools({ umount: failed('umount: /media/ann/BLINK: must be superuser to unmount.'), 'fusermount -u': done });
    expect(await ejectLinuxVolume(stick, run, tables(fuse, system))).toMatchObject({ kind: 'ejected' });
  });

  it('unmounts every place where the volume is mounted, the youngest first', async () => {
    const bind = '3 1 8:17 /blink /srv/clips rw - exfat /dev/sdb1 rw\n';
    const asked: string[] = [];
    await ejectLinuxVolume(stick, tools({ umount: done, sync: done }, asked), tables(mounted + bind, system));
    expect(asked.filter((line) => line.startsWith('umount'))).toEqual(['umount /srv/clips', 'umount /media/ann/BLINK']);
  });

  it('stops at the first tool that says busy', async () => {
    const asked: string[] = [];
    const outcome = await ejectLinuxVolume(stick, tools({ umount: failed('umount: /media/ann/BLINK: target is busy.') }, asked), tables(mounted));
    expect(outcome.kind).toBe('busy');
    expect(asked).toHaveLength(2);
  });

  it('gives the reason of udisks when nobody may', async () => {
    const run = tools({ udisksctl: failed('Error unmounting /dev/sdb1: GDBus.Error:org.freedesktop.UDisks2.Error.NotAuthorized: Not authorized\n'), umount: failed('umount: must be superuser') });
    expect(await ejectLinuxVolume(stick, run, tables(mounted))).toEqual({ kind: 'refused', reason: expect.stringContaining('NotAuthorized') as string });
  });

  it('says when there is no tool, when something is mounted inside, and when it is mounted still', async () => {
    expect(await ejectLinuxVolume(stick, tools({}), tables(mounted))).toEqual({ kind: 'tool-missing', tool: 'umount' });
    const inside = '3 2 8:33 / /media/ann/BLINK/x rw - exfat /dev/sdc1 rw\n';
    expect(await ejectLinuxVolume(stick, tools({ umount: done }), tables(mounted + inside))).toMatchObject({ kind: 'refused', reason: expect.stringContaining('/media/ann/BLINK/x') as string });
    expect(await ejectLinuxVolume(stick, tools({ umount: done }), tables(mounted))).toMatchObject({ kind: 'refused' });
  });

  it('takes a volume that is no longer mounted, or another one at its place, as ejected', async () => {
    const asked: string[] = [];
    expect(await ejectLinuxVolume(stick, tools({}, asked), tables(mounted.replace('/dev/sdb1', '/dev/sdc1')))).toMatchObject({ kind: 'ejected' });
    expect(asked).toEqual([]);
    expect(mountsOf(stick, parseMountInfo(system))).toEqual([]);
  });

  it('knows the disk of a partition', () => {
    expect(['/dev/sdb1', '/dev/sdb', '/dev/mmcblk0p1', '/dev/nvme0n1p3', '/dev/loop0', '/dev/loop0p1', '/dev/mapper/x'].map(diskOf))
      .toEqual(['/dev/sdb', '/dev/sdb', '/dev/mmcblk0', '/dev/nvme0n1', '/dev/loop0', '/dev/loop0', '/dev/mapper/x']);
  });
});

it('never unmounts a drive that is built in', async () => {
  const asked: string[] = [];
  expect(await ejectVolume({ ...stick, isRemovable: false }, tools({}, asked))).toMatchObject({ kind: 'refused' });
  expect(asked).toEqual([]);
});

describe('ejecting on macOS', () => {
  const disk = { ...stick, mountPoint: '/Volumes/BLINK', deviceId: 'disk4s1' };

  it('ejects the whole drive by its id', async () => {
    const asked: string[] = [];
    expect(await ejectMacVolume(disk, tools({ diskutil: done }, asked))).toMatchObject({ kind: 'ejected' });
    expect(asked).toEqual(['diskutil eject disk4s1']);
  });

  it('says whom diskutil names when a program holds it', async () => {
    const outcome = await ejectMacVolume(disk, tools({ diskutil: failed(recorded('diskutil-eject-busy.txt')) }));
    expect(outcome).toMatchObject({ kind: 'busy', holders: [{ pid: 20848, name: 'Player' }] });
  });

  it('reads both ways in which diskutil names a program, and never the parent', () => {
    expect(parseDissenter(recorded('diskutil-eject-busy.txt'))).toMatchObject({ pid: 20848, name: 'Player' });
    expect(parseDissenter(recorded('diskutil-eject-busy-short.txt'))).toMatchObject({ pid: 1234, name: 'mds' });
    expect(parseDissenter('Dissenter parent PPID 1 (/sbin/launchd)')).toBeNull();
  });

  it('gives the reason of any other refusal', async () => {
    expect(await ejectMacVolume(disk, tools({ diskutil: failed('Ejecting is not allowed\n') }))).toEqual({ kind: 'refused', reason: 'Ejecting is not allowed' });
    expect(await ejectMacVolume(disk, tools({}))).toEqual({ kind: 'tool-missing', tool: 'diskutil' });
  });

  it('reads lsof, letters beyond ASCII too, and knows what we started ourselves', () => {
    expect(parseLsof(recorded('lsof-mac.txt'), 900)).toEqual([
      { pid: 20848, name: 'Player', isOurs: false, paths: ['/Volumes/Hof & 😀 cam', '/Volumes/Hof & 😀 cam/blink/21-05/21-05-02/12-54-30_BlinkMini_001.mp4'] },
      { pid: 21001, name: 'ffmpeg', isOurs: true, paths: ['/Volumes/Hof & 😀 cam/blink/21-05/21-05-02/12-55-30_BlinkMini_001.mp4'] },
    ]);
    expect(parseLsof('lsof: status error on /Volumes/X: No such file or directory', 1)).toEqual([]);
  });
});

describe('ejecting on Windows', () => {
  const drive = { ...stick, mountPoint: 'E:\\', deviceId: 'E:' };

  it('is done when the letter no longer answers, and busy when it still does', async () => {
    expect(await ejectWindowsVolume(drive, tools({ 'powershell.exe': { ok: true, stdout: 'ejected\r\n' } }))).toMatchObject({ kind: 'ejected' });
    expect(await ejectWindowsVolume(drive, tools({ 'powershell.exe': { ok: true, stdout: 'gone\r\n' } }))).toMatchObject({ kind: 'ejected' });
    expect(await ejectWindowsVolume(drive, tools({ 'powershell.exe': { ok: true, stdout: 'still-there\r\n' } }))).toEqual({ kind: 'busy', holders: [], isComplete: false });
  });

  it('puts nothing but a letter into its script', async () => {
    const asked: string[] = [];
    expect(await ejectWindowsVolume({ ...drive, deviceId: "E:'; calc" }, tools({}, asked))).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual([]);
  });
});

it('reads the mapped files of a process', () => {
  expect(mappedFiles('7f0-7f1 r--p 0000 07:00 12                 /media/a b/clip one.mp4\n7f2-7f3 rw-p 0000 00:00 0 \n7ffd-7ffe rw-p 0000 00:00 0   [stack]\n'))
    .toEqual(['/media/a b/clip one.mp4']);
});
