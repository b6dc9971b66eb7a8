import { mkdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isOpenedAt } from './is-opened-at.ts';
import { temporaryFolder } from './testing/clip-tree.ts';

function makePlace() {
  const base = realpathSync(temporaryFolder());
  const [day, secret] = [path.join(base, 'drive/day'), path.join(base, 'elsewhere')];
  for (const folder of [day, secret]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'clip.mp4'), folder);
  }
  return { day, secret, clip: path.join(day, 'clip.mp4') };
}

async function opened(fullPath: string) {
  const handle = await open(fullPath);
  onTestFinished(() => handle.close());
  return handle;
}

test('a file opened at its own path is the one that was proven', async () => {
  const { clip } = makePlace();
  expect(await isOpenedAt(await opened(clip), clip)).toBe(true);
});

test('a file opened through a link that took its folder’s or its own place is not, not even after the link is gone again', async () => {
  const { day, secret, clip } = makePlace();
  renameSync(day, `${day}.aside`);
  symlinkSync(secret, day);
  const throughFolder = await opened(clip);
  expect(await isOpenedAt(throughFolder, clip)).toBe(false);
  rmSync(day);
  renameSync(`${day}.aside`, day);
  expect(await isOpenedAt(throughFolder, clip)).toBe(false);

  rmSync(clip);
  symlinkSync(path.join(secret, 'clip.mp4'), clip);
  expect(await isOpenedAt(await opened(clip), clip)).toBe(false);
});

test('a file that is gone from its path proves nothing', async () => {
  const { clip } = makePlace();
  const handle = await opened(clip);
  rmSync(clip);
  expect(await isOpenedAt(handle, clip)).toBe(false);
});
