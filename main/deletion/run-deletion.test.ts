import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeExfatDrive, whyNoExfat } from '../archive/testing/exfat-drive.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import type { FileResult } from './deletion-types.ts';
import { openByHandle, openByPath } from './folder-door.ts';
import type { OpenDoor } from './folder-door.ts';
import { readJournal } from './journal-line.ts';
import { resumeDeletion, runDeletion } from './run-deletion.ts';
import { runAndKill } from './testing/killed-run.ts';
import { filesIn, makeClips, partsFor, planned, reportOf, tally, volumeAt } from './testing/deletion-drive.ts';

function setUp(count: number) {
  const place = temporaryFolder();
  const root = path.join(place, 'BLINK');
  mkdirSync(root);
  return { place, root, files: makeClips(root, count), journalFolder: path.join(place, 'data', 'deletions') };
}

const reasonOf = (results: readonly FileResult[], file: string) => results.flatMap((one) => (one.path !== file ? [] : one.outcome === 'kept' ? [one.reason] : [one.outcome]))[0];
const reason = whyNoExfat();

describe('a deletion', () => {
  it('deletes the plan and nothing else, with the folders it emptied, and keeps the skeleton', async () => {
    const { root, files, journalFolder } = setUp(120);
    mkdirSync(path.join(root, 'blink/26-10/26-10-01'), { recursive: true });
    writeFileSync(path.join(root, 'blink/26-11/26-11-01/.DS_Store'), 'x');
    const told: FileResult[] = [];
    const report = await reportOf({ volume: await volumeAt(root), files: planned(root, files), journalFolder }, { onFile: (one) => told.push(one) });
    expect(report).toMatchObject({ end: 'complete', skeleton: { ok: true } });
    expect(tally(report)).toEqual({ deleted: 120 });
    expect(told).toHaveLength(120);
    expect(report.removedFolders.toSorted()).toEqual(['blink/26-11/26-11-02', 'blink_backup/26-11']);
    // Somebody else's file keeps its folder, and a folder that was empty before is nobody's business.
    expect(readdirSync(root, { recursive: true }).map(String).sort()).toEqual([
      'blink', 'blink/.tmp', 'blink/26-10', 'blink/26-10/26-10-01', 'blink/26-11', 'blink/26-11/26-11-01', 'blink/26-11/26-11-01/.DS_Store', 'blink_backup',
    ]);
    const journal = await readJournal(report.journal);
    expect(journal).toMatchObject({ isRunning: false, ended: { end: 'complete' }, removedFolders: report.removedFolders });
    expect([...(journal?.results.values() ?? [])]).toHaveLength(120);
  });

  it('has its whole plan in the journal before the first clip goes', async () => {
    const { root, files, journalFolder } = setUp(60);
    const seen: number[] = [];
    const lookFirst: OpenDoor = async (volume, folder) => {
      if (seen.length === 0) {
        const [name = ''] = readdirSync(journalFolder);
        seen.push((await readJournal(path.join(journalFolder, name)))?.files.length ?? 0, filesIn(root).length);
      }
      return openByHandle(volume, folder);
    };
    await reportOf({ volume: await volumeAt(root), files: planned(root, files), journalFolder }, { openDoor: lookFirst });
    expect(seen).toEqual([60, 60]);
  });

  it('skips what is no longer as planned, each with its reason, and goes on', async () => {
    const { root, files, journalFolder } = setUp(40);
    const plan = planned(root, files);
    const [gone = '', grown = '', touched = '', folder = '', link = ''] = files;
    rmSync(path.join(root, gone));
    writeFileSync(path.join(root, grown), 'more', { flag: 'a' });
    utimesSync(path.join(root, touched), 1, 1);
    rmSync(path.join(root, folder));
    mkdirSync(path.join(root, folder));
    renameSync(path.join(root, link), path.join(root, 'moved.mp4'));
    symlinkSync(path.join(root, 'moved.mp4'), path.join(root, link));
    const report = await reportOf({ volume: await volumeAt(root), files: plan, journalFolder });
    expect([gone, grown, touched, folder, link].map((one) => reasonOf(report.results, one))).toEqual(['gone', 'changed', 'changed', 'not-a-file', 'not-a-file']);
    expect(tally(report)['deleted']).toBe(35);
    expect(readFileSync(path.join(root, 'moved.mp4'), 'utf8')).toBe(link);
  });

  it('touches nothing but clips, whatever a plan names: no staging, no junk, nothing that is not recognised', async () => {
    const { root, files, journalFolder } = setUp(2);
    const others = [
      'blink/.tmp/22-00-00_Garage_001.mp4', 'blink/.TMP/26-11/26-11-01/22-00-00_Garage_001.mp4', 'blink/26-11/26-11-01/.DS_Store', 'blink/26-11/26-11-01/25-00-00_Garage_001.mp4',
      'blink/26-11/26-11-01/._22-00-00_Garage_001.mp4', 'blink/26-11/26-11-01/22-00-00_Garage_001.ts', 'blink/22-00-00_Garage_001.mp4', 'blink/26-11/26-11-31/22-00-00_Garage_001.mp4',
      'blink_backup/26-11/notes.txt', 'System Volume Information/x', 'notes.txt',
    ];
    for (const other of others) {
      mkdirSync(path.dirname(path.join(root, other)), { recursive: true });
      writeFileSync(path.join(root, other), other);
    }
    const report = await reportOf({ volume: await volumeAt(root), files: planned(root, [...files, ...others]), journalFolder });
    expect(tally(report)).toEqual({ deleted: 2, 'not-a-clip': 9, 'outside-archive': 2 });
    expect(filesIn(root).sort()).toEqual(others.toSorted());
  });

  it('stops when cancelled and goes on from its journal', async () => {
    const { root, files, journalFolder } = setUp(200);
    const volume = await volumeAt(root);
    const cancel = new AbortController();
    let told = 0;
    const first = await reportOf({ volume, files: planned(root, files), journalFolder }, { signal: cancel.signal, onFile: () => (told += 1) === 50 && cancel.abort() });
    expect(first.end).toBe('cancelled');
    const counts = tally(first);
    expect(counts['deleted']).toBeGreaterThanOrEqual(50);
    expect(counts['deleted']).toBeLessThan(100);
    expect(filesIn(root).length).toBe(counts['not-reached']);
    const rest = await resumeDeletion(first.journal, volume, partsFor());
    expect(rest.ok && [rest.report.end, tally(rest.report)]).toEqual(['complete', { deleted: 200 }]);
    expect(filesIn(root).length).toBe(0);
    expect(await readJournal(first.journal)).toMatchObject({ ended: { end: 'complete' } });
  });

  it('lets two at once delete each clip once', async () => {
    const { root, files, journalFolder } = setUp(300);
    const order = { volume: await volumeAt(root), files: planned(root, files), journalFolder };
    const reports = await Promise.all([reportOf(order), reportOf(order)]);
    expect(filesIn(root).length).toBe(0);
    const deleted = reports.flatMap(({ results }) => results.filter((one) => one.outcome === 'deleted').map((one) => one.path));
    expect(deleted.toSorted()).toEqual(files.toSorted());
    expect(reports.map((one) => [one.end, one.skeleton?.ok])).toEqual([['complete', true], ['complete', true]]);
  });

  it('shares the clips with another program that deletes the same ones', async () => {
    const { place, root, files, journalFolder } = setUp(900);
    const order = { volume: await volumeAt(root), files: planned(root, files), journalFolder };
    const [told, report] = await Promise.all([runAndKill(order, place, Infinity), reportOf(order)]);
    expect([told.endsWith('complete'), report.end, report.skeleton?.ok, filesIn(root).length]).toEqual([true, 'complete', true, 0]);
    const journals = await Promise.all(readdirSync(journalFolder).map((name) => readJournal(path.join(journalFolder, name))));
    const results = journals.flatMap((journal) => [...(journal?.results.values() ?? [])]);
    expect(results.filter((one) => one.outcome === 'deleted').map((one) => one.path).sort()).toEqual(files.toSorted());
    expect(results.filter((one) => one.outcome === 'kept').every((one) => one.reason === 'gone')).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('says of a clip that it is gone when another program took it and its folder at that moment', async () => {
    const { root, files: [file = ''], journalFolder } = setUp(1);
    const taking: OpenDoor = async (volume, folder) => {
      const door = await openByHandle(volume, folder);
      if (typeof door === 'string') return door;
      return {
        ...door,
        stillLeadsThere() {
          rmSync(path.join(root, folder), { recursive: true, force: true });
          return door.stillLeadsThere();
        },
      };
    };
    const { results } = await reportOf({ volume: await volumeAt(root), files: planned(root, [file]), journalFolder }, { openDoor: taking });
    expect(results).toEqual([{ path: file, outcome: 'kept', reason: 'gone' }]);
  });

  it('says that a hard link keeps the bytes, and leaves the other name alone', async () => {
    const { root, files: [file = ''], journalFolder } = setUp(1);
    linkSync(path.join(root, file), path.join(root, 'other'));
    const { results } = await reportOf({ volume: await volumeAt(root), files: planned(root, [file]), journalFolder });
    expect(results).toMatchObject([{ outcome: 'deleted', hasOtherName: true }]);
    expect(readFileSync(path.join(root, 'other'), 'utf8')).toBe(file);
  });

  it('deletes nothing without a journal, and keeps none on the drive', async () => {
    const { place, root, files } = setUp(5);
    const volume = await volumeAt(root);
    writeFileSync(path.join(place, 'file'), '');
    const order = { volume, files: planned(root, files) };
    expect(await runDeletion({ ...order, journalFolder: path.join(place, 'file', 'x') }, partsFor())).toEqual({ ok: false, refusal: 'journal-not-writable' });
    symlinkSync(root, path.join(place, 'link'));
    expect(await runDeletion({ ...order, journalFolder: path.join(place, 'link', 'blink', 'x') }, partsFor())).toEqual({ ok: false, refusal: 'journal-on-drive' });
    expect(filesIn(root).length).toBe(5);
  });

  it('tells a run that goes on from one that was left behind, in this process too', async () => {
    const { root, files, journalFolder } = setUp(30);
    const volume = await volumeAt(root);
    const answers: unknown[] = [];
    const cancel = new AbortController();
    const meddling: OpenDoor = async (ofVolume, folder) => {
      const [name = ''] = readdirSync(journalFolder);
      answers.push(await resumeDeletion(path.join(journalFolder, name), volume, partsFor()));
      cancel.abort();
      return openByHandle(ofVolume, folder);
    };
    const { journal } = await reportOf({ volume, files: planned(root, files), journalFolder }, { openDoor: meddling, signal: cancel.signal });
    expect(answers[0]).toEqual({ ok: false, refusal: 'still-running' });
    // As a journal is that could not be ended: the disk was full.
    writeFileSync(journal, readFileSync(journal, 'utf8').split('\n').filter((line) => !line.includes('"ended"')).join('\n'));
    expect(await readJournal(journal)).toMatchObject({ isRunning: false, ended: null });
    const rest = await resumeDeletion(journal, volume, partsFor());
    expect(rest.ok && [rest.report.end, tally(rest.report)]).toEqual(['complete', { deleted: 30 }]);
    expect(await resumeDeletion(path.join(root, 'blink'), volume, partsFor())).toEqual({ ok: false, refusal: 'journal-unreadable' });
  });

  it('keeps a clip that the system protects, and deletes the others', async (context) => {
    const { root, files, journalFolder } = setUp(5);
    const locked = path.join(root, files[1] ?? '');
    try {
      execFileSync('chattr', ['+i', locked], { stdio: 'ignore' });
    } catch {
      context.skip('files cannot be made immutable here');
    }
    try {
      const report = await reportOf({ volume: await volumeAt(root), files: planned(root, files), journalFolder });
      expect([tally(report), reasonOf(report.results, files[1] ?? ''), report.end]).toEqual([{ deleted: 4, locked: 1 }, 'locked', 'complete']);
      expect(filesIn(root).length).toBe(1);
    } finally {
      execFileSync('chattr', ['-i', locked]);
    }
  });
});

describe.each([['by handle', openByHandle], ['by path', openByPath]] as const)('an attack on a deletion %s', (_, openDoor) => {
  it('touches nothing outside: links and other folders swapped in after the plan, and names that lead out', async () => {
    const { place, root, files, journalFolder } = setUp(90);
    const outside = path.join(place, 'outside');
    // The same names, sizes and times elsewhere: only the place tells them apart.
    execFileSync('cp', ['-a', root, outside]);
    const plan = planned(root, files);
    const day = 'blink/26-11/26-11-01';
    rmSync(path.join(root, day), { recursive: true });
    symlinkSync(path.join(outside, day), path.join(root, day));
    renameSync(path.join(root, 'blink_backup'), path.join(place, 'real-backup'));
    symlinkSync(path.join(outside, 'blink_backup'), path.join(root, 'blink_backup'));
    const some = plan.find((one) => one.path.startsWith(day)) ?? plan[0];
    const wild = ['../outside/', 'blink/../../outside/', `blink/./`, '/', `${outside}/`, 'BLINK/../blink/', 'blink//', 'copies/'].map((lead) => ({ ...some!, path: lead + (some?.path ?? '') }));
    const report = await reportOf({ volume: await volumeAt(root), files: [...plan, ...wild, { ...some!, path: '..' }, { ...some!, path: 'blink' }, { ...some!, path: '' }], journalFolder }, { openDoor });
    expect(tally(report)).toEqual({
      deleted: files.filter((one) => one.startsWith('blink/26-11/26-11-02')).length, 'folder-changed': files.filter((one) => !one.startsWith('blink/26-11/26-11-02')).length, 'outside-archive': wild.length + 3,
    });
    expect(filesIn(outside).length).toBe(90);
    expect(existsSync(path.join(place, 'real-backup/26-11'))).toBe(true);
  });

  it('touches nothing when a folder is swapped for a link between the look at the clip and its end', async () => {
    const { place, root, files, journalFolder } = setUp(20);
    const outside = path.join(place, 'outside');
    execFileSync('cp', ['-a', root, outside]);
    const plan = planned(root, files);
    let isSwapped = false;
    const swapping: OpenDoor = async (volume, folder) => {
      const door = await openDoor(volume, folder);
      if (typeof door === 'string') return door;
      return {
        ...door,
        async stillLeadsThere() {
          if (!isSwapped) {
            isSwapped = true;
            for (const name of ['blink', 'blink_backup']) {
              renameSync(path.join(root, name), path.join(place, `moved-${name}`));
              symlinkSync(path.join(outside, name), path.join(root, name));
            }
          }
          return door.stillLeadsThere();
        },
      };
    };
    const report = await reportOf({ volume: await volumeAt(root), files: plan, journalFolder }, { openDoor: swapping });
    expect(report.results.filter((one) => one.outcome === 'deleted').length).toBeLessThan(16);
    expect(filesIn(outside).length).toBe(20);
    expect(filesIn(place).length - filesIn(path.join(place, 'data')).length).toBe(20 + 2 + report.results.filter((one) => one.outcome === 'kept').length);
  });

  it('refuses a root that is another folder now, or a link', async () => {
    const { place, root, files, journalFolder } = setUp(4);
    const order = { volume: await volumeAt(root), files: planned(root, files), journalFolder };
    renameSync(root, path.join(place, 'old'));
    expect(await runDeletion(order, partsFor({ openDoor }))).toEqual({ ok: false, refusal: 'drive-gone' });
    symlinkSync(path.join(place, 'old'), root);
    expect(await runDeletion(order, partsFor({ openDoor }))).toEqual({ ok: false, refusal: 'drive-changed' });
    rmSync(root);
    execFileSync('cp', ['-a', path.join(place, 'old'), root]);
    expect(await runDeletion(order, partsFor({ openDoor }))).toEqual({ ok: false, refusal: 'drive-changed' });
    expect([filesIn(root).length, filesIn(path.join(place, 'old')).length]).toEqual([4, 4]);
  });
});

describe.skipIf(reason !== null)('a deletion on a real exFAT drive', () => {
  it('frees space, knows a clone in its place, a drive that can only be read, and one that goes away', async () => {
    const drive = await makeExfatDrive({ label: 'CLEAN', sizeBytes: 16 * 1024 * 1024 });
    onTestFinished(() => drive.destroy());
    const journalFolder = path.join(temporaryFolder(), 'deletions');
    let root = await drive.mount('drive');
    const files = makeClips(root, 90, 20_000);
    const first = await reportOf({ volume: await volumeAt(root), files: planned(root, files.slice(0, 30)), journalFolder });
    expect([first.end, tally(first), first.skeleton]).toEqual(['complete', { deleted: 30 }, { ok: true, missing: [] }]);
    expect((first.freeBytesAfter ?? 0) - (first.freeBytesBefore ?? 0)).toBeGreaterThanOrEqual(30 * 20_000);

    // A clone in the same place has the same serial, label, files, sizes and times.
    const left = files.slice(30);
    const order = { volume: await volumeAt(root), files: planned(root, left), journalFolder };
    await drive.unmount(root);
    const clone = await drive.clone();
    onTestFinished(() => clone.destroy());
    await clone.mountAt(root);
    try {
      expect(await runDeletion(order, partsFor())).toEqual({ ok: false, refusal: 'drive-changed' });
      expect(filesIn(root).length).toBe(60);
    } finally {
      await clone.unmount(root);
    }

    root = await drive.mount('drive', { isReadOnly: true });
    expect(await runDeletion({ ...order, volume: await volumeAt(root) }, partsFor())).toEqual({ ok: false, refusal: 'drive-read-only' });
    await drive.unmount(root);

    root = await drive.mount('drive');
    let killed: Promise<void> | null = null;
    const pulling: OpenDoor = async (volume, folder) => {
      if (folder.startsWith('blink_backup')) await (killed ??= drive.killDriver());
      return openByHandle(volume, folder);
    };
    const pulled = await reportOf({ volume: await volumeAt(root), files: planned(root, left), journalFolder }, { openDoor: pulling });
    expect([pulled.end, pulled.skeleton]).toEqual(['drive-gone', null]);
    expect(tally(pulled)['not-reached']).toBeGreaterThan(0);
    await drive.unmountLazily(root);

    // Plugged in again, it goes on: whatever went before the pull is seen on the drive.
    root = await drive.mount('again');
    const rest = await resumeDeletion(pulled.journal, await volumeAt(root), partsFor());
    expect(rest.ok && [rest.report.end, rest.report.skeleton?.ok, tally(rest.report), filesIn(root)]).toEqual(['complete', true, { deleted: 60 }, []]);
  });
});
