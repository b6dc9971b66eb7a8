// From what was understood of a typed text to what is said at once and what is asked of the core. Pure.
import { describeReading, labelAt, zoneName } from '../../shared/find/describe.ts';
import { explainName, pathsToLookFor, type PathsToLookFor } from '../../shared/find/explain.ts';
import type { FindContext, Reading, Understanding } from '../../shared/find/understanding.ts';
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/local-date.ts';
import type { Instant, LocalDate, Range } from '../../shared/schema.ts';
import { utcText, zoneClock, type WallTime } from '../../shared/time.ts';
import type { WallFormats } from '../client/wall-formats.ts';
import { say } from '../words/say.ts';

/** How far off a clip may be from a moment and still be an answer. */
export const withinMs = 5 * MINUTE_MS;

/** One instant to look around. */
export interface Moment {
  readonly instant: Instant;
  /** The clips of this stretch are the answer. */
  readonly window: Range;
  /** `near`: a moment, five minutes each way. `span`: a stretch of time, in which nothing is near or far. `gap`: half an hour around a jump of the clocks. */
  readonly reach: 'near' | 'span' | 'gap';
  /** Tells two moments of one question apart: `EDT (UTC-04:00)`. */
  readonly label: string | null;
  /** Its day in the zone in force: told of when no clip is near. */
  readonly day: { readonly date: LocalDate; readonly range: Range };
}

export interface FindQuestion {
  /** A pasted name: when the library has it, nothing else is asked. */
  readonly named: string | null;
  readonly moments: readonly Moment[];
}

export interface Meaning {
  /** What was understood, a line each. Empty when it was not. */
  readonly lines: readonly string[];
  /** Sentences beside it. */
  readonly notes: readonly string[];
  /** What is said when a pasted name is not in the library. */
  readonly unknownName: string | null;
  /** The other way to read an ambiguous text, in words. */
  readonly other: string | null;
  readonly question: FindQuestion | null;
  /** How the names begin that a drive has for it, a reading each. */
  readonly paths: readonly PathsToLookFor[];
}

const nothing: Meaning = { lines: [], notes: [], unknownName: null, other: null, question: null, paths: [] };

/** `formats` of UTC: they are given wall clock fields. `isOther`: the user took the other reading. Null when nothing is typed. */
export function readMeaning(meant: Understanding, context: FindContext, formats: WallFormats, isOther: boolean): Meaning | null {
  switch (meant.kind) {
    case 'nothing':
      return null;
    case 'not-understood':
      return { ...nothing, notes: [say('find.refused', meant.reason)] };
    case 'times':
      return timesMeaning(meant.readings, context, isOther);
    case 'gap': {
      const { local, zone, gap, around } = meant;
      const time = `${formats.minute(wallMs(local))}, ${formats.date(wallMs(local))},`;
      const clock = (offset: number, label: string) => `${formats.minute(gap.from + offset * MINUTE_MS)} ${label}`;
      return {
        ...nothing,
        lines: [say('find.gap', time, zoneName(zone))],
        notes: [say('find.gapWhy', clock(gap.beforeOffset, labelAt(zone, gap.from - 1)), clock(gap.afterOffset, labelAt(zone, gap.from)))],
        question: { named: null, moments: [{ ...momentOf({ instant: gap.from, range: null }, context, null), window: around, reach: 'gap' }] },
      };
    }
    case 'clip-name': {
      const { instant, text, label, utc } = explainName(meant.clip, context);
      const isUtc = zoneClock(context.zone).offsetAt(instant) === 0;
      return {
        ...nothing,
        lines: [isUtc ? text : `${text}, ${label}`],
        notes: [say('find.nameInUtc', utc)],
        unknownName: say('find.nameUnknown'),
        question: { named: meant.text, moments: [momentOf({ instant, range: null }, context, null)] },
      };
    }
    case 'clip-name-no-date': {
      const { hour, minute, second } = meant.name;
      const time = utcText(((hour * 60 + minute) * 60 + second) * SECOND_MS).slice(11, 19);
      return {
        ...nothing,
        lines: [say('find.nameSays', time)],
        unknownName: meant.readings.length === 0 ? say('find.nameUnknownNoDate') : say('find.nameUnknownInView'),
        question: { named: meant.text, moments: momentsOf(meant.readings, context) },
      };
    }
  }
}

function timesMeaning(readings: readonly Reading[], context: FindContext, isOther: boolean): Meaning {
  const taken = isOther ? otherReadings(readings) : readings;
  const [first] = readings;
  const notes = [...new Set(taken.flatMap(({ note }) => note ?? []))];
  return {
    ...nothing,
    lines: taken.map((reading) => describeReading(reading, context)),
    notes: taken.length > 1 ? [say('find.twice'), ...notes] : notes,
    other: first?.alternative === undefined ? null : isOther ? describeReading(first, context) : first.alternative.text,
    question: { named: null, moments: momentsOf(taken, context) },
    paths: taken.flatMap((reading) => pathsToLookFor(reading) ?? []),
  };
}

/** Two readings of a time that came twice may share their other one. */
function otherReadings(readings: readonly Reading[]): Reading[] {
  const others = readings.map(({ alternative, ...reading }): Reading => (alternative === undefined ? reading : { ...reading, instant: alternative.instant, range: alternative.range }));
  return others.filter(({ instant }, at) => others.findIndex((other) => other.instant === instant) === at);
}

function momentsOf(readings: readonly Reading[], context: FindContext): Moment[] {
  return readings.map((reading) => momentOf(reading, context, readings.length > 1 ? labelAt(reading.zone ?? context.zone, reading.instant) : null));
}

function momentOf({ instant, range }: Pick<Reading, 'instant' | 'range'>, { zone }: FindContext, label: string | null): Moment {
  const clock = zoneClock(zone);
  const date = clock.dateAt(instant);
  return {
    instant,
    // Both ends of "5 minutes each way" count.
    window: range ?? { from: instant - withinMs, to: instant + withinMs + 1 },
    reach: range === null ? 'near' : 'span',
    label,
    day: { date, range: clock.dayRange(date) },
  };
}

function wallMs({ date, hour, minute, second }: WallTime): number {
  return dayOf(date) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
}
