// Which clip Enter opens and where in it, how far off each answer is, and among which ones one walks.
import { describe, expect, it } from 'vitest';
import { CameraId, ClipId, VolumeId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';
import { toLocalDate } from '../../shared/time.ts';
import { firstChoice, optionsOf, sectionsOf } from './answer-sections.ts';
import type { MomentAnswer } from './find-query.ts';
import type { Moment } from './meaning.ts';

const asked = Date.UTC(2026, 10, 5, 22);
const [front, yard] = [CameraId.parse(1), CameraId.parse(2)];
const date = toLocalDate(2026, 11, 5);
if (date === null) throw new Error('No such date');

function clip(id: number, offSeconds: number, cameraId = front, lengthMs: number | null = null): Clip {
  return {
    id: ClipId.parse(id), volumeId: VolumeId.parse(1), cameraId, kind: 'local-storage', recordedAt: asked + offSeconds * 1000, sizeBytes: null, state: 'present',
    facts: lengthMs === null ? null : { durationMs: lengthMs, widthPx: null, heightPx: null, videoCodec: null, audioCodec: null, damage: null },
    isStarred: false, hasNote: false, isWatched: false, isExported: false,
  };
}

function answer(change: Partial<MomentAnswer>, reach: Moment['reach'] = 'near'): MomentAnswer {
  const window = { from: asked - 300_000, to: asked + 300_001 };
  return { moment: { instant: asked, window, reach, label: null, day: { date: date ?? ('' as never), range: window } }, cameras: [], matches: [], nearest: null, isCut: false, onDay: null, ...change };
}

const optionsFor = (...moments: MomentAnswer[]) => optionsOf(sectionsOf({ named: [], moments }));

describe('the answers', () => {
  const [before, nearest, later] = [clip(1, -120), clip(2, 5), clip(3, 200)];

  it('stand in the order of time, with the nearest chosen', () => {
    const options = optionsFor(answer({ matches: [before, nearest, later], nearest }));
    expect(options.map((option) => [option.clip.id, option.distance])).toEqual([[1, '2 min before'], [2, '5 s after'], [3, '3 min 20 s after']]);
    expect(firstChoice(options)?.clip.id).toBe(2);
  });

  it('are walked through among themselves; a neighbour outside the window is not one of them', () => {
    const far = clip(9, 7200, yard);
    const options = optionsFor(answer({ matches: [before, nearest], nearest, cameras: [{ cameraId: front, before, after: nearest }, { cameraId: yard, before: null, after: far }] }));
    expect(options.filter(({ among }) => among !== null).map((option) => option.clip.id)).toEqual([1, 2, 1, 2]);
    expect(options[0]?.among?.clips).toEqual([1, 2]);
    expect(options.at(-1)).toMatchObject({ clip: { id: 9 }, among: null, distance: '2 h after' });
  });

  it('choose the nearest on any camera where the window is empty, and the nearest camera comes first', () => {
    const options = optionsFor(answer({ cameras: [{ cameraId: front, before: clip(1, -9000), after: null }, { cameraId: yard, before: clip(2, -7200, yard), after: clip(3, 600, yard) }] }));
    expect(options.map((option) => option.clip.id)).toEqual([2, 3, 1]);
    expect(firstChoice(options)?.clip.id).toBe(3);
  });

  it('start where the instant lies inside the clip, and at the beginning where the length is not known', () => {
    const starts = (lengthMs: number | null) => optionsFor(answer({ matches: [clip(1, -12, front, lengthMs)], nearest: clip(1, -12) }))[0]?.startsAt;
    expect([starts(30_000), starts(12_000), starts(null)]).toEqual([12, 0, 0]);
  });

  it('of a span have no distance, and no clips around it beside those in it', () => {
    const options = optionsFor(answer({ matches: [nearest, later], nearest, cameras: [{ cameraId: front, before, after: nearest }] }, 'span'));
    expect(options.map((option) => [option.clip.id, option.distance])).toEqual([[2, null], [3, null]]);
  });

  it('of a time that came twice all come before the clips around it', () => {
    const first = answer({ matches: [nearest], nearest, cameras: [{ cameraId: front, before, after: nearest }] });
    const second = answer({ matches: [later], nearest: later });
    expect(optionsFor(first, second).map((option) => option.clip.id)).toEqual([2, 3, 1, 2]);
  });

  it('of a time that came twice have ids of their own in each', () => {
    const both = answer({ matches: [nearest], nearest });
    const ids = optionsFor(both, both).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('are the named clips alone where a name was pasted', () => {
    const options = optionsOf(sectionsOf({ named: [nearest], moments: [] }));
    expect(firstChoice(options)).toMatchObject({ clip: { id: 2 }, startsAt: 0, distance: null, among: null });
  });

  it('are none in an empty library', () => {
    expect(firstChoice(optionsFor(answer({})))).toBeNull();
  });
});
