// A draft becomes instants: the day is chosen, the wall clock is turned into UTC, gaps and folds of the zone are told.
import { MINUTE_MS, SECOND_MS } from '../local-date.ts';
import type { Instant, LocalDate, Range } from '../schema.ts';
import { addDays, zoneClock } from '../time.ts';
import type { WallTime } from '../time.ts';
import { oneDay } from './day-choice.ts';
import { describeReading, isTwelveHourLocale, zoneName } from './describe.ts';
import { readingWords } from './reading-words.ts';
import { hasWrongWeekday } from './draft.ts';
import type { Draft } from './draft.ts';
import { dateBefore } from './elapsed-words.ts';
import type { FindContext, NotUnderstood, Precision, Reading, Understanding } from './understanding.ts';
import { planWall } from './wall-plan.ts';
import type { WallPlan } from './wall-plan.ts';

type Gap = Extract<Understanding, { kind: 'gap' }>;

const AROUND_GAP_MS = 30 * MINUTE_MS;

/** One reading, two when the time happened twice; else why there is none. */
export function settle(draft: Draft, context: FindContext): readonly Reading[] | Gap | NotUnderstood {
  if (draft.elapsed !== null) return settleElapsed(draft, draft.elapsed, context);
  const [likely, otherHalf] = planWall(draft, isTwelveHourLocale(context.locale));
  const settled = settlePlan(draft, likely, context);
  if (!Array.isArray(settled)) return settled;

  const otherDay = draft.day?.other ?? null;
  const others =
    otherDay === null
      ? otherHalf && settlePlan(draft, otherHalf, context)
      : settlePlan({ ...draft, day: oneDay(otherDay) }, likely, context);
  const other = Array.isArray(others) ? others[0] : undefined;
  if (!other || other.instant === settled[0]?.instant) return settled;
  const alternative = { instant: other.instant, range: other.range, text: describeReading(other, context) };
  return settled.map((reading) => ({ ...reading, alternative }));
}

type Settled = Reading[] | Gap | NotUnderstood;

function settlePlan(draft: Draft, plan: WallPlan, context: FindContext): Settled {
  const date = chooseDate(draft, plan, context);
  if (plan.kind === 'days') return settleDays(draft, date, context);
  if (plan.kind === 'span') {
    const range = { from: edge(draft, wallTime(date, plan.from, 0), 'first'), to: edge(draft, wallTime(date, plan.to, 0), 'last') };
    return range.from < range.to ? [reading(draft, context, { date, range, precision: 'span' })] : 'no-such-time';
  }

  const local = wallTime(date, plan.at, plan.time.second ?? 0);
  if (draft.bound !== null) return settleBound(draft, context, date, edge(draft, local, draft.bound === 'before' ? 'last' : 'first'));
  const instants = draft.clock.instantsOf(local);
  if (instants.length === 0) return settleGap(draft, local, context);
  const precision = plan.time.second !== null ? 'second' : plan.time.isWholeHour ? 'hour' : 'minute';
  return instants.map((instant) => reading(draft, context, { date, instant, range: null, precision }));
}

function settleDays(draft: Draft, date: LocalDate, context: FindContext): Settled {
  const from = draft.clock.dayRange(date).from;
  if (draft.bound === 'since') return settleBound(draft, context, date, from);
  const range = { from, to: draft.clock.dayRange(draft.day?.last ?? date).to };
  // Samoa left out 30 December 2011.
  if (range.from >= range.to) return 'no-such-date';
  return [reading(draft, context, { date, range, precision: draft.day?.last ? 'span' : 'day' })];
}

function settleBound(draft: Draft, context: FindContext, date: LocalDate, at: Instant): Settled {
  const day = draft.clock.dayRange(date);
  const range = draft.bound === 'before' ? { from: day.from, to: at } : { from: at, to: draft.bound === 'since' ? context.now : Math.max(day.to, at) };
  return range.from < range.to ? [reading(draft, context, { date, range, precision: 'span' })] : 'no-such-time';
}

function settleGap(draft: Draft, local: WallTime, context: FindContext): Settled {
  const gap = draft.clock.gapAt(local);
  if (gap === null) return 'no-such-time';
  const zone = draft.zone !== null && 'zone' in draft.zone ? draft.zone.zone : context.zone;
  return { kind: 'gap', local, zone, gap, around: { from: gap.from - AROUND_GAP_MS, to: gap.from + AROUND_GAP_MS } };
}

function settleElapsed(draft: Draft, elapsed: NonNullable<Draft['elapsed']>, context: FindContext): Settled {
  const now = Math.floor(context.now / SECOND_MS) * SECOND_MS;
  const date = dateBefore(draft.today, elapsed);
  if (date === null || date < '2000') return 'out-of-range';
  const onCalendar = elapsed.days + elapsed.months > 0 ? edge(draft, { ...draft.clock.timeAt(now), date }, 'first') : now;
  const instant = onCalendar - Math.round(elapsed.ms / SECOND_MS) * SECOND_MS;
  return elapsed.isRecent
    ? [reading(draft, context, { date, range: { from: instant, to: now }, precision: 'span' })]
    : [reading(draft, context, { date, instant, range: null, precision: elapsed.isToTheSecond ? 'second' : 'minute' })];
}

/** The named day, or the day in view, or today; the first one whose time is not in the future. */
function chooseDate(draft: Draft, plan: WallPlan, context: FindContext): LocalDate {
  const start = plan.kind === 'moment' ? plan.at : plan.kind === 'span' ? plan.from : 0;
  const startOn = (date: LocalDate): Instant => edge(draft, wallTime(date, start, 0), 'first');
  const { dayInView } = context;
  if (draft.day === null && dayInView !== null) {
    if (draft.zone === null) return dayInView;
    // "02:00 UTC" with a day in view: the 02:00 UTC that lies in it, even when UTC already has the next day.
    const seen = zoneClock(context.zone).dayRange(dayInView);
    const inView = [dayInView, addDays(dayInView, 1), addDays(dayInView, -1)].find((date) => startOn(date) >= seen.from && startOn(date) < seen.to);
    return inView ?? dayInView;
  }
  const dates = draft.day?.dates ?? [draft.today, addDays(draft.today, -1)];
  return dates.find((date) => startOn(date) <= context.now) ?? dates[0] ?? draft.today;
}

function wallTime(date: LocalDate, minutes: number, second: number): WallTime {
  const days = Math.floor(minutes / 1440);
  const minute = minutes - days * 1440;
  return { date: days === 0 ? date : addDays(date, days), hour: Math.floor(minute / 60), minute: minute % 60, second };
}

/** The instant of an edge of a span: a skipped edge is where the clocks jump, a doubled one makes the span longer. */
function edge(draft: Draft, local: WallTime, which: 'first' | 'last'): Instant {
  const instants = draft.clock.instantsOf(local);
  const instant = which === 'first' ? instants[0] : instants.at(-1);
  return instant ?? draft.clock.gapAt(local)?.from ?? draft.clock.dayRange(local.date).from;
}

interface Meant {
  readonly date: LocalDate;
  readonly instant?: Instant;
  readonly range: Range | null;
  readonly precision: Precision;
}

function reading(draft: Draft, context: FindContext, { date, instant, range, precision }: Meant): Reading {
  const start = range?.from ?? instant ?? context.now;
  const words = readingWords[context.language ?? 'en'];
  const notes = [
    hasWrongWeekday(draft, date) ? words.wrongWeekday : null,
    lettersNote(draft, context, start),
    start > context.now ? words.isToCome : null,
  ].filter((note) => note !== null);
  const place = draft.zone !== null && 'offset' in draft.zone ? { zone: null, fixedOffset: draft.zone.offset } : { zone: draft.zone?.zone ?? context.zone };
  return { instant: start, range, precision, isAbout: draft.isAbout, ...place, note: notes.length > 0 ? notes.join(' ') : null };
}

/** People write EST all the year; in summer that is an hour off the clock on their wall. */
function lettersNote(draft: Draft, context: FindContext, instant: Instant): string | null {
  if (draft.zone === null || !('offset' in draft.zone) || draft.zone.letters === null) return null;
  const { letters } = draft.zone;
  const home = zoneClock(context.zone);
  const shown = home.abbreviationAt(instant);
  const isSameClock = /^[A-Z]{1,4}[SD]T$/.test(letters) && shown !== letters && shown.replace(/[SD]T$/, '') === letters.replace(/[SD]T$/, '');
  return isSameClock ? readingWords[context.language ?? 'en'].wasOn(zoneName(context.zone), shown) : null;
}
