// A real exFAT stick with the demo's clips on it, for the length of a test.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeExfatDrive, whyNoExfat } from '../main/archive/testing/exfat-drive.ts';
import type { ExfatDrive } from '../main/archive/testing/exfat-drive.ts';
import { makeDemoDrive } from '../main/demo/make-demo-drive.ts';
import { test as base } from './app.ts';

export { expect } from './app.ts';
export { whyNoExfat };

const run = promisify(execFile);
const usualBytes = 1e9;

export interface StickOptions {
  readonly label: string;
  /** Changes what will be on it: the demo drive, still in a folder of this computer. */
  readonly change?: (folder: string) => Promise<void>;
  /** Eight hexadecimal digits; sticks with the same ones look like copies of each other. */
  readonly serial?: string;
  /** A gigabyte unless told. */
  readonly sizeBytes?: number;
}

/** In a mount namespace of its own: an app that is running must not see the stick before it is plugged in. */
const fill = 'mount.exfat-fuse "$1" "$3" && cp -r "$2/." "$3" && umount "$3" && sync "$1"';

async function makeStick({ label, change, serial, sizeBytes = usualBytes }: StickOptions): Promise<ExfatDrive> {
  const drive = await makeExfatDrive({ label, sizeBytes });
  const folder = await mkdtemp(join(tmpdir(), 'wallclock-e2e-stick-'));
  const [demo, mountPoint] = [join(folder, 'demo'), join(folder, 'stick')];
  try {
    const made = await makeDemoDrive(demo);
    if (!made.ok) throw new Error(`No demo drive in ${made.failure.subject}`);
    await change?.(demo);
    await mkdir(mountPoint);
    await run('unshare', ['--mount', 'sh', '-c', fill, 'sh', drive.device, demo, mountPoint]);
    if (serial !== undefined) await run('tune.exfat', ['-I', `0x${serial}`, drive.device]);
    return drive;
  } catch (error) {
    await drive.destroy();
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `makeSticks(options)` makes one; whatever was made is unmounted and removed after the test. */
export const test = base.extend<{ makeSticks: (options: StickOptions) => Promise<ExfatDrive> }>({
  // Playwright reads the names a fixture needs from this pattern, so it stays although nothing is needed.
  // eslint-disable-next-line no-empty-pattern
  makeSticks: async ({}, use) => {
    const made: ExfatDrive[] = [];
    await use(async (options) => {
      const stick = await makeStick(options);
      made.push(stick);
      return stick;
    });
    for (const stick of made) await stick.destroy();
  },
});
