// A stick for the bench: an exFAT image behind a slow loop device. A model of a USB 2 stick, not a stick: 35 MB/s, 1500 requests a second.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rmdir, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { whyNoExfat } from '../../main/archive/testing/exfat-drive.ts';
import { NotAvailable } from './not-available.ts';
import type { PutAway } from './put-away.ts';

const run = promisify(execFile);

/** All that another process needs to take it out and put it in again. */
export interface Stick {
  readonly device: string;
  readonly mountPoint: string;
  /** Of cgroup v1 `blkio`: what the driver of the file system reads is held back in it. */
  readonly throttle: string;
}

const blkio = '/sys/fs/cgroup/blkio';
const bytesASecond = 35_000_000;
const requestsASecond = 1500;
const readAheadKb = 128;
/** As large as a stick for 100,000 clips, so that its clusters are as large; the image is sparse. */
const sizeBytes = 256_000_000_000;

function whyNoStick(): string | null {
  return whyNoExfat() ?? (existsSync(join(blkio, 'blkio.throttle.read_bps_device')) ? null : 'reads cannot be slowed down here: no cgroup v1 blkio controller');
}

/** Mounted and filled. Rejects with `NotAvailable` where none can be made. */
export async function makeStick({ label, folder, putAway, fill }: {
  readonly label: string; readonly folder: string; readonly putAway: PutAway; readonly fill: (root: string) => Promise<void>;
}): Promise<Stick> {
  const why = whyNoStick();
  if (why !== null) throw new NotAvailable(why);
  const image = join(folder, `${label}.image`);
  const mountPoint = join(folder, label);
  await mkdir(mountPoint);
  await writeFile(image, '');
  await truncate(image, sizeBytes);
  await run('mkfs.exfat', ['-L', label, image]);
  const device = (await run('losetup', ['-f', '--show', image])).stdout.trim();
  putAway.later(() => run('losetup', ['-d', device]));
  await writeFile(`/sys/block/${basename(device)}/queue/read_ahead_kb`, String(readAheadKb));

  const throttle = join(blkio, `wallclock-bench-${String(process.pid)}-${label}`);
  await mkdir(throttle);
  putAway.later(() => rmdir(throttle));
  putAway.later(() => drop({ device, mountPoint, throttle }));
  const number = await deviceNumber(device);
  const stick = { device, mountPoint, throttle };
  // Filled at full speed.
  await putIn(stick);
  await fill(mountPoint);
  await takeOut(stick);
  for (const [kind, most] of [['bps', bytesASecond], ['iops', requestsASecond]] as const) {
    for (const way of ['read', 'write']) await writeFile(join(throttle, `blkio.throttle.${way}_${kind}_device`), `${number} ${String(most)}`);
  }
  await putIn(stick);
  return stick;
}

/** Out, forgotten by the system, and in again: everything must be read anew. */
export async function makeCold(stick: Stick): Promise<void> {
  await takeOut(stick);
  await forgetCached();
  await putIn(stick);
}

/** What the system keeps of any disk in memory is dropped; needs root. */
export async function forgetCached(): Promise<void> {
  await run('sync', []);
  await writeFile('/proc/sys/vm/drop_caches', '3');
}

async function putIn({ device, mountPoint, throttle }: Stick): Promise<void> {
  await run('sh', ['-c', 'echo $$ > "$1/cgroup.procs" && exec mount.exfat-fuse "$2" "$3"', 'sh', throttle, device, mountPoint]);
}

async function takeOut({ mountPoint, throttle }: Stick): Promise<void> {
  await run('umount', [mountPoint]);
  // The driver writes what is left before it ends; the next mount must find all of it.
  for (const pid of await driversOf(throttle)) {
    await run('tail', ['--pid', pid, '-s', '0.02', '-f', '/dev/null']);
  }
}

/** At the end, when what is on it is of no use to anybody: whoever still looks at it is not waited for. */
async function drop({ mountPoint, throttle }: Stick): Promise<void> {
  // Between two rounds it may be out.
  await run('umount', ['-l', mountPoint]).catch(() => undefined);
  for (const pid of await driversOf(throttle)) {
    process.kill(Number(pid), 'SIGKILL');
    await run('tail', ['--pid', pid, '-s', '0.02', '-f', '/dev/null']);
  }
}

async function driversOf(throttle: string): Promise<string[]> {
  return (await readFile(join(throttle, 'cgroup.procs'), 'utf8')).split('\n').filter((line) => line !== '');
}

async function deviceNumber(device: string): Promise<string> {
  const { rdev } = await stat(device);
  // makedev(3), for the small numbers of loop devices.
  return `${String((rdev >> 8) & 0xfff)}:${String((rdev & 0xff) | ((rdev >> 12) & 0xfff00))}`;
}
