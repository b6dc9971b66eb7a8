// Linux: udisks where a desktop runs it (no root needed), else umount, else fusermount for what the user mounted.
import { readFile } from 'node:fs/promises';
import { lastLine, longestFlushMs } from './eject-outcome.ts';
import type { EjectOutcome } from './eject-outcome.ts';
import type { MountedVolume } from './mounted-volume.ts';
import { fileSystemKey, parseMountInfo } from './mount-info.ts';
import type { Mount } from './mount-info.ts';
import type { Ran, Runner } from './run-command.ts';
import { whoHolds } from './who-holds.ts';

type Failed = Extract<Ran, { ok: false }>;
type Unmounted =
  | { readonly kind: 'unmounted'; readonly byUdisks: boolean }
  | { readonly kind: 'busy' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: string };

const busy = /target is busy|device is busy|DeviceBusy|Device or resource busy/i;
const alreadyDone = /not mounted|no mount point specified/i;

/** The whole disk behind a partition: `/dev/sdb1` to `/dev/sdb`, `/dev/mmcblk0p1` to `/dev/mmcblk0`. */
export function diskOf(device: string): string {
  const numbered = /^(\/dev\/(?:mmcblk\d+|nvme\d+n\d+|loop\d+))(?:p\d+)?$/.exec(device)?.[1];
  return numbered ?? /^(\/dev\/[a-z]+)\d+$/.exec(device)?.[1] ?? device;
}

/** Every place where the volume is mounted, the youngest first, as unmounting needs it. Empty: it is not mounted. */
export function mountsOf(volume: MountedVolume, mounts: readonly Mount[]): Mount[] {
  const own = mounts.find((mount) => mount.mountPoint === volume.mountPoint && mount.source === volume.deviceId);
  if (own === undefined) return [];
  return mounts.filter((mount) => fileSystemKey(mount) === fileSystemKey(own)).toReversed();
}

function reasonOf(failed: Failed): string {
  return failed.reason === 'timeout' ? 'The drive is still writing. Try again in a moment.' : lastLine(failed.stderr);
}

/** Each way in turn until one works, or one says that the volume is in use: then no other would fare better. */
async function unmount(mount: Mount, run: Runner): Promise<Unmounted> {
  const ways: (readonly [string, readonly string[]])[] = [
    ['udisksctl', ['unmount', '--no-user-interaction', '-b', mount.source]],
    ['umount', [mount.mountPoint]],
  ];
  if (mount.fileSystem.startsWith('fuse')) ways.push(['fusermount3', ['-u', mount.mountPoint]], ['fusermount', ['-u', mount.mountPoint]]);
  let failed: Failed | null = null;
  for (const [tool, args] of ways) {
    const ran = await run(tool, args, { timeoutMs: longestFlushMs });
    if (ran.ok || alreadyDone.test(ran.stderr)) return { kind: 'unmounted', byUdisks: tool === 'udisksctl' && ran.ok };
    if (busy.test(ran.stderr)) return { kind: 'busy' };
    // udisks says most clearly why a user may not; umount after it only says that one must be root.
    if (ran.reason !== 'missing') failed ??= ran;
  }
  return failed === null ? { kind: 'missing' } : { kind: 'refused', reason: reasonOf(failed) };
}

const readMounts = async (): Promise<Mount[]> => parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8'));

async function letGo(device: string, byUdisks: boolean, run: Runner, mounts: readonly Mount[]): Promise<EjectOutcome> {
  const stillMounted = mounts.filter((mount) => diskOf(mount.source) === diskOf(device)).map((mount) => mount.mountPoint);
  // FUSE drivers may still be writing when umount returns; opening the device for a sync waits for them.
  if (!byUdisks) await run('sync', [device], { timeoutMs: longestFlushMs });
  if (!byUdisks || stillMounted.length > 0 || device.startsWith('/dev/loop')) return { kind: 'ejected', isPoweredOff: false, stillMounted };
  // Not every reader can be switched off; the volume is unmounted and written all the same.
  const off = await run('udisksctl', ['power-off', '--no-user-interaction', '-b', diskOf(device)], { timeoutMs: longestFlushMs });
  return { kind: 'ejected', isPoweredOff: off.ok, stillMounted };
}

/** `mounts` reads the kernel's table; replaced in tests. */
export async function ejectLinuxVolume(volume: MountedVolume, run: Runner, mounts: () => Promise<Mount[]> = readMounts): Promise<EjectOutcome> {
  const before = await mounts();
  const own = mountsOf(volume, before);
  const [first] = own;
  if (first === undefined) return { kind: 'ejected', isPoweredOff: false, stillMounted: [] };
  const inside = before.find((mount) => !own.includes(mount) && own.some((one) => mount.mountPoint.startsWith(`${one.mountPoint}/`)));
  if (inside !== undefined) return { kind: 'refused', reason: `Something else is mounted inside it, at ${inside.mountPoint}.` };
  let byUdisks = true;
  for (const mount of own) {
    const outcome = await unmount(mount, run);
    if (outcome.kind === 'busy') return { kind: 'busy', ...(await whoHolds(own.map((one) => one.mountPoint), run)) };
    if (outcome.kind === 'missing') return { kind: 'tool-missing', tool: 'umount' };
    if (outcome.kind === 'refused') return outcome;
    byUdisks &&= outcome.byUdisks;
  }
  const after = await mounts();
  if (mountsOf(volume, after).length > 0) return { kind: 'refused', reason: `It is still mounted at ${volume.mountPoint}.` };
  return letGo(first.source, byUdisks, run, after);
}
