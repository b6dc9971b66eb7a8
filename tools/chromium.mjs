// Finds a Chromium for the end-to-end tests and for `npm run dev`. Nothing is downloaded here.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where installers put it on systems that keep programs off the path. */
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Playwright's own, when it is downloaded. @returns {string | null} */
export function findOwnChromium() {
  /** @type {import('playwright')} */
  const { chromium } = createRequire(import.meta.url)('playwright');
  return firstThatRuns([chromium.executablePath()]);
}

/** Playwright's own, else the system's; WALLCLOCK_CHROMIUM names another. @returns {string | null} */
export function findChromium() {
  const named = process.env['WALLCLOCK_CHROMIUM'];
  return named ? firstThatRuns([named]) : findOwnChromium() ?? findSystemChromium();
}

/**
 * The browser for the end-to-end tests: Playwright's own or the one named, else the system's without its windows, which spends a
 * third less on the same page, else the system's. @returns {string | null}
 */
export function findTestChromium() {
  if (process.env['WALLCLOCK_CHROMIUM']) return findChromium();
  return findOwnChromium() ?? findHeadlessShell() ?? findSystemChromium();
}

/** Debian's package of the same Chromium without its windows. @returns {string | null} */
export function findHeadlessShell() {
  return process.platform === 'linux' ? firstThatRuns(onThePath(['chromium-headless-shell'])) : null;
}

function findSystemChromium() {
  if (process.platform === 'darwin' || process.platform === 'win32') return firstThatRuns(places[process.platform]);
  return firstThatRuns(onThePath(names));
}

/** @param {string[]} programs */
function onThePath(programs) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string[]} candidates */
function firstThatRuns(candidates) {
  return candidates.find((path) => existsSync(path) && doesRun(path)) ?? null;
}

/** A downloaded browser may lack libraries of the system. On Windows asking for the version would open a window. */
function doesRun(/** @type {string} */ path) {
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
