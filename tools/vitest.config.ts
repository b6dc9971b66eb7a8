// Unit tests only: the specs of the whole app belong to Playwright and live in e2e.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const every = '{shared,main,renderer,tools}/**/*.test.{ts,tsx}';
const notOurs = ['node_modules/**', 'out/**', 'e2e/**'];

/** On real drives, with programs killed in the middle, or over many rounds: seconds a file, mostly spent waiting. `npm run check` leaves them out. */
const long = '{shared,main,renderer,tools}/**/*.long.test.ts';

/** Packs the built program with a packager that is installed apart: a step of its own in `npm test`, after the build. */
const packed = 'tools/package/*.packed.test.ts';

/** These replace modules or the process's own streams, so each has a process to itself; all others share one, which saves two thirds of the time. */
const apart = ['main/electron/**/*.test.ts', 'main/browser/**/*.test.ts', 'main/cli/**/*.test.ts', 'main/server/instance.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: '.cache/vitest',
  test: {
    pool: 'forks',
    // More than there are cores: many tests wait for a drive, a signal or another process.
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'together', include: [every], exclude: [...notOurs, long, packed, ...apart], isolate: false } },
      { extends: true, test: { name: 'apart', include: apart, exclude: [long], isolate: true } },
      { extends: true, test: { name: 'packed', include: [packed], isolate: true } },
      { extends: true, test: { name: 'long', include: [long], exclude: notOurs, isolate: true } },
    ],
  },
});
