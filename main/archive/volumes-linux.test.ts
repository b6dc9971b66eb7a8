import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMountInfo } from './mount-info.ts';
import type { Ran, Runner } from './run-command.ts';
import { archiveMounts, listLinuxVolumes, parseBlkid, parseLsblk } from './volumes-linux.ts';
import type { LinuxMachine } from './volumes-linux.ts';

const recorded = (name: string): string => readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8');
const missing: Ran = { ok: false, reason: 'missing', stderr: '', exitCode: null };

function toolsSaying(answers: Readonly<Record<string, Ran>>): Runner {
  return (command) => Promise.resolve(answers[command] ?? missing);
}

function machine(mountInfo: string, more: Partial<LinuxMachine> = {}): LinuxMachine {
  return {
    mountInfo: () => Promise.resolve(mountInfo),
    space: () => Promise.resolve({ sizeBytes: 1000, freeBytes: 400 }),
    fatIdentity: () => Promise.resolve(null),
    blockDevice: () => Promise.resolve(null),
    ...more,
  };
}

function list(name: string, more: Partial<LinuxMachine> = {}) {
  const lsblk: Ran = { ok: true, stdout: recorded(`lsblk-${name}.json`) };
  return listLinuxVolumes(toolsSaying({ lsblk }), machine(recorded(`mountinfo-${name}.txt`), more));
}

describe('Linux volumes', () => {
  it('finds the stick on a laptop, with spaces and an emoji in its label', async () => {
    expect(await list('usb-stick')).toEqual([{
      mountPoint: '/run/media/ann/Hof 😀 cam', deviceId: '/dev/sda1', uuid: '64A5-F00D', label: 'Hof 😀 cam', fileSystem: 'exFAT',
      sizeBytes: 30748442624, freeBytes: 400, isReadOnly: false, isRemovable: true, fileSystemNumber: 2049,
    }]);
  });

  it('finds nothing where nothing is plugged in, and does not even ask lsblk', async () => {
    const asked: string[] = [];
    const run: Runner = (command) => {
      asked.push(command);
      return Promise.resolve(missing);
    };
    expect(await listLinuxVolumes(run, machine(recorded('mountinfo-nothing.txt')))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('calls a USB SSD and a read-only SD card removable, a built-in data disk not, and leaves a film disc out', async () => {
    const told = (await list('usb-ssd-sd-reader')).map(({ mountPoint, fileSystem, isReadOnly, isRemovable }) => ({ mountPoint, fileSystem, isReadOnly, isRemovable }));
    expect(told).toEqual([
      { mountPoint: '/media/ann/BLINK SD', fileSystem: 'FAT', isReadOnly: true, isRemovable: true },
      { mountPoint: '/media/ann/Portable SSD', fileSystem: 'NTFS', isReadOnly: false, isRemovable: true },
      { mountPoint: '/srv/archive', fileSystem: 'ext4', isReadOnly: false, isRemovable: false },
    ]);
  });

  it('reads the flags and sizes of an old lsblk, and tells two sticks with one label apart', async () => {
    const told = (await list('old-two-sticks-one-label')).map(({ mountPoint, uuid, label, sizeBytes, isRemovable }) => ({ mountPoint, uuid, label, sizeBytes, isRemovable }));
    expect(told).toEqual([
      { mountPoint: '/media/pi/BLINK', uuid: '4E21-0000', label: 'BLINK', sizeBytes: 15517876224, isRemovable: true },
      { mountPoint: '/media/pi/BLINK1', uuid: 'A1B2-C3D4', label: 'BLINK', sizeBytes: 15517876224, isRemovable: true },
    ]);
  });

  it('without udev reads the device itself', async () => {
    const fatIdentity = (device: string) => Promise.resolve(device === '/dev/loop0' ? { uuid: 'EF73-2A5F', label: 'MY STICK', fileSystem: 'exFAT' } : null);
    expect(await list('no-udev', { fatIdentity })).toEqual([{
      mountPoint: '/tmp/m nt', deviceId: '/dev/loop0', uuid: 'EF73-2A5F', label: 'MY STICK', fileSystem: 'exFAT',
      sizeBytes: 67108864, freeBytes: 400, isReadOnly: false, isRemovable: true, fileSystemNumber: 1792,
    }]);
  });

  it('without udev asks blkid about what is not FAT', async () => {
    const run = toolsSaying({ lsblk: { ok: true, stdout: recorded('lsblk-no-udev.json') }, blkid: { ok: true, stdout: recorded('blkid-exfat.txt') } });
    const [volume] = await listLinuxVolumes(run, machine(recorded('mountinfo-no-udev.txt')));
    expect(volume).toMatchObject({ uuid: 'EF73-2A5F', label: 'MY STICK', fileSystem: 'exFAT' });
  });

  it('without udev and without the right to read the device still tells the volume', async () => {
    const [volume] = await list('no-udev');
    expect(volume).toMatchObject({ mountPoint: '/tmp/m nt', uuid: null, label: null, fileSystem: null, sizeBytes: 67108864 });
  });

  it('without lsblk takes size and removability from sysfs, else from the file system', async () => {
    const run = toolsSaying({});
    const info = recorded('mountinfo-usb-stick.txt');
    const blockDevice = () => Promise.resolve({ sizeBytes: 30748442624, isRemovable: true });
    expect(await listLinuxVolumes(run, machine(info, { blockDevice }))).toMatchObject([{ sizeBytes: 30748442624, isRemovable: true, fileSystem: 'exFAT', uuid: null }]);
    expect(await listLinuxVolumes(run, machine(info))).toMatchObject([{ sizeBytes: 1000, isRemovable: false }]);
  });

  it('in a container tells the mounted folders and drives, not the files mapped into it', () => {
    expect(archiveMounts(parseMountInfo(recorded('mountinfo-container.txt'))).map((mount) => mount.mountPoint)).toEqual(['/archive', '/drive']);
  });

  it('leaves out a mount that outlived its drive', async () => {
    const [ssd] = await list('usb-ssd-sd-reader', { space: (at) => Promise.resolve(at.includes('SSD') ? { sizeBytes: 1, freeBytes: 1 } : 'gone') });
    expect(ssd?.mountPoint).toBe('/media/ann/Portable SSD');
    const info = recorded('mountinfo-usb-stick.txt');
    expect(await listLinuxVolumes(toolsSaying({ lsblk: { ok: true, stdout: recorded('lsblk-nothing.json').replace('8:0', '8:99') } }), machine(info))).toEqual([]);
  });

  it('rejects when lsblk hangs or prints something else, rather than telling that every drive is gone', async () => {
    const info = machine(recorded('mountinfo-usb-stick.txt'));
    await expect(listLinuxVolumes(toolsSaying({ lsblk: { ok: false, reason: 'timeout', stderr: '', exitCode: null } }), info)).rejects.toThrow('lsblk');
    await expect(listLinuxVolumes(toolsSaying({ lsblk: { ok: true, stdout: '{}' } }), info)).rejects.toThrow();
  });

  it('flattens devices made of devices', () => {
    const names = parseLsblk(recorded('lsblk-usb-stick.json')).map((device) => device.kernelName);
    expect(names).toEqual(['loop0', 'sda', 'sda1', 'zram0', 'nvme0n1', 'nvme0n1p1', 'nvme0n1p2', 'dm-0']);
  });

  it('takes the bus of a disk over to its partitions, for which lsblk does not repeat it', () => {
    const part = { name: 'sdc1', kname: 'sdc1', 'maj:min': '8:33', rm: false, hotplug: false, tran: null };
    const disk = { name: 'sdc', kname: 'sdc', 'maj:min': '8:32', type: 'disk', rm: false, hotplug: false, tran: 'usb', children: [part] };
    expect(parseLsblk(JSON.stringify({ blockdevices: [disk] })).map((device) => device.isRemovable)).toEqual([true, true]);
  });

  it('reads the backslashes of blkid', () => {
    expect(parseBlkid('LABEL=a\\ b\\\\c\nTYPE=ext4\n')).toEqual({ uuid: null, label: 'a b\\c', fileSystem: 'ext4' });
  });
});

describe('the table of mounts', () => {
  it('decodes octal escapes and skips optional fields', () => {
    const [mount] = parseMountInfo(String.raw`70 26 8:1 /sub\040dir /mnt/a\040b\134c\011d rw,nosuid shared:420 master:3 - exfat /dev/sda1 ro,uid=0`);
    expect(mount).toEqual({ majorMinor: '8:1', root: '/sub dir', mountPoint: '/mnt/a b\\c\td', fileSystem: 'exfat', source: '/dev/sda1', isReadOnly: true });
  });

  it('tells only the upper one of two mounts on one place', () => {
    const mounts = parseMountInfo('1 0 8:1 / /mnt rw - vfat /dev/sda1 rw\n2 0 8:17 / /mnt rw - vfat /dev/sdb1 rw\nnonsense\n');
    expect(mounts.map((mount) => mount.source)).toEqual(['/dev/sdb1']);
  });

  it('of a bind mount and the whole file system tells the whole, whichever was made first', () => {
    const mounts = parseMountInfo('1 0 8:1 /part /mnt/part rw - vfat /dev/sda1 rw\n2 0 8:1 / /mnt/whole rw - vfat /dev/sda1 rw\n');
    expect(archiveMounts(mounts).map((mount) => mount.mountPoint)).toEqual(['/mnt/whole']);
  });
});
