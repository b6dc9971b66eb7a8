// The door of threads is as narrow as that of the core: whatever `resolveInside` refuses, this refuses, and nothing stays open.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, readSync, realpathSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createInsideOpener } from './open-inside.ts';
import { resolveInside } from './inside-root.ts';

const day = 'blink/21-05/21-05-02';
const clip = `${day}/12-54-30_Mini_001.mp4`;
const other = `${day}/12-54-31_Mini_001.mp4`;

function makeRoot() {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'open-inside-')));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const root = path.join(base, 'drive');
  mkdirSync(path.join(root, day), { recursive: true });
  mkdirSync(path.join(base, 'outside'));
  writeFileSync(path.join(root, clip), 'clip');
  writeFileSync(path.join(root, other), 'other');
  writeFileSync(path.join(base, 'outside', path.basename(clip)), 'secret');
  return { base, root };
}

/** What was read through the door, or why it stayed closed. */
function read(opener: ReturnType<typeof createInsideOpener>, relativePath: string): string {
  const opened = opener.open(relativePath);
  if (typeof opened === 'string') return opened;
  const bytes = Buffer.alloc(16);
  const length = readSync(opened.fd, bytes);
  closeSync(opened.fd);
  return bytes.toString('utf8', 0, length);
}

function openBelow(base: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(base) ? [fd] : [];
    } catch {
      return [];
    }
  });
}

it('opens a clip, and says the size and time of the file', () => {
  const { root } = makeRoot();
  utimesSync(path.join(root, clip), 1_600_000_000, 1_600_000_001.5);
  const opened = createInsideOpener(root).open(clip);
  expect(opened).toMatchObject({ sizeBytes: 4, modifiedAt: 1_600_000_001_500 });
  if (typeof opened !== 'string') closeSync(opened.fd);
});

it('refuses exactly the paths that resolveInside refuses, and holds nothing open', async () => {
  const { base, root } = makeRoot();
  const link = (to: string, from: string) => symlinkSync(to, path.join(root, from));
  link(path.join(base, 'outside'), 'blink/out');
  link(path.join(base, 'outside', path.basename(clip)), `${day}/secret.mp4`);
  link(path.join(root, clip), `${day}/again.mp4`);
  link(path.join(root, day), 'blink/again');
  link('circle.mp4', `${day}/circle.mp4`);
  link('nowhere.mp4', `${day}/broken.mp4`);
  mkdirSync(path.join(root, day, 'folder.mp4'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(root, day, 'pipe.mp4')]);
  const paths = [
    clip, other, `${day}/again.mp4`, `blink/again/${path.basename(clip)}`, `blink/out/${path.basename(clip)}`, `${day}/secret.mp4`, `${day}/circle.mp4`,
    `${day}/broken.mp4`, `${day}/folder.mp4`, `${day}/pipe.mp4`, `${day}/none.mp4`, `none/${path.basename(clip)}`, '../outside/12-54-30_Mini_001.mp4', '..', '.', '',
    `${day}/..`, `${day}/.`, `${day}/`, `/${clip}`, '/etc/passwd', `${day}//x.mp4`, `blink/../${clip}`, `${clip}\0`, `${day}/${'x'.repeat(300)}`, `${clip}/x`,
  ];
  const opener = createInsideOpener(root);
  for (const relativePath of paths) {
    const found = await resolveInside(root, relativePath);
    const text = read(opener, relativePath);
    expect([relativePath, text === 'clip' || text === 'other' ? 'found' : text]).toEqual([relativePath, found.ok ? 'found' : found.failure.code]);
  }
  expect(openBelow(base)).toEqual([]);
});

it('a folder that was exchanged for a link since it was looked at leads nowhere', () => {
  const { base, root } = makeRoot();
  const opener = createInsideOpener(root);
  expect(read(opener, other)).toBe('other');
  renameSync(path.join(root, day), path.join(base, 'moved'));
  symlinkSync(path.join(base, 'outside'), path.join(root, day));
  expect(read(opener, clip)).toBe('clip-missing');
  expect(openBelow(base)).toEqual([]);
});

it('a drive that went away is offline, not a drive whose clips are gone', () => {
  const { root } = makeRoot();
  const opener = createInsideOpener(root);
  renameSync(root, `${root} away`);
  expect(read(opener, clip)).toBe('volume-offline');
  expect(read(createInsideOpener(root), clip)).toBe('volume-offline');
});
