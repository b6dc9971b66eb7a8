// The number of a folder that tells it from another at the same path.
import { stat, statfs } from 'node:fs/promises';

/** FUSE's, in the kernel's list of file systems (statfs(2)). */
const fuse = 0x65735546;

/**
 * The inode number of a folder; null where a driver gives numbers anew whenever the system has forgotten one, as FUSE does
 * for exFAT: there a number that differs says nothing. Throws what the system refuses.
 */
export async function rootNumber(root: string): Promise<number | null> {
  const [found, space] = await Promise.all([stat(root), statfs(root)]);
  return process.platform === 'linux' && space.type === fuse ? null : found.ino;
}
