// What it costs to stay true to a drive on which nothing happens.
import { endsAt } from '../clip-names.ts';
import { defineLine } from '../line.ts';
import type { Figures } from '../line.ts';
import { packageVersion } from '../program.ts';
import { openScan, scan } from './scanned.ts';

interface Tree { readonly root: string }

const settleMs = 6000;
/** Two rounds of the program. */
const watchedMs = 11_000;

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Of the whole process, after what is no longer needed is gone. */
function residentMb(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 2 ** 20;
}

/** `begin` resolves when the watch stands. */
async function cost(begin: () => Promise<unknown>): Promise<Figures> {
  const before = residentMb();
  await begin();
  await rest(settleMs);
  const spent = process.cpuUsage();
  const startedAt = performance.now();
  await rest(watchedMs);
  const { user, system } = process.cpuUsage(spent);
  return { core: ((user + system) / 1000 / (performance.now() - startedAt)) * 100, memory: residentMb() - before };
}

export const watchLine = defineLine<Tree>({
  name: 'watch',
  job: 'Watching a folder of clips in which nothing happens',
  isFresh: true,
  grows: true,
  prepare: async (data, size) => ({ root: await data.tree(size) }),
  sides: {
    ours: {
      async start(place) {
        const { program, setup: { root } } = place;
        const { createKeeper } = await program('main/volume-keeper.ts');
        const { createUpkeepBook } = await program('main/catalog-upkeep-book.ts');
        const { createRightOfWay } = await program('main/jobs/right-of-way.ts');
        const opened = await openScan(place, root);
        await scan(place, opened, false);
        const { catalog, row, standing } = opened;
        const faults: unknown[] = [];
        const job = { id: 0, kind: 'probe', volumeId: row.id, state: 'done', done: 0, total: 0 } as const;
        let stop: (() => Promise<void>) | null = null;
        return {
          version: 'Wallclock, volume-keeper.ts',
          async round() {
            const figures = await cost(() => {
              const keeper = createKeeper({
                volumeId: row.id, standing, canWatch: true, book: createUpkeepBook(catalog, () => row, () => endsAt), rightOfWay: createRightOfWay(),
                // Reading headers is work, not watching.
                jobs: { order: () => job, list: () => [], cancel: () => Promise.resolve(), close: () => Promise.resolve() },
                attention: () => 'seen', onClips: () => undefined, onGone: () => faults.push(new Error('gone')), onFault: (fault) => faults.push(fault),
              });
              stop = () => keeper.stop();
              keeper.scanned();
              keeper.hurry();
              return Promise.resolve();
            });
            if (faults.length > 0) throw new AggregateError(faults, 'the watch failed');
            return figures;
          },
          async close() {
            await stop?.();
            opened.drop();
          },
        };
      },
    },
    chokidar: {
      async start({ setup: { root } }) {
        const { watch } = await import('chokidar');
        return {
          version: packageVersion('chokidar'),
          round: () => cost(() => new Promise((resolve, reject) => {
            watch(root, { ignoreInitial: true }).on('ready', () => resolve(null)).on('error', reject);
          })),
        };
      },
    },
  },
  checks: [
    { name: 'of a core', figure: 'core', unit: '%', goal: { kind: 'most', most: 1 } },
    { name: 'memory', figure: 'memory', unit: 'MB', goal: { kind: 'most', most: 40 } },
    { name: 'memory beside chokidar', figure: 'memory', unit: 'MB', goal: { kind: 'beside', side: 'chokidar' } },
  ],
});
