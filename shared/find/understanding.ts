// What a typed time can turn out to mean: the shapes that the box, the command line and the tests share.
import type { ClipName } from '../clip-name.ts';
import type { Instant, LocalDate, Range, ZoneId } from '../schema.ts';
import type { Gap, WallTime } from '../time.ts';
import type { SpokenLanguage } from '../spoken-language.ts';

/** What a text is read against. */
export interface FindContext {
  readonly now: Instant;
  /** Where the clock hangs that the user means; a zone in the text wins over it. */
  readonly zone: ZoneId;
  /** BCP 47. Decides day-first or month-first, and whether `5:10` may also be the afternoon. */
  readonly locale: string;
  /** Beside English, words of this language are read, and in it is told what was understood. English when absent. */
  readonly language?: SpokenLanguage;
  /** The day on screen: a time without a date is a time of this day. */
  readonly dayInView: LocalDate | null;
}

/** `out-of-range`: a year that no clip name can carry (2000-2099 can). */
export type NotUnderstood = 'nonsense' | 'no-such-date' | 'no-such-time' | 'no-such-zone' | 'too-long' | 'out-of-range';

/** `span`: part of a day or several days. `day`: one whole local day. */
export type Precision = 'second' | 'minute' | 'hour' | 'span' | 'day';

/** A second way to read an ambiguous text: `1/2/2026`, `5:10`, `midnight`. */
export interface OtherReading {
  readonly instant: Instant;
  readonly range: Range | null;
  /** What it would mean, in words. */
  readonly text: string;
}

export interface Reading {
  /** The moment meant, or the start of `range`. */
  readonly instant: Instant;
  /** Set for `span` and `day`, null for a moment. */
  readonly range: Range | null;
  readonly precision: Precision;
  /** The user wrote "about", "around", "just after". */
  readonly isAbout: boolean;
  /** The zone it was read in; null when the text gives an offset, then that is in `fixedOffset`. */
  readonly zone: ZoneId | null;
  /** Minutes east of UTC: of "PST", "UTC", "+05:45". */
  readonly fixedOffset?: number;
  readonly alternative?: OtherReading;
  /** A sentence the user should see beside it. */
  readonly note: string | null;
}

/** A clip's name without the folders that date it. `dayOfMonth` is null for local storage, whose names carry none. */
export interface UndatedName {
  readonly layout: ClipName['kind'];
  readonly camera: string;
  readonly dayOfMonth: number | null;
  /** As in the name: UTC. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export type Understanding =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-understood'; readonly reason: NotUnderstood; readonly text: string }
  /** One reading; two, ascending, for a wall clock time that happened twice. */
  | { readonly kind: 'times'; readonly readings: readonly Reading[] }
  /** The clocks skipped this time. `around` is half an hour on each side of the jump. */
  | { readonly kind: 'gap'; readonly local: WallTime; readonly zone: ZoneId; readonly gap: Gap; readonly around: Range }
  | { readonly kind: 'clip-name'; readonly clip: ClipName; readonly text: string }
  /** `readings`: that time on the local day in view, when there is one and the name does not contradict it. */
  | { readonly kind: 'clip-name-no-date'; readonly name: UndatedName; readonly readings: readonly Reading[]; readonly text: string };
