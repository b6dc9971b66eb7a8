// One name for one file system, whatever the system or the driver calls it.

const names: ReadonlyMap<string, string> = new Map([
  ['exfat', 'exFAT'], ['fuse.exfat', 'exFAT'], ['fuse.exfat-fuse', 'exFAT'], ['texfat', 'exFAT'],
  ['vfat', 'FAT'], ['msdos', 'FAT'], ['fat', 'FAT'], ['fat12', 'FAT12'], ['fat16', 'FAT16'], ['fat32', 'FAT32'],
  ['ms-dos fat12', 'FAT12'], ['ms-dos fat16', 'FAT16'], ['ms-dos fat32', 'FAT32'], ['ms-dos', 'FAT'], ['ms-dos (fat32)', 'FAT32'],
  ['ntfs', 'NTFS'], ['ntfs3', 'NTFS'], ['ntfs-3g', 'NTFS'], ['fuse.ntfs-3g', 'NTFS'], ['windows nt file system (ntfs)', 'NTFS'],
  ['hfs', 'HFS+'], ['hfsplus', 'HFS+'], ['apfs', 'APFS'], ['refs', 'ReFS'],
]);

/**
 * `exFAT`, `FAT32`, `NTFS` ... as a user reads it; a name we do not know stays as it is.
 * `fuseblk` only says that a FUSE driver holds a block device: null, look at the device itself.
 */
export function fileSystemName(raw: string | null): string | null {
  if (raw === null) return null;
  const key = raw.trim().toLowerCase();
  if (key === '' || key === 'fuseblk') return null;
  return names.get(key) ?? raw.trim();
}
