// Linux: what is mounted comes from the kernel's table, what it is mounted from comes from lsblk, and from the device
// itself where lsblk knows nothing. systeminformation does not suffice: it calls a drive removable by the RM bit alone,
// so USB SSDs come out as built in, and it needs udev for UUID and label.
import { readFile, realpath } from 'node:fs/promises';
import { z } from 'zod';
import { readFatIdentity } from './fat-identity.ts';
import { fileSystemName } from './file-system-name.ts';
import type { MountedVolume } from './mounted-volume.ts';
import { fileSystemKey, fileSystemNumber, parseMountInfo } from './mount-info.ts';
import type { Mount } from './mount-info.ts';
import type { Runner } from './run-command.ts';
import { spaceOf } from './volume-space.ts';
import type { VolumeSpace } from './volume-space.ts';

/** One line of lsblk: a disk, a partition, or what is made of one. Bus and removability are taken over from the disk. */
export interface BlockDevice {
  readonly name: string;
  readonly kernelName: string;
  readonly majorMinor: string;
  readonly fileSystem: string | null;
  readonly label: string | null;
  readonly uuid: string | null;
  readonly sizeBytes: number | null;
  readonly isReadOnly: boolean;
  readonly isRemovable: boolean;
}

/** Every column exists since util-linux 2.25 (2014). MOUNTPOINTS and PATH are younger, and mountinfo knows better. */
export const lsblkArguments = ['--json', '-b', '-o', 'NAME,KNAME,MAJ:MIN,TYPE,RM,HOTPLUG,RO,TRAN,FSTYPE,LABEL,UUID,SIZE'] as const;

/** lsblk before 2.33 writes flags as "0" and "1", and sizes as text. */
const Flag = z.union([z.boolean(), z.enum(['0', '1'])]).nullish().transform((flag) => flag === true || flag === '1');
const Text = z.string().nullish().transform((text) => (text === undefined || text === '' ? null : text));
const Bytes = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).nullish().transform((bytes) => bytes ?? null);
const LsblkNode = z.object({
  name: z.string(), kname: z.string(), 'maj:min': z.string(), type: Text, rm: Flag, hotplug: Flag, ro: Flag, tran: Text,
  fstype: Text, label: Text, uuid: Text, size: Bytes, children: z.array(z.unknown()).optional(),
});
const LsblkOutput = z.object({ blockdevices: z.array(z.unknown()) });

const portableBuses = new Set(['usb', 'sdio', 'mmc', 'ieee1394', 'thunderbolt']);

function* devicesUnder(nodes: readonly unknown[], isDiskRemovable: boolean): Generator<BlockDevice> {
  for (const raw of nodes) {
    const node = LsblkNode.parse(raw);
    const isRemovable = isDiskRemovable || node.rm || node.hotplug || node.type === 'loop' || (node.tran !== null && portableBuses.has(node.tran));
    yield {
      name: node.name,
      kernelName: node.kname,
      majorMinor: node['maj:min'].trim(),
      fileSystem: node.fstype,
      label: node.label,
      uuid: node.uuid,
      sizeBytes: node.size,
      isReadOnly: node.ro,
      isRemovable,
    };
    yield* devicesUnder(node.children ?? [], isRemovable);
  }
}

/** Flattens lsblk's tree. Throws when the text is not what lsblk prints. */
export function parseLsblk(text: string): BlockDevice[] {
  return [...devicesUnder(LsblkOutput.parse(JSON.parse(text)).blockdevices, false)];
}

/** The system's own places. Beneath those with a slash nothing is told, except for the places where drives are mounted. */
const systemPlaces = new Set(['/', '/home', '/root', '/tmp', '/usr', '/opt', '/boot', '/efi']);
const systemTrees = ['/boot/', '/efi/', '/etc/', '/usr/', '/nix/', '/snap/', '/proc/', '/sys/', '/dev/', '/run/', '/var/', '/sysroot/'];
const drivePlaces = ['/run/media/', '/run/mount/', '/var/mnt/', '/var/media/', '/var/tmp/', '/var/run/media/'];
/** Read-only images and discs: packages, installers, films. */
const imageFileSystems = new Set(['squashfs', 'fuse.squashfuse', 'erofs', 'iso9660', 'udf', 'cramfs']);

function isSystemPlace(mountPoint: string): boolean {
  if (systemPlaces.has(mountPoint)) return true;
  if (drivePlaces.some((place) => mountPoint.startsWith(place))) return false;
  return systemTrees.some((tree) => `${mountPoint}/`.startsWith(tree));
}

function isWholeFirst(one: Mount, other: Mount): number {
  return Number(other.root === '/') - Number(one.root === '/');
}

/**
 * The mounts on which an archive may stand: on a block device, not part of the system, and each file system once (of
 * several mounts the one that shows all of it, then the oldest).
 */
export function archiveMounts(mounts: readonly Mount[]): Mount[] {
  const taken = new Set(mounts.filter((mount) => mount.mountPoint === '/').map(fileSystemKey));
  const chosen: Mount[] = [];
  for (const mount of mounts.toSorted(isWholeFirst)) {
    if (!mount.source.startsWith('/dev/') || imageFileSystems.has(mount.fileSystem) || isSystemPlace(mount.mountPoint)) continue;
    if (taken.has(fileSystemKey(mount))) continue;
    taken.add(fileSystemKey(mount));
    chosen.push(mount);
  }
  return chosen.toSorted((one, other) => (one.mountPoint < other.mountPoint ? -1 : 1));
}

/** The line of lsblk a mount belongs to: by device number, or by name where the kernel gave FUSE or btrfs a number of its own. */
export function deviceOf(mount: Mount, devices: readonly BlockDevice[]): BlockDevice | null {
  const byNumber = devices.find((device) => device.majorMinor === mount.majorMinor);
  if (byNumber !== undefined) return byNumber;
  const name = mount.source.replace(/^\/dev\/(mapper\/)?/, '');
  return devices.find((device) => device.kernelName === name || device.name === name) ?? null;
}

/** What is asked of the machine besides lsblk; replaced in tests. */
export interface LinuxMachine {
  mountInfo(): Promise<string>;
  space(mountPoint: string): Promise<VolumeSpace | 'gone' | null>;
  fatIdentity(devicePath: string): Promise<{ readonly uuid: string | null; readonly label: string | null; readonly fileSystem: string } | null>;
  /** What sysfs says of a block device, for machines without lsblk. Null when it has none. */
  blockDevice(majorMinor: string): Promise<{ readonly sizeBytes: number | null; readonly isRemovable: boolean } | null>;
}

async function readSysfs(majorMinor: string): Promise<{ sizeBytes: number | null; isRemovable: boolean } | null> {
  const read = (path: string): Promise<string | null> => readFile(path, 'utf8').then((text) => text.trim(), () => null);
  const place = await realpath(`/sys/dev/block/${majorMinor}`).catch(() => null);
  if (place === null) return null;
  const sectors = await read(`${place}/size`);
  const removable = (await read(`${place}/removable`)) ?? (await read(`${place}/../removable`));
  return {
    sizeBytes: sectors === null ? null : Number(sectors) * 512,
    isRemovable: removable === '1' || /\/(usb\d+|mmc_host|firewire|loop\d+)(\/|$)/.test(place),
  };
}

export const thisMachine: LinuxMachine = {
  mountInfo: () => readFile('/proc/self/mountinfo', 'utf8'),
  space: spaceOf,
  fatIdentity: readFatIdentity,
  blockDevice: readSysfs,
};

interface Probed {
  readonly uuid: string | null;
  readonly label: string | null;
  readonly fileSystem: string | null;
}

/** Reads `blkid -p -o export`: KEY=value lines, unsafe characters behind a backslash. */
export function parseBlkid(text: string): Probed {
  const values = new Map(text.split('\n').map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1).replace(/\\(.)/g, '$1')];
  }));
  return { uuid: values.get('UUID') ?? null, label: values.get('LABEL') ?? null, fileSystem: values.get('TYPE') ?? null };
}

/** Asks the device itself; both ways need the right to read it, which root has. */
async function probe(mount: Mount, run: Runner, machine: LinuxMachine): Promise<Probed> {
  const fat = await machine.fatIdentity(mount.source);
  if (fat !== null) return fat;
  const ran = await run('blkid', ['-p', '-o', 'export', mount.source]);
  return ran.ok ? parseBlkid(ran.stdout) : { uuid: null, label: null, fileSystem: null };
}

async function listDevices(run: Runner): Promise<BlockDevice[] | null> {
  const ran = await run('lsblk', lsblkArguments);
  if (ran.ok) return parseLsblk(ran.stdout);
  if (ran.reason === 'timeout') throw new Error('lsblk did not answer in time');
  return null;
}

/**
 * Null for a mount that outlived its drive: the FUSE driver died, or the stick was pulled on a machine where nobody
 * unmounts after that. RAM disks are in sysfs though not in lsblk.
 */
async function describe(mount: Mount, devices: readonly BlockDevice[] | null, run: Runner, machine: LinuxMachine): Promise<MountedVolume | null> {
  const device = devices === null ? null : deviceOf(mount, devices);
  const [space, sysfs] = await Promise.all([machine.space(mount.mountPoint), device === null ? machine.blockDevice(mount.majorMinor) : null]);
  const hasLostDevice = devices !== null && devices.length > 0 && device === null && sysfs === null && !mount.majorMinor.startsWith('0:');
  if (space === 'gone' || hasLostDevice) return null;
  const probed = device?.uuid == null ? await probe(mount, run, machine) : null;
  const ownName = fileSystemName(mount.fileSystem);
  const number = fileSystemNumber(mount);
  return {
    mountPoint: mount.mountPoint,
    deviceId: mount.source,
    uuid: device?.uuid ?? probed?.uuid ?? null,
    label: device?.label ?? probed?.label ?? null,
    fileSystem: ownName ?? fileSystemName(device?.fileSystem ?? probed?.fileSystem ?? null),
    sizeBytes: device?.sizeBytes ?? sysfs?.sizeBytes ?? space?.sizeBytes ?? null,
    freeBytes: space?.freeBytes ?? null,
    isReadOnly: mount.isReadOnly || (device?.isReadOnly ?? false),
    isRemovable: device?.isRemovable ?? sysfs?.isRemovable ?? false,
    ...(number === null ? {} : { fileSystemNumber: number }),
  };
}

/** Works without udev, without lsblk and without root: what then cannot be known is null. */
export async function listLinuxVolumes(run: Runner, machine: LinuxMachine = thisMachine): Promise<MountedVolume[]> {
  const mounts = archiveMounts(parseMountInfo(await machine.mountInfo()));
  if (mounts.length === 0) return [];
  const devices = await listDevices(run);
  const volumes = await Promise.all(mounts.map((mount) => describe(mount, devices, run, machine)));
  return volumes.filter((volume) => volume !== null);
}
