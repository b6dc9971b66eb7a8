import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLabels } from '../catalog/labels.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { ZoneId } from '../../shared/schema.ts';
import { main } from './main.ts';

const drive = [
  'blink/26-11/26-11-01/05-30-05_Front_Door_001.mp4',
  'blink/26-11/26-11-01/06-30-05_Front_Door_001.mp4',
  'BLINK_BACKUP/26-11/05-22-00-00_garage_A7.MP4',
  'blink/26-11/26-11-05/22-00-00_Garage_12.mp4',
  'blink/26-11/26-11-31/22-00-00_Garage_12.mp4',
  'blink/26-11/26-11-05/._22-00-00_Garage_12.mp4',
  'blink/.tmp/22-00-01_Garage_12.mp4',
];

async function wallclock(...args: string[]): Promise<{ code: number; out: string; err: string; rows: Record<string, unknown>[] }> {
  let out = '';
  let err = '';
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text), locale: 'en', now: Date.UTC(2026, 10, 20) });
  const rows = args.includes('--json') ? out.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>) : [];
  return { code, out, err, rows };
}

describe('wallclock list', () => {
  it('writes one JSON object a clip, in order of time, with the local time of the zone asked for', async () => {
    const folder = makeTree(temporaryFolder(), drive);
    const { code, rows, err } = await wallclock('list', folder, '--zone', 'america/new_york', '--json');
    expect(code).toBe(0);
    expect(rows).toEqual([
      { path: drive[0], kind: 'local-storage', camera: 'Front_Door', number: '001', recordedAt: '2026-11-01T05:30:05Z', local: '2026-11-01T01:30:05-04:00', zone: 'America/New_York', sizeBytes: drive[0]?.length },
      { path: drive[1], kind: 'local-storage', camera: 'Front_Door', number: '001', recordedAt: '2026-11-01T06:30:05Z', local: '2026-11-01T01:30:05-05:00', zone: 'America/New_York', sizeBytes: drive[1]?.length },
      { path: drive[2], kind: 'clip-backup', camera: 'garage', uid: 'A7', recordedAt: '2026-11-05T22:00:00Z', local: '2026-11-05T17:00:00-05:00', zone: 'America/New_York', sizeBytes: drive[2]?.length },
      { path: drive[3], kind: 'local-storage', camera: 'Garage', number: '12', recordedAt: '2026-11-05T22:00:00Z', local: '2026-11-05T17:00:00-05:00', zone: 'America/New_York', sizeBytes: drive[3]?.length },
    ]);
    expect(err).toBe('4 clips, 1 unrecognised, 1 junk\n');
  });

  it('keeps to camera, kind and half-open range, the range read as wall clock of the zone', async () => {
    const folder = makeTree(temporaryFolder(), drive);
    const paths = async (...more: string[]) => (await wallclock('list', folder, '--zone', 'America/New_York', '--json', ...more)).rows.map((row) => row['path']);
    expect(await paths('--camera', 'GARAGE')).toEqual([drive[2], drive[3]]);
    expect(await paths('--camera', 'Garage', '--camera', 'front_door')).toHaveLength(4);
    expect(await paths('--kind', 'clip-backup')).toEqual([drive[2]]);
    expect(await paths('--from', '2026-11-05 17:00', '--to', '2026-11-05 17:00:01')).toEqual([drive[2], drive[3]]);
    expect(await paths('--to', '2026-11-05T22:00:00Z')).toEqual([drive[0], drive[1]]);
    expect(await paths('--from', '2026-11-06')).toEqual([]);
  });

  it('uses the zones set for the folder when told where they are kept, and leaves that folder as it was', async () => {
    const folder = makeTree(temporaryFolder(), drive);
    const data = temporaryFolder();
    const { labels } = openLabels(path.join(data, 'labels.sqlite'), 0);
    labels.writeSettings({ zone: ZoneId.parse('Asia/Kathmandu') });
    labels.close();
    const { rows } = await wallclock('list', folder, '--data', data, '--json');
    expect(rows[0]?.['local']).toBe('2026-11-01T11:15:05+05:45');
  });

  const misuses: [string, string[], RegExp][] = [
    ['no folder', [], /Name the folder/],
    ['two folders', ['a', 'b'], /One folder at a time/],
    ['an unknown option', ['a', '--colour'], /--colour/],
    ['a zone that does not exist', ['a', '--zone', 'Mars/Olympus'], /Mars\/Olympus/],
    ['a time that does not exist', ['a', '--from', '2026-02-31'], /2026-02-31/],
    ['a wall clock that was skipped', ['a', '--zone', 'America/New_York', '--from', '2026-03-08 02:30'], /clocks went forward/],
    ['a range that ends before it starts', ['a', '--from', '2026-02-02', '--to', '2026-02-01'], /--from must lie before --to/],
    ['a kind that does not exist', ['a', '--kind', 'cloud'], /cloud/],
    ['an empty clock', ['a', '--now', 'soon'], /soon/],
  ];
  for (const [what, args, sentence] of misuses) {
    it(`answers ${what} with exit code 2, a sentence and the usage`, async () => {
      const { code, out, err } = await wallclock('list', ...args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(sentence);
      expect(err).toMatch(/Usage: wallclock list/);
    });
  }

  it('answers a folder that is not there with exit code 1 and one line', async () => {
    const folder = temporaryFolder();
    rmSync(folder, { recursive: true });
    const { code, err } = await wallclock('list', folder);
    expect(code).toBe(1);
    expect(err).toMatch(/^There is no folder at .*\n$/);
  });

  it('knows its commands', async () => {
    expect((await wallclock('dance')).code).toBe(2);
    expect((await wallclock()).code).toBe(2);
    expect((await wallclock('--help')).out).toMatch(/wallclock list/);
  });
});
