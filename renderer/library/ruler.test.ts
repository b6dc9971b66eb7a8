// The ruler draws the day the clock really had, and any number of clips as a few strokes.
import { describe, expect, it } from 'vitest';
import { CameraId, ClipId, VolumeId } from '../../shared/ids.ts';
import { LocalDate, type Camera, type Clip } from '../../shared/schema.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { clipUnder, clockChange, dayHours, hourMarks, labelledHours, laneRuns, xOf } from './ruler.ts';

const clockOf = (name: string) => {
  const zone = parseZone(name);
  if (zone === null) throw new Error(name);
  return zoneClock(zone);
};
const newYork = clockOf('America/New_York');
const camera = (id: number): Camera => ({ id: CameraId.parse(id), name: `Camera${String(id)}`, label: null, colour: id, isHidden: false, clips: 1, volumes: [], names: [] });
const clip = (cameraId: number, recordedAt: number): Clip => ({
  id: ClipId.parse(recordedAt), volumeId: VolumeId.parse(1), cameraId: CameraId.parse(cameraId), kind: 'local-storage', recordedAt, sizeBytes: null, state: 'present', facts: null, isStarred: false, hasNote: false, isWatched: false, isExported: false,
});

describe('the hours of a ruler', () => {
  it.each([
    ['2026-11-01', 25, 25],
    ['2026-03-08', 23, 23],
    ['2026-07-01', 24, 24],
  ])('%s in New York has %i hours and %i marks', (text, hours, marks) => {
    const date = LocalDate.parse(text);
    expect(dayHours(newYork.dayRange(date))).toBe(hours);
    expect(hourMarks(newYork, date)).toHaveLength(marks);
  });

  it('marks 1 o’clock twice when the clocks go back, an hour apart', () => {
    const ones = hourMarks(newYork, LocalDate.parse('2026-11-01')).filter(({ hour }) => hour === 1);
    expect(ones.map(({ isRepeat }) => isRepeat)).toEqual([false, true]);
    expect((ones[1]?.at ?? 0) - (ones[0]?.at ?? 0)).toBe(3_600_000);
  });

  it('knows days that change by half an hour', () => {
    expect(dayHours(clockOf('Australia/Lord_Howe').dayRange(LocalDate.parse('2026-04-05')))).toBe(24.5);
  });

  it('writes no label over another, and never leaves out the hour that comes twice', () => {
    const date = LocalDate.parse('2026-11-01');
    const range = newYork.dayRange(date);
    for (const width of [300, 600, 1100]) {
      const labels = labelledHours(hourMarks(newYork, date), range, width, 2);
      expect(labels.some(({ isRepeat }) => isRepeat)).toBe(true);
      const places = labels.map(({ at }) => xOf(range, at, width));
      for (const [order, x] of places.slice(1).entries()) expect(x - (places[order] ?? 0)).toBeGreaterThanOrEqual(48);
    }
  });
});

const factsOf = (durationMs: number | null) => ({ durationMs, widthPx: null, heightPx: null, videoCodec: null, audioCodec: null, damage: null });

/** The same numbers on every run, in [0, 1). */
function steadyChance(seed: number): () => number {
  let at = seed;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
}

/** The slow way: every pixel of every clip. */
function markedPixels(clips: readonly Clip[], range: { readonly from: number; readonly to: number }, width: number): number[][] {
  const marks = Array.from({ length: width }, () => false);
  const perMs = width / (range.to - range.from);
  for (const { recordedAt, facts } of clips) {
    const x = (recordedAt - range.from) * perMs;
    const from = Math.min(width - 2, Math.max(0, Math.floor(x)));
    const to = Math.max(from + 2, Math.ceil(x + (facts?.durationMs ?? 10_000) * perMs));
    for (let column = from; column < Math.min(to, width); column += 1) marks[column] = true;
  }
  const runs: number[][] = [];
  for (const [x, isMarked] of marks.entries()) {
    if (!isMarked) continue;
    if (marks[x - 1] === true) runs.at(-1)?.splice(1, 1, x + 1);
    else runs.push([x, x + 1]);
  }
  return runs;
}

describe('the lanes of a ruler', () => {
  const range = { from: 0, to: 86_400_000 };

  it('draws ten thousand clips in no more strokes than there are pixels', () => {
    const clips = Array.from({ length: 10_000 }, (_, order) => clip(1, order * 8640));
    expect(laneRuns(clips, [camera(1)], range, 400)).toEqual([[[0, 400]]]);
  });

  it('keeps each camera in its own lane and the last second of a day inside the ruler', () => {
    expect(laneRuns([clip(2, range.to - 1), clip(2, 0)], [camera(1), camera(2)], range, 400)).toEqual([[], [[0, 2], [398, 400]]]);
  });

  it('draws a clip of three hours as long as it is', () => {
    const long = { ...clip(1, 0), facts: factsOf(10_800_000) };
    expect(laneRuns([long], [camera(1)], range, 480)).toEqual([[[0, 60]]]);
  });

  it('draws the same as a mark for every pixel of every clip', () => {
    const chance = steadyChance(5);
    const day = { from: range.to, to: 2 * range.to };
    for (let time = 0; time < 200; time += 1) {
      const width = 10 + Math.floor(chance() * 500);
      const clips = Array.from({ length: Math.floor(chance() * 60) }, () => {
        const at = day.from + Math.floor((chance() * 1.1 - 0.05) * range.to);
        return { ...clip(1 + Math.floor(chance() * 4), at), facts: chance() < 0.5 ? null : factsOf(chance() < 0.1 ? null : Math.floor(chance() ** 4 * range.to)) };
      });
      const cameras = [camera(3), camera(1), camera(2)];
      expect(laneRuns(clips, cameras, day, width)).toEqual(cameras.map(({ id }) => markedPixels(clips.filter(({ cameraId }) => cameraId === id), day, width)));
    }
  });

  it('follows the width, the cameras and the day, though it keeps what it drew', () => {
    const clips = [clip(1, 0), clip(2, 43_200_000)];
    const both = [camera(1), camera(2)];
    expect(laneRuns(clips, both, range, 400)).toEqual([[[0, 2]], [[200, 202]]]);
    expect(laneRuns(clips, both, range, 400)).toBe(laneRuns(clips, both, { ...range }, 400));
    expect(laneRuns(clips, both, range, 800)).toEqual([[[0, 2]], [[400, 402]]]);
    expect(laneRuns(clips, [camera(2)], range, 800)).toEqual([[[400, 402]]]);
    expect(laneRuns(clips, [camera(2)], { from: 0, to: 172_800_000 }, 800)).toEqual([[[200, 202]]]);
  });
});

describe('the change of the clocks', () => {
  const change = (zone: string, text: string) => clockChange(clockOf(zone), clockOf(zone).dayRange(LocalDate.parse(text)));

  it.each([
    ['America/New_York', '2026-11-01', { at: Date.UTC(2026, 10, 1, 6), minutes: -60 }],
    ['America/New_York', '2026-03-08', { at: Date.UTC(2026, 2, 8, 7), minutes: 60 }],
    ['Australia/Lord_Howe', '2026-04-05', { at: Date.UTC(2026, 3, 4, 15), minutes: -30 }],
    ['Asia/Kathmandu', '2026-11-01', null],
  ])('in %s on %s', (zone, text, found) => {
    expect(change(zone, text)).toEqual(found);
  });
});

describe('the clip under the hand', () => {
  const clips = [clip(1, 1000), clip(2, 1500), clip(1, 9000)];

  it('prefers the lane under the hand within reach', () => {
    expect(clipUnder(clips, CameraId.parse(1), 1500, 600)?.recordedAt).toBe(1000);
  });

  it('takes the nearest of any lane beyond it', () => {
    expect(clipUnder(clips, CameraId.parse(1), 3000, 600)?.recordedAt).toBe(1500);
    expect(clipUnder([], undefined, 3000, 600)).toBeNull();
  });
});
