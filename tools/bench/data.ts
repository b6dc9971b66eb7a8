// What the lines are measured on: trees of names, real clips, a stick. Made once, when the first line needs it; gone at the end.
import { execFile } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { copyFile, link, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endsAt, foldersOf } from './clip-names.ts';
import { NotAvailable } from './not-available.ts';
import type { PutAway } from './put-away.ts';
import { makeStick } from './stick.ts';
import type { Stick } from './stick.ts';

const run = promisify(execFile);

export interface ClipSet {
  /** Root of a drive. */
  readonly root: string;
  /** From the root, with slashes, oldest first. */
  readonly paths: readonly string[];
  readonly sizes: readonly number[];
}

export interface Data {
  /** For whatever else; goes at the end. */
  readonly folder: string;
  /** A tree of empty files on the disk, as many as there are clips. */
  tree(size: number): Promise<string>;
  /** The same on an exFAT stick. Rejects with `NotAvailable` where none can be made. */
  treeStick(size: number): Promise<Stick>;
  /** Real clips of 1080p, 2.4 MB on average. Beyond three hundred they are other names of the same files. */
  clips(count: number): Promise<ClipSet>;
  /** Three hundred that are newer than those of every catalog. */
  newestClips(): Promise<ClipSet>;
  /** The same on a stick. */
  clipStick(count: number): Promise<{ readonly stick: Stick; readonly clips: ClipSet }>;
  /** An empty stick. */
  emptyStick(): Promise<Stick>;
}

export function createData(folder: string, putAway: PutAway, onMaking: (what: string) => void): Data {
  const made = new Map<string, Promise<unknown>>();
  const once = <Made>(key: string, make: () => Promise<Made>): Promise<Made> => {
    const known = made.get(key);
    // Each key is made by one maker.
    if (known !== undefined) return known as Promise<Made>;
    onMaking(key);
    const making = make();
    made.set(key, making);
    return making;
  };
  const stick = async (label: string, fill: (root: string) => Promise<void>): Promise<Stick> => makeStick({ label, folder, putAway, fill });

  const sources = (): Promise<readonly string[]> => once('clips', () => makeSources(folder));
  const clips = (count: number): Promise<ClipSet> => once(`${String(count)} clips`, async () => layClips(join(folder, `clips-${String(count)}`), await sources(), count, endsAt));
  return {
    folder,
    clips,
    newestClips: () => once('newer clips', async () => layClips(join(folder, 'clips-newest'), await sources(), ownFiles, endsAt + clipDays * dayMs)),
    tree: (size) => once(`a tree of ${String(size)} names`, async () => {
      const root = join(folder, `tree-${String(size)}`);
      await writeTree(root, size);
      return root;
    }),
    treeStick: (size) => once(`a stick of ${String(size)} names`, () => stick('NAMES', (root) => writeTree(root, size))),
    async clipStick(count) {
      const from = await clips(count);
      const made = await once(`a stick of ${String(count)} clips`, () => stick(`CLIPS${String(count)}`, async (root) => copyClips(from, root)));
      return { stick: made, clips: { ...from, root: made.mountPoint } };
    },
    emptyStick: () => once('an empty stick', () => stick('EMPTY', () => Promise.resolve())),
  };
}

const foldersAtOnce = 20;

async function writeTree(root: string, size: number): Promise<void> {
  for (const skeleton of ['blink/.tmp', 'blink_backup']) mkdirSync(join(root, skeleton), { recursive: true });
  for (const [order, { path, names }] of foldersOf(size).entries()) {
    mkdirSync(join(root, path), { recursive: true });
    for (const name of names) closeSync(openSync(join(root, path, name), 'w'));
    // A Ctrl-C is heard in between.
    if (order % foldersAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Files of their own; each further clip is one more name of one of them. */
const ownFiles = 300;
const dayMs = 86_400_000;
/** Close enough together that a screen is full of one day. */
const clipDays = 3;
const lengthsS = [5, 8, 10, 13, 16, 20];

/** Every second one has its headers at the end, as a camera that streams writes it. Key frames lie two seconds apart. */
async function makeSources(folder: string): Promise<readonly string[]> {
  const sources: string[] = [];
  for (const [order, lengthS] of lengthsS.entries()) {
    const file = join(folder, `source-${String(order)}.mp4`);
    const picture = `testsrc2=size=1920x1080:rate=30,noise=alls=4:allf=t,hue=h=${String(order * 60)}`;
    try {
      await run('ffmpeg', [
        '-nostdin', '-v', 'error', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=frequency=440', '-t', String(lengthS), '-c:v', 'libx264',
        '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-b:v', '1550k', '-maxrate', '1600k', '-bufsize', '800k', '-g', '60', '-c:a', 'aac', '-b:a', '64k',
        ...(order % 2 === 0 ? ['-movflags', '+faststart'] : []), file,
      ]);
    } catch (problem) {
      if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') throw new NotAvailable('ffmpeg, which makes the clips, is not installed');
      throw problem;
    }
    sources.push(file);
  }
  return sources;
}

async function layClips(root: string, sources: readonly string[], count: number, until: number): Promise<ClipSet> {
  const paths = foldersOf(count, until - clipDays * dayMs, until).flatMap(({ path, names }) => names.map((name) => `${path}/${name}`));
  for (const [order, path] of paths.entries()) {
    await mkdir(join(root, path, '..'), { recursive: true });
    const own = paths[order % ownFiles] ?? path;
    if (own === path) await copyFile(sources[order % sources.length] ?? '', join(root, path));
    else await link(join(root, own), join(root, path));
  }
  return { root, paths, sizes: await Promise.all(paths.map(async (path) => (await stat(join(root, path))).size)) };
}

async function copyClips({ root: from, paths }: ClipSet, root: string): Promise<void> {
  for (const path of paths) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await copyFile(join(from, path), join(root, path));
  }
}
