// Every zone at every change from 2015 to 2035, against what Python's zoneinfo recorded (tools/make-time-oracle.py).
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LocalDate, ZoneId } from './schema.ts';
import { addDays, parseZone, toLocalDate, zoneClock, type ZoneClock } from './time.ts';

const Oracle = z.object({
  tzdata: z.string(),
  firstYear: z.number(),
  lastYear: z.number(),
  groups: z.array(z.object({ zones: z.array(z.string()), changes: z.array(z.tuple([z.number(), z.number(), z.string()])) })),
});
const oracle = Oracle.parse(JSON.parse(readFileSync(new URL('./time-oracle.json', import.meta.url), 'utf8')));
const runtimeTz = process.versions['tz'] ?? 'unknown';

/**
 * Laws that one side of the comparison may not know yet. `since` is a version of the tz database that has the law: where the
 * runtime and the oracle both have it or a later one, they are compared in full. `from` is where the two begin to differ.
 */
const newerLaws = [
  { zones: ['America/Inuvik'], since: '2026d', from: Date.UTC(2026, 9, 1), reason: 'Inuvik stays on UTC-6 from autumn 2026' },
  { zones: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'], since: '2026c', from: Date.UTC(2026, 9, 1), reason: 'Alberta stays on UTC-6 from autumn 2026' },
  { zones: ['America/Vancouver', 'Canada/Pacific'], since: '2026c', from: Date.UTC(2026, 9, 1), reason: 'British Columbia stays on UTC-7 from autumn 2026' },
  { zones: ['Africa/Casablanca', 'Africa/El_Aaiun'], since: '2026c', from: Date.UTC(2026, 1, 1), reason: 'Morocco goes back to UTC+0 for good' },
  { zones: ['Europe/Chisinau', 'Europe/Tiraspol'], since: '2026c', from: Date.UTC(2022, 0, 1), reason: 'Moldova changes its clocks at the hour of the European Union since 2022' },
] as const;
const unknownLaws = newerLaws.filter(({ since }) => runtimeTz < since || oracle.tzdata < since);

interface Change {
  readonly at: number;
  readonly beforeMs: number;
  readonly offsetMs: number;
  readonly letters: string;
  readonly lettersBefore: string;
}

interface Case {
  readonly zone: ZoneId;
  readonly clock: ZoneClock;
  readonly startOffsetMs: number;
  readonly startLetters: string;
  readonly changes: readonly Change[];
  /** The comparison ends here: the end of the oracle, or where the runtime's tz data lack a newer law. */
  readonly until: number;
  /** The others of the group gave zoneinfo the same answers: links, mostly. */
  readonly isFirstOfGroup: boolean;
}

const start = Date.UTC(oracle.firstYear, 0, 1);
const end = Date.UTC(oracle.lastYear + 1, 0, 1);
const cases: Case[] = [];

beforeAll(() => {
  for (const law of unknownLaws) {
    process.stdout.write(
      `time oracle: ${law.zones.join(', ')} compared only until ${new Date(law.from).toISOString().slice(0, 10)}: ` +
        `the runtime has tz data ${runtimeTz}, the oracle ${oracle.tzdata}. New law: ${law.reason}.\n`,
    );
  }
  // A runtime newer than the oracle knows laws that the oracle cannot; laws are made for the future.
  const agreed = runtimeTz > oracle.tzdata ? Date.UTC(Number(oracle.tzdata.slice(0, 4)), 0, 1) : end;
  if (agreed < end) {
    process.stdout.write(
      `time oracle: compared only until ${new Date(agreed).toISOString().slice(0, 10)}: the runtime has tz data ${runtimeTz}, ` +
        `newer than the oracle's ${oracle.tzdata}. tools/make-time-oracle.py makes a new one.\n`,
    );
  }
  for (const { zones, changes } of oracle.groups) {
    for (const name of zones) {
      const zone = parseZone(name);
      if (zone === null) throw new Error(`${name} is not known here`);
      const law = unknownLaws.find((one) => one.zones.some((lawZone) => lawZone === name));
      const until = Math.min(law?.from ?? end, agreed);
      cases.push({
        zone,
        clock: zoneClock(zone),
        startOffsetMs: (changes[0]?.[1] ?? 0) * 1000,
        startLetters: changes[0]?.[2] ?? '',
        changes: changes.slice(1).flatMap(([at, offset, letters], n) => {
          const [, before, lettersBefore] = changes[n] ?? [0, 0, ''];
          return at * 1000 < until
            ? [{ at: at * 1000, beforeMs: before * 1000, offsetMs: offset * 1000, letters, lettersBefore }]
            : [];
        }),
        until,
        isFirstOfGroup: name === zones[0],
      });
    }
  }
});

/** What a clock that far from UTC shows, by a calendar that is not ours. */
const shown = (instant: number, offsetMs: number): string => new Date(instant + offsetMs).toISOString().slice(0, 19);

/** Mismatches as lines, so that one look at a failure names every zone. */
function collect(look: (one: Case, differs: (line: string) => void) => void): string[] {
  const lines: string[] = [];
  for (const one of cases) look(one, (line) => lines.push(`${one.zone} ${line}`));
  return lines;
}

describe(`tz database ${oracle.tzdata}`, () => {
  it('has every zone the runtime lists, and each is spelt as asked', () => {
    const recorded = new Set(cases.map(({ zone }) => String(zone)));
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !recorded.has(name))).toEqual([]);
    expect(oracle.groups.flatMap(({ zones }) => zones).filter((name) => !recorded.has(name))).toEqual([]);
    expect(recorded.size).toBeGreaterThan(590);
  });

  it('gives the same offset and local time one second before, at and one second after every change', () => {
    const lines = collect(({ clock, changes, startOffsetMs }, differs) => {
      const look = (instant: number, offsetMs: number): void => {
        const text = shown(instant, offsetMs);
        const { date, hour, minute, second } = clock.timeAt(instant);
        const clockText = `${date}T${[hour, minute, second].map((n) => String(n).padStart(2, '0')).join(':')}`;
        if (clock.offsetAt(instant) * 60_000 !== offsetMs) differs(`${text}: offset ${clock.offsetAt(instant)}, not ${offsetMs / 60_000}`);
        if (clockText !== text) differs(`${text}: shows ${clockText}`);
        if (!clock.isoAt(instant).startsWith(text)) differs(`${text}: reads ${clock.isoAt(instant)}`);
        if (clock.dateAt(instant) !== text.slice(0, 10)) differs(`${text}: on ${clock.dateAt(instant)}`);
      };
      look(start, startOffsetMs);
      for (const { at, beforeMs, offsetMs } of changes) {
        look(at - 1000, beforeMs);
        look(at - 1, beforeMs);
        look(at, offsetMs);
        look(at + 1000, offsetMs);
      }
    });
    expect(lines).toEqual([]);
  });

  it('finds no change that is not recorded', () => {
    const lines = collect(({ clock, changes, startOffsetMs, until, isFirstOfGroup }, differs) => {
      if (!isFirstOfGroup) return;
      let from = start;
      let offsetMs = startOffsetMs;
      for (const change of [...changes, { at: until, offsetMs: 0 }]) {
        for (let instant = from; instant < change.at; instant += 36 * 3_600_000) {
          if (clock.offsetAt(instant) * 60_000 !== offsetMs) differs(`${new Date(instant).toISOString()}: offset ${clock.offsetAt(instant)}`);
        }
        from = change.at;
        offsetMs = change.offsetMs;
      }
    });
    expect(lines).toEqual([]);
  });

  it('gives the same letters wherever both have letters', () => {
    // The names CLDR keeps, and why: they are of our time or another word for the same thing.
    const otherWords = new Map([
      ['GMT', 'UTC'], // Etc/GMT and its links
      ['MET', 'CET'], ['MEST', 'CEST'], // one clock, two names
      ['HST', 'HAST'], ['HDT', 'HADT'], // the Aleutians
    ]);
    const byZone = new Map([
      ['Africa/Windhoek', 'WAST'], // its winter time until 2017, seen from the other side
      ['America/Edmonton', 'MDT'], ['America/Yellowknife', 'MDT'], ['Canada/Mountain', 'MDT'], // the new law, with the old name
      ['America/Vancouver', 'PDT'], ['Canada/Pacific', 'PDT'], ['America/Inuvik', 'MDT'],
    ]);
    const lines = collect(({ zone, clock, changes, startLetters }, differs) => {
      const look = (instant: number, letters: string): void => {
        if (!/^[A-Z]/.test(letters)) return;
        const ours = clock.abbreviationAt(instant);
        if (ours === letters || ours === otherWords.get(letters) || ours === byZone.get(zone)) return;
        differs(`${new Date(instant).toISOString()}: ${ours}, not ${letters}`);
      };
      look(start, startLetters);
      for (const { at, letters, lettersBefore } of changes) {
        look(at - 1000, lettersBefore);
        look(at, letters);
        look(at + 1000, letters);
      }
    });
    expect(lines).toEqual([]);
  });

  it('finds both instants of every repeated time and none of every skipped one', () => {
    const lines = collect(({ clock, changes }, differs) => {
      for (const { at, beforeMs, offsetMs } of changes) {
        const jump = offsetMs - beforeMs;
        if (jump === 0) continue;
        const length = Math.abs(jump);
        for (const into of [0, 1000, length / 2, length - 1000]) {
          // The lower of both clocks at the change, and a little on: skipped or shown twice.
          const text = shown(at + into, Math.min(beforeMs, offsetMs));
          const time = {
            date: text.slice(0, 10) as LocalDate,
            hour: Number(text.slice(11, 13)), minute: Number(text.slice(14, 16)), second: Number(text.slice(17, 19)),
          };
          const instants = clock.instantsOf(time);
          const gap = clock.gapAt(time);
          const expected = jump > 0 ? [] : [at + into - length, at + into];
          const expectedGap = jump > 0 ? { from: at, beforeOffset: beforeMs / 60_000, afterOffset: offsetMs / 60_000 } : null;
          if (JSON.stringify(instants) !== JSON.stringify(expected)) differs(`${text}: at ${JSON.stringify(instants)}`);
          if (JSON.stringify(gap) !== JSON.stringify(expectedGap)) differs(`${text}: gap ${JSON.stringify(gap)}`);
        }
        for (const instant of [at - length - 1000, at - 1000, at, at + length, at + length + 1000]) {
          if (!clock.instantsOf(clock.timeAt(instant)).includes(instant)) differs(`${new Date(instant).toISOString()}: lost`);
        }
      }
    });
    expect(lines).toEqual([]);
  });

  it('tiles the line with days: no gap, no overlap, each instant in the day it shows', () => {
    const first = toLocalDate(oracle.firstYear, 1, 2);
    let runs = 0;
    const lines = collect(({ clock, changes, until, startOffsetMs, isFirstOfGroup }, differs) => {
      if (!isFirstOfGroup || first === null) return;
      runs += 1;
      let offsets = 0;
      for (let date = first, before = clock.dayRange(addDays(first, -1)); before.to < until; date = addDays(date, 1)) {
        const range = clock.dayRange(date);
        if (range.from !== before.to) differs(`${date}: ${range.from - before.to} ms between it and the day before`);
        if (clock.dateAt(range.from) !== date) differs(`${date}: begins on ${clock.dateAt(range.from)}`);
        if (clock.dateAt(range.to - 1) !== date) differs(`${date}: ends on ${clock.dateAt(range.to - 1)}`);
        offsets += range.to - range.from - 86_400_000;
        before = range;
      }
      const last = changes.at(-1)?.offsetMs ?? startOffsetMs;
      if (offsets !== startOffsetMs - last) differs(`days are ${offsets} ms longer in sum`);
    });
    expect(lines).toEqual([]);
    expect(runs).toBe(oracle.groups.length);
  });

  it('gives the day of every change its length: 24 hours less the jump', () => {
    const lengths = new Set<number>();
    const lines = collect(({ clock, changes }, differs) => {
      for (const { at, beforeMs, offsetMs } of changes) {
        if (offsetMs === beforeMs) continue;
        const day = shown(at - 1, beforeMs).slice(0, 10) as LocalDate;
        const after = shown(at, offsetMs).slice(0, 10) as LocalDate;
        const { from } = clock.dayRange(day < after ? day : after);
        const { to } = clock.dayRange(day < after ? after : day);
        const hours = (to - from) / 3_600_000;
        lengths.add(hours);
        const days = day === after ? 1 : 2;
        if (hours !== days * 24 - (offsetMs - beforeMs) / 3_600_000) differs(`${day}: ${hours} h`);
      }
    });
    expect(lines).toEqual([]);
    expect([...lengths]).toEqual(expect.arrayContaining([23, 23.5, 24.5, 25]));
  });
});
