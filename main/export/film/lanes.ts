// The same range of several cameras in step: for each a row of its clips with black between, all equally long. Pure.
import type { Range } from '../../../shared/schema.ts';
import { blackSegment, clipSegment } from './film-segment.ts';
import type { Segment } from './film-segment.ts';
import type { UsableClip } from './film-types.ts';

export interface Lane {
  readonly camera: string;
  readonly segments: readonly Segment[];
}

/** Shorter than a picture: nothing is made of it. */
const shortestMs = 40;

/** One lane for each camera that shows something in the range, in the order given. Where two clips of one camera overlap the later one is shown from its start. */
export function lanesOf(clips: readonly UsableClip[], range: Range): Lane[] {
  const byCamera = Map.groupBy(clips, ({ camera }) => camera);
  return [...byCamera].map(([camera, its]) => ({ camera, segments: laneSegments(its, range) })).filter(({ segments }) => segments.some(({ stretch }) => stretch !== null));
}

function laneSegments(clips: readonly UsableClip[], { from, to }: Range): Segment[] {
  const inOrder = clips.toSorted((a, b) => a.recordedAt - b.recordedAt);
  const segments: Segment[] = [];
  let at = from;
  for (const [place, clip] of inOrder.entries()) {
    const ends = Math.min(clip.recordedAt + clip.makeup.durationMs, to, inOrder[place + 1]?.recordedAt ?? Infinity);
    const begins = Math.max(clip.recordedAt, at);
    if (ends - begins < shortestMs) continue;
    if (begins - at >= shortestMs) segments.push(blackSegment(at, begins - at));
    const starts = begins - at >= shortestMs ? begins : at;
    segments.push({ ...clipSegment(clip, Math.max(0, starts - clip.recordedAt), ends - starts), startsAt: starts });
    at = ends;
  }
  if (to - at >= shortestMs) segments.push(blackSegment(at, to - at));
  return segments;
}
