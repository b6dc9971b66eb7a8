// Random drives cleaned by random rules, through the terminal and through the window's core, beside a model that shares no
// code with either. `CLEAN_DRIVES` (24) says how many, `CLEAN_SEED` (1) where they begin, `CLEAN_EXFAT=1` puts all on exFAT.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cameraKey } from '../../shared/clip-name.ts';
import type { CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import { parseZone } from '../../shared/time.ts';
import { makeExfatDrive, whyNoExfat } from '../archive/testing/exfat-drive.ts';
import { cleanRandomDrive, makeRandomDrive, treeOf, wrongAfter } from './testing/clean-model.ts';
import { createCore } from '../core.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { begin, untilOver } from '../testing/cleanup-desk.ts';
import { untilRead, valueOf } from '../testing/drive-desk.ts';

const drives = Number(process.env['CLEAN_DRIVES'] ?? 24);
const firstSeed = Number(process.env['CLEAN_SEED'] ?? 1);
const isAllExfat = process.env['CLEAN_EXFAT'] === '1';
const noExfat = whyNoExfat();

async function exfat(): Promise<string> {
  const drive = await makeExfatDrive({ label: 'MODEL', sizeBytes: 64 * 1024 * 1024 });
  onTestFinished(() => drive.destroy());
  return drive.mount('model');
}

/** Cleans the drive of this seed as the window does; answers how many clips went. Throws where it differs from the model. */
async function cleanInCore(root: string, data: string, seed: number, hasLinks: boolean): Promise<number> {
  const made = makeRandomDrive(root, data, seed, { hasLinks });
  const zone = parseZone(made.zone) ?? expect.fail();
  const faults: unknown[] = [];
  const opened = await createCore({
    dataFolder: data, abilities: {}, now: () => made.now, zone, version: '0', watch: false, undoMs: 0, onFault: (fault) => faults.push(fault),
  });
  if (!opened.ok) throw new Error(opened.failure.code);
  const core = opened.value;
  try {
    const before = treeOf(root);
    const folder = await core.openFolder(root);
    // A drive on which no clip was made.
    if (!folder.ok) return 0;
    const volume = await untilRead(core, folder.value.id);
    const { camera, ...rest } = made.rule;
    const cameras = await valueOf(core.handlers['cameras.list']({}));
    const named = camera === undefined ? null : (cameras.find(({ name }) => cameraKey(name) === cameraKey(camera))?.id ?? 'nobody');
    if (named === 'nobody') return 0;
    const rule: CleanupRule = { ...rest, ...(named === null ? {} : { cameras: [named] }) };
    const preview = await valueOf(core.handlers['cleanup.preview']({ volumeId: volume.id, choice: { kind: 'rule', rule }, takenOut: [], zone }));
    const job = preview.clips === 0 ? null : await untilOver(core, (await begin(core, preview)).id);
    const problems = [
      ...wrongAfter(before, treeOf(root), made.expected),
      ...(preview.clips === made.expected.length && (job?.report?.deleted ?? 0) === made.expected.length ? [] : [`planned ${preview.clips}, deleted ${job?.report?.deleted ?? 0}, wanted ${made.expected.length}`]),
      ...((preview.obstacle !== null) === made.isRefused ? [] : [`obstacle ${preview.obstacle?.code ?? 'none'}`]),
      ...(job === null || (job.state === 'done' && job.report?.skeleton !== null) ? [] : [`ended ${job.state}: ${job.problem?.text ?? ''}`]),
      ...faults.map(String),
    ];
    if (problems.length > 0) throw new Error(`seed ${seed}, ${JSON.stringify(made.rule)} in ${made.zone}\n${problems.join('\n')}`);
    return made.expected.length;
  } finally {
    await core.close();
  }
}

async function forEachSeed(root: string, work: (drive: string, data: string, seed: number) => Promise<number>, count: number): Promise<number> {
  const place = temporaryFolder();
  let deleted = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const drive = path.join(root, `drive-${seed}`);
    const data = path.join(place, `data-${seed}`);
    mkdirSync(drive);
    mkdirSync(data);
    deleted += await work(drive, data, seed);
    for (const folder of [drive, data]) rmSync(folder, { recursive: true, force: true });
  }
  return deleted;
}

describe('clean-ups of random drives by random rules delete what a simple model says, and nothing else', () => {
  it.skipIf(isAllExfat && noExfat !== null)('in the terminal', { timeout: 5000 + drives * 2000 }, async () => {
    const root = isAllExfat ? await exfat() : temporaryFolder();
    const deleted = await forEachSeed(root, async (drive, data, seed) => (await cleanRandomDrive(drive, data, seed, { hasLinks: !isAllExfat })).deleted.length, drives);
    expect(deleted).toBeGreaterThan(drives);
  });

  it.skipIf(isAllExfat && noExfat !== null)('in the window', { timeout: 5000 + drives * 2000 }, async () => {
    const root = isAllExfat ? await exfat() : temporaryFolder();
    const deleted = await forEachSeed(root, (drive, data, seed) => cleanInCore(drive, data, seed, !isAllExfat), drives);
    expect(deleted).toBeGreaterThan(drives);
  });

  it.skipIf(noExfat !== null)('on a real exFAT drive', { timeout: 60_000 }, async () => {
    const root = await exfat();
    expect(await forEachSeed(root, async (drive, data, seed) => (await cleanRandomDrive(drive, data, seed, { hasLinks: false })).deleted.length, 6)).toBeGreaterThan(0);
    expect(await forEachSeed(root, (drive, data, seed) => cleanInCore(drive, data, seed, false), 6)).toBeGreaterThan(0);
  });
});
