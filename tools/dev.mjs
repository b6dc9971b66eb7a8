// `npm run dev`: the browser face, built, started and shown anew after every change of a source.
// It runs exactly what `npm start` runs: the page's policy allows no other origin, no inline script and no eval, which vite's dev
// server needs, and every launch has a new token. So a change rebuilds the stale part (under a second), starts the face again on
// the same port, and leads a Chromium of its own to the new address. Without a Chromium or a display the address is printed.
// The catalog of development lies in .cache/dev, unless --data names another.
import { spawn } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from './build.mjs';
import { resolveArguments } from './caller-arguments.mjs';
import { findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { become, findNode, inProject, isOnWantedNode } from './project.mjs';

const args = resolveArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
const QUIET_MS = 100;

ensureInstalled();
if (isOnWantedNode()) await develop();
else become(findNode(), process.argv.slice(1));

async function develop() {
  await build();
  const show = await openBrowser();
  let face = await startFace();
  await show(face.address);

  /** @type {NodeJS.Timeout | undefined} */
  let quiet;
  let working = Promise.resolve();
  const rebuild = async () => {
    try {
      if ((await build()).length === 0) return;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      return;
    }
    await face.stop();
    face = await startFace(new URL(face.address).port);
    await show(face.address);
  };
  const changed = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => (working = working.then(rebuild).then(watchNewFolders)), QUIET_MS);
  };
  // One watcher per folder: on Linux Node's recursive one loses files that an editor saves by renaming over them.
  /** @type {Set<string>} */
  const watched = new Set();
  const watchNewFolders = () => {
    for (const folder of foldersOf(['main', 'renderer', 'shared']).filter((path) => !watched.has(path))) {
      watched.add(folder);
      watch(folder, changed).once('close', () => watched.delete(folder)).on('error', changed);
    }
  };
  watchNewFolders();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void face.stop().then(() => process.exit(0)));
}

/** @param {string[]} names */
function foldersOf(names) {
  return names.flatMap((name) => [
    inProject(name),
    ...readdirSync(inProject(name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  ]);
}

/** Starts the face and waits for its address. @param {string} [port] */
async function startFace(port) {
  const own = [...(hasOption('--data') ? [] : ['--data', inProject('.cache', 'dev')]), ...(port === undefined || hasOption('--port') ? [] : ['--port', port])];
  const child = spawn(process.execPath, [inProject('out', 'main', 'browser.js'), '--no-open', ...own, ...args], { stdio: ['inherit', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  let isStopping = false;
  const address = await new Promise((found) => {
    createInterface(child.stdout).on('line', (line) => {
      const url = /http:\/\/127\.0\.0\.1:\d+\/boot\S*/.exec(line)?.[0];
      if (url === undefined) say(line);
      else found(url);
    });
    // A face that ends by itself has said why; with it goes what was to be watched.
    child.once('exit', (code) => isStopping || process.exit(code ?? 1));
  });
  const stop = () => {
    isStopping = true;
    child.kill('SIGTERM');
    return ended;
  };
  return { address, stop };
}

/** @returns {Promise<(address: string) => Promise<unknown>>} shows an address to the developer */
async function openBrowser() {
  const executablePath = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'] ? null : findChromium();
  if (executablePath === null || hasOption('--no-open')) return async (address) => say(`Open ${address}`);
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ headless: false, executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const page = await browser.newPage({ viewport: null });
  page.once('close', () => process.exit(0));
  return (address) => page.goto(address);
}

/** @param {string} option */
function hasOption(option) {
  return args.some((argument) => argument === option || argument.startsWith(`${option}=`));
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
