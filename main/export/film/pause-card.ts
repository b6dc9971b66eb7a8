// The card between two clips of a film: how much time passed, and when it goes on.
import type { ZoneClock } from '../../../shared/time.ts';
import { clockText } from './clock-seconds.ts';
import type { UsableClip } from './film-types.ts';

export const cardMs = 2000;
/** Less than this between two clips is no pause worth a card. */
const shortestGapMs = 2000;

/** The lines of the card, null where none is due. */
export function cardAfter(clip: UsableClip, next: UsableClip | undefined, clock: ZoneClock): readonly string[] | null {
  if (next === undefined) return null;
  const gapMs = next.recordedAt - (clip.recordedAt + clip.makeup.durationMs);
  return gapMs < shortestGapMs ? null : [`${gapText(gapMs)} later`, clockText(next.recordedAt, clock)];
}

/** `2 d 3 h`, `3 min 20 s`: the two largest units. */
export function gapText(gapMs: number): string {
  const seconds = Math.round(gapMs / 1000);
  const parts = [[Math.floor(seconds / 86_400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'], [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
}
