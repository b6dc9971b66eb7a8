// Reads /proc/self/mountinfo (proc(5)): what is mounted where, without udev and without starting a program.

export interface Mount {
  /** `8:17`; the major number is 0 where the file system has no block device of its own (FUSE, btrfs, tmpfs). */
  readonly majorMinor: string;
  /** The part of the file system that is shown: `/`, or a folder for a bind mount and for a btrfs subvolume. */
  readonly root: string;
  readonly mountPoint: string;
  /** The kernel's name: `vfat`, `exfat`, `fuseblk`, `ext4` ... */
  readonly fileSystem: string;
  /** `/dev/sdb1`, or a word such as `tmpfs`. */
  readonly source: string;
  readonly isReadOnly: boolean;
}

/** The kernel writes space, tab, newline, backslash and `#` as three octal digits. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

function isReadOnlyIn(options: string): boolean {
  return options.split(',').includes('ro');
}

function parseLine(line: string): Mount | null {
  const [left, right] = line.split(' - ', 2);
  if (left === undefined || right === undefined) return null;
  const [, , majorMinor, root, mountPoint, options] = left.split(' ');
  const [fileSystem, source, superOptions] = right.split(' ');
  if (majorMinor === undefined || root === undefined || mountPoint === undefined || options === undefined) return null;
  if (fileSystem === undefined || source === undefined) return null;
  return {
    majorMinor,
    root: unescapeOctal(root),
    mountPoint: unescapeOctal(mountPoint),
    fileSystem: unescapeOctal(fileSystem),
    source: unescapeOctal(source),
    isReadOnly: isReadOnlyIn(options) || isReadOnlyIn(superOptions ?? ''),
  };
}

/**
 * Mounts in the order they were made. Where two lie on one mount point only the upper one is told: the lower one
 * cannot be reached. Mount points whose names are not UTF-8 are left out, because Node reads them as other names.
 */
export function parseMountInfo(text: string): Mount[] {
  const byPlace = new Map<string, Mount>();
  for (const line of text.split('\n')) {
    const mount = parseLine(line);
    if (mount === null || mount.mountPoint.includes('\uFFFD')) continue;
    byPlace.delete(mount.mountPoint);
    byPlace.set(mount.mountPoint, mount);
  }
  return [...byPlace.values()];
}

/** One text per file system: mounts with the same text show the same files. */
export function fileSystemKey(mount: Mount): string {
  return mount.majorMinor.startsWith('0:') ? mount.source : mount.majorMinor;
}

/** `8:17` as stat(2) gives it (makedev(3)); null when the text is no pair of numbers. */
export function fileSystemNumber({ majorMinor }: Pick<Mount, 'majorMinor'>): number | null {
  const [major = Number.NaN, minor = Number.NaN] = majorMinor.split(':').map(Number);
  if (!Number.isInteger(major) || !Number.isInteger(minor)) return null;
  const high = Math.floor(major / 0x1000) * 2 ** 44 + Math.floor(minor / 0x100) * 2 ** 20;
  return high + (major % 0x1000) * 2 ** 8 + (minor % 0x100);
}
