import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { main } from './main.ts';
import { cleanRandomDrive, treeOf } from './testing/clean-model.ts';
import { clipLabelsOf } from './testing/label-clips.ts';

const whole = path.join(import.meta.dirname, '../demo/media/garden-hevc.mp4');
const clips = [
  'blink/26-08/26-08-01/05-30-05_Front_Door_001.mp4',
  'blink/26-08/26-08-02/05-30-05_Garage_001.mp4',
  'BLINK_BACKUP/26-09/05-22-00-00_garage_A7.MP4',
  'blink/26-11/26-11-05/22-00-00_Garage_12.mp4',
];
const others = [
  'blink/.tmp/06-30-05_Front_Door_001.mp4', 'blink/26-08/26-08-02/.DS_Store', 'blink/26-08/26-08-01/26-30-05_Front_Door_001.mp4',
  'blink/26-08/26-08-01/05-30-05_Front_Door_001.ts', 'blink/26-08/26-08-01/06-00-00_Front_Door_001.mp4', 'my copies/blink/26-08/26-08-01/05-30-05_Front_Door_001.mp4',
];
const now = '2026-11-20T12:00:00Z';
const bytes = readFileSync(whole).length;

interface CleanJson {
  plan: { clips: number; bytes: number; oldest: string | null; newest: string | null; files: string[]; leftOut: { path: string; reason: string }[] };
  result: { deleted: number; freedBytes: number; failed: { path: string; reason: string }[] } | null;
}

async function wallclock(...args: string[]): Promise<{ code: number; out: string; err: string; json: CleanJson }> {
  let out = '';
  let err = '';
  const code = await main(['clean', ...args], { out: (text) => (out += text), err: (text) => (err += text), locale: 'en', now: Date.now() });
  return { code, out, err, json: JSON.parse(args.includes('--json') && out !== '' ? out : 'null') as CleanJson };
}

function setUp(): { place: string; folder: string; data: string } {
  const place = temporaryFolder();
  const folder = makeTree(path.join(place, 'BLINK'), others);
  mkdirSync(path.join(folder, 'BLINK_BACKUP'), { recursive: true });
  for (const file of clips) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(whole, path.join(folder, file));
  }
  writeFileSync(path.join(folder, 'blink/26-08/26-08-01/06-00-00_Front_Door_001.mp4'), '');
  copyFileSync(whole, path.join(folder, 'my copies/blink/26-08/26-08-01/05-30-05_Front_Door_001.mp4'));
  return { place, folder, data: path.join(place, 'data') };
}

// The user's own data folder must not be the real one.
beforeEach(() => void vi.stubEnv('XDG_DATA_HOME', path.join(temporaryFolder(), 'own')));

const base = ['--zone', 'America/New_York', '--now', now];

describe('wallclock clean', () => {
  it('shows the plan with what it leaves out, and deletes nothing without --yes: exit 2, with --dry-run 0', async () => {
    const { folder, data } = setUp();
    const before = treeOf(folder);
    const first = await wallclock(folder, '--older-than', '90d', ...base, '--data', data, '--json');
    expect(first.code).toBe(2);
    expect(first.err).toMatch(/Nothing was deleted\. Add --yes/);
    expect(first.json).toEqual({
      plan: {
        clips: 2, bytes: 2 * bytes, oldest: '2026-08-01T01:30:05-04:00', newest: '2026-08-02T01:30:05-04:00', files: clips.slice(0, 2),
        leftOut: [
          { path: others[0], reason: 'Staging: the module may still be writing it.' },
          { path: others[3], reason: expect.stringMatching(/^Unfinished: /) as string },
          { path: others[4], reason: expect.stringMatching(/^Damaged: The file is empty/) as string },
          { path: others[2], reason: expect.stringMatching(/^Unrecognised: The time in the name/) as string },
          { path: others[5], reason: expect.stringMatching(/not in an archive folder/) as string },
        ],
      },
      result: null,
    });
    const dry = await wallclock(folder, '--older-than', '90d', ...base, '--dry-run');
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(dry.out).toContain(`2026-08-01 01:30 EDT    48.1 kB  ${clips[0] ?? ''}\n`);
    expect(dry.out).toMatch(/to delete: 2 clips, 96.2 kB, from 2026-08-01 01:30 EDT to 2026-08-02 01:30 EDT\n/);
    expect(treeOf(folder)).toEqual(before);
    expect([existsSync(data), existsSync(process.env['XDG_DATA_HOME'] ?? '')]).toEqual([false, false]);
  });

  it('deletes with --yes, keeps the skeleton, and leaves a journal of it in the data folder', async () => {
    const { folder, data } = setUp();
    const { code, json } = await wallclock(folder, '--before', '2026-10-01', ...base, '--data', data, '--yes', '--json');
    expect([code, json.result]).toEqual([0, { deleted: 3, freedBytes: 3 * bytes, failed: [] }]);
    expect([...treeOf(folder).keys()].filter((one) => !one.startsWith('my copies')).sort()).toEqual([
      'BLINK_BACKUP', 'blink', 'blink/.tmp', others[0], 'blink/26-08', 'blink/26-08/26-08-01', others[3], others[4], others[2], 'blink/26-08/26-08-02', others[1],
      'blink/26-11', 'blink/26-11/26-11-05', clips[3],
    ].sort());
    expect(readdirSync(path.join(data, 'deletions'))).toHaveLength(1);
    expect(existsSync(process.env['XDG_DATA_HOME'] ?? '')).toBe(false);
    const again = await wallclock(folder, '--before', '2026-10-01', ...base, '--yes', '--json');
    expect([again.code, again.json.plan.clips, again.json.result]).toEqual([0, 0, { deleted: 0, freedBytes: 0, failed: [] }]);
  });

  it('frees with the oldest, keeps the newest days, and holds kind and camera', async () => {
    const { folder } = setUp();
    const files = async (...args: string[]) => (await wallclock(folder, ...args, ...base, '--dry-run', '--json')).json.plan.files;
    expect(await files('--free', `${bytes + 1}B`)).toEqual(clips.slice(0, 2));
    expect(await files('--free', '2GB')).toEqual(clips);
    expect(await files('--keep-days', '2')).toEqual(clips.slice(0, 2));
    expect(await files('--before', '2027-01-01', '--camera', 'GARAGE', '--kind', 'local-storage')).toEqual([clips[1], clips[3]]);
    expect(await files('--older-than', '2w', '--keep-days', '1', '--free', '1kB', '--camera', 'Front_Door', '--camera', 'garage')).toEqual([clips[0]]);
  });

  it('never deletes a starred clip or one with a note, from the data folder named or the user’s own', async () => {
    const { folder, data } = setUp();
    clipLabelsOf(data, [{ path: clips[0] ?? '' }]);
    clipLabelsOf(path.join(process.env['XDG_DATA_HOME'] ?? '', 'wallclock'), [{ path: clips[1] ?? '' }], { note: 'the fox' });
    const args = [folder, '--before', '2027-01-01', ...base, '--dry-run', '--json'];
    const named = (await wallclock(...args, '--data', data)).json.plan;
    expect(named.files).toEqual(clips.slice(1));
    expect(named.leftOut).toContainEqual({ path: clips[0], reason: 'Starred: no rule deletes it.' });
    expect((await wallclock(...args)).json.plan.files).toEqual([clips[0], clips[2], clips[3]]);
  });

  it('copies first with --archive-to, and deletes only what was read back and compared', async () => {
    const { place, folder, data } = setUp();
    const to = path.join(place, 'archive');
    // Another file has the place of one copy.
    mkdirSync(path.dirname(path.join(to, clips[1] ?? '')), { recursive: true });
    writeFileSync(path.join(to, clips[1] ?? ''), 'not the clip');
    const { code, json } = await wallclock(folder, '--before', '2027-01-01', ...base, '--archive-to', to, '--data', data, '--yes', '--json');
    expect([code, json.result?.deleted, json.result?.failed]).toEqual([1, 3, [{ path: clips[1], reason: expect.stringMatching(/copy could not be read back/) as string }]]);
    expect(clips.map((file) => existsSync(path.join(folder, file)))).toEqual([false, true, false, false]);
    expect(execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' })).toBe('');
    for (const file of [clips[0], clips[2], clips[3]]) expect(readFileSync(path.join(to, file ?? ''))).toEqual(readFileSync(whole));
    // A place for copies in the archive itself: nothing is copied, nothing deleted.
    const inside = await wallclock(folder, '--before', '2027-01-01', ...base, '--archive-to', path.join(folder, 'blink'), '--data', data, '--yes', '--json');
    expect([inside.code, inside.json.result?.deleted, existsSync(path.join(folder, clips[1] ?? ''))]).toEqual([1, 0, true]);
    expect(inside.err).toMatch(/Nothing was deleted/);
  });

  it('refuses ages by a clock behind the newest clip, and folders that are no archive', async () => {
    const { place, folder, data } = setUp();
    const early = await wallclock(folder, '--older-than', '1d', '--zone', 'UTC', '--now', '1970-01-02', '--data', data, '--yes');
    expect([early.code, early.out]).toEqual([1, '']);
    expect(early.err).toMatch(/^The clock says 1970-01-02 00:00, but the newest clip is from 2026-11-05 22:00/);
    const bare = await wallclock(path.join(folder, 'blink'), '--before', '2027-01-01', '--data', data, '--yes');
    expect([bare.code, bare.err]).toEqual([1, expect.stringMatching(/has no archive folder/)]);
    const linked = path.join(place, 'linked');
    mkdirSync(linked);
    symlinkSync(path.join(folder, 'blink'), path.join(linked, 'blink'));
    expect((await wallclock(linked, '--before', '2027-01-01', '--data', data, '--yes')).code).toBe(1);
    expect(clips.every((file) => existsSync(path.join(folder, file)))).toBe(true);
  });

  it.each([
    [[], /Say what to delete/], [['--camera', 'x'], /Say what to delete/], [['--older-than', 'soon'], /not an age/], [['--free', '2 boxes'], /not a size/], [['--free', '0GB'], /not a size/],
    [['--keep-days', '0'], /not a number of days/], [['--before', 'monday'], /not a time/], [['--free', '1GB', '--kind', 'x'], /not a kind/],
    [['--free', '1GB', '--yes', '--dry-run'], /exclude each other/], [['--free', '1GB', '--force'], /Unknown option/], [['--free', '1GB', '--archive-to', ''], /folder for the copies/],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, err } = await wallclock(temporaryFolder(), ...args);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });

  it('does to random drives by random rules what a simple model says, and nothing else', async () => {
    const place = temporaryFolder();
    let deleted = 0;
    for (let seed = 1; seed <= 16; seed += 1) {
      const root = path.join(place, `drive-${seed}`);
      mkdirSync(root);
      deleted += (await cleanRandomDrive(root, path.join(place, `data-${seed}`), seed, { hasLinks: true })).deleted.length;
    }
    expect(deleted).toBeGreaterThan(20);
  });
});
