// A real exFAT drive for tests: an image on a loop device, mounted through FUSE. Linux, as root, with exfat-fuse and exfatprogs.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface ExfatImage extends AsyncDisposable {
  /** `/dev/loopN` */
  readonly device: string;
  /** Mounts at a folder, which is made when absent. Can be repeated after an unmount, there or elsewhere. */
  mount(at: string): Promise<void>;
  /** As ejecting does. Rejects with the system's sentence while somebody has a file open on it. */
  unmount(): Promise<void>;
  /** As pulling the stick does: gone from the tree at once, whoever has it open. */
  lazyUnmount(): Promise<void>;
  /** Unmounts, gives the loop device back and deletes the image. Safe to call in any state, and twice. */
  detach(): Promise<void>;
}

export type ExfatSupport = { readonly ok: true } | { readonly ok: false; readonly reason: string };

let support: Promise<ExfatSupport> | undefined;

/** Whether this machine can do it, tried for real once per process. `reason`: a few words for a skipped test. */
export function canUseExfat(): Promise<ExfatSupport> {
  support ??= tryExfat();
  return support;
}

async function tryExfat(): Promise<ExfatSupport> {
  if (process.platform !== 'linux') return { ok: false, reason: 'exFAT images need Linux' };
  if (process.getuid?.() !== 0) return { ok: false, reason: 'exFAT images need root' };
  if (!existsSync('/dev/fuse') || !existsSync('/dev/loop-control')) return { ok: false, reason: 'no FUSE or no loop devices here' };
  for (const [program, question] of [['losetup', '--version'], ['mkfs.exfat', '-V'], ['mount.exfat-fuse', '-V']] as const) {
    if (!(await doesStart(program, question))) return { ok: false, reason: `${program} is not installed` };
  }
  const at = await mkdtemp(join(tmpdir(), 'wallclock-exfat-try-'));
  try {
    await using image = await makeExfatImage({ sizeMb: 4, label: 'TRY' });
    await image.mount(at);
    await writeFile(join(at, 'file'), 'x');
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: `an exFAT image could not be mounted: ${String(error)}` };
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}

/** Makes a formatted drive, not yet mounted. `label`: up to 11 characters. Rejects when a step fails, and leaves nothing behind. */
export async function makeExfatImage({ sizeMb, label }: { readonly sizeMb: number; readonly label: string }): Promise<ExfatImage> {
  const folder = await mkdtemp(join(tmpdir(), 'wallclock-exfat-'));
  const file = join(folder, 'drive.img');
  let device = '';
  let mountedAt: string | null = null;

  const leave = async (...options: string[]) => {
    if (mountedAt === null) return;
    await execute('umount', [...options, mountedAt]);
    mountedAt = null;
  };
  const detach = async () => {
    try {
      await leave('--lazy');
    } finally {
      const attached = device;
      device = '';
      if (attached !== '') await execute('losetup', ['--detach', attached]);
      await rm(folder, { recursive: true, force: true });
    }
  };

  try {
    await writeFile(file, '');
    await truncate(file, sizeMb * 1024 * 1024);
    const attached = (await execute('losetup', ['--find', '--show', file])).stdout.trim();
    device = attached;
    await execute('mkfs.exfat', ['-L', label, attached]);
    return {
      device: attached,
      mount: async (at) => {
        await mkdir(at, { recursive: true });
        await execute('mount.exfat-fuse', [attached, at]);
        mountedAt = at;
      },
      unmount: () => leave(),
      lazyUnmount: () => leave('--lazy'),
      detach,
      [Symbol.asyncDispose]: detach,
    };
  } catch (error) {
    await detach();
    throw error;
  }
}

async function doesStart(program: string, question: string): Promise<boolean> {
  try {
    await execute(program, [question]);
    return true;
  } catch (error) {
    // It answered, if only with a refusal.
    return error instanceof Error && 'code' in error && error.code !== 'ENOENT';
  }
}
