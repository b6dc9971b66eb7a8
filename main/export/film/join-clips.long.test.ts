import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zoneClock } from '../../../shared/time.ts';
import { parseZone } from '../../../shared/time.ts';
import { burnClock } from './burn-clock.ts';
import type { FilmClip } from './film-types.ts';
import { joinClips } from './join-clips.ts';
import type { JoinOrder } from './join-clips.ts';
import { asFilmClip, ffmpeg, makeClip, probeFilm, soundOf, textTrack, theFfmpeg } from './testing/film-clips.ts';
import type { ClipRecipe } from './testing/film-clips.ts';
import { readBurnedLine } from './testing/read-burned.ts';

const newYork = parseZone('America/New_York');
if (newYork === null) throw new Error('no such zone');
const clock = zoneClock(newYork);
/** One second before the clocks of New York went back in 2026. */
const beforeChange = '2026-11-01T05:59:59Z';

describe.skipIf(ffmpeg === null)('joining clips', () => {
  let folder = '';
  let target = '';
  let count = 0;
  const made = new Map<string, string>();

  const clip = async (at: string, recipe: ClipRecipe = {}, camera = 'Front Door'): Promise<FilmClip> => {
    const key = JSON.stringify(recipe);
    const fullPath = made.get(key) ?? makeClip(path.join(folder, `clip '${made.size}' 100%.mp4`), recipe);
    made.set(key, fullPath);
    return asFilmClip(fullPath, at, camera);
  };
  const damaged = async (at: string, change: (fullPath: string) => Promise<void>): Promise<FilmClip> => {
    count += 1;
    const fullPath = path.join(folder, `damaged ${count}.mp4`);
    await writeFile(fullPath, await readFile((await clip(at)).fullPath));
    await change(fullPath);
    return asFilmClip(fullPath, at);
  };
  const join = async (clips: readonly FilmClip[], wishes: Partial<JoinOrder> = {}) => {
    count += 1;
    const output = path.join(target, `film ${count}.mp4`);
    const answer = await joinClips({ ffmpeg: theFfmpeg(), clips, clock, overlay: 'none', hasCards: false, output, ...wishes });
    return { output, answer };
  };
  const joined = async (clips: readonly FilmClip[], wishes: Partial<JoinOrder> = {}) => {
    const { output, answer } = await join(clips, wishes);
    if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.subject}`);
    return { output, film: answer.value, probed: probeFilm(output) };
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'wallclock-join-'));
    target = path.join(folder, 'target');
    await mkdir(target);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('copies clips that agree as they are, in order of time, with chapters at the joints', async () => {
    const { film, probed, output } = await joined([await clip('2026-11-01T06:59:59Z', { seconds: 2 }, 'Garden; #1 = \\n'), await clip(beforeChange)]);
    expect(film).toMatchObject({ how: 'copied', reasons: [], leftOut: [], durationMs: 3000 });
    expect(Math.abs(probed.durationS - 3)).toBeLessThan(0.1);
    expect(probed.chapters).toEqual([
      { fromS: 0, toS: 1, title: 'Front Door, 2026-11-01 01:59:59 EDT' },
      { fromS: 1, toS: 3, title: 'Garden; #1 = \\n, 2026-11-01 01:59:59 EST' },
    ]);
    const sound = soundOf(output);
    expect(sound.longestGapS).toBeLessThan(0.01);
    expect(Math.abs(sound.endS - 3)).toBeLessThan(0.1);
    expect(film.sizeBytes).toBeGreaterThan(1000);
  });

  test('keeps pictures at their place where the sound of copied clips begins before them', async () => {
    const recipe: ClipRecipe = { seconds: 2, extra: ['-preset', 'medium'] };
    const { film, output, probed } = await joined([await clip(beforeChange, recipe), await clip('2026-11-01T06:10:00Z', recipe)]);
    expect(film.how).toBe('copied');
    expect(probed.streams.filter(({ type }) => type === 'video').map(({ startS }) => startS)).toEqual([0]);
    expect(Math.abs(probed.durationS - 4)).toBeLessThan(0.01);
    expect(soundOf(output).longestGapS).toBeLessThan(0.01);
  });

  test('fills silence where a clip has no sound or too little of it, without touching the pictures', async () => {
    const { film, output, probed } = await joined([await clip(beforeChange), await clip('2026-11-01T06:10:00Z', { sound: 'none' }), await clip('2026-11-01T06:20:00Z', { soundSeconds: 0.4 })]);
    expect(film).toMatchObject({ how: 'pictures-copied', reasons: ['sound-missing', 'sound-ends-early'] });
    expect(Math.abs(probed.durationS - 3)).toBeLessThan(0.1);
    const sound = soundOf(output);
    expect(sound.longestGapS).toBeLessThan(0.002);
    expect(sound.endS).toBeGreaterThanOrEqual(2.95);
  });

  test('encodes clips of different sizes and rates anew, with a card for the time between', async () => {
    const clips = [await clip(beforeChange), await clip('2026-11-01T06:00:01Z', { size: '320x240', rate: 15, soundRate: 44_100, seconds: 1.6 }), await clip('2026-11-01T06:03:22Z')];
    const { film, output, probed } = await joined(clips, { hasCards: true });
    expect(film).toMatchObject({ how: 'encoded', reasons: ['cards', 'size-differs', 'time-base-differs', 'sound-differs'], durationMs: 1000 + 1600 + 2000 + 1000 });
    expect(Math.abs(probed.durationS - 5.6)).toBeLessThan(0.1);
    expect(probed.streams[0]).toMatchObject({ type: 'video', width: 320, height: 240 });
    expect(probed.chapters.map(({ fromS }) => fromS)).toEqual([0, 1, 4.6]);
    expect(soundOf(output).longestGapS).toBeLessThan(0.002);
  });

  test('leaves out what is cut short or holds no picture, says why, and makes the film', async () => {
    const cut = await damaged('2026-11-01T06:05:00Z', (fullPath) => truncate(fullPath, 2000));
    const noise = await damaged('2026-11-01T06:06:00Z', async (fullPath) => {
      const bytes = await readFile(fullPath);
      const at = bytes.indexOf('mdat');
      const end = bytes.indexOf('moov', at);
      bytes.fill(0x55, at + 4, end - 4);
      await writeFile(fullPath, bytes);
    });
    const { film, probed } = await joined([await clip(beforeChange), cut, noise, await clip('2026-11-01T06:10:00Z')]);
    expect(film.leftOut.map(({ clip: { name }, reason }) => [name, reason])).toEqual([[cut.name, 'no-index'], [noise.name, 'not-decoded']]);
    expect(film.chapters).toHaveLength(2);
    expect(Math.abs(probed.durationS - 2)).toBeLessThan(0.1);
    expect((await join([cut])).answer).toMatchObject({ ok: false, problem: { code: 'nothing-to-join' } });
  });

  test.each(['burned', 'none'] as const)('leaves out what cannot be decoded, with the clock %s', async (overlay) => {
    const noise = await damaged('2026-11-01T06:06:00Z', async (fullPath) => {
      const bytes = await readFile(fullPath);
      const at = bytes.indexOf('mdat');
      bytes.fill(0x55, at + 4, bytes.indexOf('moov', at) - 4);
      await writeFile(fullPath, bytes);
    });
    const { film, probed } = await joined([noise, await clip('2026-11-01T06:10:00Z')], { overlay });
    expect(film.leftOut).toMatchObject([{ reason: 'not-decoded' }]);
    expect(film.chapters.map(({ fromMs }) => fromMs)).toEqual([0]);
    expect(Math.abs(probed.durationS - 1)).toBeLessThan(0.1);
  });

  test('keeps the wall clock as a track that says every second, across the end of summer time', async () => {
    const { film, output } = await joined([await clip(beforeChange, { seconds: 2 }, 'It\'s {\\b1} 100%: C:\\new')], { overlay: 'track' });
    expect(film.how).toBe('copied');
    const lines = textTrack(output).replaceAll('\u2060', '').split(/\r?\n/);
    expect(lines).toContain('≈ 2026-11-01 01:59:59 EDT');
    expect(lines).toContain('≈ 2026-11-01 01:00:00 EST');
    expect(lines.filter((line) => line === 'It\'s {\\b1} 100%: C:\\new')).toHaveLength(2);
    expect(lines).toContain('00:00:01,000 --> 00:00:02,000');
  });

  test.each([['none', 'list'], ['burned', 'clip']] as const)('makes no short film of clips whose drive goes away meanwhile, with the clock %s', async (overlay, kind) => {
    const [first, second] = [await damaged(beforeChange, () => Promise.resolve()), await damaged('2026-11-01T06:10:00Z', () => Promise.resolve())];
    const real = theFfmpeg();
    const before = await readdir(target);
    // Pulled after all that is looked at before has been.
    const pulling = { ...real, run: async (order: Parameters<typeof real.run>[0]) => {
      if (order.output !== null && order.inputs[0]?.kind === kind) await rm(second.fullPath, { force: true });
      return real.run(order);
    } };
    const { answer } = await join([first, second], { ffmpeg: pulling, overlay });
    expect(answer).toEqual({ ok: false, problem: { code: 'source-gone', subject: second.name } });
    expect(await readdir(target)).toEqual(before);
  });

  test('leaves nothing behind when it is cancelled, and never takes the place of another file', async () => {
    const before = await readdir(target);
    const clips = [await clip(beforeChange), await clip('2026-11-01T06:10:00Z', { size: '320x240' })];
    const cancel = new AbortController();
    const { answer } = await join(clips, { signal: cancel.signal, onProgress: () => cancel.abort() });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await readdir(target)).toEqual(before);

    const output = path.join(target, 'mine.mp4');
    await writeFile(output, 'mine');
    expect((await join(clips, { output })).answer).toMatchObject({ ok: false, problem: { code: 'target-exists' } });
    expect(await readFile(output, 'utf8')).toBe('mine');
    expect((await join(clips, { output: path.join(target, 'gone', 'x.mp4') })).answer).toMatchObject({ ok: false, problem: { code: 'target-gone' } });
    expect((await readdir(target)).toSorted()).toEqual([...before, 'mine.mp4'].toSorted());
  });

  test('removes what a killed program left of a film, and nothing that may be in use or is not ours', async () => {
    const ended = spawnSync(process.execPath, ['-e', '0']).pid;
    const leave = async (name: string, note: string | null): Promise<void> => {
      await mkdir(path.join(target, `${name}.mp4.pieces.partial`));
      if (note !== null) await writeFile(path.join(target, `${name}.mp4.pieces.partial`, 'made-by-wallclock'), note);
      await writeFile(path.join(target, `${name}.mp4.partial`), 'half');
    };
    const before = await readdir(target);
    await leave('killed', String(ended));
    await leave('in use', String(process.ppid));
    await leave('theirs', null);
    const { output } = await joined([await clip(beforeChange)]);
    const kept = ['in use', 'theirs'].flatMap((name) => [`${name}.mp4.partial`, `${name}.mp4.pieces.partial`]);
    expect((await readdir(target)).toSorted()).toEqual([...before, ...kept, path.basename(output)].toSorted());
    for (const name of kept) await rm(path.join(target, name), { recursive: true });
  });

  describe.skipIf(!existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf'))('with a burned clock', () => {
    const size = { widthPx: 960, heightPx: 540 };

    test('shows the right second and zone on both sides of a clock change', async () => {
      const grey = await clip(beforeChange, { seconds: 2, size: '960x540', picture: 'color=c=gray' }, '9:\'%{\\');
      const output = path.join(target, 'burned.mp4');
      const answer = await burnClock({ ffmpeg: theFfmpeg(), inputPath: grey.fullPath, makeup: grey.makeup, recordedAt: grey.recordedAt, clock, camera: grey.camera, mark: 'Viewing copy, not the original', output });
      expect(answer).toMatchObject({ ok: true });
      // The first sign is ≈.
      expect(readBurnedLine(output, 0.9, size).slice(1)).toBe('2026-11-0101:59:59EDT');
      expect(readBurnedLine(output, 1.0, size).slice(1)).toBe('2026-11-0101:00:00EST');
      expect(readBurnedLine(output, 1.9, size).slice(1)).toBe('2026-11-0101:00:00EST');
      expect(Math.abs(probeFilm(output).durationS - 2)).toBeLessThan(0.1);
    });
  });
});
