import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeExfatDrive, whyNoExfat } from '../archive/testing/exfat-drive.ts';
import type { ExfatDrive } from '../archive/testing/exfat-drive.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import type { ClipToExport } from './export-types.ts';
import { runExport } from './run-export.ts';
import { exportOf, makeClips, reportOf, tally } from './testing/clip-drive.ts';

async function exfat(sizeBytes = 32 << 20): Promise<ExfatDrive> {
  const drive = await makeExfatDrive({ label: 'COPIES', sizeBytes });
  onTestFinished(() => drive.destroy());
  return drive;
}

function clipsIn(folder: string, count: number, sizeBytes: number): ClipToExport[] {
  const drive = path.join(folder, 'BLINK');
  mkdirSync(drive);
  return makeClips(drive, count, () => sizeBytes);
}

/** A drive of which the clips beyond the first few megabytes can no longer be read. */
async function wornDrive(count: number): Promise<{ readonly clips: ClipToExport[] }> {
  const drive = await exfat();
  const mount = await drive.mount('BLINK');
  const clips = makeClips(mount, count, () => 1_000_000);
  await drive.unmount(mount);
  await drive.wearOut(6_000_000);
  await drive.mount('BLINK');
  return { clips };
}

/** Clips are flushed and read back in batches: what happens at the first one happens before the last is read. */
const moreThanABatch = 48;

const isWhole = (target: string): boolean => execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: target, encoding: 'utf8' }) === '';
const namesIn = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).filter((name) => name.includes('.'));

describe.skipIf(whyNoExfat() !== null)('export to a real exFAT drive', () => {
  it('copies, knows its copies again, and does not claim to have asked the device where a FUSE driver stands between', async () => {
    const drive = await exfat();
    const target = path.join(await drive.mount('COPIES'), 'Porch & Garage');
    const clips = clipsIn(temporaryFolder(), 6, 100_001);
    const first = await reportOf(exportOf(clips, target));
    expect(tally(first.results)).toEqual({ copied: 6 });
    expect(first.results.map((result) => ('exported' in result ? result.exported.verified : ''))).toEqual(Array(6).fill('cache'));
    expect(tally((await reportOf(exportOf(clips, target))).results)).toEqual({ 'already-there': 6 });
    expect(isWhole(target)).toBe(true);
    expect(namesIn(target)).toHaveLength(6 + 1);
  });

  it('does not overwrite a file that differs from the name in case alone', async () => {
    const drive = await exfat();
    const target = await drive.mount('COPIES');
    const clips = clipsIn(temporaryFolder(), 1, 2000);
    mkdirSync(path.join(target, '2026-11-01'));
    writeFileSync(path.join(target, '2026-11-01/2026-11-01 01.30.05 edt FRONT_DOOR.mp4'), 'mine');
    expect(tally((await reportOf(exportOf(clips, target))).results)).toEqual({ 'conflict different-file-there': 1 });
  });

  it('refuses a drive that has too little room before it copies anything', async () => {
    const drive = await exfat(8 << 20);
    const target = path.join(await drive.mount('COPIES'), 'x');
    const answer = await runExport(exportOf(clipsIn(temporaryFolder(), 12, 1_000_000), target));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'target-too-small' } });
    expect(readdirSync(target)).toEqual([]);
  });

  it('stops when the drive is full half way, keeps what it has, and goes on when there is room', async () => {
    const drive = await exfat(16 << 20);
    const mount = await drive.mount('COPIES');
    const target = path.join(mount, 'x');
    const clips = clipsIn(temporaryFolder(), moreThanABatch, 200_000);
    let copied = 0;
    const filler = path.join(mount, 'filler');
    const full = await reportOf(exportOf(clips, target, {
      onClip() {
        copied += 1;
        // Somebody else fills the drive.
        if (copied === 3) execFileSync('sh', ['-c', 'dd if=/dev/zero of="$0" bs=64k 2>/dev/null || true', filler]);
      },
    }));
    expect(full).toMatchObject({ end: 'target-full' });
    const counts = tally(full.results);
    expect((counts['copied'] ?? 0) + (counts['not-reached target-full'] ?? 0)).toBe(moreThanABatch);
    expect(namesIn(target).filter((name) => name.endsWith('.mp4.partial'))).toEqual([]);
    rmSync(filler);
    const again = await reportOf(exportOf(clips, target));
    expect(tally(again.results)).toEqual({ 'already-there': counts['copied'], copied: counts['not-reached target-full'] });
    expect(isWhole(target)).toBe(true);
    expect(namesIn(target)).toHaveLength(moreThanABatch + 1);
  });

  it('says of a locked drive that nothing can be written', async () => {
    const drive = await exfat();
    const target = await drive.mount('COPIES', { isReadOnly: true });
    expect(await runExport(exportOf(clipsIn(temporaryFolder(), 1, 2000), target))).toMatchObject({ ok: false, problem: { code: 'target-not-writable' } });
    expect(await runExport(exportOf(clipsIn(temporaryFolder(), 1, 2000), path.join(target, 'x')))).toMatchObject({ ok: false, problem: { code: 'target-not-writable' } });
  });

  for (const how of ['pulled', 'broken'] as const) {
    it(`stops when the target is ${how}, and writes nothing to the place where it was`, async () => {
      const drive = await exfat();
      const mount = await drive.mount('COPIES');
      const clips = clipsIn(temporaryFolder(), 12, 300_000);
      let out: Promise<void> | null = null;
      const report = await reportOf(exportOf(clips, path.join(mount, 'x'), {
        beforeReadBack() {
          out ??= how === 'pulled' ? drive.unmountLazily(mount) : drive.killDriver();
          return out;
        },
      }));
      expect(report).toMatchObject({ end: 'target-gone', isRecorded: false });
      expect(tally(report.results)['not-reached target-gone']).toBeGreaterThan(9);
      if (how === 'pulled') expect(readdirSync(mount)).toEqual([]);
    });

    it(`stops when the drive with the clips is ${how}, and goes on when it is back`, async () => {
      const drive = await exfat();
      const mount = await drive.mount('BLINK');
      const target = path.join(temporaryFolder(), 'copies');
      const clips = makeClips(mount, moreThanABatch, () => 100_000);
      let copied = 0;
      const out: Promise<void>[] = [];
      const report = await reportOf(exportOf(clips, target, {
        async beforeReadBack() {
          copied += 1;
          if (copied === 4) out.push(how === 'pulled' ? drive.unmountLazily(mount) : drive.killDriver());
          await Promise.all(out);
        },
      }));
      expect(report).toMatchObject({ end: 'source-gone', subject: 'BLINK', isRecorded: true });
      const counts = tally(report.results);
      expect(counts['copied']).toBeGreaterThanOrEqual(4);
      expect((counts['copied'] ?? 0) + (counts['not-reached source-gone'] ?? 0)).toBe(moreThanABatch);
      expect(isWhole(target)).toBe(true);
      if (how === 'broken') await drive.unmount(mount);
      await drive.mount('BLINK');
      expect(tally((await reportOf(exportOf(clips, target))).results)).toEqual({ 'already-there': counts['copied'], copied: counts['not-reached source-gone'] });
      expect(existsSync(path.join(target, '.wallclock-export.jsonl'))).toBe(false);
      expect(isWhole(target)).toBe(true);
    });
  }

  it('copies nothing from a folder that lay under a pulled drive, though its files have the names of clips', async () => {
    const drive = await exfat();
    const mount = await drive.mount('BLINK');
    const target = path.join(temporaryFolder(), 'copies');
    const clips = makeClips(mount, 4 * moreThanABatch, () => 100_000);
    let out: Promise<void> | null = null;
    const report = await reportOf(exportOf(clips, target, {
      beforeReadBack() {
        out ??= drive.unmountLazily(mount).then(() => {
          makeClips(mount, 4 * moreThanABatch, () => 50_000);
        });
        return out;
      },
    }));
    rmSync(mount, { recursive: true });
    expect(report).toMatchObject({ end: 'source-gone', subject: 'BLINK' });
    const counts = tally(report.results);
    expect((counts['copied'] ?? 0) + (counts['not-reached source-gone'] ?? 0)).toBe(4 * moreThanABatch);
    expect(report.results.flatMap((result) => ('exported' in result ? [result.exported.bytes] : [])).every((bytes) => bytes === 100_000)).toBe(true);
  });

  it('passes over clips that a worn drive cannot read, and copies those after them', async () => {
    const { clips } = await wornDrive(6);
    const report = await reportOf(exportOf(clips.toReversed(), path.join(temporaryFolder(), 'copies')));
    expect(report.end).toBe('complete');
    const counts = tally(report.results);
    expect(counts['failed source-unreadable']).toBeGreaterThan(1);
    expect(counts['copied']).toBe(6 - (counts['failed source-unreadable'] ?? 0));
    expect(report.results.at(-1)?.status).toBe('copied');
  });

  it('stops after five clips in a row that a worn drive cannot read, and says so', async () => {
    const { clips } = await wornDrive(20);
    const target = path.join(temporaryFolder(), 'copies');
    const report = await reportOf(exportOf(clips, target));
    expect(report).toMatchObject({ end: 'source-failing', subject: 'BLINK', isRecorded: true });
    const counts = tally(report.results);
    // Two are read at once.
    expect([5, 6]).toContain(counts['failed source-unreadable']);
    expect(counts['copied']).toBeGreaterThan(1);
    expect((counts['copied'] ?? 0) + (counts['failed source-unreadable'] ?? 0) + (counts['not-reached source-failing'] ?? 0)).toBe(20);
    expect(isWhole(target)).toBe(true);
  });

  it('stops at the first error of the target, and keeps what is proven', async () => {
    const drive = await exfat();
    const target = await drive.mount('COPIES');
    const clips = clipsIn(temporaryFolder(), 20, 1_000_000);
    expect(tally((await reportOf(exportOf(clips.slice(0, 2), target))).results)).toEqual({ copied: 2 });
    await drive.unmount(target);
    await drive.wearOut(6_000_000);
    await drive.mount('COPIES');
    const report = await reportOf(exportOf(clips, target));
    expect(report).toMatchObject({ end: 'target-failing', subject: target });
    const counts = tally(report.results);
    expect((counts['already-there'] ?? 0) + (counts['copied'] ?? 0)).toBeGreaterThan(0);
    expect(counts['not-reached target-failing']).toBeGreaterThan(10);
  });
});
