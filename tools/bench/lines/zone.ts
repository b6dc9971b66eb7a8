// UTC to the wall clock of a zone.
import { endsAt, startsAt } from '../clip-names.ts';
import { median } from '../figures.ts';
import { defineLine } from '../line.ts';
import { steadyChance } from '../many-calls.ts';
import { packageVersion } from '../program.ts';

const home = 'America/New_York';

function instants(count: number): Float64Array {
  const chance = steadyChance(3);
  return Float64Array.from({ length: count }, () => startsAt + Math.floor(chance() * (endsAt - startsAt)));
}

const passes = 5;

/** Ms for all of them, the middle of a few passes: the first are slow until the code is compiled. The sum is made so that nothing is left out. */
function timeSum(all: Float64Array, read: (instant: number) => number): number {
  let sum = 0;
  const times = Array.from({ length: passes }, () => {
    const startedAt = performance.now();
    for (const instant of all) sum += read(instant);
    return performance.now() - startedAt;
  });
  return Number.isNaN(sum) ? Number.NaN : median(times);
}

const askedOfEachZone = 60;

/** In how many of all zones an offset differs from what Intl tells. */
function countWrongZones(offsetAt: (zone: string, instant: number) => number | null): number {
  const some = instants(askedOfEachZone);
  return Intl.supportedValuesOf('timeZone').filter((zone) => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    return some.some((instant) => {
      const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(instant)) ?? [];
      return offsetAt(zone, instant) !== (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    });
  }).length;
}

export const zoneLine = defineLine<null>({
  name: 'zone',
  job: 'UTC to local time of as many instants as there are clips',
  grows: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      async start({ program, size }) {
        const { parseZone, zoneClock } = await program('shared/time.ts');
        const zone = parseZone(home);
        if (zone === null) throw new Error('New York is no zone here.');
        const clock = zoneClock(zone);
        const all = instants(size);
        return {
          version: 'Wallclock, shared/time.ts',
          round: () => Promise.resolve({
            offset: timeSum(all, (instant) => clock.offsetAt(instant)),
            text: timeSum(all, (instant) => clock.isoAt(instant).length),
          }),
        };
      },
    },
    'Intl, cached': {
      start({ size }) {
        const format = new Intl.DateTimeFormat('en-US', { timeZone: home, dateStyle: 'short', timeStyle: 'medium' });
        const all = instants(size);
        return Promise.resolve({
          version: `Intl of ICU ${process.versions['icu'] ?? ''}`,
          round: () => Promise.resolve({ ms: timeSum(all, (instant) => format.format(instant).length) }),
        });
      },
    },
    'date-fns-tz': {
      async start({ size }) {
        const { formatInTimeZone } = await import('date-fns-tz');
        const all = instants(size);
        return {
          version: packageVersion('date-fns-tz'),
          round: () => Promise.resolve({ ms: timeSum(all, (instant) => formatInTimeZone(instant, home, 'yyyy-MM-dd HH:mm:ss').length) }),
        };
      },
    },
  },
  checks: [
    { name: 'offset', figure: 'offset', unit: 'ms', goal: { kind: 'faster', side: 'Intl, cached', figure: 'ms', least: 40 } },
    { name: 'text', figure: 'text', unit: 'ms', goal: { kind: 'faster', side: 'date-fns-tz', figure: 'ms', least: 60 } },
  ],
});

export const everyZoneLine = defineLine<null>({
  name: 'zone-every',
  job: 'Offsets in every zone there is, as Intl tells them',
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      async start({ program }) {
        const { parseZone, zoneClock } = await program('shared/time.ts');
        return {
          version: 'Wallclock, shared/time.ts',
          round: () => Promise.resolve({
            wrong: countWrongZones((text, instant) => {
              const zone = parseZone(text);
              return zone === null ? null : zoneClock(zone).offsetAt(instant);
            }),
          }),
        };
      },
    },
  },
  checks: [{ name: 'zones that differ', figure: 'wrong', unit: '', goal: { kind: 'most', most: 0 } }],
});
