import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/clip-tree.ts';
import type { ClipToExport, ExportProgress, ExportRequest } from './export-types.ts';
import { largestFileOn } from './largest-file.ts';
import { runExport } from './run-export.ts';
import { bytesOf, exportOf, makeClips, reportOf, tally, template } from './testing/clip-drive.ts';

function setUp(count: number, sizeBytes?: (place: number) => number): { drive: string; target: string; clips: ClipToExport[] } {
  const folder = temporaryFolder();
  const drive = path.join(folder, 'BLINK');
  mkdirSync(drive);
  return { drive, target: path.join(folder, 'copies'), clips: makeClips(drive, count, sizeBytes) };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function checkSums(target: string): number {
  return execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: target, encoding: 'utf8' }).match(/: OK$/gm)?.length ?? 0;
}

async function refusalOf(request: ExportRequest): Promise<string> {
  const answer = await runExport(request);
  return answer.ok ? 'none' : answer.problem.code;
}

describe('export', () => {
  it('copies every clip under its name, with its time and its bytes, and leaves nothing else but the two lists', async () => {
    const { drive, target, clips } = setUp(5);
    const report = await reportOf(exportOf(clips, target));
    expect(report).toMatchObject({ end: 'complete', isRecorded: true, isOnSource: false });
    expect(tally(report.results)).toEqual({ copied: 5 });
    expect(filesIn(target)).toEqual([
      '2026-11-01/2026-11-01 01.00.05 EST Garage.mp4', '2026-11-01/2026-11-01 01.10.05 EST Front_Door.mp4', '2026-11-01/2026-11-01 01.30.05 EDT Front_Door.mp4',
      '2026-11-01/2026-11-01 01.40.05 EDT Garage.mp4', '2026-11-01/2026-11-01 01.50.05 EDT Front_Door.mp4', 'SHA256SUMS', 'manifest.csv',
    ]);
    for (const result of report.results) {
      if (!('exported' in result)) continue;
      const copy = path.join(target, result.exported.file);
      expect(readFileSync(copy).equals(readFileSync(path.join(drive, result.clip.path)))).toBe(true);
      expect(statSync(copy).mtimeMs).toBe(result.clip.recordedAt);
    }
    expect(checkSums(target)).toBe(5);
    expect(readFileSync(path.join(target, 'manifest.csv'), 'utf8')).toContain(
      '2026-11-01/2026-11-01 01.30.05 EDT Front_Door.mp4,BLINK,blink/26-11/26-11-01/05-30-05_Front_Door_001.mp4,local-storage,Front_Door,2026-11-01T05:30:05Z,2026-11-01 01:30:05,-04:00,America/New_York,3000,',
    );
  });

  it('copies empty clips, clips of whole blocks, and clips larger than its memory', async () => {
    const sizes = [0, 1, 4096, 2 * 1024 * 1024, 16 * 1024 * 1024, 16 * 1024 * 1024 + 1, 19_000_000];
    const { target, clips } = setUp(0);
    const { drive, clips: large } = { drive: path.dirname(target), clips: makeClips(path.join(path.dirname(target), 'BLINK'), sizes.length, () => 0) };
    expect(clips).toEqual([]);
    const pattern = bytesOf(7, 4096 * 3 + 17);
    const sized = large.map((clip, place) => {
      writeFileSync(path.join(drive, 'BLINK', clip.path), Buffer.alloc(sizes[place] ?? 0, pattern));
      return { ...clip, sizeBytes: sizes[place] ?? 0 };
    });
    expect(tally((await reportOf(exportOf(sized, target))).results)).toEqual({ copied: sizes.length });
    expect(checkSums(target)).toBe(sizes.length);
    expect(tally((await reportOf(exportOf(sized, target))).results)).toEqual({ 'already-there': sizes.length });
  });

  it('knows a copy again and does not write it twice; another file of that name it leaves alone', async () => {
    const { target, clips } = setUp(4);
    const first = await reportOf(exportOf(clips.slice(0, 3), target));
    const files = first.results.flatMap((result) => ('exported' in result ? [path.join(target, result.exported.file)] : []));
    const inodes = files.map((file) => statSync(file).ino);
    const foreign = bytesOf(99, 3000);
    writeFileSync(files[1] ?? '', foreign);
    writeFileSync(files[2] ?? '', 'short');
    const second = await reportOf(exportOf(clips, target));
    expect(tally(second.results)).toEqual({ 'already-there': 1, 'conflict different-file-there': 2, copied: 1 });
    expect(files.map((file) => statSync(file).ino)).toEqual(inodes);
    expect(readFileSync(files[1] ?? '').equals(foreign)).toBe(true);
    expect(readFileSync(path.join(target, 'SHA256SUMS'), 'utf8').split('\n').filter(Boolean)).toHaveLength(4);
  });

  it('leaves out what it exported before when asked for new clips only, and takes it again when it is gone', async () => {
    const { target, clips } = setUp(3);
    const first = await reportOf(exportOf(clips.slice(0, 2), target, { onlyNew: true }));
    expect(first.leftOut).toBe(0);
    const second = await reportOf(exportOf(clips, target, { onlyNew: true }));
    expect([tally(second.results), second.leftOut]).toEqual([{ copied: 1 }, 2]);
    const [lost] = first.results;
    if (lost !== undefined && 'exported' in lost) rmSync(path.join(target, lost.exported.file));
    expect(tally((await reportOf(exportOf(clips, target, { onlyNew: true }))).results)).toEqual({ copied: 1 });
    expect(checkSums(target)).toBe(3);
  });

  it('tells clips that are gone, cannot be read or change while they are copied, and copies the rest', async () => {
    const { drive, target, clips } = setUp(6);
    const at = (place: number): string => path.join(drive, clips[place]?.path ?? '');
    rmSync(at(0));
    rmSync(at(1));
    mkdirSync(at(1));
    symlinkSync('/etc/passwd', `${at(2)}.link`);
    renameSync(`${at(2)}.link`, at(2));
    const touched: string[] = [];
    const report = await reportOf(exportOf(clips, target, { beforeReadBack: (file) => void touched.push(path.basename(file)) }));
    expect(tally(report.results)).toEqual({ 'failed source-missing': 3, copied: 3 });
    expect(touched.every((name) => name.endsWith('.mp4.partial'))).toBe(true);
    expect(report.end).toBe('complete');
    expect(checkSums(target)).toBe(3);
  });

  for (const [what, change] of [
    ['grows', (file: string) => appendFileSync(file, 'more')],
    ['shrinks', (file: string) => truncateSync(file, 9_000_000)],
    ['is written again', (file: string) => utimesSync(file, 5, 5)],
  ] as const) {
    it(`gives no copy of a clip that ${what} while it is read`, async () => {
      const { drive, target, clips } = setUp(2, (place) => (place === 0 ? 10_000_000 : 3000));
      const source = path.join(drive, clips[0]?.path ?? '');
      let isChanged = false;
      const report = await reportOf(exportOf(clips, target, {
        onProgress: ({ doneBytes }) => {
          if (doneBytes === 0 || isChanged) return;
          isChanged = true;
          change(source);
        },
      }));
      expect(tally(report.results)).toEqual({ 'failed source-changed': 1, copied: 1 });
      expect(filesIn(target).filter((file) => file.endsWith('.mp4') || file.includes('partial'))).toEqual(['2026-11-01/2026-11-01 01.40.05 EDT Garage.mp4']);
    });
  }

  it('leaves no half file when it is cancelled, says what was not reached, and goes on where it was', async () => {
    const { target, clips } = setUp(8, () => 5_000_000);
    const cancel = new AbortController();
    const report = await reportOf(exportOf(clips, target, { signal: cancel.signal, onClip: () => cancel.abort() }));
    expect(report.end).toBe('cancelled');
    expect(report.results).toHaveLength(8);
    const counts = tally(report.results);
    expect(counts['not-reached cancelled']).toBeGreaterThan(0);
    expect(filesIn(target).filter((file) => file.includes('.partial'))).toEqual([]);
    expect(checkSums(target)).toBe(counts['copied']);
    const again = await reportOf(exportOf(clips, target));
    expect(tally(again.results)).toEqual({ copied: 8 - (counts['copied'] ?? 0), 'already-there': counts['copied'] });
    expect(existsSync(path.join(target, '.wallclock-export.jsonl'))).toBe(false);
    expect(checkSums(target)).toBe(8);
  });

  it('tells progress in bytes up to all of them, with the time that is left', async () => {
    const { target, clips } = setUp(3, () => 1_000_000);
    const told: ExportProgress[] = [];
    await reportOf(exportOf(clips, target, { onProgress: (progress) => void told.push(progress) }));
    expect(told.at(-1)).toMatchObject({ doneBytes: 3_000_000, totalBytes: 3_000_000, doneClips: 3, totalClips: 3 });
    expect(told.map(({ doneBytes }) => doneBytes)).toEqual(told.map(({ doneBytes }) => doneBytes).sort((a, b) => a - b));
  });

  it('puts nothing into an archive, however the way there is written', async () => {
    const { drive, clips } = setUp(2);
    const tree = { layout: { kind: 'tree' } } as const;
    const link = path.join(path.dirname(drive), 'link');
    symlinkSync(path.join(drive, 'blink'), link);
    for (const target of [path.join(drive, 'blink', 'x'), path.join(drive, 'blink'), path.join(drive, 'BLINK_BACKUP', 'x'), path.join(link, 'y', 'z'), path.join(drive, 'x', '26-11')]) {
      expect(await refusalOf(exportOf(clips, target))).toBe('target-inside-archive');
      expect(await refusalOf(exportOf([], target, { roots: [drive] }))).toBe('target-inside-archive');
    }
    expect(await refusalOf(exportOf(clips, path.join(drive, 'x'), tree))).toBe('target-inside-archive');
    expect(filesIn(drive)).toHaveLength(2);
    expect(readdirSync(drive)).toEqual(['blink']);
    expect(await reportOf(exportOf(clips, path.join(drive, 'x')))).toMatchObject({ end: 'complete', isOnSource: true });
  });

  it('takes the opened folder for the archive where its clips lie right below it', async () => {
    const { drive, clips } = setUp(2);
    const root = path.join(drive, 'blink', '26-11');
    const below = clips.map((clip) => ({ ...clip, root, path: clip.path.slice('blink/26-11/'.length) }));
    expect(await refusalOf(exportOf(below, path.join(root, 'copies')))).toBe('target-inside-archive');
  });

  it('refuses a target that is a file or holds somebody else’s manifest, and says so', async () => {
    const { target, clips } = setUp(1);
    writeFileSync(target, 'a file');
    expect(await refusalOf(exportOf(clips, target))).toBe('target-is-a-file');
    expect(await refusalOf(exportOf(clips, path.join(target, 'below')))).toBe('target-is-a-file');
    rmSync(target);
    mkdirSync(target);
    writeFileSync(path.join(target, 'manifest.csv'), 'mine');
    expect(await refusalOf(exportOf(clips, target))).toBe('target-has-other-manifest');
    expect(filesIn(target)).toEqual(['manifest.csv']);
  });

  it('refuses a second export into the same folder while the first is under way', async () => {
    const { target, clips } = setUp(3);
    const [one, two] = await Promise.all([runExport(exportOf(clips, target)), runExport(exportOf(clips, target))]);
    expect([one, two].map((answer) => (answer.ok ? 'done' : answer.problem.code)).sort()).toEqual(['done', 'target-busy']);
    mkdirSync(path.join(target, 'other'));
    const busy = path.join(target, 'other', '.wallclock-export.jsonl');
    writeFileSync(busy, `${JSON.stringify({ begins: { pid: process.ppid, host: os.hostname(), at: Date.now() } })}\n`);
    expect(await refusalOf(exportOf(clips, path.join(target, 'other')))).toBe('target-busy');
    appendFileSync(busy, '{"ended":true}\n');
    expect(await refusalOf(exportOf(clips, path.join(target, 'other')))).toBe('none');
  });

  it('follows no link out of the target, and removes nothing that a forged journal names outside', async () => {
    const { target, clips } = setUp(2);
    const outside = path.join(path.dirname(target), 'outside');
    mkdirSync(outside);
    mkdirSync(target);
    symlinkSync(outside, path.join(target, '2026-11-01'));
    writeFileSync(path.join(outside, 'x.partial'), 'mine');
    writeFileSync(path.join(target, '.wallclock-export.jsonl'), ['../outside/x', '2026-11-01/x', '/etc/x'].map((copying) => JSON.stringify({ copying })).join('\n'));
    const report = await reportOf(exportOf(clips, target));
    expect(tally(report.results)).toEqual({ 'failed folder-refused': 2 });
    expect(readdirSync(outside)).toEqual(['x.partial']);
  });

  it('leaves a .partial that it did not write', async () => {
    const { target, clips } = setUp(1);
    mkdirSync(path.join(target, '2026-11-01'), { recursive: true });
    const partial = path.join(target, '2026-11-01/2026-11-01 01.30.05 EDT Front_Door.mp4.partial');
    writeFileSync(partial, 'mine');
    expect(tally((await reportOf(exportOf(clips, target))).results)).toEqual({ 'conflict partial-in-the-way': 1 });
    expect(readFileSync(partial, 'utf8')).toBe('mine');
  });

  it('copies into a path of 300 characters, and tells names that a system does not take', async () => {
    const { target, clips } = setUp(1);
    const deep = path.join(target, `${'d'.repeat(90)}/`.repeat(3));
    expect(deep.length).toBeGreaterThan(280);
    const layout = { kind: 'template', template: template(`{date}/${'y'.repeat(120)}/{time} {camera}`) } as const;
    expect(tally((await reportOf(exportOf(clips, deep, { layout }))).results)).toEqual({ copied: 1 });
    expect(checkSums(deep)).toBe(1);
  });

  it('says of a file that FAT cannot take so before it copies anything, and copies the others', async () => {
    const { target, clips } = setUp(2);
    const large = clips.map((clip, place) => (place === 0 ? { ...clip, sizeBytes: 2 ** 32 } : clip));
    const report = await reportOf(exportOf(large, target, { fileSystemOf: () => 'FAT32' }));
    expect(tally(report.results)).toEqual({ 'failed file-too-large': 1, copied: 1 });
    expect(['FAT', 'FAT16', 'FAT32'].map(largestFileOn)).toEqual(Array(3).fill(2 ** 32 - 1));
    expect(['exFAT', 'NTFS', 'APFS', 'fat-finger', null].map(largestFileOn)).toEqual(Array(5).fill(null));
  });

  it('writes both lists even when there is nothing to copy', async () => {
    const { target } = setUp(0);
    await reportOf(exportOf([], target));
    expect(filesIn(target)).toEqual(['SHA256SUMS', 'manifest.csv']);
  });
});
