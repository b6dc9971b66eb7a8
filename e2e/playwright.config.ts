// One suite, two faces: `browser` wherever there is a Chromium, `electron` wherever its binary is.
import { defineConfig } from '@playwright/test';
import { findTestChromium } from '../tools/chromium.mjs';
import { whyNoElectronTests } from '../tools/electron-binary.mjs';
import type { AppOptions } from './app.ts';

const whyNoElectron = whyNoElectronTests();
const isMainProcess = process.env['TEST_WORKER_INDEX'] === undefined;
if (whyNoElectron !== null && isMainProcess) process.stdout.write(`Not run in Electron: ${whyNoElectron}.\n`);

const executablePath = findTestChromium();
if (executablePath === null) throw new Error('No Chromium: install one, or name it in WALLCLOCK_CHROMIUM.');

export default defineConfig<AppOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './build-first.ts',
  outputDir: '../test-results',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '../.cache/test/e2e.json' }]],
  use: {
    locale: 'en-US',
    // Far from the zone the tests tell the app: a page that asks its browser for the time is found out.
    timezoneId: 'Asia/Kathmandu',
    viewport: { width: 1280, height: 800 },
    // A trace films every frame of every test: twice the time where pictures are drawn by the processor. `E2E_TRACE=1` when hunting.
    trace: process.env['E2E_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, chromiumSandbox: process.getuid?.() !== 0 },
  },
  projects: [
    { name: 'browser', use: { face: 'browser' } },
    ...(whyNoElectron === null ? [{ name: 'electron', use: { face: 'electron' as const } }] : []),
  ],
});
