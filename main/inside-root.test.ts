// Nothing outside a root can be named, and a pulled drive is never mistaken for a deleted clip.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveInside } from './inside-root.ts';

let base: string;
let root: string;
const clip = 'blink/21-05/21-05-02/12-54-30_Mini_001.mp4';

beforeEach(async () => {
  base = await realpath(await mkdtemp(path.join(tmpdir(), 'inside-root-')));
  root = path.join(base, 'drive');
  await mkdir(path.join(root, path.dirname(clip)), { recursive: true });
  await writeFile(path.join(root, clip), 'clip');
  await writeFile(path.join(base, 'secret.mp4'), 'secret');
  await mkdir(path.join(base, 'drive-next'));
  await writeFile(path.join(base, 'drive-next', 'secret.mp4'), 'secret');
});
afterEach(() => rm(base, { recursive: true, force: true }));

const codeOf = async (relativePath: string, rootPath = root) => {
  const found = await resolveInside(rootPath, relativePath);
  return found.ok ? 'found' : found.failure.code;
};

describe('resolveInside', () => {
  it('finds a clip with its size and the time of its last change', async () => {
    await utimes(path.join(root, clip), 1_600_000_000, 1_600_000_001.5);
    expect(await resolveInside(root, clip)).toEqual({
      ok: true, value: { fullPath: path.join(root, clip), sizeBytes: 4, modifiedAt: 1_600_000_001_500 },
    });
  });

  it.each([
    '../secret.mp4', 'blink/../../secret.mp4', 'blink/../blink/21-05/21-05-02/12-54-30_Mini_001.mp4', '..', '.', '', 'blink/./x',
    '/etc/passwd', '//etc/passwd', 'blink//21-05', `${clip}\0.jpg`, '\0', './secret.mp4', '../drive-next/secret.mp4', '..\\secret.mp4',
  ])('refuses the path %j', async (relativePath) => {
    expect(await codeOf(relativePath)).toBe('clip-missing');
  });

  it('refuses an absolute path even of a clip inside', async () => {
    expect(await codeOf(path.join(root, clip))).toBe('clip-missing');
  });

  it('refuses links that lead out: a file, a folder, a neighbour whose name starts alike', async () => {
    await symlink(path.join(base, 'secret.mp4'), path.join(root, 'file.mp4'));
    await symlink(base, path.join(root, 'up'));
    await symlink('../drive-next', path.join(root, 'next'));
    expect(await codeOf('file.mp4')).toBe('clip-missing');
    expect(await codeOf('up/secret.mp4')).toBe('clip-missing');
    expect(await codeOf('next/secret.mp4')).toBe('clip-missing');
  });

  it('follows a link that stays inside, and a root that is a link itself', async () => {
    await symlink('blink/21-05', path.join(root, 'may'));
    const found = await resolveInside(root, 'may/21-05-02/12-54-30_Mini_001.mp4');
    expect(found).toMatchObject({ ok: true, value: { fullPath: path.join(root, clip) } });
    await symlink(root, path.join(base, 'link-to-drive'));
    expect(await codeOf(clip, path.join(base, 'link-to-drive'))).toBe('found');
  });

  it('finds names that only look like a way up', async () => {
    await mkdir(path.join(root, '..odd'));
    await writeFile(path.join(root, '..odd', '...mp4'), 'x');
    expect(await codeOf('..odd/...mp4')).toBe('found');
  });

  it('takes only regular files', async () => {
    expect(await codeOf('blink/21-05')).toBe('clip-missing');
    expect(await codeOf(`${clip}/below`)).toBe('clip-missing');
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [path.join(root, 'pipe.mp4')]);
      expect(await codeOf('pipe.mp4')).toBe('clip-missing');
    }
  });

  it('says a clip is missing when it is gone, in a circle of links, or named too long', async () => {
    await symlink('b.mp4', path.join(root, 'a.mp4'));
    await symlink('a.mp4', path.join(root, 'b.mp4'));
    const gone = await resolveInside(root, 'blink/21-05/gone.mp4');
    expect(gone).toEqual({ ok: false, failure: { code: 'clip-missing', subject: 'gone.mp4' } });
    expect(await codeOf('a.mp4')).toBe('clip-missing');
    expect(await codeOf(`${'x'.repeat(300)}.mp4`)).toBe('clip-missing');
  });

  it('says the drive is offline, by its name, when its root is gone or no folder', async () => {
    await rename(root, path.join(base, 'pulled'));
    expect(await resolveInside(root, clip)).toEqual({ ok: false, failure: { code: 'volume-offline', subject: 'drive' } });
    await writeFile(root, 'a file now');
    expect(await codeOf(clip)).toBe('volume-offline');
  });

  it('says a clip is unreadable when the way to it is barred', async (context) => {
    if (process.platform === 'win32' || process.getuid?.() === 0) context.skip('an administrator may read everything');
    await chmod(path.join(root, 'blink'), 0);
    expect(await codeOf(clip)).toBe('clip-unreadable');
    await chmod(path.join(root, 'blink'), 0o755);
  });
});
