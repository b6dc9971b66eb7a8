// Answers as sections of clips to choose from, with the one that Enter opens. Pure.
import type { CameraId, ClipId } from '../../shared/ids.ts';
import type { Clip, Instant, Range } from '../../shared/schema.ts';
import { say } from '../words/say.ts';
import type { FindAnswer, MomentAnswer } from './find-query.ts';

export interface AnswerOption {
  /** Unique among the options shown; the id of its element. */
  readonly id: string;
  readonly clip: Clip;
  /** How far off in words; null where nothing is near or far. */
  readonly distance: string | null;
  /** Seconds into the clip at which it starts: where the instant lies inside it. */
  readonly startsAt: number;
  readonly isNearest: boolean;
  /** The answers that next and previous then stay among; null for a clip outside the window. */
  readonly among: AnswerList | null;
}

export interface AnswerList {
  readonly window: Range;
  /** In the order of time. */
  readonly clips: readonly ClipId[];
  readonly isCut: boolean;
}

export interface CameraRow {
  readonly cameraId: CameraId;
  readonly before: AnswerOption | null;
  readonly after: AnswerOption | null;
}

export interface AnswerSection {
  /** Null for clips found by name. */
  readonly answer: MomentAnswer | null;
  readonly clips: readonly AnswerOption[];
  readonly cameras: readonly CameraRow[];
}

export function sectionsOf({ named, moments }: FindAnswer): AnswerSection[] {
  if (named.length > 0) {
    const clips = named.map((clip, at): AnswerOption => ({ id: `find-named-${String(clip.id)}`, clip, distance: null, startsAt: 0, isNearest: at === 0, among: null }));
    return [{ answer: null, clips, cameras: [] }];
  }
  return moments.map(sectionOf);
}

function sectionOf(answer: MomentAnswer, order: number): AnswerSection {
  const { moment, matches, nearest, isCut } = answer;
  const among: AnswerList = { window: moment.window, clips: matches.map(({ id }) => id), isCut };
  const found = new Set(among.clips);
  const isSpan = moment.reach === 'span';
  const option = (clip: Clip, place: string, isNearest: boolean): AnswerOption => ({
    id: `find-${String(order)}-${place}-${String(clip.id)}`,
    clip,
    distance: isSpan ? null : distanceText(clip, moment.instant),
    startsAt: isSpan ? 0 : startsAt(clip, moment.instant),
    isNearest,
    among: found.has(clip.id) ? among : null,
  });
  // Of a span with clips in it there is nothing to say about the clips around it.
  const near = isSpan && matches.length > 0 ? [] : answer.cameras;
  const closest = nearest ?? nearestOf(near.flatMap(({ before, after }) => [before, after]), moment.instant);
  const cameras = near
    .toSorted((a, b) => distanceTo(a, moment.instant) - distanceTo(b, moment.instant) || a.cameraId - b.cameraId)
    .map(({ cameraId, before, after }): CameraRow => ({
      cameraId,
      before: before === null ? null : option(before, 'before', nearest === null && before.id === closest?.id),
      after: after === null ? null : option(after, 'after', nearest === null && after.id === closest?.id),
    }));
  return { answer, clips: matches.map((clip) => option(clip, 'in', clip.id === nearest?.id)), cameras };
}

/** Every option in the order in which they stand and the arrows go through them: first what was asked for, then what lies around. */
export function optionsOf(sections: readonly AnswerSection[]): AnswerOption[] {
  const around = sections.flatMap(({ cameras }) => cameras).flatMap(({ before, after }) => [before, after].filter((option) => option !== null));
  return [...sections.flatMap(({ clips }) => clips), ...around];
}

/** What Enter opens until the arrows choose another: the nearest; the first where several times are meant. */
export function firstChoice(options: readonly AnswerOption[]): AnswerOption | null {
  return options.find(({ isNearest }) => isNearest) ?? options[0] ?? null;
}

function distanceTo({ before, after }: { readonly before: Clip | null; readonly after: Clip | null }, instant: Instant): number {
  return Math.min(...[before, after].map((clip) => (clip === null ? Infinity : Math.abs(clip.recordedAt - instant))));
}

function nearestOf(clips: readonly (Clip | null)[], instant: Instant): Clip | null {
  const distance = (clip: Clip) => Math.abs(clip.recordedAt - instant);
  return clips.reduce((best, clip) => (clip !== null && (best === null || distance(clip) < distance(best)) ? clip : best), null);
}

function distanceText(clip: Clip, instant: Instant): string {
  const off = clip.recordedAt - instant;
  if (off === 0) return say('find.exactly');
  return off < 0 ? say('find.spanBefore', say('time.span', off)) : say('find.spanAfter', say('time.span', off));
}

/** A clip that is known to still run at the instant starts there; no length is guessed. */
function startsAt({ recordedAt, facts }: Clip, instant: Instant): number {
  const durationMs = facts?.durationMs ?? 0;
  return instant > recordedAt && instant < recordedAt + durationMs ? (instant - recordedAt) / 1000 : 0;
}
