// A zone or an offset in a typed time: "PST", "22:00Z", "UTC+5:45", "Asia/Kathmandu", "in London", "eastern time".
import { DAY_MS } from '../local-date.ts';
import type { Instant, ZoneId } from '../schema.ts';
import { parseZone, zoneClock } from '../time.ts';
import { zoneName } from './describe.ts';
import type { TypedText } from './typed-text.ts';

/** `letters`: as typed, when the offset was given by them. */
export type TypedZone = { readonly zone: ZoneId } | { readonly offset: number; readonly letters: string | null };

/** Minutes east of UTC. Letters that several places use stand for the most populous English-speaking one. */
const offsets: Readonly<Record<string, number>> = {
  utc: 0, gmt: 0, zulu: 0,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  akst: -540, akdt: -480, hst: -600, hdt: -540, ast: -240, adt: -180, nst: -210, ndt: -150,
  bst: 60, ist: 330, wet: 0, west: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180,
  sast: 120, wat: 60, cat: 120, eat: 180, gst: 240, pkt: 300, npt: 345, ict: 420, wib: 420, sgt: 480, hkt: 480, jst: 540, kst: 540,
  awst: 480, acst: 570, acdt: 630, aest: 600, aedt: 660, lhst: 630, lhdt: 660, nzst: 720, nzdt: 780, brt: -180, art: -180,
};

/** Names of a wall clock that changes with summer time. */
const clocks: Readonly<Record<string, string>> = {
  eastern: 'America/New_York', et: 'America/New_York', central: 'America/Chicago', ct: 'America/Chicago', mountain: 'America/Denver',
  mt: 'America/Denver', pacific: 'America/Los_Angeles', pt: 'America/Los_Angeles', alaska: 'America/Anchorage', hawaii: 'Pacific/Honolulu',
  atlantic: 'America/Halifax', newfoundland: 'America/St_Johns', uk: 'Europe/London', british: 'Europe/London',
  'central european': 'Europe/Berlin', india: 'Asia/Kolkata', indian: 'Asia/Kolkata', nepal: 'Asia/Kathmandu', japan: 'Asia/Tokyo',
};

/** English words besides zone letters: these count as letters only right behind a clock. */
const alsoWords = new Set(['west', 'wet', 'cat', 'eat', 'art', 'et', 'ct', 'mt', 'pt']);

/** Places of the tz database that are also words of a date or a direction. */
const notCities = new Set(['christmas', 'easter', 'center', 'south', 'north', 'east', 'west', 'general', 'acre']);

const areas = [
  'America', 'Europe', 'Asia', 'Australia', 'Africa', 'Pacific', 'Atlantic', 'Indian', 'Antarctica', 'Arctic',
  'America/Argentina', 'America/Indiana', 'America/Kentucky', 'America/North_Dakota',
];

const behindClock = String.raw`(?<=\d|\d ?[ap]\.?m\.?|o'clock|noon|midnight|midday)`;
/** With the letters that stand before it in what we show ourselves: `1:30 AM HADT (UTC-09:00)`. */
const namedOffset = /(?:\b[a-z]{2,4}t (?=\())?\(?\b(?:utc|gmt) ?([+-]) ?(\d{1,2})(?::?(\d\d))?\b\)?/;
const zulu = /(?<=\d:\d\d(?:[.,]\d+)?) ?z\b/;
const bareOffset = /(?<=\d:\d\d(?:[.,]\d+)?) ?([+-])(\d\d):?(\d\d)(?![\d:])/;
const loneOffset = new RegExp(`${behindClock} ([+-])(\\d{1,2}):(\\d\\d)$`);
const tzName = /(?<![./\\])(?:\bin )?\b([a-z]{2,}(?:_[a-z]+)*(?:\/[a-z][a-z_+-]*\d{0,2})+)\b/;
const letters = new RegExp(String.raw`\(?\b(${Object.keys(offsets).join('|')})\b\)?(?! ?\+)`, 'g');
const clockNames = new RegExp(String.raw`(?:\bin )?\b(${Object.keys(clocks).filter((name) => name.length > 2).join('|')})(?: (standard|daylight|summer))? time\b`);
const shortClockNames = new RegExp(`${behindClock} (et|ct|mt|pt)\\b`);
const unknownLetters = new RegExp(`${behindClock} (?!to\\b|am\\b|pm\\b)([a-z]{2,4}[tz])$`);
/** "5pm in atlantis", but not "5 in the morning" nor "the 5th in may". */
const inSomewhere = /\bin (?!the\b|an?\b|my\b|our\b|(?:early|late|mid)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|[a-z]+ (?:clip|camera))[a-z][a-z .'-]*$/;

/**
 * Takes the zone out of the text; an offset wins over letters, letters over a place. Letters that the clock of `homeZone`
 * itself shows around `now` mean what they mean there. 'no-such-zone' for something in the place of a zone that is none.
 */
export function takeZone(text: TypedText, homeZone: ZoneId, now: Instant): TypedZone | 'no-such-zone' | null {
  const offset = takeOffset(text);
  if (offset === 'no-such-zone') return offset;
  const byLetters = takeLetters(text, homeZone, now);
  const place = takePlace(text, homeZone);
  if (place === 'no-such-zone') return place;
  return offset ?? byLetters ?? place ?? (unknownLetters.test(text.rest) ? 'no-such-zone' : null);
}

function takeOffset(text: TypedText): TypedZone | 'no-such-zone' | null {
  if (!/\d/.test(text.rest)) return null;
  const found = text.take(namedOffset) ?? text.take(bareOffsetIn(text.rest)) ?? text.take(loneOffset);
  if (found) {
    const [, sign, hours = '0', minutes = '0'] = found;
    const size = Number(hours) * 60 + Number(minutes);
    return size > 15 * 60 || Number(minutes) > 59 ? 'no-such-zone' : { offset: sign === '-' ? -size : size, letters: null };
  }
  return text.take(zulu) ? { offset: 0, letters: null } : null;
}

/** "17:00-18:00" is a span; behind a date in ISO form, or after "+", the same shape is an offset. */
function bareOffsetIn(text: string): RegExp {
  const found = bareOffset.exec(text);
  const isIso = /^\d{4}-\d\d-\d\d[t ]\d\d:\d\d/.test(text) && found !== null && found.index + found[0].length === text.length;
  return found?.[1] === '+' || isIso ? bareOffset : /(?!)/;
}

function takeLetters(text: TypedText, homeZone: ZoneId, now: Instant): TypedZone | null {
  for (const found of text.rest.matchAll(letters)) {
    const [whole, name = ''] = found;
    const before = text.rest.slice(0, found.index).trimEnd();
    if (alsoWords.has(name) && !/(?:\d|[ap]\.?m\.?)$/.test(before)) continue;
    text.cut(found.index, whole.length);
    const offset = offsetAtHome(name, homeZone, now) ?? offsets[name] ?? 0;
    return { offset, letters: name.toUpperCase() };
  }
  return null;
}

/** The offset at which the clock at home shows these letters. */
function offsetAtHome(name: string, homeZone: ZoneId, now: Instant): number | null {
  const clock = zoneClock(homeZone);
  const found = [now, now - 182 * DAY_MS].find((instant) => clock.abbreviationAt(instant).toLowerCase() === name);
  return found === undefined ? null : clock.offsetAt(found);
}

function takePlace(text: TypedText, homeZone: ZoneId): TypedZone | 'no-such-zone' | null {
  if (!/[a-z]{2}/.test(text.rest)) return null;
  const named = text.take(clockNames) ?? text.take(shortClockNames);
  if (named) return asZone(parseZone(clocks[named[1] ?? ''] ?? ''));

  const typed = tzName.exec(text.rest);
  if (typed && !isMonthOrPair(typed[1] ?? '')) {
    text.cut(typed.index, typed[0].length);
    return asZone(parseZone(typed[1] ?? ''));
  }
  return takeCity(text, homeZone);
}

/** "2/may/2021" and "mon/tue" are not names of zones. */
function isMonthOrPair(name: string): boolean {
  return /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\//.test(name);
}

function takeCity(text: TypedText, homeZone: ZoneId): TypedZone | 'no-such-zone' | null {
  // As we show it ourselves, and then even for people who live on Christmas Island.
  const home = `, ${zoneName(homeZone).toLowerCase()}`;
  if (text.rest.endsWith(home)) {
    text.cut(text.rest.length - home.length, home.length);
    return { zone: homeZone };
  }
  const found = /(?:, ?|\bin |^| )([a-z.'-]+(?: [a-z.'-]+){0,2})$/.exec(text.rest.replace(/ time$/, ''));
  const words = found?.[1]?.split(' ') ?? [];
  for (const start of words.keys()) {
    const city = words.slice(start).join(' ');
    const zone = cityZone(city);
    if (zone) {
      text.take(new RegExp(`(?:, ?)?(?:\\b(?:in|at) )?${city.replaceAll('.', '\\.')}(?: time)?$`));
      return { zone };
    }
  }
  return /\d/.test(text.rest) && inSomewhere.test(text.rest) ? 'no-such-zone' : null;
}

const knownCities = new Map<string, ZoneId | null>();

/** The zone whose own city this is: "new york", "kathmandu". */
function cityZone(city: string): ZoneId | null {
  if (notCities.has(city) || city.length < 3) return null;
  let zone = knownCities.get(city);
  if (zone === undefined) {
    const name = city.replace(/^st\.? /, 'st_').replace(/[ ]/g, '_').replace(/[.']/g, '');
    zone = areas.reduce<ZoneId | null>((found, area) => found ?? parseZone(`${area}/${name}`), null);
    if (knownCities.size < 500) knownCities.set(city, zone);
  }
  return zone;
}

function asZone(zone: ZoneId | null): TypedZone | 'no-such-zone' {
  return zone === null ? 'no-such-zone' : { zone };
}
