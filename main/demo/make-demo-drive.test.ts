// The demo drive holds what the tour of Wallclock needs, and is the same on every machine.
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraKey, parseClipPath } from '../../shared/clip-name.ts';
import type { ClipName } from '../../shared/clip-name.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { makeDemoDrive } from './make-demo-drive.ts';
import { planDemoDrive } from './plan-demo-drive.ts';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'wallclock-demo-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const newYork = parseZone('America/New_York');
if (newYork === null) throw new Error('no New York');
const clock = zoneClock(newYork);

const clips = planDemoDrive()
  .filter(({ kind }) => kind === 'clip')
  .map(({ path }) => {
    const parsed = parseClipPath(path);
    if (!parsed.ok) throw new Error(`${path}: ${parsed.problem}`);
    return parsed.clip;
  });
const localTexts = (of: readonly ClipName[]) => of.map(({ recordedAt }) => clock.isoAt(recordedAt));

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

describe('the plan', () => {
  test('holds three weeks of local days, of which one has no clip', () => {
    const days = new Set(clips.map(({ recordedAt }) => clock.dateAt(recordedAt)));
    expect([...days].sort()).toEqual(
      [
        ...[22, 23, 24, 25, 26, 27, 28, 29, 30, 31].map((day) => `2026-10-${day}`),
        ...['01', '02', '03', '04', '05', '06', '07', '08', '10', '11'].map((day) => `2026-11-${day}`),
      ],
    );
  });

  test('shows half past one twice in the night the clocks go back', () => {
    expect(localTexts(clips)).toEqual(expect.arrayContaining(['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00']));
  });

  test('holds the vendor’s example: 22:00 UTC is five in the afternoon', () => {
    const found = clips.find(({ recordedAt }) => recordedAt === Date.parse('2026-11-05T22:00:00Z'));
    expect(found).toMatchObject({ camera: 'Front_Door', kind: 'local-storage' });
    expect(localTexts(found ? [found] : [])).toEqual(['2026-11-05T17:00:00-05:00']);
  });

  test('has neighbours on both sides of a local midnight', () => {
    expect(localTexts(clips)).toEqual(expect.arrayContaining(['2026-11-02T23:59:58-05:00', '2026-11-03T00:00:02-05:00']));
  });

  test('has four cameras in both layouts, one of them spelled in two ways', () => {
    for (const kind of ['local-storage', 'clip-backup'] as const) {
      expect(new Set(clips.filter((clip) => clip.kind === kind).map(({ camera }) => cameraKey(camera))).size).toBe(4);
    }
    expect(new Set(clips.map(({ camera }) => camera))).toEqual(new Set(['Front_Door', 'Garage-Side', 'BackGarden', 'Backgarden', 'LivingRoom']));
  });

  test('has busy and quiet days', () => {
    const perDay = Map.groupBy(clips, ({ recordedAt }) => clock.dateAt(recordedAt));
    const sizes = Object.fromEntries([...perDay].map(([date, { length }]) => [date, length]));
    expect(sizes['2026-10-31']).toBeGreaterThan(45);
    expect(sizes['2026-10-27']).toBeLessThan(6);
  });

  test('tells what is unrecognised by its name, and only that', () => {
    for (const { path, kind } of planDemoDrive()) {
      if (kind === 'clip' || kind === 'damaged') expect(parseClipPath(path), path).toMatchObject({ ok: true });
      if (kind === 'unrecognised') expect(parseClipPath(path), path).toMatchObject({ ok: false });
    }
  });

  test('never names two files alike, whatever the case', () => {
    const paths = planDemoDrive().map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('can end at another time', () => {
    const endsAt = Date.parse('2027-06-15T12:00:00Z');
    const times = planDemoDrive(endsAt).flatMap(({ path, kind }) => {
      const parsed = kind === 'clip' ? parseClipPath(path) : null;
      return parsed?.ok ? [parsed.clip.recordedAt] : [];
    });
    expect(times.length).toBeGreaterThan(100);
    expect(Math.max(...times)).toBeLessThan(endsAt);
    expect(Math.min(...times)).toBeGreaterThan(endsAt - 22 * 86_400_000);
  });
});

describe('the drive', () => {
  test('holds what was planned, with its skeleton, under 60 MB', async () => {
    const folder = join(parent, 'drive');
    const made = await makeDemoDrive(folder);
    const plan = planDemoDrive();
    expect(made).toEqual({
      ok: true,
      value: { clips: clips.length + 4, damaged: 4, unrecognised: 5, unfinished: 2, staging: 2, junk: 6 },
    });
    expect(await filesIn(folder)).toEqual(plan.map(({ path }) => path).sort());
    expect((await readdir(folder)).filter((name) => name.startsWith('blink'))).toEqual(['blink', 'blink_backup']);
    expect(await readdir(join(folder, 'blink'))).toContain('.tmp');

    const stats = await Promise.all(plan.map(({ path }) => stat(join(folder, path))));
    expect(stats.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(60_000_000);
    expect(stats.map(({ mtimeMs }) => mtimeMs)).toEqual(plan.map(({ modifiedAt }) => modifiedAt));
    expect(stats.every(({ nlink }) => nlink === 1), 'a demo clip must never be the committed file itself').toBe(true);
    expect(await readdir(parent)).toEqual(['drive']);
  });

  test('is not made over anything', async () => {
    const folder = join(parent, 'photos');
    await mkdir(folder);
    await writeFile(join(folder, 'wedding.jpg'), 'dear');
    expect(await makeDemoDrive(folder)).toEqual({ ok: false, failure: { code: 'demo-not-made', subject: folder } });
    expect(await filesIn(parent)).toEqual(['photos/wedding.jpg']);
  });

  test('may be made in an empty folder', async () => {
    const folder = join(parent, 'empty');
    await mkdir(folder);
    expect(await makeDemoDrive(folder)).toMatchObject({ ok: true });
  });

  test('is not made where a file stands in the way', async () => {
    await writeFile(join(parent, 'file'), '');
    const folder = join(parent, 'file', 'drive');
    expect(await makeDemoDrive(folder)).toMatchObject({ ok: false, failure: { code: 'demo-not-made' } });
  });
});
