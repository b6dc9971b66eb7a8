// The limit of a file system that a film, though hardly a clip, can reach.

/** `fileSystem`: as in `MountedVolume`. Null: no limit that matters, or not known; then the system refuses with EFBIG. */
export function largestFileOn(fileSystem: string | null): number | null {
  return fileSystem !== null && /^FAT(?:12|16|32)?$/.test(fileSystem) ? largestFatFile : null;
}

/** FAT keeps sizes in 32 bits. */
const largestFatFile = 2 ** 32 - 1;
