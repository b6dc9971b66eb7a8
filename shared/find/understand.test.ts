// Everything people type: the corpus in phrases.json, and the law that a written-out time is found again.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ZoneId } from '../schema.ts';
import { LocalDate } from '../schema.ts';
import { parseInstant, parseZone, utcText, zoneClock } from '../time.ts';
import { describeReading } from './describe.ts';
import { understand } from './understand.ts';
import type { FindContext, OtherReading, Reading } from './understanding.ts';

const Context = z.object({ now: z.string(), zone: z.string(), locale: z.string(), dayInView: LocalDate.nullable() });
const Corpus = z.strictObject({
  about: z.string(),
  defaults: Context,
  groups: z.array(
    z.strictObject({
      about: z.string(),
      context: Context.partial().optional(),
      phrases: z.array(
        z.strictObject({
          text: z.string(),
          means: z.union([z.string(), z.array(z.string())]),
          other: z.string().nullable().optional(),
          precision: z.enum(['second', 'minute', 'hour', 'span', 'day']).optional(),
          about: z.boolean().optional(),
          note: z.string().nullable().optional(),
        }),
      ),
    }),
  ),
});
type Phrase = z.infer<typeof Corpus>['groups'][number]['phrases'][number];

const corpus = Corpus.parse(JSON.parse(readFileSync(new URL('./phrases.json', import.meta.url), 'utf8')));

function zoneOf(name: string): ZoneId {
  const zone = parseZone(name);
  if (zone === null) throw new Error(`The corpus names a zone unknown here: ${name}`);
  return zone;
}

/** `A` or `A .. B` of the corpus as UTC; a wall clock time that is not exactly one instant must be written with Z. */
function inUtc(means: string, zone: ZoneId): string {
  return means
    .split(' .. ')
    .map((text) => {
      const instants = parseInstant(text, zone);
      if (instants?.length !== 1) throw new Error(`The corpus expects ${text}, which is not one instant in ${zone}.`);
      return utcText(instants[0] ?? 0);
    })
    .join(' .. ');
}

function shown(reading: Reading | OtherReading): string {
  return reading.range === null ? utcText(reading.instant) : `${utcText(reading.range.from)} .. ${utcText(reading.range.to)}`;
}

function answer(text: string, context: FindContext): { means: string | string[]; first: Reading | undefined } {
  const understood = understand(text, context);
  switch (understood.kind) {
    case 'times': {
      const means = understood.readings.map(shown);
      return { means: means.length === 1 ? (means[0] ?? '') : means, first: understood.readings[0] };
    }
    case 'not-understood':
      return { means: `not: ${understood.reason}`, first: undefined };
    case 'clip-name':
      return { means: `clip: ${utcText(understood.clip.recordedAt)}`, first: undefined };
    case 'nothing':
    case 'gap':
    case 'clip-name-no-date':
      return { means: understood.kind, first: undefined };
  }
}

function isFixed(means: string): boolean {
  return /^(?:nothing|gap|clip-name-no-date|(?:not|clip): .*)$/.test(means);
}

/** What is wrong with the answer, or nothing. */
function complaint(phrase: Phrase, context: FindContext): string | null {
  const expected = Array.isArray(phrase.means) ? phrase.means : isFixed(phrase.means) ? phrase.means : inUtc(phrase.means, context.zone);
  const { means, first } = answer(phrase.text, context);
  if (String(means) !== String(expected)) return `${String(means)} instead of ${String(expected)}`;
  if (phrase.precision !== undefined && first?.precision !== phrase.precision) return `precision ${String(first?.precision)}`;
  if (phrase.about !== undefined && first?.isAbout !== phrase.about) return `about ${String(first?.isAbout)}`;
  if (phrase.note !== undefined && !(phrase.note === null ? first?.note === null : first?.note?.includes(phrase.note))) return `note ${String(first?.note)}`;
  if (phrase.other === undefined) return null;
  const other = first?.alternative && shown(first.alternative);
  const expectedOther = phrase.other === null ? undefined : inUtc(phrase.other, context.zone);
  return other === expectedOther ? null : `other reading ${String(other)} instead of ${String(expectedOther)}`;
}

function contextOf(group: z.infer<typeof Corpus>['groups'][number]): FindContext {
  const own = group.context ?? {};
  const zone = zoneOf(own.zone ?? corpus.defaults.zone);
  const now = own.now ?? corpus.defaults.now;
  const locale = own.locale ?? corpus.defaults.locale;
  const dayInView = own.dayInView ?? corpus.defaults.dayInView;
  return { now: parseInstant(now, zone)?.[0] ?? Number.NaN, zone, locale, dayInView };
}

describe('the corpus of typed times', () => {
  it('holds at least 250 different phrases', () => {
    const different = new Set(corpus.groups.flatMap((group) => group.phrases.map(({ text }) => `${group.about}: ${text}`)));
    expect(different.size).toBe(corpus.groups.flatMap((group) => group.phrases).length);
    expect(different.size).toBeGreaterThanOrEqual(250);
  });

  it('is understood to the last phrase', () => {
    let count = 0;
    const wrong: string[] = [];
    for (const group of corpus.groups) {
      const context = contextOf(group);
      for (const phrase of group.phrases) {
        count++;
        const problem = complaint(phrase, context);
        if (problem !== null) wrong.push(`${group.about}: ${JSON.stringify(phrase.text)}: ${problem}`);
      }
    }
    process.stdout.write(`typed times: ${String(count - wrong.length)} of ${String(count)} phrases as expected\n${wrong.map((line) => `  not understood: ${line}\n`).join('')}`);
    expect(wrong).toEqual([]);
  });
});

describe('a time written out in full', () => {
  const zones = Intl.supportedValuesOf('timeZone').map(zoneOf);
  const locales = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'en-IE', 'en-NZ', 'en-ZA', 'en-SG', 'en-PH'];
  const anyZone = fc.constantFrom(...zones);
  const anyLocale = fc.constantFrom(...locales);
  const now = Date.UTC(2099, 11, 31, 23);
  const second = fc.integer({ min: Date.UTC(2000, 0, 2) / 1000, max: Date.UTC(2098, 11, 30) / 1000 }).map((seconds) => seconds * 1000);
  /** Half of them within two hours of a change of the clocks, so that gaps, folds and short days come up. */
  const zoneAndInstant = fc.tuple(anyZone, second, fc.integer({ min: -7200, max: 7200 }), fc.boolean()).map(([zone, instant, around, isNear]) => {
    const change = isNear ? nextChange(zone, instant) : null;
    return { zone, instant: change === null ? instant : change + around * 1000 };
  });

  function nextChange(zone: ZoneId, instant: number): number | null {
    const clock = zoneClock(zone);
    const hour = 3_600_000;
    for (let day = 0; day < 366; day++) {
      let from = instant + day * 24 * hour;
      if (clock.offsetAt(from) === clock.offsetAt(from + 24 * hour)) continue;
      while (clock.offsetAt(from) === clock.offsetAt(from + hour)) from += hour;
      return Math.ceil(from / hour) * hour;
    }
    return null;
  }

  function instantsOf(text: string, context: FindContext): number[] {
    const understood = understand(text, context);
    return understood.kind === 'times' ? understood.readings.map(({ instant }) => instant) : [];
  }

  function localMs(zone: ZoneId, instant: number): number {
    return instant + zoneClock(zone).offsetAt(instant) * 60_000;
  }

  it('is found again in every zone, both times when it happened twice: yyyy-MM-dd HH:mm:ss', () => {
    fc.assert(
      fc.property(zoneAndInstant, anyLocale, fc.constantFrom(' ', 'T', ', '), ({ zone, instant }, locale, between) => {
        const text = zoneClock(zone).isoAt(instant).slice(0, 19).replace('T', between);
        const expected = zoneClock(zone).instantsOf(zoneClock(zone).timeAt(instant));
        expect(expected).toContain(instant);
        expect(instantsOf(text, { now, zone, locale, dayInView: null })).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found again to the minute, and exactly when the offset is written too', () => {
    fc.assert(
      fc.property(zoneAndInstant, anyLocale, ({ zone, instant }, locale) => {
        const context = { now, zone, locale, dayInView: null };
        const iso = zoneClock(zone).isoAt(instant);
        const expected = zoneClock(zone).instantsOf({ ...zoneClock(zone).timeAt(instant), second: 0 });
        expect(instantsOf(iso.slice(0, 16).replace('T', ' '), context)).toEqual(expected);
        expect(instantsOf(iso, context)).toEqual([instant]);
        expect(instantsOf(utcText(instant), context)).toEqual([instant]);
      }),
      { numRuns: 500 },
    );
  });

  it('is found again in the long, medium and short forms of English locales', () => {
    const styles = fc.constantFrom('full' as const, 'long' as const, 'medium' as const, 'short' as const);
    fc.assert(
      fc.property(zoneAndInstant, anyLocale, styles, ({ zone, instant }, locale, dateStyle) => {
        const format = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'medium', timeZone: 'UTC' });
        const found = understand(format.format(localMs(zone, instant)), { now, zone, locale, dayInView: null });
        const expected = zoneClock(zone).instantsOf(zoneClock(zone).timeAt(instant));
        expect(found.kind === 'times' ? found.readings.map((reading) => reading.instant) : found).toEqual(expected);
        // Numbers may be ambiguous, names of months are not.
        if (dateStyle !== 'short') expect(found.kind === 'times' && found.readings[0]?.alternative?.range).toBeFalsy();
      }),
      { numRuns: 500 },
    );
  });

  it('is found again from its own description, one instant even of a pair', () => {
    fc.assert(
      fc.property(zoneAndInstant, anyLocale, ({ zone, instant }, locale) => {
        const context = { now, zone, locale, dayInView: null };
        const text = describeReading({ instant, range: null, precision: 'second', isAbout: false, zone, note: null }, context);
        expect([text, instantsOf(text, context)]).toEqual([text, [instant]]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what nobody should type', () => {
  const context: FindContext = { now: Date.UTC(2026, 10, 4, 20, 30), zone: zoneOf('America/New_York'), locale: 'en-US', dayInView: null };
  const reasonOf = (text: string): string => {
    const understood = understand(text, context);
    return understood.kind === 'not-understood' ? understood.reason : understood.kind;
  };

  it('is refused when it is too long for a time, and for a path', () => {
    expect(reasonOf('5pm '.repeat(2500))).toBe('too-long');
    expect(reasonOf('x'.repeat(10_000))).toBe('too-long');
    expect(reasonOf('yesterday '.repeat(30))).toBe('too-long');
    expect(reasonOf(' '.repeat(10_000))).toBe('nothing');
    expect(reasonOf(`${' '.repeat(300)}5pm`)).toBe('times');
  });

  it('never throws, whatever the text, and only answers with instants that clip names can hold', () => {
    const words = fc.constantFrom(
      ...corpus.groups.flatMap((group) => group.phrases.flatMap(({ text }) => text.split(' '))),
      '00', '99', '31', '2026', ':', '-', '/', 'UTC+14', 'between', 'and', 'ago', '1e9', '٣', 'İ', '\ud800', '9999999999',
    );
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')));
    fc.assert(
      fc.property(typed, fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'), (text, zone) => {
        const understood = understand(text, { ...context, zone: zoneOf(zone) });
        if (understood.kind !== 'times') return;
        expect(understood.readings.length).toBeGreaterThan(0);
        for (const { instant, range } of understood.readings) {
          expect(instant).toBeGreaterThan(Date.UTC(1999, 11, 30));
          expect(instant).toBeLessThan(Date.UTC(2100, 0, 3));
          if (range) expect(range.from < range.to && range.from === instant).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is answered at every key on the way to a phrase', () => {
    for (const { text } of corpus.groups.flatMap((group) => group.phrases)) {
      for (let length = 0; length <= text.length; length++) {
        expect(['nothing', 'not-understood', 'times', 'gap', 'clip-name', 'clip-name-no-date']).toContain(understand(text.slice(0, length), context).kind);
      }
    }
  });
});

describe('a pasted link to a clip', () => {
  const context: FindContext = { now: Date.UTC(2026, 10, 4), zone: zoneOf('America/New_York'), locale: 'en-US', dayInView: null };

  it('has its camera read in any script, and may hold a stray percent sign', () => {
    expect(understand('file:///mnt/blink/21-05/21-05-02/12-54-30_T%C3%BCr_001.mp4', context)).toMatchObject({ clip: { camera: 'Tür' } });
    expect(understand('file:///mnt/100%/21-05-02/12-54-30_Door_001.mp4', context)).toMatchObject({ clip: { camera: 'Door' } });
  });
});

describe('a name without its folders', () => {
  const zone = zoneOf('America/New_York');
  const context: FindContext = { now: Date.UTC(2026, 10, 4, 20, 30), zone, locale: 'en-US', dayInView: LocalDate.parse('2021-05-02') };

  it('tells its UTC time of day, and where that lies on the day in view', () => {
    expect(understand('12-54-30_BlinkMini_001.mp4', context)).toMatchObject({
      kind: 'clip-name-no-date',
      name: { layout: 'local-storage', camera: 'BlinkMini', dayOfMonth: null, hour: 12, minute: 54, second: 30 },
      readings: [{ instant: Date.UTC(2021, 4, 2, 12, 54, 30), precision: 'second' }],
    });
  });

  it('counts a UTC night to the local day it falls on', () => {
    const found = understand('02-10-00_Door_001.mp4', context);
    expect(found.kind === 'clip-name-no-date' && found.readings.map(({ instant }) => utcText(instant))).toEqual(['2021-05-03T02:10:00Z']);
  });

  it('knows the day of the month of a clip backup, and drops days in view that contradict it', () => {
    const found = understand('03-02-10-00_Door_A1.mp4', context);
    expect(found).toMatchObject({ name: { layout: 'clip-backup', dayOfMonth: 3 }, readings: [{ instant: Date.UTC(2021, 4, 3, 2, 10) }] });
    expect(understand('09-02-10-00_Door_A1.mp4', context)).toMatchObject({ kind: 'clip-name-no-date', readings: [] });
    expect(understand('09-02-10-00_Door_A1.mp4', { ...context, dayInView: null })).toMatchObject({ readings: [] });
  });
});
