// Two Wallclocks with one data folder. One start hands over to the other (main/server/instance.ts); should that ever be passed by, as from
// two containers that do not see each other's processes, what is written by one must not harm the other.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fillDrive } from '../testing/cleanup-desk.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { coreOn, createDesk, valueOf } from '../testing/drive-desk.ts';

const run = promisify(execFile);
const program = path.join(import.meta.dirname, '..', 'testing', 'use-catalog.ts');
const clipsEach = 24;

test('two processes that write the same catalog at once both get done, and nothing of either is lost', async () => {
  const data = path.join(temporaryFolder(), 'data');
  const folders = ['One', 'Two'].map((camera) => {
    const folder = temporaryFolder();
    fillDrive(folder, Array.from({ length: clipsEach }, (_, minute) => `blink/26-11/26-11-05/22-${String(minute).padStart(2, '0')}-00_${camera}_001.mp4`));
    return folder;
  });
  const outputs = await Promise.all(folders.map(async (folder) => (await run(process.execPath, [program, data, folder, String(folders.length)])).stdout));
  expect(outputs).toEqual([`${clipsEach} starred`, `${clipsEach} starred`]);

  const core = await coreOn(createDesk(), { dataFolder: data });
  const { clips } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 1000 }));
  expect([clips.length, clips.filter(({ isStarred }) => isStarred).length]).toEqual([2 * clipsEach, 2 * clipsEach]);
  expect(await valueOf(core.handlers['app.notices']({}))).toEqual([]);
  for (const name of ['catalog', 'labels']) {
    const file = new Database(path.join(data, `${name}.sqlite`), { readonly: true });
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.close();
  }
});
