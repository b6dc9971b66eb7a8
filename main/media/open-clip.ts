// Opens a clip for reading, without ever waiting for anything but the drive.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

// Absent on Windows. Without it, opening a pipe that took the clip's name would wait for a writer for ever.
const flags = constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0);

/** The caller closes it in every exit: an open descriptor keeps the drive from being ejected. Throws what the system says. */
export function openClip(fullPath: string): Promise<FileHandle> {
  return open(fullPath, flags);
}
