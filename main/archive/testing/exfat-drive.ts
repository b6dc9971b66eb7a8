// A real exFAT drive for tests: an image on a loop device, mounted by the FUSE driver. Needs root on Linux.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { runCommand } from '../run-command.ts';
import { whoHolds } from '../who-holds.ts';

/** Where the tools of drives lie is in the path of root's shell, and not in every other. */
const toolFolders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
const execute = promisify(execFile);

/** In the C locale `mkfs.exfat` refuses a label beyond ASCII. */
function run(tool: string, args: readonly string[]): Promise<{ stdout: string }> {
  return execute(tool, args, { env: { ...process.env, LC_ALL: 'C.UTF-8', PATH: toolFolders.join(delimiter) } });
}

export interface ExfatDrive {
  readonly device: string;
  /** Mounts it at a new folder with this name. Resolves with the mount point. */
  mount(name: string, options?: { readonly isReadOnly?: boolean }): Promise<string>;
  /** Mounts it at a folder that stands, as that of another drive. */
  mountAt(mountPoint: string): Promise<void>;
  /** As pulling the stick does on a desktop: the mount point is empty at once, open files break later. */
  unmountLazily(mountPoint: string): Promise<void>;
  unmount(mountPoint: string): Promise<void>;
  /** Kills the FUSE driver: what is mounted stays mounted and answers ENOTCONN. Resolves when it does. */
  killDriver(): Promise<void>;
  /** From now on the drive answers nothing, as one that hangs; resolves with the way to let it go on. */
  hold(): Promise<() => void>;
  /** Damages the entry of a file on the drive, so that reading its folder answers EIO. To be done while the drive is not mounted. */
  spoilFolderOf(fileName: string): Promise<void>;
  /** From this byte on the medium answers with an error (EIO), as worn flash does. To be called while it is not mounted. */
  wearOut(fromByte: number): Promise<void>;
  /** Another stick with the same serial, label and contents. To be made while this one is not mounted. */
  clone(): Promise<ExfatDrive>;
  /** Unmounts what is left, detaches the loop device and removes the image. Safe to call twice. */
  destroy(): Promise<void>;
}

function isRunnable(tool: string): boolean {
  return toolFolders.some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Why this machine cannot mount a real exFAT drive; null when it can. */
export function whyNoExfat(): string | null {
  if (process.platform !== 'linux') return 'a real exFAT drive is only made on Linux';
  if (process.getuid?.() !== 0) return 'mounting a real exFAT drive needs root';
  const missing = ['mkfs.exfat', 'losetup', 'mount.exfat-fuse', 'umount'].filter((tool) => !isRunnable(tool));
  return missing.length === 0 ? null : `${missing.join(', ')} not installed`;
}

export function makeExfatDrive(options: { readonly label: string; readonly sizeBytes: number }): Promise<ExfatDrive> {
  return driveOf(async (image) => {
    await writeFile(image, '');
    await truncate(image, options.sizeBytes);
    await run('mkfs.exfat', ['-L', options.label, image]);
  });
}

/** A process all of whose threads have ended holds nothing, though its entry may wait a second or two for its parent to take note of it. */
async function isRunning(pid: number): Promise<boolean> {
  const stats = await readdir(`/proc/${pid}/task`).then(
    (threads) => Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8').catch(() => null))),
    () => [],
  );
  return stats.some((stat) => stat !== null && !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2)));
}

async function isAnswering(mountPoint: string): Promise<boolean> {
  return stat(mountPoint).then(() => true, () => false);
}

// A file has three entries or more in its folder (exFAT specification, 7.4 to 7.7): its own with the checksum of them all in
// bytes 2 and 3, one on where it lies, and one for each 15 characters of its name, after two bytes.
const entryBytes = 32;
const beforeName = 2;
const charactersAnEntry = 15;

async function driveOf(makeImage: (image: string) => Promise<void>): Promise<ExfatDrive> {
  const folder = await mkdtemp(join(tmpdir(), 'exfat-drive-'));
  const image = join(folder, 'image');
  const attach = async (): Promise<string> => {
    await makeImage(image);
    return (await run('losetup', ['-f', '--show', image])).stdout.trim();
  };
  const device = await attach().catch(async (problem: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw problem;
  });
  const mounted = new Set<string>();
  let isDestroyed = false;
  const unmount = async (mountPoint: string, ...args: readonly string[]): Promise<void> => {
    // Other programs under test look at every drive that is mounted, for a moment each.
    for (let tries = 50; ; tries -= 1) {
      try {
        await run('umount', [...args, mountPoint]);
        break;
      } catch (problem) {
        if (tries === 0 || !(problem instanceof Error) || !problem.message.includes('busy')) throw problem;
        await setTimeout(100);
      }
    }
    mounted.delete(mountPoint);
  };
  const mountAt = async (mountPoint: string, options: readonly string[] = []): Promise<void> => {
    // While the kernel still holds what a killed driver had mounted, it mounts that again and lets the new driver go.
    for (let tries = 50; ; tries -= 1) {
      await run('mount.exfat-fuse', [...options, device, mountPoint]);
      mounted.add(mountPoint);
      if (await isAnswering(mountPoint)) return;
      if (tries === 0) throw new Error(`${device} does not answer at ${mountPoint}.`);
      await unmount(mountPoint);
      await setTimeout(100);
    }
  };
  return {
    device,
    async mount(name, { isReadOnly = false } = {}) {
      const mountPoint = join(folder, name);
      await mkdir(mountPoint, { recursive: true });
      await mountAt(mountPoint, isReadOnly ? ['-o', 'ro'] : []);
      return mountPoint;
    },
    mountAt: (mountPoint) => mountAt(mountPoint),
    unmountLazily: (mountPoint) => unmount(mountPoint, '-l'),
    unmount: (mountPoint) => unmount(mountPoint),
    async killDriver() {
      const { holders } = await whoHolds([device], runCommand);
      // Others may look at the device in this moment too: only the driver is ours to kill.
      for (const driver of holders.filter((holder) => holder.name.startsWith('mount.exfat'))) {
        process.kill(driver.pid, 'SIGKILL');
        while (await isRunning(driver.pid)) await setTimeout(5);
        // The kernel answers for a dead driver what it remembers of the mount point, for about a second.
        for (const mountPoint of mounted) while (await isAnswering(mountPoint)) await setTimeout(20);
      }
    },
    async hold() {
      const { holders } = await whoHolds([device], runCommand);
      const drivers = holders.filter((holder) => holder.name.startsWith('mount.exfat'));
      for (const driver of drivers) process.kill(driver.pid, 'SIGSTOP');
      return () => {
        for (const driver of drivers) process.kill(driver.pid, 'SIGCONT');
      };
    },
    async spoilFolderOf(fileName) {
      const file = await open(device, 'r+');
      try {
        const bytes = await file.readFile();
        const name = bytes.indexOf(Buffer.from(fileName.slice(0, charactersAnEntry), 'utf16le'));
        if (name === -1) throw new Error(`${fileName} is not on the drive.`);
        const checksum = name - beforeName - 2 * entryBytes + 2;
        await file.write(Buffer.from([(bytes[checksum] ?? 0) ^ 0xff]), 0, 1, checksum);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    wearOut: (fromByte) => truncate(image, fromByte),
    clone: () => driveOf((copy) => copyFile(image, copy)),
    async destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      // What the test has unmounted itself is no longer there to unmount.
      for (const mountPoint of mounted) await unmount(mountPoint, '-l').catch(() => undefined);
      await run('losetup', ['-d', device]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
