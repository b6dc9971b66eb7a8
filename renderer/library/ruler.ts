// The geometry of a day's ruler: hours where the wall clock has them (23, 24 or 25), its change, and clips merged to pixels.
import type { CameraId } from '../../shared/ids.ts';
import type { Camera, Clip, Instant, LocalDate, Range } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';

export interface HourMark {
  readonly hour: number;
  readonly at: Instant;
  /** Second time the same hour comes on this day. */
  readonly isRepeat: boolean;
}

/** Every full hour the wall clock shows on a day, in order: none for an hour that is skipped, two for one that comes twice. */
export function hourMarks(clock: ZoneClock, date: LocalDate): HourMark[] {
  const marks: HourMark[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    clock.instantsOf({ date, hour, minute: 0, second: 0 }).forEach((at, turn) => marks.push({ hour, at, isRepeat: turn > 0 }));
  }
  return marks.sort((a, b) => a.at - b.at);
}

/** Pixels a label of an hour needs with air around it. */
const labelPx = 48;

/** The hours to write under a ruler: the hour that comes twice first, then every `step` hours, none over another. */
export function labelledHours(marks: readonly HourMark[], range: Range, width: number, step: number): HourMark[] {
  const twice = new Set(marks.filter(({ isRepeat }) => isRepeat).map(({ hour }) => hour));
  const rank = ({ hour, isRepeat }: HourMark) => (isRepeat ? 0 : hour % step === 0 ? 1 : twice.has(hour) ? 2 : 3);
  const kept: HourMark[] = [];
  for (const mark of marks.filter((some) => rank(some) < 3).sort((a, b) => rank(a) - rank(b) || a.at - b.at)) {
    const x = xOf(range, mark.at, width);
    if (kept.every(({ at }) => Math.abs(xOf(range, at, width) - x) >= labelPx)) kept.push(mark);
  }
  return kept.sort((a, b) => a.at - b.at);
}

/** Where the clocks change on a day: forward by so many minutes, or back when negative; null on a day they do not. */
export function clockChange(clock: ZoneClock, range: Range): { readonly at: Instant; readonly minutes: number } | null {
  const [before, after] = [clock.offsetAt(range.from), clock.offsetAt(range.to - 1)];
  if (before === after) return null;
  let [low, high] = [range.from, range.to - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (clock.offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return { at: high, minutes: after - before };
}

/** Length of a day in hours as a person says it: 23, 25, 24.5. */
export function dayHours({ from, to }: Range): number {
  return Math.round((to - from) / 360_000) / 10;
}

/** Where an instant stands on a ruler of `width` pixels. */
export function xOf(range: Range, instant: Instant, width: number): number {
  return ((instant - range.from) / (range.to - range.from)) * width;
}

const defaultLengthMs = 10_000;
const leastPx = 2;

/** A stretch of pixels, from and up to. */
export type Run = readonly [from: number, to: number];

/**
 * For each camera the stretches of pixels that have clips of it. Work grows with clips, drawing only with pixels.
 * Lanes stand in the order of `cameras`. `scale`: pixels a mark of no length takes half of.
 */
export function laneRuns(clips: readonly Clip[], cameras: readonly Camera[], range: Range, width: number, scale = 1): Run[][] {
  const least = leastPx * scale;
  const lanes = new Map<CameraId, Uint8Array>(cameras.map(({ id }) => [id, new Uint8Array(width)]));
  for (const clip of clips) {
    const lane = lanes.get(clip.cameraId);
    if (lane === undefined) continue;
    const from = Math.min(width - least, Math.max(0, Math.floor(xOf(range, clip.recordedAt, width))));
    const lengthMs = clip.facts?.durationMs ?? defaultLengthMs;
    const to = Math.max(from + least, Math.ceil(xOf(range, clip.recordedAt + lengthMs, width)));
    lane.fill(1, from, to);
  }
  return cameras.map(({ id }) => {
    const runs: Run[] = [];
    const lane = lanes.get(id) ?? new Uint8Array(0);
    for (let x = lane.indexOf(1); x >= 0; ) {
      const end = lane.indexOf(0, x);
      runs.push([x, end < 0 ? width : end]);
      x = end < 0 ? -1 : lane.indexOf(1, end);
    }
    return runs;
  });
}

/** Pixels a lane takes: fewer the more cameras there are. */
export function laneHeight(cameras: number): number {
  if (cameras <= 4) return 8;
  return cameras <= 8 ? 6 : 4;
}

/** The clip nearest to a point of the ruler: in the lane under the hand when one is within `reach` pixels, else in any lane. */
export function clipUnder(clips: readonly Clip[], camera: CameraId | undefined, at: Instant, reachMs: number): Clip | null {
  const nearest = (some: readonly Clip[]) => some.reduce<Clip | null>(
    (best, clip) => (best === null || Math.abs(clip.recordedAt - at) < Math.abs(best.recordedAt - at) ? clip : best), null,
  );
  const inLane = nearest(clips.filter(({ cameraId }) => cameraId === camera));
  if (inLane !== null && Math.abs(inLane.recordedAt - at) <= reachMs) return inLane;
  return nearest(clips);
}
