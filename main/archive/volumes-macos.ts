// macOS: diskutil says what is mounted and what it is. systeminformation does not suffice: it reads the text meant for
// people, whose columns change between releases, and does not tell UUID, read-only volumes and the built-in SD slot.
import { z } from 'zod';
import { fileSystemName } from './file-system-name.ts';
import type { MountedVolume } from './mounted-volume.ts';
import { readPlist } from './read-plist.ts';
import type { Runner } from './run-command.ts';
import { spaceOf } from './volume-space.ts';

const ListedVolume = z.object({ DeviceIdentifier: z.string(), MountPoint: z.string().optional() });
const DiskList = z.object({
  AllDisksAndPartitions: z.array(ListedVolume.extend({
    Partitions: z.array(ListedVolume).optional(),
    APFSVolumes: z.array(ListedVolume).optional(),
  })),
});

/** Besides the system: simulator images of the developer tools, and the system's private mounts. */
const systemTrees = ['/System/', '/private/', '/Library/', '/dev/', '/nix/'];

function isSystemPlace(mountPoint: string): boolean {
  return mountPoint === '/' || systemTrees.some((tree) => `${mountPoint}/`.startsWith(tree));
}

/** Ids (`disk4s1`) of the mounted volumes in `diskutil list -plist`, the system's own left out. */
export function parseDiskList(plist: string): string[] {
  return DiskList.parse(readPlist(plist)).AllDisksAndPartitions
    .flatMap((disk) => [disk, ...(disk.Partitions ?? []), ...(disk.APFSVolumes ?? [])])
    .filter((volume) => volume.MountPoint !== undefined && volume.MountPoint !== '' && !isSystemPlace(volume.MountPoint))
    .map((volume) => volume.DeviceIdentifier);
}

const Flag = z.boolean().optional().transform((flag) => flag ?? false);
const Text = z.string().optional().transform((text) => (text === undefined || text === '' ? null : text));
const DiskInfo = z.object({
  DeviceIdentifier: z.string(), MountPoint: Text, VolumeName: Text, VolumeUUID: Text, FilesystemType: Text, FilesystemName: Text,
  BusProtocol: Text, TotalSize: z.number().optional(), Size: z.number().optional(), FreeSpace: z.number().optional(),
  WritableVolume: z.boolean().optional(), RemovableMedia: Flag, RemovableMediaOrExternalDevice: Flag, Ejectable: Flag,
});

/** Card slots call themselves internal, external disks call their medium fixed: the bus knows. */
const portableBuses = new Set(['USB', 'Secure Digital', 'FireWire', 'Thunderbolt', 'Disk Image']);

/** One volume out of `diskutil info -plist <id>`. Null when it was unmounted meanwhile. */
export function parseDiskInfo(plist: string): MountedVolume | null {
  const disk = DiskInfo.parse(readPlist(plist));
  if (disk.MountPoint === null) return null;
  return {
    mountPoint: disk.MountPoint,
    deviceId: disk.DeviceIdentifier,
    uuid: disk.VolumeUUID,
    label: disk.VolumeName,
    fileSystem: fileSystemName(disk.FilesystemType === 'msdos' ? disk.FilesystemName : disk.FilesystemType),
    sizeBytes: disk.TotalSize ?? disk.Size ?? null,
    freeBytes: disk.FreeSpace ?? null,
    isReadOnly: disk.WritableVolume === false,
    isRemovable: disk.RemovableMediaOrExternalDevice || disk.RemovableMedia || disk.Ejectable
      || (disk.BusProtocol !== null && portableBuses.has(disk.BusProtocol)),
  };
}

/** `space` is asked of the file system, because diskutil tells 0 free bytes for some FAT volumes. */
export async function listMacVolumes(run: Runner, space: typeof spaceOf = spaceOf): Promise<MountedVolume[]> {
  const listed = await run('diskutil', ['list', '-plist']);
  if (!listed.ok) throw new Error(`diskutil list did not answer (${listed.reason}): ${listed.stderr.trim()}`);
  const volumes = await Promise.all(parseDiskList(listed.stdout).map(async (id) => {
    const told = await run('diskutil', ['info', '-plist', id]);
    if (!told.ok) {
      // A volume that went away between the two questions is not an error; a tool that hangs is.
      if (told.reason === 'exit') return null;
      throw new Error(`diskutil info did not answer (${told.reason})`);
    }
    const volume = parseDiskInfo(told.stdout);
    if (volume === null) return null;
    const free = await space(volume.mountPoint);
    if (free === 'gone') return null;
    return { ...volume, freeBytes: free?.freeBytes ?? volume.freeBytes };
  }));
  return volumes.filter((volume) => volume !== null).toSorted((one, other) => (one.mountPoint < other.mountPoint ? -1 : 1));
}
