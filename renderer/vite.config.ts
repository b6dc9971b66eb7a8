// Builds the page to out/page for a server that allows no inline script, no data: font and no other origin.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../.cache/vite', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../out/page', import.meta.url)),
    emptyOutDir: true,
    // The policy allows no data: URL for fonts, and the preload polyfill is for browsers older than any that plays our clips.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet: what comes later has its room before, and rules apply in one order, whatever is fetched when.
    cssCodeSplit: false,
    // Every browser that knows light-dark(), which the colours need anyway: without a say, `:dir()` and more are rewritten for older ones, and wrongly.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 1500,
    // zod tries `new Function` when it makes a schema, which the page's policy forbids and reports. Told at the start of every chunk:
    // which of them holds zod, and which schemas are made before the page's own code runs, is the bundler's business.
    rolldownOptions: { output: { banner: 'globalThis.__zod_globalConfig ??= { jitless: true };' } },
  },
});
