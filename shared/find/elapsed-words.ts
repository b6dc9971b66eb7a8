// Times counted back from now: "3 hours ago", "half an hour ago", "2 weeks ago", "the last 30 minutes".
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../local-date.ts';
import type { LocalDate } from '../schema.ts';
import { addDays, toLocalDate } from '../time.ts';
import type { TypedText } from './typed-text.ts';

/** `days`, `months` move on the calendar, `ms` on the line. `isRecent`: the whole stretch up to now is meant. */
export interface Elapsed {
  readonly ms: number;
  readonly days: number;
  readonly months: number;
  readonly isRecent: boolean;
  /** Nothing finer than minutes was typed. */
  readonly isToTheSecond: boolean;
}

const unitMs: Readonly<Record<string, number>> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS };
const unit = String.raw`(sec(?:ond)?s?|s|min(?:ute)?s?|m|h(?:ou)?rs?|h|days?|d|weeks?|w|fortnights?|months?|years?|yrs?)\b`;
const amount = String.raw`(\d+(?:[.,]\d+)?|an?|half an?|half|(?:a )?couple(?: of)?|(?:a )?few|several|(?:a )?quarter of an|3 quarters of an)`;
const one = `${amount}( and a half)? ?${unit}( and a half)?`;
const ago = new RegExp(`\\b(?:about |around )?(?:${one}(?:,? ?(?:and )?|$))?${one} (?:ago|earlier|back|before now)\\b`);
const recent = new RegExp(`\\b(?:in |within |during |over )?(?:the )?(?:last|past|previous) (?:${one}|(half hour|minute|hour))`);
const amounts: Readonly<Record<string, number>> = { a: 1, an: 1, half: 0.5, couple: 2, few: 3, several: 5, quarter: 0.25, quarters: 0.75 };

/** Null when nothing is counted back; 'out-of-range' for counts that leave the calendar. */
export function takeElapsed(text: TypedText): Elapsed | 'out-of-range' | null {
  const back = text.take(ago);
  if (back) return total([back.slice(1, 5), back.slice(5, 9)], false);
  const lately = recent.exec(text.rest);
  if (!lately) return null;
  text.cut(lately.index, lately[0].length);
  const word = lately[5];
  return total(word === undefined ? [lately.slice(1, 5)] : [word === 'half hour' ? ['half', undefined, 'hour'] : ['1', undefined, word]], true);
}

function total(counts: readonly (readonly (string | undefined)[])[], isRecent: boolean): Elapsed | 'out-of-range' {
  let [ms, days, months, isToTheSecond] = [0, 0, 0, false];
  for (const [count, and, name, andHalf] of counts) {
    if (count === undefined || name === undefined) continue;
    const word = count.replace(/^a (?=couple|few|quarter)/, '').replace('3 quarters', 'quarters').replace(/ .*/, '');
    const size = (amounts[word] ?? Number(count.replace(',', '.'))) + (and ?? andHalf ? 0.5 : 0);
    if (size > 100_000) return 'out-of-range';
    const letter = name.charAt(0);
    isToTheSecond ||= letter === 's';
    if (name.startsWith('mo')) months += size;
    else if (letter === 'y') months += size * 12;
    else if (letter === 'd') days += size;
    else if (letter === 'w') days += size * 7;
    else if (letter === 'f') days += size * 14;
    else ms += size * (unitMs[letter] ?? 0);
  }
  const wholeDays = Math.trunc(days);
  return { ms: ms + Math.round((days - wholeDays) * 24) * HOUR_MS, days: wholeDays, months: Math.round(months), isRecent, isToTheSecond };
}

/** The day that many months and days earlier; the last of its month when the month is too short. Null beyond the year 0. */
export function dateBefore(date: LocalDate, elapsed: Pick<Elapsed, 'days' | 'months'>): LocalDate | null {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - elapsed.months;
  const [year, monthOfYear, day] = [Math.floor(month / 12), ((month % 12) + 12) % 12, Number(date.slice(8))];
  for (let last = day; last >= day - 3; last--) {
    const there = toLocalDate(year, monthOfYear + 1, last);
    if (there !== null) return addDays(there, -elapsed.days);
  }
  return null;
}
