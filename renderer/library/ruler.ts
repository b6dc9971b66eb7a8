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

interface DrawnLanes {
  readonly cameras: readonly Camera[];
  readonly range: Range;
  readonly width: number;
  readonly scale: number;
  readonly lanes: readonly (readonly Run[])[];
}

const drawn = new WeakMap<readonly Clip[], DrawnLanes>();

/**
 * For each camera the stretches of pixels that have clips of it. Lanes stand in the order of `cameras`. `scale`: pixels a mark of no
 * length takes half of.
 *
 * Note: what a ruler costs. Clips are gone over once, with a step each: the column where one begins keeps how far the clips that begin
 * there reach, and one walk over the columns makes stretches of that. They are kept as long as the list of clips is, so that a playhead
 * that moves, a theme or a hand over the ruler costs no more than there are stretches.
 */
export function laneRuns(clips: readonly Clip[], cameras: readonly Camera[], range: Range, width: number, scale = 1): readonly (readonly Run[])[] {
  const known = drawn.get(clips);
  if (known?.cameras === cameras && known.width === width && known.scale === scale && known.range.from === range.from && known.range.to === range.to) return known.lanes;
  const reach = reachOf(clips, cameras, range, { width, least: leastPx * scale });
  const lanes = cameras.map((_, lane) => runsOf(reach.subarray(lane * width, (lane + 1) * width)));
  drawn.set(clips, { cameras, range, width, scale, lanes });
  return lanes;
}

/** `least`: pixels the shortest clip takes. */
interface RulerScale {
  readonly width: number;
  readonly least: number;
}

/** For each lane and column up to where the clips reach that begin there; 0 where none does. */
function reachOf(clips: readonly Clip[], cameras: readonly Camera[], range: Range, { width, least }: RulerScale): Int32Array {
  const reach = new Int32Array(cameras.length * width);
  const startOf: number[] = [];
  cameras.forEach(({ id }, lane) => (startOf[id] = lane * width));
  const { from: first } = range;
  const perMs = width / (range.to - first);
  const last = width - least;
  // By their numbers, which takes half as long as `of`.
  for (let place = clips.length - 1; place >= 0; place -= 1) {
    const clip = clips[place];
    const start = clip === undefined ? undefined : startOf[clip.cameraId];
    if (clip === undefined || start === undefined) continue;
    const x = (clip.recordedAt - first) * perMs;
    const from = x < 0 ? 0 : x > last ? last : Math.trunc(x);
    const end = x + (clip.facts?.durationMs ?? defaultLengthMs) * perMs;
    const to = end > from + least ? Math.ceil(end) : from + least;
    if (to > (reach[start + from] ?? to)) reach[start + from] = to;
  }
  return reach;
}

/** One lane's. */
function runsOf(reach: Int32Array): Run[] {
  const runs: Run[] = [];
  const width = reach.length;
  let [from, to] = [0, 0];
  for (let x = 0; x < width; x += 1) {
    const end = reach[x] ?? 0;
    if (end === 0) continue;
    if (x > to) {
      if (to > 0) runs.push([from, to]);
      from = x;
    }
    if (end > to) to = Math.min(end, width);
  }
  if (to > 0) runs.push([from, to]);
  return runs;
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
