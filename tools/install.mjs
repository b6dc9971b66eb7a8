// Installs what the lock file names, when that is not what is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inProject, root, stopWith, tail } from './project.mjs';

const lockFile = inProject('package-lock.json');
/** npm writes this when an install is complete. */
const npmsRecord = inProject('node_modules', '.package-lock.json');
/** Ours: the hash of the lock file that was installed. Lies in node_modules, so it goes when that goes. */
const stamp = inProject('node_modules', '.installed-lock');

/** Quick when nothing is to be done. Ends the program when npm fails. */
export function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(npmsRecord)) {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    if (!existsSync(stamp) && statSync(npmsRecord).mtimeMs >= statSync(lockFile).mtimeMs) return writeFileSync(stamp, wanted);
  }

  // npm empties the folder before it installs, and would empty that of another checkout.
  if (lstatSync(inProject('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    stopWith('node_modules is a link to a folder that holds other versions than package-lock.json names. Remove the link, then run this again.');
  }
  process.stderr.write('Installing what Wallclock is built from (once, under a minute)…\n');
  const [program, ...first] = npmCommand();
  // Named groups: with NODE_ENV=production npm would leave out the tools that build the page.
  const result = spawnSync(program, [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (result.status !== 0) {
    process.stderr.write(`${tail(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`, 20)}\n`);
    stopWith('npm could not install what Wallclock needs; its last words are above.');
  }
  writeFileSync(stamp, wanted);
}

/** @returns {[string, ...string[]]} the npm that started us, else the one on the path */
export function npmCommand() {
  const started = process.env['npm_execpath'];
  return started !== undefined && basename(started) === 'npm-cli.js' && existsSync(started) ? [process.execPath, started] : ['npm'];
}
