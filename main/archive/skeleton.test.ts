import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findArchiveRoots } from './archive-roots.ts';
import { checkSkeleton, restoreSkeleton } from './skeleton.ts';

let drive: string;
beforeEach(async () => {
  drive = await mkdtemp(join(tmpdir(), 'skeleton-'));
});
afterEach(() => rm(drive, { recursive: true, force: true }));

const make = (...folders: readonly string[]) => Promise.all(folders.map((folder) => mkdir(join(drive, folder), { recursive: true })));

describe('archive roots', () => {
  it('are found in any case, and nothing else is', async () => {
    await make('Blink', 'BLINK_BACKUPS', 'blinkers', 'photos/blink');
    await writeFile(join(drive, 'blink_backup'), 'a file');
    expect(await findArchiveRoots(drive)).toEqual({ ok: true, value: [{ name: 'BLINK_BACKUPS', kind: 'clip-backup' }, { name: 'Blink', kind: 'local-storage' }] });
  });

  it('are not found behind a link', async () => {
    await make('elsewhere');
    await symlink(join(drive, 'elsewhere'), join(drive, 'blink'));
    expect(await findArchiveRoots(drive)).toEqual({ ok: true, value: [] });
  });

  it('a place that is gone is a failure, not an empty drive', async () => {
    expect(await findArchiveRoots(join(drive, 'gone'))).toEqual({ ok: false, failure: { code: 'folder-gone', subject: join(drive, 'gone') } });
  });
});

describe('the skeleton', () => {
  it('is whole in any case, and with the longer name for backups', async () => {
    await make('BLINK/.TMP', 'Blink_Backups');
    expect(await checkSkeleton(drive)).toEqual({ ok: true, value: { ok: true, missing: [] } });
  });

  it('tells what is missing', async () => {
    await make('blink_backup');
    expect(await checkSkeleton(drive)).toMatchObject({ value: { ok: false, missing: ['blink', 'blink/.tmp'] } });
    await make('Blink');
    expect(await checkSkeleton(drive)).toMatchObject({ value: { ok: false, missing: ['blink/.tmp'] } });
  });

  it('gets back what is missing, in the spelling the drive has, and nothing else', async () => {
    await make('Blink', 'photos');
    expect(await restoreSkeleton(drive, ['blink/.tmp', 'blink_backup'])).toEqual({ kind: 'restored', made: ['blink/.tmp', 'blink_backup'] });
    expect((await readdir(drive)).toSorted()).toEqual(['Blink', 'blink_backup', 'photos']);
    expect(await readdir(join(drive, 'Blink'))).toEqual(['.tmp']);
    expect(await restoreSkeleton(drive, ['blink', 'blink/.tmp', 'blink_backup'])).toEqual({ kind: 'restored', made: [] });
  });

  it('gets back only what was asked for', async () => {
    await make('blink_backup');
    expect(await restoreSkeleton(drive, ['blink/.tmp'])).toEqual({ kind: 'restored', made: [] });
    expect(await restoreSkeleton(drive, ['blink'])).toEqual({ kind: 'restored', made: ['blink'] });
    expect(await checkSkeleton(drive)).toMatchObject({ value: { missing: ['blink/.tmp'] } });
  });

  it('is never put on a drive without an archive', async () => {
    await make('photos');
    expect(await restoreSkeleton(drive, ['blink', 'blink/.tmp', 'blink_backup'])).toEqual({ kind: 'refused', reason: 'no-archive', made: [] });
    expect(await readdir(drive)).toEqual(['photos']);
  });

  it('is not made through a link, and a taken name is said', async () => {
    await make('blink_backup', 'elsewhere');
    await symlink(join(drive, 'elsewhere'), join(drive, 'blink'));
    expect(await restoreSkeleton(drive, ['blink', 'blink/.tmp'])).toEqual({ kind: 'refused', reason: 'name-taken', made: [] });
    expect(await readdir(join(drive, 'elsewhere'))).toEqual([]);
  });

  it('says when the drive is gone', async () => {
    const gone = join(drive, 'gone');
    expect(await checkSkeleton(gone)).toMatchObject({ ok: false, failure: { code: 'folder-gone' } });
    expect(await restoreSkeleton(gone, ['blink'])).toEqual({ kind: 'refused', reason: 'gone', made: [] });
  });
});
