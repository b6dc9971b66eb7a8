// Lint, of everything and of what changed: everything takes minutes, since most rules know the types.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, root } from './project.mjs';
import { programStep } from './steps.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

const known = '.cache/eslint';

/** @param {string} name @param {readonly string[]} files */
const eslint = (name, files) => programStep(name, 'eslint/bin/eslint.js', [
  '-c', 'tools/eslint.config.mjs', '--max-warnings', '0', '--no-warn-ignored', '--cache', '--cache-strategy', 'content', '--cache-location', known, ...files,
]);

/**
 * Every file anew: what changed in one may break a rule in another. Leaves what it found for `lintChanged`.
 * @returns {Step}
 */
export function lint() {
  rmSync(inProject(known), { force: true });
  return eslint('lint', ['.']);
}

/**
 * The files that changed since lint knew them, or, where it knows none yet, since the last commit that others have.
 * @returns {Step}
 */
export function lintChanged() {
  const name = 'lint, changed files';
  const files = existsSync(inProject(known)) ? ['.'] : changedFiles(root);
  return files.length === 0 ? { name, perform: () => Promise.resolve({ ok: true, output: '' }) } : eslint(name, files);
}

const linted = /\.(?:ts|tsx|mjs|cjs)$/;

/**
 * Files that lint reads, changed or new since the last commit that is also in another's `main`, else since the last one. Outside a repository, everything.
 * @param {string} folder a checkout
 * @returns {string[]} from the folder
 */
export function changedFiles(folder) {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const others = git('for-each-ref', '--format=%(refname)', 'refs/remotes/*/main').split('\n')[0] ?? '';
    const base = others === '' ? 'HEAD' : git('merge-base', 'HEAD', others).trim();
    const names = [git('diff', '--name-only', '-z', '--relative', base), git('ls-files', '--others', '--exclude-standard', '-z')].join('').split('\0');
    return names.filter((name) => linted.test(name) && existsSync(join(folder, name)));
  } catch {
    return ['.'];
  }
}
