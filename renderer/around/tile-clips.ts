// Which clips stand around a moment, camera by camera, and what plays at an instant. Pure.
import type { CameraId } from '../../shared/ids.ts';
import type { Clip, Instant, NearCamera, Range } from '../../shared/schema.ts';

/** The clips of one camera in the window, oldest first. */
export interface TileClips {
  readonly cameraId: CameraId;
  readonly clips: readonly Clip[];
}

export const mostTiles = 9;
/** For a clip whose headers have not been read: as long as a module writes. */
const likelyLengthMs = 60_000;

export function clipRange({ recordedAt, facts }: Clip): Range {
  return { from: recordedAt, to: recordedAt + Math.max(1, facts?.durationMs ?? likelyLengthMs) };
}

function touches(clip: Clip, window: Range): boolean {
  const { from, to } = clipRange(clip);
  return from < window.to && to > window.from;
}

/**
 * One tile a camera, in the order of the cameras; the nine nearest to the moment where there are more, those with clips in
 * the window first. `left`: cameras without a tile.
 */
export function tilesOf(cameras: readonly NearCamera[], matches: readonly Clip[], window: Range, moment: Instant): { readonly tiles: TileClips[]; readonly left: number } {
  const ofCamera = Map.groupBy(matches, ({ cameraId }) => cameraId);
  const all = cameras.map(({ cameraId, before, after }) => {
    // A long clip may have begun before everything that was asked for.
    const some = [...(before === null ? [] : [before]), ...(after === null ? [] : [after]), ...(ofCamera.get(cameraId) ?? [])];
    const clips = [...new Map(some.map((clip) => [clip.id, clip])).values()].filter((clip) => touches(clip, window)).sort((a, b) => a.recordedAt - b.recordedAt || a.id - b.id);
    const away = Math.min(...[before, after].flatMap((clip) => (clip === null ? [] : [Math.abs(clip.recordedAt - moment)])), Number.MAX_SAFE_INTEGER);
    return { cameraId, clips, away };
  });
  const nearest = [...all].sort((a, b) => Number(b.clips.length > 0) - Number(a.clips.length > 0) || a.away - b.away).slice(0, mostTiles);
  return { tiles: all.filter((tile) => nearest.includes(tile)).map(({ cameraId, clips }) => ({ cameraId, clips })), left: all.length - nearest.length };
}

/** What a tile shows at an instant: of two clips that overlap, the later one. */
export function clipAt(clips: readonly Clip[], instant: Instant): Clip | null {
  return clips.findLast((clip) => {
    const { from, to } = clipRange(clip);
    return instant >= from && instant < to;
  }) ?? null;
}

export function nextClip(clips: readonly Clip[], instant: Instant): Clip | null {
  return clips.find(({ recordedAt }) => recordedAt > instant) ?? null;
}

/** Where playing goes on from an instant at which no tile shows anything; null when nothing comes any more. */
export function skipGap(tiles: readonly TileClips[], instant: Instant): Instant | null {
  if (tiles.some(({ clips }) => clipAt(clips, instant) !== null)) return instant;
  const starts = tiles.flatMap(({ clips }) => nextClip(clips, instant)?.recordedAt ?? []);
  return starts.length === 0 ? null : Math.min(...starts);
}
