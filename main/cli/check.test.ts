import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZoneId } from '../../shared/schema.ts';
import { openLabels } from '../catalog/labels.ts';
import { demoMediaFolder } from '../demo/media-folder.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { main } from './main.ts';

const day = 'blink/26-11/26-11-05';

async function wallclock(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text), locale: 'de_DE.UTF-8', now: Date.UTC(2026, 10, 20) });
  return { code, out, err };
}

function wholeDrive(): string {
  const root = makeTree(temporaryFolder(), ['blink/.tmp/22-00-09_A_001.mp4', 'blink_backup/26-11/', `${day}/`]);
  for (const clip of [`${day}/22-00-00_Front_Door_001.mp4`, 'blink_backup/26-11/06-22-00-00_Garage_1234567.mp4']) {
    copyFileSync(path.join(demoMediaFolder(), 'garage-car.mp4'), path.join(root, clip));
  }
  return root;
}

function troubledDrive(): string {
  const root = makeTree(wholeDrive(), [`${day}/25-00-00_A_001.mp4`, `${day}/22-00-02_A_001.ts`, `${day}/._x.mp4`, `${day}/22-00-03_A_001.mp4`]);
  writeFileSync(path.join(root, day, '22-00-01_A_001.mp4'), '');
  rmSync(path.join(root, 'blink/.tmp'), { recursive: true });
  return root;
}

describe('wallclock check', () => {
  it('writes one JSON object with every trouble and its reason', async () => {
    const { code, out, err } = await wallclock('check', troubledDrive(), '--json');
    expect(code).toBe(0);
    expect(err).toBe('');
    const report = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual([
      'clips', 'byKind', 'unrecognised', 'damaged', 'unfinished', 'junk', 'skeleton', 'freeBytes', 'sizeBytes', 'readOnly',
    ]);
    expect(report).toMatchObject({
      clips: 4,
      byKind: { 'local-storage': 3, 'clip-backup': 1 },
      unrecognised: [{ path: `${day}/25-00-00_A_001.mp4`, reason: 'The time in the name does not exist.' }],
      damaged: [
        { path: `${day}/22-00-01_A_001.mp4`, reason: 'The file is empty: the module made it but never wrote the clip.' },
        { path: `${day}/22-00-03_A_001.mp4`, reason: 'The file is too short to hold a clip.' },
      ],
      unfinished: [{ path: `${day}/22-00-02_A_001.ts`, reason: 'The module began this file and did not finish it as a clip.' }],
      junk: 1,
      skeleton: { ok: false, missing: ['blink/.tmp'] },
      freeBytes: expect.any(Number) as number,
      sizeBytes: expect.any(Number) as number,
      readOnly: false,
    });
  });

  it('lists nothing of the staging folder, and says of a whole drive that nothing is wrong', async () => {
    const { code, out } = await wallclock('check', wholeDrive());
    expect(code).toBe(0);
    expect(out).toMatch(/ 2 clips, 103 kB: 1 local storage, 1 clip backup\n/);
    expect(out).toMatch(/\nNothing is wrong\.\n$/);
    expect(out).not.toMatch('.tmp');
  });

  it('is a text one can read without --json, in the zone set for the folder', async () => {
    const root = troubledDrive();
    const data = temporaryFolder();
    const { labels } = openLabels(path.join(data, 'labels.sqlite'), 0);
    labels.writeSettings({ zone: ZoneId.parse('America/New_York') });
    labels.close();
    const { out } = await wallclock('check', root, '--data', data);
    expect(out).toContain('from 2026-11-05 17:00 EST to 2026-11-06 17:00 EST');
    expect(out).toContain('Missing folders: blink/.tmp');
    expect(out).toContain(`Damaged: 2\n  ${day}/22-00-01_A_001.mp4\n    The file is empty`);
    expect(out).toContain('Unfinished: 1\n');
    expect(out).toContain('Unrecognised: 1\n');
    expect(out).not.toContain('Nothing is wrong');
  });

  it('does not ask for the folders of a module in a folder that is no drive', async () => {
    const { out } = await wallclock('check', makeTree(temporaryFolder(), ['26-11/26-11-05/22-00-00_A_001.mp4']), '--json');
    expect(JSON.parse(out)).toMatchObject({ skeleton: { ok: true, missing: [] } });
  });

  it('answers a wrong option with exit code 2 and a folder that is not there with 1', async () => {
    const misused = await wallclock('check', 'a', '--zone', 'UTC');
    expect(misused.code).toBe(2);
    expect(misused.err).toMatch(/--zone[^]*Usage: wallclock check/);
    const missing = await wallclock('check', path.join(temporaryFolder(), 'nowhere'));
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toMatch(/^There is no folder at .*\n$/);
  });
});
