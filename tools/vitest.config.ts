// Unit tests only: the specs of the whole app belong to Playwright and live in e2e.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: '.cache/vitest',
  test: {
    include: ['{shared,main,renderer,tools}/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'out/**', 'e2e/**'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
