// For tests: what this process has open, as Linux tells it.
import { readdirSync, readlinkSync } from 'node:fs';

/** How many descriptors stand on this very file; 0 where the system does not say. */
export function openDescriptorsOf(file: string): number {
  return openPlaces().filter((place) => place === file).length;
}

/**
 * The files and folders that are open, as often as they are. Not the databases: a thread that rests between two readings has a connection
 * of its own; nor the file of small pictures, which stays open from the first of them on.
 */
export function openFiles(): string[] {
  return openPlaces().filter((place) => place.startsWith('/') && !/^\/proc\/|\.sqlite(?:-wal|-shm)?$|\/thumbnails\.pictures$/.test(place)).sort();
}

/** What every descriptor stands on, sockets and pipes too; empty where the system does not say. */
export function openPlaces(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch (error) {
      // The descriptor with which the folder itself was read is gone by now.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  });
}
