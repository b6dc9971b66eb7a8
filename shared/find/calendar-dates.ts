// Dates of the calendar: numbers by our own rules (the locale says which comes first), names of months by chrono-node.
import { Chrono, configuration } from 'chrono-node/en';
import type { LocalDate } from '../schema.ts';
import { toLocalDate } from '../time.ts';
import { dayIn, dayOfYear, fullYear, isDate, oneDay, oneDayOr, severalDays } from './day-choice.ts';
import type { DayChoice, NoDay } from './day-choice.ts';
import { monthOf } from './relative-days.ts';
import type { TypedText } from './typed-text.ts';

const yearFirst = /(?<![\d:./-])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:t(?=\d)|(?![\d/]|[-.:]\d))/;
const withYear = /(?<![\d:./-])(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d:/]|[-.]\d)/;
const withoutYear = /(?<![\d:./-])(?:(\d{1,2})\/(\d{1,2})(?![\d/:-])|(\d{1,2})\. ?(\d{1,2})\.(?!\d))/;
const monthAndYear = /(?<![\d:./-])(\d{1,2})[/.](\d{4})(?![\d/:.-])/;

/** `2026-11-01`, `1/2/2026`, `2.5.2021`, `24/12`, `24.12.`, `5/2021`. Dots mean day first everywhere. */
export function takeNumericDate(text: TypedText, today: LocalDate, locale: string): DayChoice | NoDay | null {
  if (!/\d[-./]\d/.test(text.rest)) return null;
  const iso = text.take(yearFirst);
  if (iso) return oneDayOr(dayOfYear(Number(iso[1]), Number(iso[3]), Number(iso[4])));
  const full = text.take(withYear);
  if (full) return asFolder(full, today) ?? eitherOrder([Number(full[1]), Number(full[3])], { today, year: fullYear(full[4] ?? ''), locale, isDotted: full[2] === '.' });
  const month = text.take(monthAndYear);
  if (month) {
    const first = dayOfYear(Number(month[2]), Number(month[1]), 1);
    return isDate(first) ? monthOf(first) : first;
  }
  const short = text.take(withoutYear);
  if (!short) return null;
  const isDotted = short[3] !== undefined;
  return eitherOrder([Number(short[1] ?? short[3]), Number(short[2] ?? short[4])], { today, year: null, locale, isDotted });
}

/** Nothing was written to such a drive before. */
const FIRST_CLIPS = 2016;

/** `21-05-02` as folders of a drive are named, where the other reading would be a time before there were drives. */
function asFolder([text, year = '', mark, month = '', day = '']: RegExpExecArray, today: LocalDate): DayChoice | null {
  if (mark !== '-' || text.length !== 8 || Number(`20${day}`) >= FIRST_CLIPS) return null;
  const date = dayOfYear(fullYear(year), Number(month), Number(day));
  return isDate(date) && date >= String(FIRST_CLIPS) && date <= today ? oneDay(date) : null;
}

interface Order {
  readonly today: LocalDate;
  readonly year: number | null;
  readonly locale: string;
  readonly isDotted: boolean;
}

function eitherOrder([first, second]: readonly [number, number], { today, year, locale, isDotted }: Order): DayChoice | NoDay {
  const dayFirst = dayIn(today, year, second, first);
  const monthFirst = dayIn(today, year, first, second);
  const isMonthFirst = isMonthFirstIn(locale);
  const [read, other] = isMonthFirst && !isDotted ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  if (!isDate(read)) return oneDayOr(isDate(other) ? other : read === 'out-of-range' ? read : other);
  const isAmbiguous = isDate(other) && other !== read && !(isDotted && !isMonthFirst);
  return { ...oneDay(read), other: isAmbiguous ? other : null };
}

const orders = new Map<string, boolean>();

/** Whether the locale writes 12/24 for Christmas Eve. */
function isMonthFirstIn(locale: string): boolean {
  let isMonthFirst = orders.get(locale);
  if (isMonthFirst === undefined) {
    const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', timeZone: 'UTC' }).formatToParts(0);
    isMonthFirst = parts.find(({ type }) => type === 'month' || type === 'day')?.type === 'month';
    orders.set(locale, isMonthFirst);
  }
  return isMonthFirst;
}

/**
 * Note on chrono-node. It knows the many ways to write a date with a name in it, and only that is asked of it: it computes
 * with the zone of the machine, so whatever it implies (the year, "yesterday", "3 hours ago") would depend on the computer
 * it runs on. Of its answer we take the fields that stand in the text. The reference lies in a leap year, for 29 February.
 */
const chrono = new Chrono(configuration.createCasualConfiguration(true));
const reference = { instant: new Date(Date.UTC(2024, 1, 15, 12)), timezone: 0 };

const monthName = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const hasMonth = new RegExp(`\\b\\d*${monthName}\\b`);
const dayAndMonth = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?${monthName}\\b(?:[ -,]+(\\d{4}))?|\\b${monthName}\\.?[ -]?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:[ -,]+(\\d{4}))?`);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2 May`, `May 2nd, 2021`, `the second of May`, `Sunday, 2 May 2021`, `2-4 May`, `May 2021`. */
export function takeNamedDate(text: TypedText, today: LocalDate): DayChoice | NoDay | null {
  if (!hasMonth.test(text.rest)) return null;
  if (hasNoSuchDay(text.rest)) return 'no-such-date';
  // Marks that chrono stumbles over: "1. november", "'21", "sept.".
  const plain = text.rest.replace(/(\d)\.(?= |-|[a-z])/g, '$1 ').replace(/'(?=\d\d\b)/g, ' ').replace(/\b([a-z]{3,4})\.(?= |$)/g, '$1 ');
  const result = chrono.parse(plain, reference).find(({ start }) => start.isCertain('month'));
  if (!result) return null;
  text.cut(result.index, result.text.length);
  const { start, end } = result;
  const year = start.isCertain('year') ? yearAsTyped(start.get('year') ?? 0, result.text) : null;
  const month = start.get('month') ?? 0;
  if (!start.isCertain('day')) {
    const first = dayIn(today, year, month, 1);
    return isDate(first) ? monthOf(first) : first;
  }
  const date = dayIn(today, year, month, start.get('day') ?? 0);
  if (!isDate(date)) return date;
  if (end?.isCertain('day')) {
    const last = dayOfYear(Number(date.slice(0, 4)), end.get('month') ?? month, end.get('day') ?? 0);
    return isDate(last) ? severalDays(date, last) : last;
  }
  return { ...oneDay(date), weekday: start.isCertain('weekday') ? start.get('weekday') : null };
}

/** chrono reads "99" as 1999. */
function yearAsTyped(year: number, typed: string): number {
  return typed.includes(String(year)) ? year : fullYear(String(year).slice(-2));
}

/** chrono drops "31 February" in silence, and reads "February 31" as a month of 2031. */
function hasNoSuchDay(text: string): boolean {
  const found = dayAndMonth.exec(text);
  if (!found) return false;
  const [, day, month, year, monthBefore, dayBehind, yearBehind] = found;
  const number = months.indexOf((month ?? monthBefore ?? '').slice(0, 3)) + 1;
  return toLocalDate(Number(year ?? yearBehind ?? 2024), number, Number(day ?? dayBehind)) === null;
}
