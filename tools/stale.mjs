// Which part of the build is older than its sources: told by a hash of their contents, because a checkout changes every mtime.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/** @typedef {'page' | 'main'} Part */

/** @type {Record<Part, string[]>} */
const sources = {
  page: ['renderer', 'shared', 'tools/build.mjs', 'tools/licences.mjs', 'package-lock.json'],
  main: ['main', 'shared', 'tools/build.mjs', 'tools/licences.mjs', 'package-lock.json'],
};

/** @type {readonly Part[]} */
export const parts = ['page', 'main'];

/** @param {Part} part */
const stampOf = (part) => inProject('out', `${part}.built-from`);

/** @returns {Part[]} the parts to build */
export function staleParts() {
  return parts.filter((part) => !existsSync(stampOf(part)) || readFileSync(stampOf(part), 'utf8') !== sourceHash(part));
}

/**
 * Call before the build with the hash of what is about to be read; a build that fails then leaves the part stale.
 * @param {Part} part
 */
export function markStale(part) {
  rmSync(stampOf(part), { force: true });
}

/**
 * @param {Part} part
 * @param {string} hash taken before the build began
 */
export function markFresh(part, hash) {
  writeFileSync(stampOf(part), hash);
}

/** @param {Part} part */
export function sourceHash(part) {
  const hash = createHash('sha256');
  for (const source of sources[part]) addTo(hash, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the project
 */
function addTo(hash, path) {
  const fullPath = inProject(path);
  if (!existsSync(fullPath)) return;
  if (/\.test\.tsx?$|tsconfig[^/]*\.json$/.test(path)) return;
  if (statSync(fullPath).isFile()) {
    hash.update(`${path}\0`).update(readFileSync(fullPath));
    return;
  }
  for (const name of readdirSync(fullPath).sort()) addTo(hash, join(path, name));
}
