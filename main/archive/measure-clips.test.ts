import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClipId } from '../../shared/ids.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { isSameFile, measureClips } from './measure-clips.ts';
import type { MeasuredClip } from './measure-clips.ts';

const hour = 3_600_000;

function measuredTree(names: readonly string[]) {
  const root = makeTree(temporaryFolder(), names);
  const clips = names.map((name, place): MeasuredClip => {
    const { size, mtimeMs } = statSync(path.join(root, name));
    return { id: ClipId.parse(place), path: name, sizeBytes: size, modifiedAt: Math.round(mtimeMs) };
  });
  return { standing: { root, above: '', device: statSync(root).dev }, root, clips };
}

describe('measuring clips again', () => {
  it('writes nothing while every clip is as it was', async () => {
    const { standing, clips } = measuredTree(['a.mp4', 'b.mp4']);
    const written: unknown[] = [];
    expect(await measureClips(standing, clips, (sizes) => written.push(sizes))).toEqual({ end: 'complete', changed: [], doubtful: [] });
    expect(written).toEqual([]);
  });

  it('finds a clip that grew, one that was replaced and one that was never measured', async () => {
    const { standing, root, clips } = measuredTree(['grown.mp4', 'replaced.mp4', 'same.mp4', 'fresh.mp4']);
    writeFileSync(path.join(root, 'grown.mp4'), 'longer than it was');
    utimesSync(path.join(root, 'replaced.mp4'), 1_700_000_000, 1_700_000_123);
    const given = clips.map((clip) => (clip.path === 'fresh.mp4' ? { ...clip, sizeBytes: null, modifiedAt: null } : clip));
    const written: { sizeBytes: number }[] = [];
    const { changed } = await measureClips(standing, given, (sizes) => written.push(...sizes));
    expect(changed).toEqual([0, 1, 3]);
    expect(written.map(({ sizeBytes }) => sizeBytes)).toEqual([18, 12, 9]);
  });

  it('doubts the folder of a clip that does not answer, and forgets nothing', async () => {
    const { standing, root, clips } = measuredTree(['blink/26-10/a.mp4', 'b.mp4']);
    rmSync(path.join(root, 'blink/26-10/a.mp4'));
    expect(await measureClips(standing, clips, () => { throw new Error('nothing is to be written'); }))
      .toEqual({ end: 'complete', changed: [], doubtful: ['blink/26-10'] });
  });

  it('writes nothing of another file system at the same place', async () => {
    const { standing, root, clips } = measuredTree(['a.mp4']);
    writeFileSync(path.join(root, 'a.mp4'), 'another drive has a clip of this name');
    const end = await measureClips({ ...standing, device: standing.device + 1 }, clips, () => { throw new Error('nothing is to be written'); });
    expect(end).toEqual({ end: 'gone', changed: [], doubtful: [] });
  });
});

describe('the same file', () => {
  const known = { sizeBytes: 1000, modifiedAt: Date.UTC(2026, 9, 1, 12) };
  const cases: [string, number, number, boolean][] = [
    ['nothing differs', 1000, 0, true],
    ['FAT rounded the time', 1000, 1999, true],
    ['the clocks changed since', 1000, -hour, true],
    ['another computer reads the drive in Nepal', 1000, 5.75 * hour + 1000, true],
    ['it was written a minute later', 1000, 60_000, false],
    ['it was written two days later to the hour', 1000, 48 * hour, false],
    ['it is longer', 1001, 0, false],
  ];
  for (const [what, sizeBytes, laterMs, isSame] of cases) {
    it(`${isSame ? 'is told' : 'is not told'} when ${what}`, () => {
      expect(isSameFile(known, { sizeBytes, modifiedAt: known.modifiedAt + laterMs })).toBe(isSame);
    });
  }
});
