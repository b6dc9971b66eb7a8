// Parts of a day by name: which hours "evening" and "last night" mean, and what they do to a clock without am or pm.
import type { LocalDate } from '../schema.ts';
import { addDays } from '../time.ts';
import type { ClockTime } from './clock-words.ts';
import type { TypedText } from './typed-text.ts';

/** Hours on the wall clock, counted from the start of its day: 30 is 6:00 of the next one. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
  /** What a bare hour in it means. `night`: 6-12 before midnight, 1-5 after. */
  readonly half: 'am' | 'pm' | 'night';
}

/**
 * The whole table. Wide rather than narrow: a clip just outside an evening is harder to find than one too many is to skip.
 * "Night" belongs to the day it begins on; "last night" is longer, because people count the late evening to it.
 */
const parts = {
  'early morning': { from: 4, to: 8, half: 'am' },
  'mid morning': { from: 9, to: 11, half: 'am' },
  'late morning': { from: 10, to: 12, half: 'am' },
  morning: { from: 6, to: 12, half: 'am' },
  lunchtime: { from: 12, to: 14, half: 'pm' },
  'early afternoon': { from: 12, to: 15, half: 'pm' },
  'mid afternoon': { from: 14, to: 16, half: 'pm' },
  'late afternoon': { from: 15, to: 18, half: 'pm' },
  afternoon: { from: 12, to: 18, half: 'pm' },
  'early evening': { from: 17, to: 20, half: 'pm' },
  'late evening': { from: 20, to: 24, half: 'pm' },
  evening: { from: 17, to: 22, half: 'pm' },
  'late night': { from: 22, to: 27, half: 'night' },
  night: { from: 21, to: 30, half: 'night' },
  'last night': { from: 20, to: 30, half: 'night' },
  'small hours': { from: 0, to: 5, half: 'am' },
} as const satisfies Record<string, DayPart>;

const named = /\b(?:(?:in|during|through|throughout) )?(?:the )?(?:(early|mid|late)[ -]?(?:in the )?)?(morning|afternoon|evening|eve|night)s?\b/;

export interface TakenPart {
  readonly part: DayPart;
  /** The day the words themselves name: "this morning", "last night". */
  readonly date: LocalDate | null;
}

/** `hourNow`: on the wall clock that has `today`; before 6 the night is still the one that began yesterday. */
export function takeDayPart(text: TypedText, today: LocalDate, hourNow: number): TakenPart | null {
  const yesterday = addDays(today, -1);
  if (text.take(/\b(?:the )?night before last(?: night)?\b/)) return { part: parts['last night'], date: addDays(today, -2) };
  if (text.take(/\b(?:late )?last night\b|\byesterday night\b|\bovernight\b|\bduring the night$/)) return { part: parts['last night'], date: yesterday };
  if (text.take(/\btonight\b|\bthis night\b/)) return { part: parts['last night'], date: hourNow < 6 ? yesterday : today };
  if (text.take(/\blast evening\b/)) return { part: parts.evening, date: yesterday };
  const isThis = text.take(/\bthis(?= (?:early |mid-? ?|late )?(?:morning|afternoon|evening)\b)/) !== null;
  const date = isThis ? today : null;

  if (text.take(/\b(?:in )?(?:the )?(?:small|wee|early) hours(?: of the morning)?(?: of\b)?/)) return { part: parts['small hours'], date };
  if (text.take(/\b(?:in )?(?:the )?middle of the night\b/)) return { part: parts['small hours'], date };
  if (text.take(/\b(?:at |over )?lunch(?: ?time| break)?\b/)) return { part: parts.lunchtime, date };
  if (text.take(/\b(?:late )?(?:at|in the) night\b/)) return { part: parts.night, date };
  const found = text.take(named);
  if (!found) return null;
  const [, edgeBeside, word = ''] = found;
  // "early monday morning"
  const edge = edgeBeside ?? text.take(/\b(early|mid|late)\b/)?.[1];
  const name = `${edge === undefined ? '' : `${edge} `}${word === 'eve' ? 'evening' : word}`;
  return isPart(name) ? { part: parts[name], date } : { part: parts.night, date };
}

function isPart(name: string): name is keyof typeof parts {
  return Object.hasOwn(parts, name);
}

/** The hour that a clock shows in a part of the day, counted like the hours of the part. */
export function hourInPart(time: ClockTime, part: DayPart): number {
  if (time.isMidnight && part.half !== 'am') return 24;
  if (time.half === 'fixed') return part.half === 'night' && time.hour < 12 ? time.hour + 24 : time.hour;
  const hour = time.hour % 12;
  if (part.half === 'am') return hour;
  if (part.half === 'pm') return time.hour === 12 && part.from >= 17 ? 24 : hour + 12;
  return hour < 6 ? hour + 24 : hour + 12;
}
