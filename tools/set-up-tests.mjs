// Gets what the tests need and the lock file cannot bring: a Chromium, and ffmpeg to check what we write against a second reader.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, findHeadlessShell, findOwnChromium, findTestChromium } from './chromium.mjs';
import { didFailToday, rememberFailure } from './failed-today.mjs';
import { findNode, inProject, run, tail } from './project.mjs';

const FETCH_LIMIT_MS = 90_000;
const APT_LIMIT_MS = 240_000;
const fetchAttempt = 'playwright-chromium';

/**
 * @typedef {{ chromium: string | null, notes: string[] }} TestSetup
 * `notes`: what is missing, what that means and what to do, a sentence each
 */

/** @returns {Promise<TestSetup>} */
export async function setUpTests() {
  /** @type {string[]} */
  const notes = [];
  if (!process.env['WALLCLOCK_CHROMIUM'] && findOwnChromium() === null && !didFailToday(fetchAttempt)) {
    const playwright = inProject('node_modules', 'playwright', 'cli.js');
    const fetched = await run(findNode(), [playwright, 'install', 'chromium'], { limitMs: FETCH_LIMIT_MS });
    if (!fetched.ok || findOwnChromium() === null) rememberFailure(fetchAttempt);
  }

  const needed = [
    ...(findChromium() === null ? ['chromium'] : []),
    ...(doesStart('ffmpeg', '-version') && doesStart('ffprobe', '-version') ? [] : ['ffmpeg']),
  ];
  const useful = [
    ...(process.env['WALLCLOCK_CHROMIUM'] || findOwnChromium() !== null || findHeadlessShell() !== null ? [] : ['chromium-headless-shell']),
    ...(doesStart('mount.exfat-fuse', '-V') ? [] : ['exfat-fuse']),
    ...(doesStart('mkfs.exfat', '-V') ? [] : ['exfatprogs']),
  ];
  if (needed.length + useful.length > 0 && isDebianRoot()) notes.push(...(await installPackages(needed, useful)));

  const chromium = findTestChromium();
  if (chromium === null) {
    notes.push('No Chromium: the end-to-end tests cannot run. Install Chromium or Chrome, or name one in WALLCLOCK_CHROMIUM.');
  }
  if (!doesStart('ffmpeg', '-version')) notes.push('No ffmpeg: tests that compare with it are skipped. Install ffmpeg.');
  return { chromium, notes };
}

/**
 * @param {string[]} needed
 * @param {string[]} useful each installed apart, so that a missing one does not keep the others away
 */
async function installPackages(needed, useful) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) => run('apt-get', ['-qq', ...args], { limitMs: APT_LIMIT_MS, env });
  await apt('update');
  const notes = [];
  for (const packages of [needed, ...useful.map((one) => [one])].filter(({ length }) => length > 0)) {
    const installed = await apt('install', '-y', '--no-install-recommends', ...packages);
    if (!installed.ok) notes.push(`apt-get could not install ${packages.join(' and ')}: ${tail(installed.output, 1)}`);
  }
  return notes;
}

function isDebianRoot() {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

/** @param {string} program @param {string} question an argument it answers at once */
function doesStart(program, question) {
  // Tools of drives lie where only root's shell looks.
  const env = process.platform === 'win32' ? process.env : { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  return spawnSync(program, [question], { stdio: 'ignore', timeout: 10_000, env }).error === undefined;
}
