import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { walkFolders } from './walk-folders.ts';
import type { ListedFolder } from './list-folder.ts';

async function walk(root: string, onFolder: (folder: ListedFolder) => void = () => undefined) {
  const folders: ListedFolder[] = [];
  const end = await walkFolders(root, {
    onFolder(folder) {
      folders.push(folder);
      onFolder(folder);
    },
  });
  return { ...end, folders, clips: folders.flatMap((folder) => folder.clips.map(({ name }) => `${folder.path}/${name}`)).sort() };
}

/** Root may read every folder, so it becomes somebody else for a while. */
async function asAnybody<Value>(work: () => Promise<Value>): Promise<Value> {
  const { getuid, seteuid } = process;
  if (getuid?.() !== 0 || seteuid === undefined) return work();
  seteuid(65_534);
  try {
    return await work();
  } finally {
    seteuid(0);
  }
}

describe('walking a drive', () => {
  it('finds the clips of both layouts, whatever lies above them', async () => {
    const root = makeTree(temporaryFolder(), [
      'blink/21-05/21-05-02/12-54-30_BlinkMini_001.mp4',
      'BLINK_BACKUPS/20-09/01-20-21-38_Outdoor_1234567.MP4',
      'old copies/2021/blink/21-04/21-04-30/23-59-59_Back_Door_12.mp4',
    ]);
    const { clips, end } = await walk(root);
    expect(end).toBe('complete');
    expect(clips).toEqual([
      'BLINK_BACKUPS/20-09/01-20-21-38_Outdoor_1234567.MP4',
      'blink/21-05/21-05-02/12-54-30_BlinkMini_001.mp4',
      'old copies/2021/blink/21-04/21-04-30/23-59-59_Back_Door_12.mp4',
    ]);
  });

  it('reads a newer month before an older one once there is a choice, and folders without a date last', async () => {
    const months = Array.from({ length: 60 }, (_, month) => `${20 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
    const root = makeTree(temporaryFolder(), [
      ...months.flatMap((month) => [`blink/${month}/${month}-01/12-54-30_A_001.mp4`, `blink_backup/${month}/01-20-21-38_B_1.mp4`]),
      'aaa/notes.txt',
    ]);
    const { folders } = await walk(root);
    const withClips = folders.filter((folder) => folder.clips.length > 0).map((folder) => folder.path);
    const firstQuarter = withClips.slice(0, 30).map((folder) => /\d\d-\d\d/.exec(folder.slice(-8))?.[0] ?? '');
    expect(firstQuarter.filter((month) => month >= '23-01').length).toBeGreaterThan(24);
    expect(withClips.slice(-10).every((folder) => /2[01]-/.test(folder))).toBe(true);
    expect(folders.at(-1)?.path).toBe('aaa');
  });

  it('reads the newest day first, though older months of the other layout lie a folder higher', async () => {
    const root = makeTree(temporaryFolder(), [
      'blink/26-11/26-11-11/22-00-00_A_001.mp4', 'blink/26-11/26-11-10/22-00-00_A_001.mp4',
      'blink_backup/26-10/28-20-21-38_B_1.mp4', 'blink_backup/26-09/28-20-21-38_B_1.mp4',
    ]);
    const { folders } = await walk(root);
    expect(folders.find((folder) => folder.clips.length > 0)?.path).toBe('blink/26-11/26-11-11');
  });

  it('leaves staging and junk alone, counts junk, and tells unfinished and unrecognised files apart', async () => {
    const root = makeTree(temporaryFolder(), [
      'blink/.tmp/12-00-00_A_001.mp4',
      'blink/21-05/21-05-02/._12-54-30_A_001.mp4',
      'blink/21-05/21-05-02/12-54-30_A_001.ts',
      'blink/21-05/21-05-02/25-00-00_A_001.mp4',
      'blink/21-05/21-05-02/readme.txt',
      '.Trashes/501/12-00-00_A_001.mp4',
      'System Volume Information/IndexerVolumeGuid',
      '$RECYCLE.BIN/x.mp4',
      'FOUND.000/FILE0000.CHK',
    ]);
    const { folders, clips } = await walk(root);
    expect(clips).toEqual([]);
    expect(folders.reduce((sum, folder) => sum + folder.junk, 0)).toBe(4);
    expect(folders.reduce((sum, folder) => sum + folder.other, 0)).toBe(1);
    expect(folders.flatMap((folder) => folder.unfinished).sort()).toEqual(['12-54-30_A_001.ts', 'FILE0000.CHK']);
    expect(folders.flatMap((folder) => folder.unrecognised)).toEqual([{ name: '25-00-00_A_001.mp4', problem: 'no-such-time' }]);
  });

  it('never follows a link, in or out of the tree', async () => {
    const outside = makeTree(temporaryFolder(), ['21-05/21-05-02/12-54-30_Outside_001.mp4']);
    const root = makeTree(temporaryFolder(), ['blink/21-05/21-05-02/12-54-30_A_001.mp4']);
    symlinkSync(outside, path.join(root, 'blink/elsewhere'));
    symlinkSync(root, path.join(root, 'blink/loop'));
    symlinkSync(path.join(outside, '21-05/21-05-02/12-54-30_Outside_001.mp4'), path.join(root, 'blink/21-05/21-05-02/13-00-00_Link_001.mp4'));
    const { clips, end } = await walk(root);
    expect(end).toBe('complete');
    expect(clips).toEqual(['blink/21-05/21-05-02/12-54-30_A_001.mp4']);
  });

  it('names a folder that cannot be read and reads the rest', async (test) => {
    if (process.platform === 'win32') test.skip('Windows has no such permissions');
    const root = makeTree(temporaryFolder(), ['blink/21-05/21-05-02/12-54-30_A_001.mp4', 'blink/21-06/21-06-02/12-54-30_A_001.mp4']);
    chmodSync(root, 0o755);
    chmodSync(path.join(root, 'blink/21-06'), 0o000);
    const { unreadable, clips, end } = await asAnybody(() => walk(root));
    chmodSync(path.join(root, 'blink/21-06'), 0o755);
    expect(end).toBe('complete');
    expect(unreadable).toEqual([{ path: 'blink/21-06', reason: 'EACCES' }]);
    expect(clips).toEqual(['blink/21-05/21-05-02/12-54-30_A_001.mp4']);
  });

  it('says that the root went away rather than that its folders are gone', async () => {
    const root = makeTree(temporaryFolder(), ['blink/21-05/21-05-02/12-54-30_A_001.mp4', 'blink/21-04/21-04-02/12-54-30_A_001.mp4']);
    const { end } = await walk(root, (folder) => {
      if (folder.path === 'blink') rmSync(root, { recursive: true });
    });
    mkdirSync(root);
    expect(end).toBe('gone');
  });

  it('goes on when one folder is moved away by another program', async () => {
    const root = makeTree(temporaryFolder(), ['blink/21-05/21-05-02/12-54-30_A_001.mp4', 'blink/21-04/21-04-02/12-54-30_A_001.mp4']);
    const { end, clips } = await walk(root, (folder) => {
      if (folder.path === 'blink') renameSync(path.join(root, 'blink/21-04'), path.join(temporaryFolder(), 'away'));
    });
    expect(end).toBe('complete');
    expect(clips).toEqual(['blink/21-05/21-05-02/12-54-30_A_001.mp4']);
  });

  it('stops when asked to', async () => {
    const root = makeTree(temporaryFolder(), ['blink/21-05/21-05-02/12-54-30_A_001.mp4']);
    const stop = new AbortController();
    const { end } = await walkFolders(root, { signal: stop.signal, onFolder: () => stop.abort() });
    expect(end).toBe('stopped');
  });
});
