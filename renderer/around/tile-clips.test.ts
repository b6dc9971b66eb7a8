// Which clip each tile shows, and where playing goes on when none does.
import { describe, expect, it } from 'vitest';
import { CameraId, ClipId, VolumeId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';
import { clipAt, skipGap, tilesOf } from './tile-clips.ts';

let ids = 0;
function clip(camera: number, recordedAt: number, durationMs: number | null = 10_000): Clip {
  ids += 1;
  return {
    id: ClipId.parse(ids), volumeId: VolumeId.parse(1), cameraId: CameraId.parse(camera), kind: 'local-storage', recordedAt, sizeBytes: 1, state: 'present',
    facts: durationMs === null ? null : { durationMs, widthPx: 1, heightPx: 1, videoCodec: 'avc1', audioCodec: null, damage: null },
    isStarred: false, hasNote: false, isWatched: false, isExported: false,
  };
}
const near = (camera: number, before: Clip | null, after: Clip | null = null) => ({ cameraId: CameraId.parse(camera), before, after });
const window = { from: 100_000, to: 340_000 };
const moment = 220_000;

describe('around a moment', () => {
  it('gives each camera one tile with its clips in order, and none twice', () => {
    const [a, b, c] = [clip(1, 230_000), clip(1, 120_000), clip(2, 221_000)];
    const { tiles, left } = tilesOf([near(1, b, a), near(2, null, c)], [c, a, b], window, moment);
    expect(tiles.map(({ clips }) => clips)).toEqual([[b, a], [c]]);
    expect(left).toBe(0);
  });

  it('shows a clip of three hours that began long before the window', () => {
    const long = clip(1, 220_000 - 3_600_000, 3 * 3_600_000);
    const { tiles } = tilesOf([near(1, long)], [], window, moment);
    expect(clipAt(tiles[0]?.clips ?? [], moment)).toBe(long);
  });

  it('keeps a tile for a camera that has no clip in the window', () => {
    expect(tilesOf([near(1, clip(1, 0))], [], window, moment).tiles).toEqual([{ cameraId: 1, clips: [] }]);
  });

  it('takes the nine cameras nearest to the moment, in their order', () => {
    const cameras = Array.from({ length: 12 }, (_, at) => near(at + 1, clip(at + 1, moment - (12 - at) * 1000)));
    const { tiles, left } = tilesOf(cameras, [], window, moment);
    expect(tiles.map(({ cameraId }) => cameraId)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(left).toBe(3);
  });

  it('shows a clip from its first instant up to its end, and the later one of two that overlap', () => {
    const [a, b] = [clip(1, 1000), clip(1, 6000)];
    expect([999, 1000, 5999, 6000, 15_999, 16_000].map((at) => clipAt([a, b], at))).toEqual([null, a, a, b, b, null]);
  });

  it('goes on at the next clip of any camera where no tile shows anything', () => {
    const tiles = [{ cameraId: CameraId.parse(1), clips: [clip(1, 1000), clip(1, 90_000)] }, { cameraId: CameraId.parse(2), clips: [clip(2, 50_000)] }];
    expect([5000, 11_000, 60_000, 100_000].map((at) => skipGap(tiles, at))).toEqual([5000, 50_000, 90_000, null]);
  });
});
