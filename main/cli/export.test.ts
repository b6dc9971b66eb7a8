import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { main } from './main.ts';

const drive = [
  'blink/26-11/26-11-01/05-30-05_Front_Door_001.mp4',
  'blink/26-11/26-11-01/06-30-05_Front_Door_001.mp4',
  'BLINK_BACKUP/26-11/05-22-00-00_garage_A7.MP4',
  'blink/26-11/26-11-05/22-00-00_Garage_12.mp4',
  'blink/26-11/26-11-31/22-00-00_Garage_12.mp4',
];
const files = [
  '2026-11-01/2026-11-01 01.30.05 EDT Front_Door.mp4', '2026-11-01/2026-11-01 01.30.05 EST Front_Door.mp4',
  '2026-11-05/2026-11-05 17.00.00 EST garage A7.mp4', '2026-11-05/2026-11-05 17.00.00 EST Garage 12.mp4',
];

async function wallclock(...args: string[]): Promise<{ code: number; out: string; err: string; rows: Record<string, unknown>[] }> {
  let out = '';
  let err = '';
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text), locale: 'en', now: Date.UTC(2026, 10, 20) });
  const rows = args.includes('--json') ? out.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>) : [];
  return { code, out, err, rows };
}

function setUp(): { folder: string; to: string } {
  const place = temporaryFolder();
  return { folder: makeTree(path.join(place, 'BLINK'), drive), to: path.join(place, 'copies') };
}

describe('wallclock export', () => {
  it('copies clips under readable names, a line each in order of time, with lists that sha256sum accepts', async () => {
    const { folder, to } = setUp();
    const { code, out, err } = await wallclock('export', folder, '--to', to, '--zone', 'America/New_York');
    expect(code).toBe(0);
    expect(out).toBe(files.map((file) => `copied        ${file}\n`).join(''));
    expect(err).toMatch(/^4 copied \(\d+ B\), 0 already there, 1 unrecognised left out\nEvery copy was read back .*\n$/);
    expect(execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' })).toBe('');
    expect(readFileSync(path.join(to, files[0] ?? ''), 'utf8')).toBe(drive[0]);
  });

  it('answers one JSON object a clip, and knows its own copies again', async () => {
    const { folder, to } = setUp();
    const args = ['export', folder, '--to', to, '--zone', 'America/New_York', '--json'];
    const { code, rows } = await wallclock(...args);
    expect(code).toBe(0);
    expect(rows.map((row) => [row['path'], row['file'], row['status']])).toEqual(files.map((file, place) => [drive[place], file, 'copied']));
    expect(rows[0]).toEqual({ path: drive[0], file: files[0], status: 'copied', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, bytes: drive[0]?.length, verified: expect.stringMatching(/^(device|cache)$/) as string, reason: null });
    expect((await wallclock(...args)).rows.map((row) => row['status'])).toEqual(files.map(() => 'already-there'));
    const third = await wallclock(...args, '--new');
    expect([third.code, third.rows]).toEqual([0, []]);
    expect(third.err).toMatch(/4 exported before/);
  });

  it('keeps to camera, kind and range, and names a clip as it would among all', async () => {
    const { folder, to } = setUp();
    const filesOf = async (...more: string[]) => (await wallclock('export', folder, '--to', to, '--zone', 'America/New_York', '--json', ...more)).rows.map((row) => row['file']);
    expect(await filesOf('--kind', 'clip-backup')).toEqual([files[2]]);
    expect(await filesOf('--from', '2026-11-05', '--until', '2026-11-06', '--camera', 'GARAGE', '--kind', 'local-storage')).toEqual([files[3]]);
    expect(await filesOf('--until', '2026-11-01T06:00:00Z')).toEqual([files[0]]);
  });

  it('makes an evidence folder with a page, and says what it lacks where there is no ffmpeg', async () => {
    const { folder, to } = setUp();
    const { code, out, err } = await wallclock('export', folder, '--to', to, '--zone', 'America/New_York', '--evidence', '--ffmpeg', path.join(to, 'none'));
    expect(code).toBe(0);
    expect(out).toBe(files.map((file) => `copied        originals/${file}\n`).join(''));
    expect(err).toContain(`${path.join(to, 'index.html')} tells of them: 0 of 4 with a picture, 0 with a viewing copy.\n`);
    expect(err).toMatch(/ffmpeg, which is not on this computer/);
    expect(readFileSync(path.join(to, 'index.html'), 'utf8')).toContain('Evidence folder: 4 clips');

    await wallclock('export', folder, '--to', to, '--zone', 'America/New_York', '--evidence', '--language', 'es', '--ffmpeg', path.join(to, 'none'));
    expect(readFileSync(path.join(to, 'index.html'), 'utf8')).toContain('Carpeta de pruebas: 4 clips');
  });

  it('keeps the drive’s own tree, or names as told', async () => {
    const { folder, to } = setUp();
    expect((await wallclock('export', folder, '--to', to, '--tree', '--json')).rows.map((row) => row['file'])).toEqual(drive.slice(0, 4));
    const { out } = await wallclock('export', folder, '--to', path.join(to, 'more'), '--zone', 'UTC', '--template', '{camera}/{utc}', '--camera', 'front_door');
    expect(out).toBe('copied        Front_Door/2026-11-01 05.30.05Z.mp4\ncopied        Front_Door/2026-11-01 06.30.05Z.mp4\n');
  });

  it('says of each clip what happened, and answers 1 when one was not exported', async () => {
    const { folder, to } = setUp();
    mkdirSync(path.join(to, '2026-11-01'), { recursive: true });
    writeFileSync(path.join(to, files[0] ?? ''), 'mine');
    const { code, out, err } = await wallclock('export', folder, '--to', to, '--zone', 'America/New_York');
    expect(code).toBe(1);
    expect(out).toMatch(/^conflict {6}blink\/26-11\/26-11-01\/05-30-05_Front_Door_001\.mp4 → 2026-11-01\/2026-11-01 01\.30\.05 EDT Front_Door\.mp4: Another file/);
    expect(err).toMatch(/^3 copied .* 1 conflict/);
    expect(readFileSync(path.join(to, files[0] ?? ''), 'utf8')).toBe('mine');
  });

  it('refuses a folder inside the archive, even when nothing is chosen, and makes nothing there', async () => {
    const { folder, to } = setUp();
    for (const more of [[], ['--camera', 'nobody']]) {
      const { code, err } = await wallclock('export', folder, '--to', path.join(folder, 'blink', 'x'), ...more);
      expect([code, err]).toEqual([1, expect.stringMatching(/inside the archive/)]);
    }
    expect(existsSync(path.join(folder, 'blink', 'x'))).toBe(false);
    rmSync(folder, { recursive: true });
    expect((await wallclock('export', folder, '--to', to)).code).toBe(1);
    expect(existsSync(to)).toBe(false);
  });

  const misuses: [string, string[], RegExp][] = [
    ['no target', ['a'], /--to/],
    ['a template that leads out', ['a', '--to', 'b', '--template', '../{time}'], /leads out of the folder/],
    ['a template that names nothing', ['a', '--to', 'b', '--template', ''], /names nothing/],
    ['a device of Windows as a folder', ['a', '--to', 'b', '--template', 'CON/{time}'], /Windows/],
    ['tree and template', ['a', '--to', 'b', '--tree', '--template', '{time}'], /exclude each other/],
    ['an unknown option', ['a', '--to', 'b', '--shrink'], /--shrink/],
    ['a page in a language it does not speak', ['a', '--to', 'b', '--evidence', '--language', 'fr'], /--language takes en, de, es/],
    ['an evidence folder as a film', ['a', '--to', 'b', '--evidence', '--join'], /--evidence/],
    ['a zone that does not exist', ['a', '--to', 'b', '--zone', 'Mars/Olympus'], /Mars\/Olympus/],
    ['a range that ends before it starts', ['a', '--to', 'b', '--from', '2026-02-02', '--until', '2026-02-01'], /--from must lie before --until/],
    ['a kind that does not exist', ['a', '--to', 'b', '--kind', 'cloud'], /cloud/],
  ];
  for (const [what, args, sentence] of misuses) {
    it(`answers ${what} with exit code 2, a sentence and the usage`, async () => {
      const { code, out, err } = await wallclock('export', ...args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(sentence);
      expect(err).toMatch(/Usage: wallclock export/);
    });
  }
});
