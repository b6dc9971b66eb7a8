// Days named from today, and days with a name: "the day before yesterday", "last friday", "3 weeks ago", "xmas eve 2025".
import type { LocalDate } from '../schema.ts';
import { addDays, toLocalDate, weekdayOf } from '../time.ts';
import { dayIn, dayOfYear, fullYear, isDate, oneDay, oneDayOr, severalDays } from './day-choice.ts';
import type { DayChoice, NoDay } from './day-choice.ts';
import { dateBefore } from './elapsed-words.ts';
import type { TypedText } from './typed-text.ts';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekdayWord = String.raw`(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)s?\b\.?(?:'s\b)?`;
const lastWeekday = new RegExp(`\\b${weekdayWord},? (?:of )?last week\\b|\\blast week(?:'s)?,? (?:on )?${weekdayWord}`);
const beforeLast = new RegExp(`\\b(?:the )?${weekdayWord} before last\\b`);
const weekday = new RegExp(`\\b(?:on )?(?:(?:this )?(last|past|previous|this|next|coming) )?${weekdayWord}`);

/** Weeks begin on Monday. Null when the text names no such day. */
export function takeRelativeDay(text: TypedText, today: LocalDate): DayChoice | null {
  if (!/[a-z]{3}/.test(text.rest)) return null;
  if (text.take(/\b(?:the )?day before yesterday\b/)) return oneDay(addDays(today, -2));
  if (text.take(/\b(?:yesterday|yday)\b(?:'s)?/)) return oneDay(addDays(today, -1));
  if (text.take(/\b(?:(?:earlier |later )?today|this day)\b(?:'s)?/)) return oneDay(today);
  if (text.take(/\btomorrow\b(?:'s)?/)) return oneDay(addDays(today, 1));
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));

  const inLastWeek = text.take(lastWeekday);
  if (inLastWeek) return oneDay(addDays(monday, ((weekdayNumber(inLastWeek[1] ?? inLastWeek[2] ?? '') + 6) % 7) - 7));
  const twoBack = text.take(beforeLast);
  if (twoBack) return oneDay(addDays(mostRecent(addDays(today, -1), weekdayNumber(twoBack[1] ?? '')), -7));
  return takePeriod(text, today, monday);
}

function takePeriod(text: TypedText, today: LocalDate, monday: LocalDate): DayChoice | null {
  const found = text.take(/\b(?:(?:on|over|during|at) )?(?:the )?(?:(last|past|previous|this) (weekend|week|month|year)|(weekend))\b/);
  if (!found) return null;
  const isThis = found[1] === 'this';
  switch (found[2] ?? 'weekend') {
    case 'weekend': {
      // "this weekend" may lie ahead; the bare word is the one that runs or ran last; "last weekend" never runs.
      const isOn = weekdayOf(today) === 6 || weekdayOf(today) === 0;
      const saturday = addDays(monday, isThis || (found[1] === undefined && isOn) ? 5 : -2);
      return severalDays(saturday, addDays(saturday, 1));
    }
    case 'week':
      return isThis ? severalDays(monday, addDays(monday, 6)) : severalDays(addDays(monday, -7), addDays(monday, -1));
    case 'month':
      return isThis ? monthOf(today) : monthOf(addDays(firstOf(today, 7), -1));
    default:
      return isThis ? yearOf(today) : yearOf(addDays(firstOf(today, 4), -1));
  }
}

/** A weekday: the most recent one. "last friday" is never today. */
export function takeWeekday(text: TypedText, today: LocalDate): { readonly weekday: number; readonly choice: DayChoice } | null {
  const found = text.take(weekday);
  if (!found) return null;
  const [, which = '', word = ''] = found;
  const number = weekdayNumber(word);
  if (which === 'next' || which === 'coming') return { weekday: number, choice: oneDay(addDays(mostRecent(today, number), 7)) };
  const isBefore = which === 'last' || which === 'past' || which === 'previous';
  const latest = mostRecent(isBefore ? addDays(today, -1) : today, number);
  return { weekday: number, choice: { dates: [latest, addDays(latest, -7)], last: null, other: null, weekday: null } };
}

const feasts: readonly (readonly [name: RegExp, month: number, day: number])[] = [
  [/\b(?:christmas|xmas|x-mas) eve\b/, 12, 24],
  [/\b(?:christmas|xmas|x-mas)(?: day)?\b/, 12, 25],
  [/\b(?:boxing|st\.? stephen'?s) day\b/, 12, 26],
  [/\bnew year'?s? eve\b|\bnye\b/, 12, 31],
  [/\bnew year'?s?(?: day)?\b/, 1, 1],
  [/\b(?:st\.? )?valentine'?s?(?: day)?\b/, 2, 14],
  [/\bst\.? patrick'?s day\b/, 3, 17],
  [/\bindependence day\b/, 7, 4],
  [/\bhallowe'?en\b/, 10, 31],
  [/\b(?:bonfire|guy fawkes) night\b/, 11, 5],
];
const yearBehind = /^,? ?(?:in |of )?(?:'?(\d\d)(?![\d:.])|(\d{4}))\b(?! ?[ap]\.?m)/;

/** A feast, with its year or the most recent one. Thanksgiving is the American one, in Canada the Canadian. */
export function takeFeast(text: TypedText, today: LocalDate, locale: string): DayChoice | NoDay | null {
  if (!/[a-z]{3}/.test(text.rest)) return null;
  text.take(/\blast (?=christmas|xmas|x-mas|new year|hallow|thanksgiving|boxing)/);
  for (const [name, month, day] of feasts) {
    const found = name.exec(text.rest);
    if (!found) continue;
    const year = takeYear(text, found);
    return oneDayOr(dayIn(today, year, month, day));
  }
  const thanks = /\bthanksgiving(?: day)?\b/.exec(text.rest);
  if (!thanks) return null;
  const year = takeYear(text, thanks);
  const thisYear = Number(today.slice(0, 4));
  const date = thanksgiving(year ?? thisYear, locale);
  return oneDayOr(year === null && isDate(date) && date > today ? thanksgiving(thisYear - 1, locale) : date);
}

function takeYear(text: TypedText, found: RegExpExecArray): number | null {
  const year = yearBehind.exec(text.rest.slice(found.index + found[0].length));
  text.cut(found.index, found[0].length + (year?.[0].length ?? 0));
  const digits = year?.[1] ?? year?.[2];
  return digits === undefined ? null : fullYear(digits);
}

/** Fourth Thursday of November; in Canada second Monday of October. */
function thanksgiving(year: number, locale: string): LocalDate | NoDay {
  const isCanada = locale.endsWith('-CA');
  const first = dayOfYear(year, isCanada ? 10 : 11, 1);
  if (!isDate(first)) return first;
  return isCanada ? addDays(first, ((8 - weekdayOf(first)) % 7) + 7) : addDays(first, ((11 - weekdayOf(first)) % 7) + 21);
}

/** "the 15th", "friday the 13th": the most recent, within seven years. */
export function takeDayOfMonth(text: TypedText, today: LocalDate, weekdayWritten: number | null): DayChoice | NoDay | null {
  const found = text.take(/\b(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)\b/);
  if (!found) return null;
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  for (let back = 0; back <= 84; back++) {
    const date = toLocalDate(Math.floor((month - back) / 12), ((month - back) % 12) + 1, Number(found[1]));
    if (date !== null && date <= today && (weekdayWritten === null || weekdayOf(date) === weekdayWritten)) return oneDay(date);
  }
  return 'no-such-date';
}

/** A year on its own, "2025": four digits that are hardly a time of day. "1710" is one. */
export function takeLoneYear(text: TypedText): DayChoice | NoDay | null {
  const found = /^(?:in )?(\d{4})$/.exec(text.rest);
  if (!found || Number(found[1]) < 1900) return null;
  text.cut(0, text.rest.length);
  const first = dayOfYear(Number(found[1]), 1, 1);
  return isDate(first) ? yearOf(first) : first;
}

/** The day that whole days, weeks, months or years back from today make. */
export function daysBack(today: LocalDate, days: number, months: number): DayChoice | NoDay {
  const date = dateBefore(today, { days, months });
  return date === null || date < '2000' ? 'out-of-range' : oneDay(date);
}

export function monthOf(date: LocalDate): DayChoice {
  const first = firstOf(date, 7);
  return severalDays(first, addDays(firstOf(addDays(first, 31), 7), -1));
}

function yearOf(date: LocalDate): DayChoice {
  const first = firstOf(date, 4);
  return severalDays(first, addDays(firstOf(addDays(first, 366), 4), -1));
}

/** First day of the month (`length` 7) or year (4) that holds the date. */
function firstOf(date: LocalDate, length: 4 | 7): LocalDate {
  const first = toLocalDate(Number(date.slice(0, 4)), length === 7 ? Number(date.slice(5, 7)) : 1, 1);
  return first ?? date;
}

function weekdayNumber(word: string): number {
  return weekdays.indexOf(word.slice(0, 3));
}

/** The last such weekday up to and with that day. */
function mostRecent(until: LocalDate, number: number): LocalDate {
  return addDays(until, -((weekdayOf(until) - number + 7) % 7));
}
