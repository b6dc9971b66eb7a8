import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseZone, zoneClock } from '../../../shared/time.ts';
import { cutAtKeys, cutClip } from './cut-clip.ts';
import type { UsableClip } from './film-types.ts';
import { lanesOf } from './lanes.ts';
import { asUsable } from './plan-join.ts';
import { makeSmallCopy, planSmall } from './small-copy.ts';
import { makeLoop, makeStill } from './still.ts';
import { asFilmClip, ffmpeg, greyPicture, makeClip, probeFilm, run, soundOf, theFfmpeg } from './testing/film-clips.ts';
import { tileCameras } from './tile-cameras.ts';

const zone = parseZone('Europe/Berlin');
if (zone === null) throw new Error('no such zone');
const clock = zoneClock(zone);
const at = Date.parse('2026-06-01T10:00:00Z');

describe.skipIf(ffmpeg === null)('films of one clip and of several cameras', () => {
  let folder = '';
  let long: UsableClip;

  const usable = async (fullPath: string, instant: number, camera: string): Promise<UsableClip> => {
    const clip = asUsable(await asFilmClip(fullPath, new Date(instant).toISOString(), camera));
    if (typeof clip === 'string') throw new Error(clip);
    return clip;
  };
  const output = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'wallclock-films-'));
    // A key picture every half second, and pictures that depend on later ones.
    long = await usable(makeClip(output('long.mp4'), { seconds: 3, extra: ['-preset', 'medium'] }), at, 'Front Door');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('cuts at the key pictures around the wish, and says where they were', async () => {
    expect(cutAtKeys(long, 1500, 2000)).toEqual({ fromMs: 1500, toMs: 2000, pictures: 5 });
    expect(cutAtKeys(long, 0, 2900)).toEqual({ fromMs: 0, toMs: 3000, pictures: null });
    const answer = await cutClip({ ffmpeg: theFfmpeg(), clip: long, fromMs: 1700, toMs: 2400, at: 'keys', overlay: 'none', clock, output: output('keys.mp4') });
    expect(answer).toMatchObject({ ok: true, value: { fromMs: 1500, toMs: 2500 } });
    expect(Math.abs(probeFilm(output('keys.mp4')).durationS - 1)).toBeLessThan(0.1);
    // Copied, so the first picture is the very one.
    expect(greyPicture(output('keys.mp4'), 0, '160:120')).toEqual(greyPicture(long.fullPath, 1.5, '160:120'));
  });

  test('cuts exactly where asked', async () => {
    const answer = await cutClip({ ffmpeg: theFfmpeg(), clip: long, fromMs: 1700, toMs: 2400, at: 'exact', overlay: 'none', clock, output: output('exact.mp4') });
    expect(answer).toMatchObject({ ok: true, value: { fromMs: 1700, toMs: 2400 } });
    const { durationS, streams } = probeFilm(output('exact.mp4'));
    expect(Math.abs(durationS - 0.7)).toBeLessThan(0.05);
    expect(streams.map(({ type }) => type)).toContain('audio');
    expect(await cutClip({ ffmpeg: theFfmpeg(), clip: long, fromMs: 2400, toMs: 1700, at: 'exact', overlay: 'none', clock, output: output('empty.mp4') })).toMatchObject({ ok: false, problem: { code: 'cut-empty' } });
  });

  test('keeps lanes in step: black where a camera has nothing, the later clip where two overlap', async () => {
    const short = await usable(makeClip(output('short.mp4')), at + 500, 'Garden');
    const overlapping = { ...long, recordedAt: at + 2000 };
    const lanes = lanesOf([long, short, overlapping, { ...short, camera: 'Elsewhere', recordedAt: at + 60_000 }], { from: at + 100, to: at + 4000 });
    expect(lanes.map(({ camera, segments }) => [camera, segments.map(({ stretch, startsAt, lengthMs }) => [stretch?.fromMs ?? null, (startsAt ?? 0) - at, lengthMs])])).toEqual([
      ['Front Door', [[100, 100, 1900], [0, 2000, 2000]]],
      ['Garden', [[null, 100, 400], [0, 500, 1000], [null, 1500, 2500]]],
    ]);
  });

  test('shows several cameras side by side, each at its own time', async () => {
    const white = await usable(makeClip(output('white.mp4'), { picture: 'color=c=white' }), at + 1000, 'Garden');
    const clips = [{ ...long, camera: 'Front Door' }, white, { ...white, camera: 'It\'s: 50% {\\N', recordedAt: at }];
    const answer = await tileCameras({ ffmpeg: theFfmpeg(), clips, range: { from: at, to: at + 2000 }, clock, overlay: 'none', output: output('tiles.mp4') });
    expect(answer).toMatchObject({ ok: true, value: { cameras: ['Front Door', 'Garden', 'It\'s: 50% {\\N'], durationMs: 2000 } });
    const { durationS, streams } = probeFilm(output('tiles.mp4'));
    expect(Math.abs(durationS - 2)).toBeLessThan(0.1);
    expect(streams[0]).toMatchObject({ width: 320, height: 240 });
    const middle = (tile: string, second: number): number => greyPicture(output('tiles.mp4'), second, `2:2:${tile}`)[0] ?? -1;
    expect([middle('240:60', 0.5), middle('240:60', 1.5)].map((grey) => grey > 128)).toEqual([false, true]);
    expect([middle('80:180', 0.5), middle('80:180', 1.5)].map((grey) => grey > 128)).toEqual([true, false]);
    expect(soundOf(output('tiles.mp4')).longestGapS).toBeLessThan(0.002);
    expect(await tileCameras({ ffmpeg: theFfmpeg(), clips, range: { from: 0, to: 1000 }, clock, overlay: 'none', output: output('none.mp4') })).toMatchObject({ ok: false, problem: { code: 'nothing-in-range' } });
  });

  test('makes a copy no larger than asked, or says how large it has to be', async () => {
    const answer = await makeSmallCopy({ ffmpeg: theFfmpeg(), clip: long, mostBytes: 30_000, output: output('small.mp4') });
    expect(answer).toMatchObject({ ok: true });
    expect((await stat(output('small.mp4'))).size).toBeLessThanOrEqual(30_000);
    expect(Math.abs(probeFilm(output('small.mp4')).durationS - 3)).toBeLessThan(0.1);
    const planned = planSmall(long, 5000);
    if (!('smallestBytes' in planned)) throw new Error('It promises what cannot be.');
    expect('plan' in planSmall(long, planned.smallestBytes + 1)).toBe(true);
    expect(await makeSmallCopy({ ffmpeg: theFfmpeg(), clip: long, mostBytes: 5000, output: output('tiny.mp4') })).toMatchObject({ ok: false, problem: { code: 'size-not-reachable' } });
  });

  test('takes a still out of a clip, also with a name that is a pattern, and makes loops', async () => {
    const png = output('still %d 100%.png');
    expect(await makeStill({ ffmpeg: theFfmpeg(), clip: long, atMs: 3000, format: 'png', output: png })).toMatchObject({ ok: true });
    expect((await readFile(png)).subarray(1, 4).toString()).toBe('PNG');
    expect(await makeStill({ ffmpeg: theFfmpeg(), clip: long, atMs: 0, format: 'jpeg', output: output('still.jpg') })).toMatchObject({ ok: true });
    expect((await readFile(output('still.jpg'))).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(await makeLoop({ ffmpeg: theFfmpeg(), clip: long, fromMs: 500, toMs: 1500, format: 'gif', output: output('loop.gif') })).toMatchObject({ ok: true });
    const gif = run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration:stream=nb_read_frames', '-count_frames', '-of', 'csv=p=0', output('loop.gif')]);
    expect(gif).toMatch(/^12\b/);
    if (theFfmpeg().libraries.has('libwebp')) {
      expect(await makeLoop({ ffmpeg: theFfmpeg(), clip: long, fromMs: 0, toMs: 1000, format: 'webp', output: output('loop.webp') })).toMatchObject({ ok: true });
      expect((await readFile(output('loop.webp'))).subarray(8, 12).toString()).toBe('WEBP');
    }
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });
});
