// Makes a drive to try Wallclock on, from a handful of committed clips. Needs no ffmpeg and takes a moment.
import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, rmdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Result } from '../../shared/failure.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Instant } from '../../shared/schema.ts';
import { demoMediaFolder } from './media-folder.ts';
import { planDemoDrive } from './plan-demo-drive.ts';
import type { DemoEntry, DemoEntryKind } from './plan-demo-drive.ts';

/** Number of files. */
export interface DemoDrive {
  /** Files whose name says an instant, the damaged ones among them. */
  readonly clips: number;
  readonly damaged: number;
  readonly unrecognised: number;
  readonly unfinished: number;
  /** In `blink/.tmp`, which nobody looks into. */
  readonly staging: number;
  readonly junk: number;
}

const AT_ONCE = 16;

/**
 * Makes the drive in `folder`, which is absent or empty: it appears there whole or not at all. The same files, names, bytes and
 * times on every call. Fails with `demo-not-made` when something is in the folder already or it cannot be written; `subject`
 * is the folder.
 */
export async function makeDemoDrive(
  folder: string,
  options: { readonly endsAt?: Instant } = {},
): Promise<Result<DemoDrive, 'demo-not-made'>> {
  const entries = planDemoDrive(options.endsAt);
  let unfinished: string | undefined;
  try {
    await mkdir(dirname(folder), { recursive: true });
    const state = await stateOf(folder);
    if (state === 'taken') return fail('demo-not-made', folder);
    unfinished = await mkdtemp(`${folder}.unfinished-`);
    await writeAll(entries, unfinished);
    if (state === 'empty') await rmdir(folder);
    await rename(unfinished, folder);
  } catch (error) {
    if (unfinished !== undefined) await rm(unfinished, { recursive: true, force: true });
    if (isSystemError(error)) return fail('demo-not-made', folder);
    throw error;
  }
  const count = (kind: DemoEntryKind) => entries.filter((entry) => entry.kind === kind).length;
  return succeed({
    clips: count('clip') + count('damaged'),
    damaged: count('damaged'),
    unrecognised: count('unrecognised'),
    unfinished: count('unfinished'),
    staging: count('staging'),
    junk: count('junk'),
  });
}

async function stateOf(folder: string): Promise<'absent' | 'empty' | 'taken'> {
  try {
    return (await readdir(folder)).length === 0 ? 'empty' : 'taken';
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return 'absent';
    throw error;
  }
}

async function writeAll(entries: readonly DemoEntry[], drive: string): Promise<void> {
  const media = demoMediaFolder();
  for (const folder of new Set(entries.map(({ path }) => dirname(path)))) await mkdir(join(drive, folder), { recursive: true });
  const waiting = entries.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const entry of waiting) await writeEntry(entry, join(drive, entry.path), media);
    }),
  );
}

async function writeEntry({ content, modifiedAt }: DemoEntry, fullPath: string, media: string): Promise<void> {
  if ('text' in content) await writeFile(fullPath, content.text);
  else if (content.keep === undefined) await copyFile(join(media, content.media), fullPath, constants.COPYFILE_FICLONE);
  else await writeFile(fullPath, await firstBytes(join(media, content.media), content.keep));
  await utimes(fullPath, modifiedAt / 1000, modifiedAt / 1000);
}

async function firstBytes(fullPath: string, count: number): Promise<Uint8Array> {
  const file = await open(fullPath);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
