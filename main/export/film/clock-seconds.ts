// What a wall clock shows during a stretch of a clip, second by second. Every text is computed from its own instant.
import type { Instant } from '../../../shared/schema.ts';
import type { ZoneClock } from '../../../shared/time.ts';

/** From and to in milliseconds of the stretch. */
export interface ClockSecond {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
}

/** `recordedAt`: the instant at the start of the stretch; it need not be a whole second. */
export function* clockSeconds(recordedAt: Instant, lengthMs: number, clock: ZoneClock): Generator<ClockSecond> {
  let fromMs = 0;
  while (fromMs < lengthMs) {
    const second = Math.floor((recordedAt + fromMs) / 1000) * 1000;
    const toMs = Math.min(lengthMs, second + 1000 - recordedAt);
    yield { fromMs, toMs, text: clockText(second, clock) };
    fromMs = toMs;
  }
}

/** `2026-11-01 01:59:59 EDT`. */
export function clockText(instant: Instant, clock: ZoneClock): string {
  const { date, hour, minute, second } = clock.timeAt(instant);
  return `${date} ${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')} ${clock.abbreviationAt(instant)}`;
}
