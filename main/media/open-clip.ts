// Opens a clip for reading, without ever waiting for anything but the drive, and knows which clips are open.
import { EventEmitter } from 'node:events';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isOpenedAt } from '../is-opened-at.ts';
import { liesIn } from '../lies-in.ts';

// Absent on Windows. Without the first, opening a pipe that took the clip's name would wait for a writer for ever; without the second,
// whatever a link leads to would be opened before it is found out.
const { O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;
const flags = constants.O_RDONLY | O_NONBLOCK | O_NOFOLLOW;

/** Every clip this program has open now, with the call that is told when it is closed. */
const openClips = new Map<FileHandle, { readonly fullPath: string; readonly closed: Promise<null> }>();

/**
 * `fullPath`: real path, proven to lie inside its root. The caller closes it in every exit: an open descriptor keeps the drive from being
 * ejected. Throws what the system says, and `ENOENT` when another file came into its place since it was proven.
 */
export async function openClip(fullPath: string): Promise<FileHandle> {
  const clip = await open(fullPath, flags);
  if (!(await isOpenedAt(clip, fullPath))) {
    await clip.close();
    throw Object.assign(new Error('The clip is no longer where it was found.'), { code: 'ENOENT', syscall: 'open' });
  }
  const { promise, resolve } = Promise.withResolvers<null>();
  // Node's types leave out that a FileHandle tells events (Node documentation, "Class: FileHandle").
  if (!(clip instanceof EventEmitter)) throw new Error('A FileHandle tells no events.');
  openClips.set(clip, { fullPath, closed: promise });
  clip.once('close', () => {
    openClips.delete(clip);
    resolve(null);
  });
  return clip;
}

/**
 * Resolves when no clip below `root` (a real path) is open any more: at once when none is, else as soon as those who read them have
 * closed them, and after `graceMs` they are closed under their readers, who then hear an error of the system.
 */
export async function closeClipsBelow(root: string, graceMs: number): Promise<void> {
  const held = [...openClips].filter(([, { fullPath }]) => liesIn(fullPath, root));
  if (held.length === 0) return;
  const closed = Promise.all(held.map(([, clip]) => clip.closed));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, graceMs, null);
  });
  await Promise.race([closed, patience]);
  clearTimeout(timer);
  // A pulled drive may report a problem on close and gives the descriptor back all the same.
  await Promise.allSettled(held.map(([clip]) => clip.close()));
}
