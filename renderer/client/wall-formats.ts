// Instants and local dates as the user's locale writes them, on the wall clock of one zone.
import type { Instant, LocalDate, ZoneId } from '../../shared/schema.ts';
import { offsetText, type ZoneClock } from '../../shared/time.ts';
import { perLocale } from '../words/in-locale.ts';

// The wall clock is fed to Intl as if it were UTC, so the only zone rules are those of shared/time.ts.
const inUtc = (options: Intl.DateTimeFormatOptions) => perLocale((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
const clock = (options: Intl.DateTimeFormatOptions) => perLocale((locale) => {
  const isTwelve = isTwelveHour(locale);
  return new Intl.DateTimeFormat(locale, { hour: isTwelve ? 'numeric' : '2-digit', ...options, timeZone: 'UTC' });
});
const withSeconds = clock({ minute: '2-digit', second: '2-digit' });
const withMinutes = clock({ minute: '2-digit' });
// `14 Uhr` and the like are too wide for a ruler.
const hourOnly = perLocale((locale) => new Intl.DateTimeFormat(locale, isTwelveHour(locale) ? { hour: 'numeric', timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }));
const longDate = inUtc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDate = inUtc({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const weekday = inUtc({ weekday: 'long' });
const shortWeekday = inUtc({ weekday: 'short' });
const shortDay = inUtc({ day: 'numeric', month: 'short', year: 'numeric' });
const dayOnly = inUtc({ day: 'numeric', month: 'long', year: 'numeric' });
const minuteMs = 60_000;

function isTwelveHour(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' }).resolvedOptions().hour12 === true;
}

export interface WallFormats {
  /** `5:00:12 PM`, or `17:00:12` where the locale counts to 24. */
  time(instant: Instant): string;
  /** The same in two pieces: up to the minute, and the rest. */
  timeParts(instant: Instant): readonly [string, string];
  /** `5:00 PM`. */
  minute(instant: Instant): string;
  /** `5 PM`, or `17:00`. */
  hour(instant: Instant): string;
  /** `Sunday, November 1, 2026` of the day the instant falls on. */
  date(instant: Instant): string;
  shortDate(instant: Instant): string;
  /** `UTC−04:00`. */
  offset(instant: Instant): string;
  /** `EST`, or null where the zone has no letters beyond its offset. */
  letters(instant: Instant): string | null;
}

/** Minutes east of UTC as `UTC−04:00`, with a true minus sign. */
export function offsetWords(minutes: number): string {
  return minutes === 0 ? 'UTC' : `UTC${offsetText(minutes).replace('-', '−')}`;
}

/** Formats for one clock; cheap to call, the Intl formats behind it are made once. */
export function wallFormats(clock: ZoneClock): WallFormats {
  const wall = (instant: Instant) => instant + clock.offsetAt(instant) * minuteMs;
  return {
    time: (instant) => withSeconds().format(wall(instant)),
    timeParts: (instant) => {
      const parts = withSeconds().formatToParts(wall(instant)).map(({ type, value }) => ({ type, value }));
      const cut = parts.findIndex(({ type }) => type === 'minute') + 1;
      const join = (some: typeof parts) => some.map(({ value }) => value).join('');
      return [join(parts.slice(0, cut)), join(parts.slice(cut))];
    },
    minute: (instant) => withMinutes().format(wall(instant)),
    hour: (instant) => hourOnly().format(wall(instant)),
    date: (instant) => longDate().format(wall(instant)),
    shortDate: (instant) => shortDate().format(wall(instant)),
    offset: (instant) => offsetWords(clock.offsetAt(instant)),
    letters: (instant) => {
      const text = clock.abbreviationAt(instant);
      return /^(GMT|UTC|[+-])/.test(text) ? null : text;
    },
  };
}

function dateMs(date: LocalDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

export interface DateWords {
  readonly weekday: string;
  readonly day: string;
  readonly full: string;
}

/** `Sunday`, `November 1, 2026` and both of a local date; `short` gives `Sun` and `Nov 1, 2026`. */
export function dateWords(date: LocalDate, length: 'long' | 'short' = 'long'): DateWords {
  const ms = dateMs(date);
  const [name, day] = length === 'long' ? [weekday, dayOnly] : [shortWeekday, shortDay];
  return { weekday: name().format(ms), day: day().format(ms), full: longDate().format(ms) };
}

/** `New York` of `America/New_York`. */
export function zonePlace(zone: ZoneId): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `10:00 PM`, or `22:00`, of minutes of the day. */
export function minuteOfDay(minutes: number): string {
  return withMinutes().format(minutes * minuteMs);
}
