import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ffmpeg, makeClip, probeFilm, soundOf } from '../export/film/testing/film-clips.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { main } from './main.ts';

async function wallclock(...args: string[]): Promise<{ code: number; out: string; err: string; rows: Record<string, unknown>[] }> {
  let out = '';
  let err = '';
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text), locale: 'en', now: Date.UTC(2026, 10, 20) });
  const rows = args.includes('--json') ? out.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>) : [];
  return { code, out, err, rows };
}

const names = ['05-59-59_Front_Door_001.mp4', '06-59-59_Front_Door_001.mp4', '07-00-10_Garage_001.mp4'];

function setUp(): { folder: string; to: string; day: string } {
  const place = temporaryFolder();
  const day = path.join(place, 'BLINK', 'blink', '26-11', '26-11-01');
  mkdirSync(day, { recursive: true });
  const clip = makeClip(path.join(place, 'clip.mp4'));
  for (const name of names) copyFileSync(clip, path.join(day, name));
  return { folder: path.join(place, 'BLINK'), to: path.join(place, 'out'), day };
}

describe('wallclock export of films, without ffmpeg', () => {
  it('says how to get it, and makes nothing', async () => {
    const folder = makeTree(path.join(temporaryFolder(), 'BLINK'), [`blink/26-11/26-11-01/${names[0] ?? ''}`]);
    const { code, err } = await wallclock('export', folder, '--to', temporaryFolder(), '--join', '--ffmpeg', '/no/such/ffmpeg');
    expect(code).toBe(1);
    expect(err).toMatch(/apt install ffmpeg/);
  });
});

describe.skipIf(ffmpeg === null)('wallclock export of films', () => {
  it('joins clips into one film, a line each, listed in both lists', async () => {
    const { folder, to } = setUp();
    const { code, out, err } = await wallclock('export', folder, '--to', to, '--zone', 'America/New_York', '--join', '--subtitles');
    expect(code).toBe(0);
    const film = '2026-11-01 01.59.59 EDT 2 cameras (film).mp4';
    expect(out).toBe(names.map((name) => `joined        blink/26-11/26-11-01/${name} → ${film}\n`).join(''));
    expect(err).toContain('copied as they are');
    expect(readdirSync(to).toSorted()).toEqual([film, 'SHA256SUMS', 'manifest.csv'].toSorted());
    const probed = probeFilm(path.join(to, film));
    expect(Math.abs(probed.durationS - 3)).toBeLessThan(0.1);
    expect(probed.chapters.map(({ title }) => title)).toEqual(['Front_Door, 2026-11-01 01:59:59 EDT', 'Front_Door, 2026-11-01 01:59:59 EST', 'Garage, 2026-11-01 02:00:10 EST']);
    expect(probed.streams.map(({ codec }) => codec)).toContain('mov_text');
    expect(execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' })).toBe('');
    expect(readFileSync(path.join(to, 'manifest.csv'), 'utf8')).toContain('film of 3 clips');
  });

  it('makes the film without a damaged clip and answers 1', async () => {
    const { folder, to, day } = setUp();
    truncateSync(path.join(day, names[1] ?? ''), 3000);
    const { code, rows } = await wallclock('export', folder, '--to', to, '--zone', 'America/New_York', '--join', '--overlay', '--json');
    expect(code).toBe(1);
    expect(rows.map(({ status, reason }) => [status, reason])).toEqual([['joined', null], ['left-out', 'no-index'], ['joined', null], ['film', null]]);
    expect(rows[3]).toMatchObject({ how: 'encoded', reasons: ['clock-burned'], durationMs: 2000 });
    const film = path.join(to, String(rows[3]?.['file']));
    expect(Math.abs(probeFilm(film).durationS - 2)).toBeLessThan(0.1);
    expect(soundOf(film).longestGapS).toBeLessThan(0.002);
  });

  it('makes a viewing copy of each clip when only the clock is asked for', async () => {
    const { folder, to } = setUp();
    const { code, rows } = await wallclock('export', folder, '--to', to, '--zone', 'America/New_York', '--camera', 'front_door', '--overlay', '--json');
    expect(code).toBe(0);
    expect(rows.map(({ file, status }) => [file, status])).toEqual([
      ['2026-11-01/2026-11-01 01.59.59 EDT Front_Door (viewing copy).mp4', 'made'], ['2026-11-01/2026-11-01 01.59.59 EST Front_Door (viewing copy).mp4', 'made'],
    ]);
    expect(execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' })).toBe('');
  });

  it.each([[['--join', '--tree'], 'are for copies'], [['--subtitles'], '--subtitles needs --join'], [['--join', '--overlay', '--subtitles'], 'exclude each other']])('refuses %j', async (more, sentence) => {
    const { folder, to } = setUp();
    const { code, err } = await wallclock('export', folder, '--to', to, ...more);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('puts nothing into the archive', async () => {
    const { folder, day } = setUp();
    const before = readdirSync(day);
    expect((await wallclock('export', folder, '--to', day, '--join')).code).toBe(1);
    expect(readdirSync(day)).toEqual(before);
  });
});
