// Where the project lies and which Node its programs run on. Runs on Node 20 with nothing installed, as every `.mjs` of this folder must.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} steps */
export const inProject = (...steps) => join(root, ...steps);

const wantedMajor = 24;

/**
 * The Node that runs the project: the one pinned by the lock file where that exists, else the one this runs on.
 * @returns {string} a path to a program
 */
export function findNode() {
  const pinned = inProject('node_modules', '.bin', 'node');
  if (existsSync(pinned) && majorOf(spawnSync(pinned, ['--version'], { encoding: 'utf8' }).stdout) >= wantedMajor) return pinned;
  if (majorOf(process.version) >= wantedMajor) return process.execPath;
  return stopWith(`Wallclock needs Node ${wantedMajor} or newer on this computer; this is Node ${process.version.slice(1)}.`);
}

/** For tools that run the project's own code in their process: false when they must start anew with `findNode()`. */
export const isOnWantedNode = () => majorOf(process.version) >= wantedMajor;

/** @param {string | null} version `v24.21.0`; null when the program would not start */
function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version ?? '')?.[1] ?? 0);
}

/**
 * Ends the program with one sentence for the person who started it.
 * @param {string} sentence
 * @returns {never}
 */
export function stopWith(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Runs a program in the project's folder and waits for it; what it says is kept, not shown.
 * @param {string} program
 * @param {string[]} args
 * @param {{ limitMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} `output`: both streams, in the order they were written
 */
export function run(program, args, { limitMs = 600_000, env = process.env } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
    let output = '';
    const keep = (/** @type {string} */ text) => (output += text);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => done({ ok: false, output: error.message }));
    child.once('close', (code, signal) => {
      const ending = signal === null ? '' : `\nStopped by ${signal} (limit ${limitMs / 1000} s).`;
      done({ ok: code === 0, output: output + ending });
    });
  });
}

/**
 * Hands the terminal to a program and ends as it ends. Ctrl-C in a terminal reaches both by itself; other ways of being told
 * to stop are passed on.
 * @param {string} program
 * @param {string[]} args
 */
export function become(program, args) {
  const child = spawn(program, args, { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => stopWith(`${program} could not be started: ${error.message}.`));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
}

/**
 * The end of a long text, for a message.
 * @param {string} text
 * @param {number} lines
 */
export function tail(text, lines) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
