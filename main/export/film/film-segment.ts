// A film as a row of segments, each of which becomes one piece: a stretch of a clip, black, or a card.
import type { Instant } from '../../../shared/schema.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import { cardAfter, cardMs } from './pause-card.ts';
import type { Stretch, UsableClip } from './film-types.ts';

export interface Segment {
  readonly lengthMs: number;
  /** Null: black. */
  readonly stretch: Stretch | null;
  /** The instant at its start; null on a card. */
  readonly startsAt: Instant | null;
  /** Lines in the middle. */
  readonly card: readonly string[] | null;
}

export function clipSegment(clip: UsableClip, fromMs = 0, lengthMs = clip.makeup.durationMs - fromMs): Segment {
  return { lengthMs, stretch: { clip, fromMs, lengthMs }, startsAt: clip.recordedAt + fromMs, card: null };
}

export function blackSegment(startsAt: Instant, lengthMs: number): Segment {
  return { lengthMs, stretch: null, startsAt, card: null };
}

/** The clips one after another, with cards for the time between when they are wished for. */
export function segmentsOf(clips: readonly UsableClip[], hasCards: boolean, clock: ZoneClock): Segment[] {
  return clips.flatMap((clip, place) => {
    const lines = hasCards ? cardAfter(clip, clips[place + 1], clock) : null;
    return [clipSegment(clip), ...(lines === null ? [] : [{ lengthMs: cardMs, stretch: null, startsAt: null, card: lines }])];
  });
}
