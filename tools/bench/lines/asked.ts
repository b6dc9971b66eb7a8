// What the eye asks for all the time: pages, days, neighbours, and a time that was typed.
import type { CameraId } from '../../../shared/ids.ts';
import type { ClipFilter } from '../../../shared/schema.ts';
import { cameraOf, endsAt, startsAt } from '../clip-names.ts';
import { catalogFolder, filledCatalog } from '../filled-catalog.ts';
import { defineLine } from '../line.ts';
import type { Workplace } from '../line.ts';
import { middleAndSlow, steadyChance, timeCalls, timeEach } from '../many-calls.ts';
import { naiveTable } from '../naive-table.ts';

type Place = Workplace<null>;

const home = 'America/New_York';
const dayMs = 86_400_000;
/** The slow end of a few hundred calls would be the third slowest of them: whatever the machine did besides. */
const pageCalls = 2000;
const pageSize = 200;
const daysCalls = 1000;
const shownDays = 73;

/** A range that lies somewhere in the months, and one of ten cameras. */
function somewhere(chance: () => number): { readonly from: number; readonly to: number; readonly camera: string } {
  const from = startsAt + Math.floor(chance() * (endsAt - startsAt - shownDays * dayMs));
  return { from, to: from + shownDays * dayMs, camera: cameraOf(Math.floor(chance() * 100_000)) };
}

/** A second catalog beside the one of the size asked for: what does not grow with the clips takes as long on it. */
export function largerThan(size: number): number {
  return Math.min(size * 10, Math.max(size, 1_000_000));
}

async function pages(place: Place, size: number) {
  const catalog = await filledCatalog(place, size);
  const { pageOfIds } = await place.program('main/catalog/pages.ts');
  const idOf = new Map(catalog.cameras.all().map(({ name, id }) => [name, id]));
  return {
    close: () => catalog.close(),
    round() {
      const chance = steadyChance(7);
      return middleAndSlow(timeCalls(pageCalls, () => {
        const { from, to, camera } = somewhere(chance);
        const filter: ClipFilter = { range: { from, to }, cameras: [idOf.get(camera) ?? (1 as CameraId)] };
        const { ids } = pageOfIds(catalog.columns, filter, null, pageSize);
        return catalog.listed(ids);
      }));
    },
  };
}

export const pageLine = defineLine<null>({
  name: 'page',
  job: 'A page of 200 clips of one camera within 73 days',
  grows: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      async start(place) {
        const [here, larger] = [await pages(place, place.size), await pages(place, largerThan(place.size))];
        return {
          version: 'Wallclock, pages.ts and listed-clips.ts',
          round() {
            const [few, many] = [here.round(), larger.round()];
            return Promise.resolve({ ...few, slowEnd: few.p99 / few.p50, larger: many.p50 / few.p50 });
          },
          close() {
            here.close();
            larger.close();
          },
        };
      },
    },
    'no index': {
      async start({ size }) {
        const naive = await naiveTable(size);
        const ask = naive.ask('SELECT * FROM clip WHERE camera = ? AND t >= ? AND t < ? ORDER BY t DESC LIMIT 200');
        return {
          version: naive.version,
          round() {
            const chance = steadyChance(7);
            return Promise.resolve({ ...middleAndSlow(timeCalls(50, () => {
              const { from, to, camera } = somewhere(chance);
              return ask(camera, from / 1000, to / 1000);
            })) });
          },
        };
      },
    },
  },
  checks: [
    { name: '', figure: 'p50', unit: 'ms', goal: { kind: 'faster', side: 'no index', least: 40 } },
    { name: 'ten times as many clips take', figure: 'larger', unit: 'x', goal: { kind: 'most', most: 1.5 } },
    { name: 'slow end (p99 / p50)', figure: 'slowEnd', unit: 'x', goal: { kind: 'most', most: 2 } },
  ],
});

interface DayCount { readonly date: string; readonly clips: number }

async function dayLists({ program, folder, size }: Place) {
  const catalog = await filledCatalog({ program, folder }, size);
  const { listDays } = await program('main/catalog/days.ts');
  const { parseZone, zoneClock } = await program('shared/time.ts');
  const zone = parseZone(home);
  if (zone === null) throw new Error('New York is no zone here.');
  const clock = zoneClock(zone);
  const ids = catalog.cameras.all().map(({ id }) => id);
  const cameras: ClipFilter = { cameras: ids.slice(0, 3) };
  const filters: Readonly<Record<string, ClipFilter>> = {
    all: {},
    cameras,
    kind: { kinds: ['local-storage'] },
    evening: { ...cameras, timeOfDay: { fromMinute: 17 * 60, toMinute: 22 * 60, zone } },
    every: { ...cameras, kinds: ['local-storage'], isStarred: false, isUnwatched: true, minLengthMs: 5000, timeOfDay: { fromMinute: 22 * 60, toMinute: 5 * 60, zone } },
  };
  return { catalog, filters, list: (filter: ClipFilter) => listDays(catalog.columns, filter, clock) };
}

export const daysLine = defineLine<null>({
  name: 'days',
  job: 'Clips on each local day of 24 months',
  grows: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      // For the comparison with SQL, which takes the zone of its process.
      env: { TZ: home },
      async start(place) {
        const { catalog, filters, list } = await dayLists(place);
        const wrong = await countWrongDays(place, list({}));
        return {
          version: 'Wallclock, days.ts',
          round: () => Promise.resolve({ wrong, ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, timeEach(daysCalls, () => list(filter))])) }),
          close: () => catalog.close(),
        };
      },
    },
    'SQL localtime': {
      env: { TZ: home },
      async start({ size }) {
        const naive = await naiveTable(size);
        const ask = naive.ask(byDay);
        return { version: naive.version, round: () => Promise.resolve({ ms: timeEach(1, () => ask()) }) };
      },
    },
  },
  checks: [
    { name: '', figure: 'all', unit: 'ms', goal: { kind: 'faster', side: 'SQL localtime', figure: 'ms', least: 1000 } },
    { name: 'other than by SQL', figure: 'wrong', unit: '', goal: { kind: 'most', most: 0 } },
    { name: 'three cameras', figure: 'cameras', unit: 'ms', goal: { kind: 'most', most: 0.2 } },
    { name: 'local storage', figure: 'kind', unit: 'ms', goal: { kind: 'most', most: 0.2 } },
    { name: 'three cameras, evenings', figure: 'evening', unit: 'ms', goal: { kind: 'most', most: 0.2 } },
    { name: 'five filters', figure: 'every', unit: 'ms', goal: { kind: 'most', most: 0.2 } },
  ],
});

const byDay = "SELECT date(t, 'unixepoch', 'localtime') AS date, count(*) AS clips FROM clip GROUP BY 1 ORDER BY 1 DESC";

/** Days that SQL counts otherwise. */
async function countWrongDays({ size }: Place, ours: readonly DayCount[]): Promise<number> {
  const theirs = (await naiveTable(size)).ask(byDay)() as DayCount[];
  return theirs.filter(({ date, clips }, order) => ours[order]?.date !== date || ours[order].clips !== clips).length + Math.abs(ours.length - theirs.length);
}

async function nearFinder(place: Place, size: number) {
  const catalog = await filledCatalog(place, size);
  const { createNearFinder } = await place.program('main/catalog/near.ts');
  const near = createNearFinder(catalog.columns);
  return {
    close: () => catalog.close(),
    round() {
      const chance = steadyChance(11);
      return timeEach(2000, () => {
        const instant = startsAt + chance() * (endsAt - startsAt);
        return near({ instant, window: { from: instant - aroundMs, to: instant + aroundMs }, filter: {}, limit: 50 });
      });
    },
  };
}

const aroundMs = 5 * 60_000;

export const nearLine = defineLine<null>({
  name: 'near',
  job: 'The clips next to an instant, on every camera',
  grows: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      async start(place) {
        const [here, larger] = [await nearFinder(place, place.size), await nearFinder(place, largerThan(place.size))];
        return {
          version: 'Wallclock, near.ts',
          round() {
            const [few, many] = [here.round(), larger.round()];
            return Promise.resolve({ ms: few, larger: many / few });
          },
          close() {
            here.close();
            larger.close();
          },
        };
      },
    },
    'ORDER BY abs': {
      async start({ size }) {
        const naive = await naiveTable(size);
        const ask = naive.ask('SELECT * FROM clip ORDER BY abs(t - ?) LIMIT 20');
        return {
          version: naive.version,
          round() {
            const chance = steadyChance(11);
            return Promise.resolve({ ms: timeEach(10, () => ask((startsAt + chance() * (endsAt - startsAt)) / 1000)) });
          },
        };
      },
    },
  },
  checks: [
    { name: '', figure: 'ms', unit: 'ms', goal: { kind: 'faster', side: 'ORDER BY abs', least: 2000 } },
    { name: 'ten times as many clips take', figure: 'larger', unit: 'x', goal: { kind: 'most', most: 1.5 } },
  ],
});

const typed = ['yesterday 5:10 pm', '2 May 8:54', '5pm', '12 March 2026 22:15', 'last monday 7:30', '14 june noon'];

/** A core that answers as the page is answered, JSON included. */
async function finder(place: Place, size: number) {
  const dataFolder = await catalogFolder(place, size);
  const { createCore } = await place.program('main/core.ts');
  const { understand } = await place.program('shared/find/understand.ts');
  const { parseZone } = await place.program('shared/time.ts');
  const zone = parseZone(home);
  if (zone === null) throw new Error('New York is no zone here.');
  const faults: unknown[] = [];
  const made = await createCore({ dataFolder, abilities: {}, now: () => endsAt, zone, version: 'bench', watch: false, onFault: (fault) => faults.push(fault) });
  if (!made.ok) throw new Error(made.failure.code);
  const core = made.value;
  const answer = async (text: string): Promise<void> => {
    const meant = understand(text, { now: endsAt, zone, locale: 'en', dayInView: null });
    const instant = meant.kind === 'times' ? meant.readings[0]?.instant : undefined;
    if (instant === undefined) throw new Error(`"${text}" was not understood.`);
    const found = await core.handlers['clips.find']({ instant, window: { from: instant - aroundMs, to: instant + aroundMs }, filter: {}, limit: 50 });
    if (!found.ok) throw new Error(found.failure.code);
    JSON.stringify(found.value);
  };
  return {
    close: () => core.close(),
    async round() {
      const times: number[] = [];
      for (const text of Array.from({ length: 10 }, () => typed).flat()) {
        const startedAt = performance.now();
        await answer(text);
        times.push(performance.now() - startedAt);
      }
      if (faults.length > 0) throw new AggregateError(faults, 'work in the background failed');
      return middleAndSlow(times);
    },
  };
}

export const findLine = defineLine<null>({
  name: 'find',
  job: 'From a typed time to the clips around it, as the page is answered',
  grows: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      async start(place) {
        const [here, larger] = [await finder(place, place.size), await finder(place, largerThan(place.size))];
        return {
          version: 'Wallclock, understand.ts and find-handlers.ts',
          async round() {
            const [few, many] = [await here.round(), await larger.round()];
            return { ms: few.p50, slow: few.p99, larger: many.p50 };
          },
          async close() {
            await here.close();
            await larger.close();
          },
        };
      },
    },
  },
  checks: [
    { name: '', figure: 'ms', unit: 'ms', goal: { kind: 'most', most: 5 } },
    { name: 'among ten times as many', figure: 'larger', unit: 'ms', goal: { kind: 'most', most: 5 } },
  ],
});
