// Deleting ten thousand clips with a journal, a check before each and the catalog kept true, beside `rm -rf`.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClipId } from '../../../shared/ids.ts';
import { endsAt, foldersOf } from '../clip-names.ts';
import { timeCommand, versionOf } from '../commands.ts';
import { defineLine } from '../line.ts';
import type { SideMaker } from '../line.ts';
import { openScan, scan } from './scanned.ts';

interface Ground {
  /** Null: in the side's own folder. */
  readonly drive: string | null;
}

const clipBytes = 4096;

function fill(parent: string, size: number): string {
  const root = realpathSync(mkdtempSync(join(parent, 'deleted-')));
  for (const skeleton of ['blink/.tmp', 'blink_backup']) mkdirSync(join(root, skeleton), { recursive: true });
  const bytes = Buffer.alloc(clipBytes, 1);
  for (const { path, names } of foldersOf(size, endsAt - 90 * 86_400_000)) {
    mkdirSync(join(root, path), { recursive: true });
    for (const name of names) writeFileSync(join(root, path, name), bytes);
  }
  return root;
}

const ours: SideMaker<Ground> = {
  async start(place) {
    const { program, folder, size, setup: { drive } } = place;
    const { runDeletion } = await program('main/deletion/run-deletion.ts');
    const { proveMount } = await program('main/deletion/prove-mount.ts');
    const { folderSpace } = await program('main/archive/folder-space.ts');
    const { isReadOnly } = await program('main/archive/is-read-only.ts');
    const { checkSkeleton } = await program('main/archive/skeleton.ts');
    const { createDeletedBook } = await program('main/cleanup/forget-deleted.ts');
    const { allIds } = await program('main/catalog/pages.ts');
    return {
      version: 'Wallclock, run-deletion.ts',
      async round() {
        const root = fill(drive ?? folder, size);
        const opened = await openScan(place, root);
        await scan(place, opened, true);
        const { catalog } = opened;
        const ids = new Map<string, ClipId>();
        const rows = catalog.clips.byIds(allIds(catalog.columns, {}).ids);
        const files = rows.map(({ id, path, recordedAt, sizeBytes, modifiedAt }) => {
          ids.set(path, id);
          return { path, recordedAt, sizeBytes: sizeBytes ?? 0, modifiedAt: modifiedAt ?? 0 };
        });
        const { dev: device, ino: inode } = statSync(root);
        await timeCommand('sync', []);
        const startedAt = performance.now();
        const faults: unknown[] = [];
        const book = createDeletedBook(catalog.writer, { onClips: () => undefined, onFault: (fault) => faults.push(fault) });
        const answer = await runDeletion(
          { volume: { root, drive: 'BENCH', device, inode, mount: await proveMount(root) }, files, journalFolder: join(folder, 'deletions') },
          {
            now: () => endsAt, freeBytes: async (at) => (await folderSpace(at)).freeBytes, isReadOnly, skeleton: checkSkeleton, signal: new AbortController().signal,
            onFile(result) {
              const id = ids.get(result.path);
              if (result.outcome === 'deleted' && id !== undefined) book.add(id);
            },
            onProgress: () => undefined,
          },
        );
        book.flush();
        const ms = performance.now() - startedAt;
        const left = catalog.columns.length;
        opened.drop();
        rmSync(root, { recursive: true });
        if (!answer.ok || left > 0 || faults.length > 0) throw new Error(`${String(left)} clips are left: ${answer.ok ? String(faults[0]) : answer.refusal}`);
        return { ms };
      },
    };
  },
};

function removing(isFlushed: boolean): SideMaker<Ground> {
  return {
    async start({ folder, size, setup: { drive } }) {
      const version = await versionOf('rm');
      return {
        version,
        async round() {
          const parent = drive ?? folder;
          const root = fill(parent, size);
          await timeCommand('sync', []);
          let ms = await timeCommand('rm', ['-rf', root]);
          if (isFlushed) ms += await timeCommand('sync', ['-f', parent]);
          return { ms };
        },
      };
    },
  };
}

const sides = { ours, 'rm -rf': removing(false), 'rm -rf, sync': removing(true) };
const checks = [
  { name: '', figure: 'ms', unit: 'ms', goal: { kind: 'ratio', side: 'rm -rf', most: 0.65 } },
  { name: 'beside rm that is flushed', figure: 'ms', unit: 'ms', goal: { kind: 'beside', side: 'rm -rf, sync' } },
] as const;

export const deleteLine = defineLine<Ground>({
  name: 'delete',
  job: 'Deleting 10,000 clips, each checked, journalled and taken out of the catalog; ext4',
  usualSize: 10_000,
  grows: [100, 1000, 10_000, 100_000],
  prepare: () => Promise.resolve({ drive: null }),
  sides, checks,
});

export const stickDeleteLine = defineLine<Ground>({
  name: 'delete-stick',
  job: 'The same on an exFAT stick',
  usualSize: 10_000,
  grows: [100, 1000, 10_000],
  packages: { 'mount.exfat-fuse': 'exfat-fuse', 'mkfs.exfat': 'exfatprogs' },
  prepare: async (data) => ({ drive: (await data.emptyStick()).mountPoint }),
  sides, checks,
});
