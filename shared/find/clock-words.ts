// The clock in a typed time: "17:10", "5:10 pm", "8.54", "half past 3", "noon", "between 2 and 4", "at 5".
import type { TypedText } from './typed-text.ts';

/**
 * A time on the clock face. `hour` 24 is the end of the day. How sure the half of the day is: `fixed` (24 hours, or am/pm);
 * `written` as in "5:10", which a 12-hour reader may mean for the afternoon; `spoken` as in "half past 5" and "at 5".
 */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  /** Null when the text stops at the minute. */
  readonly second: number | null;
  readonly half: 'fixed' | 'written' | 'spoken';
  /** "midnight": does it begin the day, or end it? */
  readonly isMidnight: boolean;
  /** "5pm", "noon" or "at 5": nothing finer than the hour was typed. */
  readonly isWholeHour: boolean;
}

export interface ClockSpan {
  readonly from: ClockTime;
  readonly to: ClockTime;
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const meridiem = String.raw`(?: ?(?:[ap]\.? ?m\b\.?|[ap]\b))`;
const oclock = String.raw`(?: ?o ?'? ?clock\b)`;
const spoken = String.raw`(?:(?:an? )?quarter|half|\d{1,2}(?: ?min(?:ute)?s?)?) ?(?:past|after|to|till?|before|of) (?:noon|midnight|\d{1,2}(?![\d:.]))${oclock}?${meridiem}?|half \d{1,2}\b${meridiem}?`;
const digits = String.raw`\d{1,2}(?:[:.]\d\d|h ?\d\d)(?:[:.]\d\d(?:[.,]\d{1,9})?)?(?:${meridiem}|${oclock})*|\d{1,2}[.:]? ?(?:${meridiem}|${oclock}${meridiem}?| ?(?:h|hrs?|uhr|hours)\b)|\d{4} ?(?:h|hrs?|hours)\b|\d{3,4}${meridiem}`;
const named = String.raw`(?:noon|midday|midnight)\b`;
const bare = String.raw`\d{1,2}(?![\d:./]|st\b|nd\b|rd\b|th\b| ?(?:of )?${month})`;
const marked = `(?:${spoken}|${digits}|${named})`;
const any = `(?:${marked}|${bare})`;
/** Not inside a longer number, a date or a path. */
const starts = String.raw`(?<![\d:./]|\d-|[a-z]-)`;
const ends = String.raw`(?![\d:/]|\.\d)`;

const framedSpan = new RegExp(`\\b(between|from) ${starts}(${any}) ?(?:and|to|until|till|-|&) ?(${any})${ends}`);
const markedSpan = new RegExp(`${starts}(?:(${marked}) ?(?:-|to|until|till) ?(${any})|(${any}) ?(?:-|to|until|till) ?(${marked}))${ends}`);
const bareSpan = new RegExp(`(?<!${month}[a-z]*\\.? )${starts}(${bare}) ?(?:-|to|until|till) ?(${bare})${ends}`);
const spokenTime = new RegExp(`${starts}(?:${spoken})${ends}`);
const digitTime = new RegExp(`${starts}(?:${digits})${ends}`);
const namedTime = new RegExp(`\\b${named}`);
const atHour = new RegExp(`(?:\\bat |@ ?)(${bare})$|(?:\\bat |@ ?)(${bare})(?= )`);

/** What looks like a clock but is none ("25:61", "13 am") is 'no-such-time'. */
export function takeClock(text: TypedText): ClockTime | ClockSpan | 'no-such-time' | null {
  if (!/\d|noon|midday|midnight/.test(text.rest)) return null;
  const framed = text.take(framedSpan);
  if (framed) return readSpan(framed[2], framed[3]);
  const asSpoken = spokenTime.exec(text.rest);
  const loose = markedSpan.exec(text.rest);
  // "10 to 5" is said for 4:50, but "5 to 6" for an hour; "4pm to 5pm" holds no spoken time at all.
  if (loose && !(asSpoken && isSaid(asSpoken[0]))) {
    text.cut(loose.index, loose[0].length);
    return readSpan(loose[1] ?? loose[3], loose[2] ?? loose[4]);
  }
  if (asSpoken && isSaid(asSpoken[0])) {
    text.cut(asSpoken.index, asSpoken[0].length);
    return readClock(asSpoken[0]);
  }
  const found = text.take(digitTime) ?? text.take(namedTime);
  if (found) return readClock(found[0]);
  const hour = text.take(atHour);
  return hour ? readClock(hour[1] ?? hour[2] ?? '') : null;
}

/** "2-4": only once dates are out of the text, because "May 2-4" is days. */
export function takeBareSpan(text: TypedText): ClockSpan | 'no-such-time' | null {
  const found = text.take(bareSpan);
  return found ? readSpan(found[1], found[2]) : null;
}

/** "yesterday 5", "monday 1710": the last number when everything else is understood. */
export function takeBareHour(text: TypedText): ClockTime | 'no-such-time' | null {
  const found = text.take(/(?<![\d:./-])(\d{1,2})(?![\d:./-])|(?<![\d:./-])(\d{4})(?![\d:./-])/);
  if (!found) return null;
  return found[1] === undefined ? readClock(`${found[2] ?? ''} h`) : readClock(found[1]);
}

/** "10 to 5" but not "9 to 5" nor "5 to 6": minutes before the hour come in fives, and the next hour makes a span. */
function isSaid(text: string): boolean {
  const found = /^(\d{1,2}) ?(?:to|till?|before|of) (\d{1,2})/.exec(text);
  if (!found) return true;
  const [minutes, hour] = [Number(found[1]), Number(found[2])];
  return minutes % 5 === 0 && minutes > 0 && minutes < 30 && minutes + 1 !== hour && hour <= 12;
}

function readSpan(fromText: string | undefined, toText: string | undefined): ClockSpan | 'no-such-time' {
  const from = readClock(fromText ?? '');
  const to = readClock(toText ?? '');
  return from === 'no-such-time' || to === 'no-such-time' ? 'no-such-time' : { from, to };
}

function readClock(text: string): ClockTime | 'no-such-time' {
  const said = /^(?:(?:an? )?(quarter|half)|(\d{1,2})(?: ?min(?:ute)?s?)?) ?(past|after|to|till?|before|of)? ?(noon|midnight|\d{1,2})(?= |[a-z]|$)(.*)$/.exec(text);
  if (said && (said[3] !== undefined || said[1] === 'half')) {
    const [, word, number, way = 'past', hourText = '', tail = ''] = said;
    const minutes = word === 'quarter' ? 15 : word === 'half' ? 30 : Number(number);
    const on = hourText === 'noon' ? timeOf(12, 0, 'fixed') : hourText === 'midnight' ? timeOf(0, 0, 'fixed') : withHalf(hourText, tail, 'spoken');
    if (on === 'no-such-time' || minutes > 59) return 'no-such-time';
    const isPast = way === 'past' || way === 'after';
    const minute = (on.hour * 60 + (isPast ? minutes : -minutes) + 1440) % 1440;
    return { ...on, hour: Math.floor(minute / 60), minute: minute % 60, isWholeHour: false };
  }
  if (text === 'midnight') return { ...timeOf(0, 0, 'fixed'), isMidnight: true };
  if (text === 'noon' || text === 'midday') return timeOf(12, 0, 'fixed');

  const joined = /^(\d{1,2})(\d\d)(?!\d) ?(.*)$/.exec(text);
  if (joined && !/[:.]/.test(joined[3]?.charAt(0) ?? '')) return withHalf(joined[1] ?? '', joined[3]?.replace(/^h.*/, '') ?? '', 'fixed', Number(joined[2]));
  const found = /^(\d{1,2})(?:(?:[:.]|h ?)(\d\d))?(?:[:.](\d\d)(?:[.,]\d+)?)?[.:]?(.*)$/.exec(text);
  if (!found) return 'no-such-time';
  const [, hourText = '', minute, second, tail = ''] = found;
  const half = /^ ?(?:h|uhr)|\dh/.test(tail) || /\dh/.test(text) ? 'fixed' : minute === undefined || tail.includes('clock') ? 'spoken' : 'written';
  return withHalf(hourText, tail, half, minute === undefined ? null : Number(minute), second === undefined ? null : Number(second));
}

/** The hour as typed, with what stands behind it: "pm", "o'clock a.m.", nothing. */
function withHalf(hourText: string, tail: string, half: ClockTime['half'], minute: number | null = null, second: number | null = null): ClockTime | 'no-such-time' {
  const hour = Number(hourText);
  const isWholeHour = minute === null;
  if (hour > 24 || (minute ?? 0) > 59 || (second ?? 0) > 59 || (hour === 24 && ((minute ?? 0) > 0 || (second ?? 0) > 0))) return 'no-such-time';
  const mark = tail.replace(/o ?'? ?clock/, '').trim().charAt(0);
  if (mark === 'a' || mark === 'p') {
    if (mark === 'a' ? hour > 12 : hour === 0 || hour === 24) return 'no-such-time';
    const inDay = hour > 12 ? hour : (hour % 12) + (mark === 'p' ? 12 : 0);
    return { ...timeOf(inDay, minute ?? 0, 'fixed'), second, isWholeHour };
  }
  const isFixed = hour === 0 || hour > 12 || hourText.startsWith('0');
  return { ...timeOf(hour, minute ?? 0, isFixed ? 'fixed' : half), second, isWholeHour };
}

function timeOf(hour: number, minute: number, half: ClockTime['half']): ClockTime {
  return { hour, minute, second: null, half, isMidnight: false, isWholeHour: minute === 0 };
}
