// Plug in, and see: the first reading of a drive into a catalog that can be asked, and reading it again.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildScan, scanAlone } from '../built-scan.ts';
import { makeCold } from '../stick.ts';
import type { Stick } from '../stick.ts';
import { timeCommand, versionOf } from '../commands.ts';
import { defineLine } from '../line.ts';
import type { Figures, SideMaker } from '../line.ts';
import { openScan, scan } from './scanned.ts';

interface Tree {
  readonly root: string;
  /** Taken out and put in again before each round. */
  readonly stick: Stick | null;
}

const program = 'Wallclock, scan-volume.ts';

function command(name: string, args: readonly string[]): SideMaker<Tree> {
  return {
    async start({ setup: { root, stick } }) {
      const version = await versionOf(name);
      return {
        version,
        async round() {
          if (stick !== null) await makeCold(stick);
          return { ms: await timeCommand(name, args.map((arg) => (arg === 'ROOT' ? root : arg))) };
        },
      };
    },
  };
}

const findPrintf = command('find', ['ROOT', '-type', 'f', '-printf', '%s %T@ %p\\n']);
const bareListing = command('find', ['ROOT', '-type', 'f']);
const updatedb: SideMaker<Tree> = {
  async start({ folder, setup: { root, stick } }) {
    const version = await versionOf('updatedb.plocate');
    const index = join(folder, 'plocate.db');
    return {
      version,
      async round() {
        rmSync(index, { force: true });
        if (stick !== null) await makeCold(stick);
        return { ms: await timeCommand('updatedb.plocate', ['-l', 'no', '--prune-bind-mounts', 'no', '--prunefs', '', '--prunepaths', '', '--prunenames', '', '-U', root, '-o', index]) };
      },
    };
  },
};

function firstScan(withSizes: boolean): SideMaker<Tree> {
  return {
    start(place) {
      const { root, stick } = place.setup;
      return Promise.resolve({
        version: program,
        async round(): Promise<Figures> {
          if (stick !== null) await makeCold(stick);
          const opened = await openScan(place, root);
          try {
            return { ...(await scan(place, opened, withSizes)) };
          } finally {
            opened.drop();
          }
        },
      });
    },
  };
}

const builtScan: SideMaker<Tree> = {
  async start({ root, folder, setup }) {
    const built = await buildScan(root, folder);
    return { version: `${program}, as it is built`, round: () => scanAlone(built, setup.root, folder) };
  },
};

export const firstScanLine = defineLine<Tree>({
  name: 'scan',
  job: 'First reading of a drive into a catalog that can be asked, warm',
  grows: true,
  prepare: async (data, size) => ({ root: await data.tree(size), stick: null }),
  sides: { ours: firstScan(true), 'find -printf': findPrintf },
  checks: [
    { name: 'all clips', figure: 'names', unit: 'ms', goal: { kind: 'ratio', side: 'find -printf', figure: 'ms', most: 0.75 } },
    { name: 'first 200', figure: 'first200', unit: 'ms', goal: { kind: 'ratio', side: 'find -printf', figure: 'ms', most: 0.1 } },
    { name: 'sizes after', figure: 'sizes', unit: 'ms', goal: { kind: 'ratio', side: 'find -printf', figure: 'ms', most: 1.1 } },
  ],
});

export const scanHoldLine = defineLine<Tree>({
  name: 'scan-thread',
  job: 'How long the first reading holds the thread, and what it takes of memory, as it is built and in a new process',
  grows: true,
  prepare: async (data, size) => ({ root: await data.tree(size), stick: null }),
  sides: { ours: builtScan },
  checks: [
    { name: 'held, p99', figure: 'held', unit: 'ms', goal: { kind: 'most', most: 10 } },
    { name: 'memory', figure: 'peakMb', unit: 'MB', goal: { kind: 'most', most: 150 } },
    { name: 'all clips', figure: 'names', unit: 'ms', goal: { kind: 'told' } },
  ],
});

export const rescanLine = defineLine<Tree>({
  name: 'rescan',
  job: 'Reading a drive again on which nothing changed',
  grows: true,
  prepare: async (data, size) => ({ root: await data.tree(size), stick: null }),
  sides: {
    ours: {
      async start(place) {
        const opened = await openScan(place, place.setup.root);
        await scan(place, opened, false);
        return {
          version: program,
          async round() {
            const before = opened.writtenBytes();
            const { newest, names } = await scan(place, opened, false);
            return { newest, names, written: opened.writtenBytes() - before };
          },
          close: () => opened.drop(),
        };
      },
    },
    'find -printf': findPrintf,
  },
  checks: [
    { name: 'newest months', figure: 'newest', unit: 'ms', goal: { kind: 'ratio', side: 'find -printf', figure: 'ms', most: 0.05 } },
    { name: 'full proof', figure: 'names', unit: 'ms', goal: { kind: 'ratio', side: 'find -printf', figure: 'ms', most: 0.35 } },
    { name: 'written, bytes', figure: 'written', unit: '', goal: { kind: 'most', most: 0 } },
  ],
});

export const stickScanLine = defineLine<Tree>({
  name: 'scan-stick',
  job: 'The same from a cold exFAT stick',
  packages: { 'updatedb.plocate': 'plocate', 'mount.exfat-fuse': 'exfat-fuse', 'mkfs.exfat': 'exfatprogs' },
  prepare: async (data, size) => {
    const stick = await data.treeStick(size);
    return { root: stick.mountPoint, stick };
  },
  sides: { ours: firstScan(true), 'bare listing': bareListing, 'find -printf': findPrintf, updatedb },
  checks: [
    { name: 'all clips', figure: 'names', unit: 'ms', goal: { kind: 'ratio', side: 'bare listing', figure: 'ms', most: 1.05 } },
    { name: 'first 200', figure: 'first200', unit: 'ms', goal: { kind: 'ratio', side: 'bare listing', figure: 'ms', most: 0.02 } },
    { name: 'sizes after', figure: 'sizes', unit: 'ms', goal: { kind: 'ratio', side: 'find -printf', figure: 'ms', most: 0.6 } },
    { name: 'beside updatedb', figure: 'names', unit: 'ms', goal: { kind: 'beside', side: 'updatedb', figure: 'ms' } },
  ],
});
