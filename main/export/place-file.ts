// Gives a finished file its name without ever taking the place of another.
import { link, open, rename, unlink } from 'node:fs/promises';
import { on, onUnless } from './refused.ts';

/** FAT and exFAT have no second names for a file. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EACCES', 'EXDEV'] as const;

/**
 * False when something else lies at `final`; `partial` then stays. A second name is refused where one lies; a plain
 * rename would replace it. Without second names an empty file of our own holds the place for the rename to replace: a
 * process killed between the two leaves it, and `dropLeftovers` removes it. Throws `Refused`.
 */
export async function placeFile(partial: string, final: string): Promise<boolean> {
  const linked = await onUnless('target', ['EEXIST', ...noLinks], link(partial, final));
  if (linked === 'EEXIST') return false;
  if (linked === undefined) {
    await on('target', unlink(partial));
    return true;
  }
  const held = await onUnless('target', ['EEXIST'], open(final, 'wx'));
  if (held === 'EEXIST') return false;
  await on('target', held.close());
  await on('target', rename(partial, final));
  return true;
}
