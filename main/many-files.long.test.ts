// Drives with very much on them. The counts are small by default; `DRIVE_CLIPS`, `DRIVE_UNRELATED` and `DRIVE_EXFAT=1` measure large ones.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeExfatDrive, whyNoExfat } from './archive/testing/exfat-drive.ts';
import type { Core } from './core-types.ts';
import { temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, openOffered, stick, untilRead, valueOf } from './testing/drive-desk.ts';

const clipCount = Number(process.env['DRIVE_CLIPS'] ?? 20_000);
const unrelatedCount = Number(process.env['DRIVE_UNRELATED'] ?? 5000);

function makeFiles(folder: string, names: Iterable<string>): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) closeSync(openSync(path.join(folder, name), 'w'));
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Half in days of 100 clips, half in one month of a clip backup, as an owner with a plan has them. */
function* clipTree(count: number): Generator<{ folder: string; names: string[] }> {
  const backup = Math.floor(count / 2);
  yield {
    folder: 'blink_backup/26-11',
    names: Array.from({ length: backup }, (_, n) => `${two(1 + (n % 30))}-${two(n % 24)}-${two(n % 60)}-${two(Math.floor(n / 60) % 60)}_Porch${n % 7}_${n}.mp4`),
  };
  for (let made = backup, day = 0; made < count; made += 100, day += 1) {
    const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(2, 10);
    const names = Array.from({ length: Math.min(100, count - made) }, (_, n) => `${two(n % 24)}-${two(n % 60)}-07_Yard_${n}.mp4`);
    yield { folder: `blink/${date.slice(0, 5)}/${date}`, names };
  }
}

async function clipsListed(core: Core): Promise<number> {
  return (await valueOf(core.handlers['clips.select']({ filter: {} }))).ids.length;
}

/** What it took, for whoever asks for large counts. */
async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const startedAt = performance.now();
  const value = await work();
  const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
  if (process.env['DRIVE_CLIPS'] !== undefined || process.env['DRIVE_UNRELATED'] !== undefined) {
    process.stdout.write(`${what}: ${Math.round(performance.now() - startedAt)} ms, ${rss} MB resident\n`);
  }
  return value;
}

describe('a drive with very many clips', () => {
  it(`shows each of ${clipCount} once, keeps them while it is away, and has them all back`, { timeout: 600_000 }, async () => {
    const isExfat = process.env['DRIVE_EXFAT'] === '1' && whyNoExfat() === null;
    const drive = isExfat ? await makeExfatDrive({ label: 'MANY', sizeBytes: 4e9 }) : null;
    if (drive !== null) onTestFinished(() => drive.destroy());
    const place = drive === null ? temporaryFolder() : await drive.mount('many');
    for (const { folder, names } of clipTree(clipCount)) makeFiles(path.join(place, folder), names);
    const desk = createDesk();
    const core = await coreOn(desk);
    desk.mount(stick(place));
    const { id, clips, clipsByKind } = await timed(`first scan of ${clipCount} clips`, () => openOffered(core, place));
    expect([clips, clipsByKind['clip-backup']]).toEqual([clipCount, Math.floor(clipCount / 2)]);
    expect(await clipsListed(core)).toBe(clipCount);
    desk.mount();
    expect(await clipsListed(core)).toBe(clipCount);
    desk.mount(stick(place));
    expect((await timed('scan again', () => untilRead(core, id))).clips).toBe(clipCount);
    expect(await clipsListed(core)).toBe(clipCount);
  });
});

describe('a drive full of something else', () => {
  it(`shows its two clips among ${unrelatedCount} files and takes none of them for one`, { timeout: 600_000 }, async () => {
    const place = temporaryFolder();
    const folders = Math.max(10, Math.floor(unrelatedCount / 1000));
    for (let folder = 0; folder < folders; folder += 1) {
      makeFiles(path.join(place, 'Photos', String(folder % 10), String(folder)), Array.from({ length: Math.ceil(unrelatedCount / folders) }, (_, n) => `IMG_${n}.jpg`));
    }
    makeFiles(path.join(place, 'blink/26-11/26-11-05'), ['22-00-00_Front_Door_001.mp4']);
    makeFiles(path.join(place, 'Photos/9/copies/blink/26-11/26-11-06'), ['22-00-00_Front_Door_001.mp4']);
    makeFiles(path.join(place, 'Movies'), ['holiday.mp4']);
    const desk = createDesk();
    const core = await coreOn(desk);
    desk.mount(stick(place));
    const volume = await timed(`first scan among ${unrelatedCount} files`, () => openOffered(core, place));
    expect(volume).toMatchObject({ clips: 2, unrecognised: 1, junk: 0 });
    await valueOf(core.handlers['volumes.rescan']({ volumeId: volume.id }));
    expect((await timed('scan again', () => untilRead(core, volume.id))).clips).toBe(2);
    const report = await valueOf(core.handlers['volumes.check']({ volumeId: volume.id }));
    expect(report.unrecognised.map((file) => file.path)).toEqual(['Movies/holiday.mp4']);
    // Here, as a million files take longer to remove than a hook may last.
    desk.mount();
    await rm(place, { recursive: true });
  });
});
