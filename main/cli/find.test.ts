import { describe, expect, it } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { main } from './main.ts';

const drive = [
  'blink/26-11/26-11-01/05-30-00_Front_Door_001.mp4',
  'blink/26-11/26-11-01/06-30-00_Front_Door_001.mp4',
  'blink/26-11/26-11-05/21-56-00_Garage_001.mp4',
  'blink/26-11/26-11-05/22-00-42_Front_Door_001.mp4',
  'blink_backup/26-11/05-22-30-00_Garage_A7.mp4',
  'blink/26-03/26-03-08/07-10-00_Garage_001.mp4',
];

async function wallclock(...args: string[]) {
  let out = '';
  let err = '';
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text), locale: 'en_US.UTF-8', now: Date.UTC(2026, 10, 6, 15) });
  return { code, out, err };
}

interface Found {
  understood: { instant: string; local: string; zone: string; precision: string }[];
  note: string | null;
  matches: { path: string; camera: string; recordedAt: string; local: string; offsetSeconds: number }[];
}

async function find(text: string, ...more: string[]): Promise<Found> {
  const { out } = await wallclock('find', makeTree(temporaryFolder(), drive), text, '--zone', 'America/New_York', '--json', ...more);
  return JSON.parse(out) as Found;
}

describe('wallclock find', () => {
  it('answers the vendor’s example: five in the afternoon in New York is 22:00 UTC', async () => {
    const { understood, matches, note } = await find('yesterday 5pm');
    expect(understood).toEqual([{ instant: '2026-11-05T22:00:00Z', local: '2026-11-05T17:00:00-05:00', zone: 'America/New_York', precision: 'hour' }]);
    expect(note).toBeNull();
    expect(matches).toEqual([
      { path: drive[3], camera: 'Front_Door', recordedAt: '2026-11-05T22:00:42Z', local: '2026-11-05T17:00:42-05:00', offsetSeconds: 42 },
      { path: drive[2], camera: 'Garage', recordedAt: '2026-11-05T21:56:00Z', local: '2026-11-05T16:56:00-05:00', offsetSeconds: -240 },
    ]);
  });

  it('counts "yesterday" from the clock it is given, and looks as far as it is told', async () => {
    expect((await find('yesterday 5pm', '--now', '2026-11-02 12:00')).understood[0]?.instant).toBe('2026-11-01T22:00:00Z');
    expect((await find('yesterday 5pm', '--within', '30s')).matches).toEqual([]);
    expect((await find('yesterday 5pm', '--within', '1h')).matches).toHaveLength(3);
    expect((await find('yesterday 5pm', '--camera', 'garage')).matches.map((match) => match.camera)).toEqual(['Garage']);
  });

  it('finds both half past ones of the night the clocks went back', async () => {
    const { understood, matches, note } = await find('2026-11-01 01:30');
    expect(understood.map((time) => time.local)).toEqual(['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00']);
    expect(matches.map((match) => match.path)).toEqual([drive[0], drive[1]]);
    expect(note).toMatch(/happened twice: EDT .* and EST/);
  });

  it('says that a skipped time did not happen, and shows what lies around it', async () => {
    const { understood, matches, note } = await find('2026-03-08 02:30');
    expect(understood).toEqual([]);
    expect(note).toMatch(/did not happen in America\/New_York/);
    expect(matches.map((match) => match.path)).toEqual([drive[5]]);
  });

  it('says how far the nearest clips are when there is none then', async () => {
    const { matches, note } = await find('2026-11-03 noon');
    expect(matches).toEqual([]);
    expect(note).toMatch(/No clip then: the nearest before is 2 days earlier \(Front_Door\), the nearest after is 2 days later \(Garage\)\./);
  });

  it('takes a span as it is', async () => {
    expect((await find('yesterday evening')).matches.map((match) => match.path)).toEqual([drive[3], drive[4]]);
  });

  it('goes straight to the clip of a pasted path, whatever its folders above', async () => {
    const { matches, understood } = await find('E:\\blink\\26-11\\26-11-05\\22-00-42_Front_Door_001.mp4');
    expect(matches).toMatchObject([{ path: drive[3], offsetSeconds: 0 }]);
    expect(understood[0]?.local).toBe('2026-11-05T17:00:42-05:00');
  });

  it('answers what it does not understand with exit code 1 and a sentence, also as JSON', async () => {
    const folder = makeTree(temporaryFolder(), drive);
    for (const text of ['31 February', '25:61', 'blue', 'x'.repeat(10_000), '\u0007']) {
      const { code, out, err } = await wallclock('find', folder, text, '--json');
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ understood: [], matches: [] });
      expect(err.trim()).not.toBe('');
    }
  });

  it('answers a length of time or an option it does not know with exit code 2', async () => {
    expect((await wallclock('find', '/tmp', 'noon', '--within', 'soon')).code).toBe(2);
    expect((await wallclock('find', '/tmp')).code).toBe(2);
    expect((await wallclock('find', '/tmp', 'noon', '--colour')).code).toBe(2);
  });
});

describe('wallclock explain', () => {
  it('turns a name into local time, and a local time into the names to look for', async () => {
    expect((await wallclock('explain', 'blink/26-11/26-11-05/22-00-42_Front_Door_001.mp4', '--zone', 'America/New_York')).out).toMatch(/5:00:42.*PM, New York, EST/u);
    const { out } = await wallclock('explain', 'yesterday', '17:00', '--zone', 'America/New_York');
    expect(out).toContain('blink/26-11/26-11-05/22-');
    expect(out).toContain('blink_backup/26-11/05-22-');
  });

  it('says what it needs when a name carries no date', async () => {
    const { code, err } = await wallclock('explain', '22-00-42_Front_Door_001.mp4');
    expect(code).toBe(1);
    expect(err).toMatch(/no date/);
  });
});
