// The exFAT drive behaves as a stick does, and never outlives its test.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { canUseExfat, makeExfatImage } from './exfat-image.ts';

const support = await canUseExfat();
let folder = '';

beforeEach(async (context) => {
  context.skip(!support.ok, support.ok ? undefined : support.reason);
  folder = await mkdtemp(join(tmpdir(), 'wallclock-exfat-test-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const isAttached = (device: string) => execFileSync('losetup', ['--list', '--noheadings', '--output', 'NAME'], { encoding: 'utf8' }).split('\n').includes(device);

test('what is written is there after mounting elsewhere, in any case', async () => {
  await using image = await makeExfatImage({ sizeMb: 8, label: 'STICK' });
  await image.mount(join(folder, 'one'));
  await mkdir(join(folder, 'one', 'blink'));
  await writeFile(join(folder, 'one', 'blink', 'a.mp4'), 'clip');
  await image.unmount();
  expect(await readdir(join(folder, 'one'))).toEqual([]);

  await image.mount(join(folder, 'two'));
  expect(await readFile(join(folder, 'two', 'BLINK', 'A.MP4'), 'utf8')).toBe('clip');
});

test('an open file keeps the drive from being unmounted, but not from being pulled', async () => {
  await using image = await makeExfatImage({ sizeMb: 8, label: 'STICK' });
  await image.mount(folder);
  const file = await open(join(folder, 'a.mp4'), 'w');
  try {
    await expect(image.unmount()).rejects.toThrow(/busy/);
    await image.lazyUnmount();
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await file.close();
  }
});

test('a drive that is let go leaves no loop device, mounted or not, asked once or twice', async () => {
  const image = await makeExfatImage({ sizeMb: 8, label: 'STICK' });
  await image.mount(folder);
  expect(isAttached(image.device)).toBe(true);
  await image.detach();
  await image.detach();
  expect(isAttached(image.device)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test('a drive that cannot be formatted leaves neither an image nor a loop device', async () => {
  vi.stubEnv('TMPDIR', folder);
  await expect(makeExfatImage({ sizeMb: 8, label: 'A LABEL THAT IS MUCH TOO LONG FOR EXFAT' })).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
  expect(execFileSync('losetup', ['--list'], { encoding: 'utf8' })).not.toContain(folder);
});
