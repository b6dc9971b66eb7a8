// From phrases to a draft of what is meant: zone, day, clock, part of the day, each still to be settled on the line of time.
import type { LocalDate } from '../schema.ts';
import { weekdayOf, zoneClock } from '../time.ts';
import { takeNamedDate, takeNumericDate } from './calendar-dates.ts';
import { takeBareHour, takeBareSpan, takeClock } from './clock-words.ts';
import type { ClockSpan, ClockTime } from './clock-words.ts';
import { oneDay } from './day-choice.ts';
import type { DayChoice } from './day-choice.ts';
import { takeDayPart } from './day-parts.ts';
import type { DayPart } from './day-parts.ts';
import { takeElapsed } from './elapsed-words.ts';
import type { Elapsed } from './elapsed-words.ts';
import { offsetClock } from './offset-clock.ts';
import type { WallClock } from './offset-clock.ts';
import { daysBack, takeDayOfMonth, takeFeast, takeLoneYear, takeRelativeDay, takeWeekday } from './relative-days.ts';
import { digitsForWords, TypedText } from './typed-text.ts';
import type { FindContext, NotUnderstood } from './understanding.ts';
import { takeZone } from './zone-words.ts';
import type { TypedZone } from './zone-words.ts';

export interface Draft {
  /** Null: the zone of the context. */
  readonly zone: TypedZone | null;
  readonly clock: WallClock;
  readonly today: LocalDate;
  readonly isAbout: boolean;
  readonly day: DayChoice | null;
  readonly time: ClockTime | ClockSpan | null;
  readonly part: DayPart | null;
  /** "after 5pm" runs to the end of the day, "before" from its start, "since" to now. */
  readonly bound: 'after' | 'before' | 'since' | null;
  readonly elapsed: Elapsed | null;
  /** A weekday written beside another day: 0 = Sunday. */
  readonly weekday: number | null;
}

const about = /(?:\b(?:(?:just|shortly|right|soon|a (?:bit|little|while)) (?:after|before)|about|around|approx(?:imately)?|roughly|circa|close to|near(?:ly)?|some ?time|probably|maybe|perhaps)\b|\b(?:ca|approx|c)\.|~) ?(?:about\b|at\b)?/g;
const ish = /(?<=\d|[ap]\.?m\.?|noon|midnight|midday|o'clock)[ -]?ish\b|\bor so\b/g;
const bounds = /\b(?:(after|later than|from)|(before|earlier than|until|till|up to)|(since|ever since))\b(?! last)/;
const now = /\b(?:(?:just|right) )?now\b|\bthis (?:moment|minute|second)\b/;

/** Words that carry no time: they may stand anywhere. */
const filler = new Set(
  `a an and at by clip clips camera day find for from give happened her here i in is it me my of on or our please see show somebody someone
  anybody anyone that the there this time us was we were what when where which who with o'clock hours hrs later earlier
  came door doorbell bell rang rung ring rings knocked called left arrived passed`.split(/\s+/),
);

export function readDraft(plain: string, context: FindContext): Draft | NotUnderstood {
  const worded = digitsForWords(plain);
  const exact = worded.replace(ish, '').replace(about, ' at ').replace(/\b(between|from|and|to|until|till|-) +at +/g, '$1 ').replace(/ {2,}/g, ' ').trim();
  const text = new TypedText(exact);
  const zone = takeZone(text, context.zone, context.now);
  if (zone === 'no-such-zone') return zone;
  const clock = wallClock(zone, context);
  const { date: today, hour } = clock.timeAt(context.now);

  const elapsed = text.take(now) ? { ms: 0, days: 0, months: 0, isRecent: false, isToTheSecond: true } : takeElapsed(text);
  if (elapsed === 'out-of-range') return elapsed;
  const numeric = takeLoneYear(text) ?? takeNumericDate(text, today, context.locale);
  if (typeof numeric === 'string') return numeric;
  let time = takeClock(text);
  const feast = takeFeast(text, today, context.locale);
  if (typeof feast === 'string') return feast;
  const part = takeDayPart(text, today, hour);
  const relative = takeRelativeDay(text, today);
  const named = takeNamedDate(text, today);
  if (typeof named === 'string') return named;
  time ??= takeBareSpan(text);
  const weekday = takeWeekday(text, today);
  const ofMonth = takeDayOfMonth(text, today, weekday?.weekday ?? null);
  if (typeof ofMonth === 'string') return ofMonth;
  const bound = takeBound(text);
  // A number on its own is an hour: "yesterday 5"; next to an elapsed time it is nothing.
  if (elapsed === null || elapsed.ms === 0) time ??= takeBareHour(text);
  if (time === 'no-such-time') return time;
  if (!isFiller(text.rest)) return 'nonsense';

  const backDay = elapsed !== null && isWholeDays(elapsed) ? daysBack(today, elapsed.days, elapsed.months) : null;
  if (typeof backDay === 'string') return backDay;
  const partDay = part?.date ? oneDay(part.date) : null;
  const day = onlyDay([numeric, feast, relative, named, ofMonth, backDay, partDay], weekday?.choice ?? null);
  if (day === 'two-days') return 'nonsense';
  const draft: Draft = {
    zone,
    clock,
    today,
    isAbout: exact !== worded,
    day,
    time,
    part: part?.part ?? null,
    bound,
    elapsed: backDay === null ? elapsed : null,
    weekday: day !== null && day !== weekday?.choice ? (weekday?.weekday ?? day.weekday) : null,
  };
  return isSense(draft) ? draft : 'nonsense';
}

export function wallClock(zone: TypedZone | null, context: FindContext): WallClock {
  if (zone === null) return zoneClock(context.zone);
  return 'zone' in zone ? zoneClock(zone.zone) : offsetClock(zone.offset);
}

function takeBound(text: TypedText): Draft['bound'] {
  const found = bounds.exec(text.rest);
  if (!found || found[0] === 'from') return null;
  text.cut(found.index, found[0].length);
  return found[1] !== undefined ? 'after' : found[2] !== undefined ? 'before' : 'since';
}

/** Whole days and longer name a day, not a moment: "3 days ago". */
function isWholeDays(elapsed: Elapsed): boolean {
  return elapsed.ms === 0 && elapsed.days + elapsed.months > 0 && !elapsed.isRecent;
}

function isFiller(rest: string): boolean {
  return rest.split(/[\s,;.!?()@"'&:/-]+/).every((word) => word === '' || filler.has(word));
}

/** One day, however often it was said ("yesterday, 31 October"). A weekday beside another day only checks it. */
function onlyDay(days: readonly (DayChoice | null)[], weekday: DayChoice | null): DayChoice | 'two-days' | null {
  const named = days.filter((day) => day !== null);
  const [first = weekday] = named;
  const isOne = named.every((day) => day.dates[0] === first?.dates[0] && day.last === first?.last);
  return isOne ? first : 'two-days';
}

function isSense(draft: Draft): boolean {
  const { day, time, part, elapsed, bound } = draft;
  if (elapsed !== null) return day === null && time === null && part === null && bound === null;
  if (day?.last != null && (time !== null || part !== null)) return false;
  if (bound !== null && (part !== null || (time !== null && 'from' in time))) return false;
  if (bound !== null && time === null) return day !== null && bound === 'since';
  return day !== null || time !== null || part !== null;
}

/** Whether a weekday was written that is not the date's own. */
export function hasWrongWeekday(draft: Draft, date: LocalDate): boolean {
  return draft.weekday !== null && weekdayOf(date) !== draft.weekday;
}
