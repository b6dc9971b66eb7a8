// UTC to the wall clock of a zone.
import type { ZoneId } from '../../../shared/schema.ts';
import { endsAt, startsAt } from '../clip-names.ts';
import { defineLine } from '../line.ts';
import { steadyChance, timeEach } from '../many-calls.ts';
import { packageVersion } from '../program.ts';

const home = 'America/New_York';

function instants(count: number): Float64Array {
  const chance = steadyChance(3);
  return Float64Array.from({ length: count }, () => startsAt + Math.floor(chance() * (endsAt - startsAt)));
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
        const clockOf = (text: string) => {
          const zone: ZoneId | null = parseZone(text);
          return zone === null ? null : zoneClock(zone);
        };
        const clock = clockOf(home);
        if (clock === null) throw new Error('New York is no zone here.');
        const wrong = countWrongZones((zone, instant) => clockOf(zone)?.offsetAt(instant) ?? null);
        const all = instants(size);
        let seen = 0;
        return {
          version: 'Wallclock, shared/time.ts',
          round: () => Promise.resolve({
            wrong,
            offset: size * timeEach(size, (call) => (seen += clock.offsetAt(all[call] ?? 0))),
            text: size * timeEach(size, (call) => (seen += clock.isoAt(all[call] ?? 0).length)),
            seen: Math.sign(seen),
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
          round: () => Promise.resolve({ ms: size * timeEach(size, (call) => format.format(all[call])) }),
        });
      },
    },
    'date-fns-tz': {
      async start({ size }) {
        const { formatInTimeZone } = await import('date-fns-tz');
        const all = instants(size);
        return {
          version: packageVersion('date-fns-tz'),
          round: () => Promise.resolve({ ms: size * timeEach(size, (call) => formatInTimeZone(all[call] ?? 0, home, 'yyyy-MM-dd HH:mm:ss')) }),
        };
      },
    },
  },
  checks: [
    { name: 'offset', figure: 'offset', unit: 'ms', goal: { kind: 'faster', side: 'Intl, cached', figure: 'ms', least: 40 } },
    { name: 'text', figure: 'text', unit: 'ms', goal: { kind: 'faster', side: 'date-fns-tz', figure: 'ms', least: 60 } },
    { name: 'zones that differ from Intl', figure: 'wrong', unit: '', goal: { kind: 'most', most: 0 } },
  ],
});
