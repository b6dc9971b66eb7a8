// Finds Electron's program without loading the `electron` package, which would start a download by itself; fetches it when told.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didFailToday, rememberFailure } from './failed-today.mjs';
import { findNode, inProject } from './project.mjs';

const packageFolder = inProject('node_modules', 'electron');
const FETCH_LIMIT_MS = 120_000;

/** Places inside a distribution, as in Electron's own install.js. */
const programs = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});

/** @returns {string | null} null when it is absent or of another version than the package */
export function findElectron() {
  const program = programs[process.platform] ?? 'electron';
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const binary = join(override, program);
    return existsSync(binary) ? binary : null;
  }
  const binary = join(packageFolder, 'dist', program);
  const versionFile = join(packageFolder, 'dist', 'version');
  if (!existsSync(binary) || !existsSync(versionFile)) return null;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === wantedVersion() ? binary : null;
}

/** Why the end-to-end tests cannot run in Electron here, as the end of a sentence; null when they can. */
export function whyNoElectronTests() {
  if (findElectron() === null) return 'its binary is not here';
  const hasDisplay = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return process.platform === 'linux' && !hasDisplay ? 'there is no display' : null;
}

/** Downloads it once, quietly; a failure is remembered for a day. */
export function fetchElectron() {
  process.stderr.write('Fetching Electron, which draws the window (once, about 120 MB)…\n');
  const result = spawnSync(findNode(), [join(packageFolder, 'install.js')], { stdio: 'ignore', timeout: FETCH_LIMIT_MS });
  if (result.status !== 0 || findElectron() === null) rememberFailure(attempt());
}

/** Whether fetching this version failed within the last day. */
export const didFetchFail = () => didFailToday(attempt());

const attempt = () => `electron-${wantedVersion()}`;

/** @returns {string} */
function wantedVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}
