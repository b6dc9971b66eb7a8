import { copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from './core-types.ts';
import { createCore } from './core.ts';
import { ffmpeg, makeClip, probeFilm } from './export/film/testing/film-clips.ts';
import { temporaryFolder } from './testing/clip-tree.ts';
import type { FilmChoice, FilmJob } from '../shared/export/film-schema.ts';
import type { ClipId, FolderId } from '../shared/ids.ts';
import { parseZone } from '../shared/time.ts';

const zone = parseZone('America/New_York');
if (zone === null) throw new Error('no such zone');
const known = zone;

let core: Core;
let place = '';
let drive = '';
let target = '';

beforeEach(async () => {
  place = temporaryFolder();
  drive = path.join(place, 'BLINK');
  target = path.join(place, 'films');
  mkdirSync(target);
  const made = await createCore({
    dataFolder: path.join(place, 'data'), abilities: { pickFolder: () => Promise.resolve(target) }, now: () => Date.UTC(2026, 10, 20), zone, version: '0', watch: false,
    onFault: (error) => { throw error; },
  });
  if (!made.ok) throw new Error(made.failure.code);
  core = made.value;
});
afterEach(() => core.close());

async function openDrive(names: readonly string[]): Promise<ClipId[]> {
  const day = path.join(drive, 'blink', '26-11', '26-11-01');
  mkdirSync(day, { recursive: true });
  const clip = makeClip(path.join(place, 'clip.mp4'));
  for (const name of names) copyFileSync(clip, path.join(day, name));
  const whole = new Promise<void>((resolve) => {
    const leave = core.subscribe((event) => {
      if (event.name !== 'scan.progressed' || !event.payload.isFinished) return;
      leave();
      resolve();
    });
  });
  const opened = await core.openFolder(drive);
  if (!opened.ok) throw new Error(opened.failure.code);
  await whole;
  const listed = await core.handlers['clips.select']({ filter: {} });
  if (!listed.ok) throw new Error(listed.failure.code);
  return listed.value.ids;
}

async function targetId(): Promise<FolderId> {
  const picked = await core.handlers['exports.pickTarget']({});
  if (!picked.ok || picked.value === null) throw new Error('no folder');
  return picked.value.folderId;
}

/** Resolves with the job as it ended. */
async function make(choice: FilmChoice, during: (job: FilmJob) => void = () => undefined): Promise<FilmJob> {
  const ended = new Promise<FilmJob>((resolve) => {
    const leave = core.subscribe((event) => {
      if (event.name !== 'films.changed') return;
      const job = event.payload.jobs[0];
      if (job?.state === 'running') during(job);
      else if (job !== undefined) {
        leave();
        resolve(job);
      }
    });
  });
  const started = await core.handlers['films.start']({ choice, zone: known, targetId: await targetId() });
  if (!started.ok) throw new Error(started.failure.code);
  return ended;
}

function theFirst<Value>([first]: readonly Value[]): Value {
  if (first === undefined) throw new Error('There is none.');
  return first;
}

const names = ['05-59-59_Front_Door_001.mp4', '06-00-00_Garage_001.mp4', '06-59-59_Front_Door_001.mp4'];

test('without ffmpeg everything else works, and a film says how to get it', async () => {
  const written = await core.handlers['settings.write']({ ffmpegPath: path.join(place, 'ffmpeg') });
  expect(written).toMatchObject({ ok: true, value: { ffmpegPath: path.join(place, 'ffmpeg') } });
  expect(await core.handlers['films.tool']({})).toMatchObject({ ok: true, value: { found: null, setting: path.join(place, 'ffmpeg') } });
});

describe.skipIf(ffmpeg === null)('films', () => {
  test('are said before they are made, made, and listed', async () => {
    const ids = await openDrive(names);
    const tool = await core.handlers['films.tool']({});
    expect(tool).toMatchObject({ ok: true, value: { found: { version: ffmpeg?.version, from: ffmpeg?.from } } });
    const choice: FilmChoice = { kind: 'join', clips: { ids }, overlay: 'track', hasCards: false };
    expect(await core.handlers['films.preview']({ choice, zone: known })).toMatchObject({ ok: true, value: { clips: 3, durationMs: 3000, how: 'copied', cameras: ['Front_Door', 'Garage'], problem: null } });
    expect(readdirSync(target)).toEqual([]);
    const job = await make(choice);
    expect(job).toMatchObject({ state: 'done', kind: 'join', target, problem: null, result: { how: 'copied', durationMs: 3000, isRecorded: true, leftOut: [] } });
    const file = job.result?.files[0]?.file ?? '';
    expect(readdirSync(target).toSorted()).toEqual([file, 'SHA256SUMS', 'manifest.csv'].toSorted());
    expect(probeFilm(path.join(target, file)).chapters).toHaveLength(3);
    expect(await core.handlers['films.list']({})).toEqual({ ok: true, value: [job] });
  });

  test('show all cameras around a moment, and cut one clip', async () => {
    const ids = await openDrive(names);
    const from = Date.parse('2026-11-01T05:59:59Z');
    const tiled = await make({ kind: 'around', range: { from, to: from + 2000 }, cameras: null, as: 'tiled', overlay: 'burned' });
    expect(tiled).toMatchObject({ state: 'done', result: { durationMs: 2000, reasons: ['tiled'] } });
    expect(probeFilm(path.join(target, tiled.result?.files[0]?.file ?? '')).streams[0]).toMatchObject({ width: 320 });
    const separate = await make({ kind: 'around', range: { from, to: from + 2000 }, cameras: null, as: 'separate', overlay: 'none' });
    expect(separate.result?.files.map(({ file }) => file)).toEqual(['2026-11-01 01.59.59 EDT Front_Door (around).mp4', '2026-11-01 01.59.59 EDT Garage (around).mp4']);
    const cut = await make({ kind: 'cut', clipId: theFirst(ids), fromMs: 600, toMs: 900, at: 'keys', overlay: 'none' });
    expect(cut).toMatchObject({ state: 'done', result: { cut: { fromMs: 500, toMs: 1000 }, how: 'copied' } });
  });

  test('leave out what is damaged, and refuse the archive and a second film at once', async () => {
    const ids = await openDrive(names);
    truncateSync(path.join(drive, 'blink', '26-11', '26-11-01', names[1] ?? ''), 3000);
    const choice: FilmChoice = { kind: 'join', clips: { ids }, overlay: 'none', hasCards: false };
    const second: Promise<unknown>[] = [];
    const folderId = await targetId();
    const job = await make(choice, () => {
      if (second.length === 0) second.push(Promise.resolve(core.handlers['films.start']({ choice, zone: known, targetId: folderId })));
    });
    expect(job.result?.leftOut).toMatchObject([{ camera: 'Garage', name: names[1], reason: 'no-index' }]);
    expect(await Promise.all(second)).toMatchObject([{ ok: false, failure: { code: 'film-running' } }]);
    target = path.join(drive, 'blink', '26-11');
    expect(await make(choice)).toMatchObject({ state: 'failed', problem: { code: 'target-inside-archive' } });
    expect(readdirSync(target)).toEqual(['26-11-01']);
  });

  test('end when they are cancelled, and leave nothing behind', async () => {
    const ids = await openDrive(names);
    const cancelled: Promise<unknown>[] = [];
    const job = await make({ kind: 'join', clips: { ids }, overlay: 'burned', hasCards: false }, ({ id }) => {
      if (cancelled.length === 0) cancelled.push(Promise.resolve(core.handlers['films.cancel']({ filmId: id })));
    });
    expect(job).toMatchObject({ state: 'cancelled', result: null });
    await Promise.all(cancelled);
    expect(readdirSync(target)).toEqual([]);
    expect(existsSync(path.join(drive, 'manifest.csv'))).toBe(false);
  });
});
