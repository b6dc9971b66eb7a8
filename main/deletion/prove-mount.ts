// What tells this mounting of a drive from every other, also from that of a clone with the same serial, label and contents.
import { constants, open, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorCode } from '../system-error.ts';

/**
 * On Linux: the number of the mount and, where it has a block device, the number the kernel gave this insertion of it
 * (`diskseq`, sysfs-block, since 5.15; it never comes again). Null where the system does not tell: there the device and
 * inode numbers of the root must do, and whoever hears drives come and go.
 */
export async function proveMount(root: string): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  try {
    const mountId = await mountIdOf(root);
    const line = (await readFile('/proc/self/mountinfo', 'utf8')).split('\n').find((one) => one.startsWith(`${mountId} `));
    if (line === undefined) return null;
    const [, , majorMinor = ''] = line.split(' ');
    const source = line.split(' - ')[1]?.split(' ')[1] ?? '';
    return [mountId, majorMinor, source, await insertionOf(source)].join(' ');
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return null;
  }
}

/** From fdinfo, proc_pid_fdinfo(5). */
async function mountIdOf(root: string): Promise<string> {
  const handle = await open(root, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return /^mnt_id:\s*(\d+)$/m.exec(await readFile(`/proc/self/fdinfo/${handle.fd}`, 'utf8'))?.[1] ?? '';
  } finally {
    await handle.close();
  }
}

/** A partition has the number of its disk. '' for what is no block device. */
async function insertionOf(source: string): Promise<string> {
  if (!source.startsWith('/dev/')) return '';
  try {
    const place = await realpath(path.join('/sys/class/block', path.basename(await realpath(source))));
    for (const folder of [place, path.dirname(place)]) {
      const text = await readFile(path.join(folder, 'diskseq'), 'utf8').catch(() => null);
      if (text !== null) return text.trim();
    }
    return '';
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return '';
  }
}
