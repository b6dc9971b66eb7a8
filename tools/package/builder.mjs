// electron-builder, installed apart from the program, and started on the project.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../install.mjs';
import { findNode, inProject, root, run, tail } from '../project.mjs';

const described = inProject('tools', 'package');
const folder = inProject('.cache', 'package');
/** The hash of the lock file that was installed. */
const stamp = join(folder, 'node_modules', '.installed-lock');
const program = join(folder, 'node_modules', 'electron-builder', 'cli.js');
const LIMIT_MS = 240_000;

/** Installs what tools/package/package-lock.json names, when that is not what is installed. @returns {string | null} what npm said last when it failed */
export function installBuilder() {
  const wanted = createHash('sha256').update(readFileSync(join(described, 'package-lock.json'))).digest('hex');
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return null;
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(described, name), join(folder, name));
  copyFileSync(inProject('.npmrc'), join(folder, '.npmrc'));
  rmSync(stamp, { force: true });
  const [npm, ...first] = npmCommand();
  const result = spawnSync(npm, [...first, 'ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder, timeout: LIMIT_MS, encoding: 'utf8', shell: process.platform === 'win32' && npm === 'npm' });
  if (result.status !== 0) return tail(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`, 20);
  writeFileSync(stamp, wanted);
  return null;
}

const systems = /** @type {const} */ ({ linux: '--linux', win32: '--win', darwin: '--mac' });

/**
 * Packs what is built, for one system. `args`: electron-builder's own; the configuration is electron-builder.yml.
 * @param {keyof typeof systems} platform
 * @param {readonly string[]} args
 */
export function packWith(platform, args) {
  return run(findNode(), [program, '--config', inProject('electron-builder.yml'), '--projectDir', root, '--publish', 'never', systems[platform], ...args], {
    env: { ...process.env, NO_COLOR: '1', WALLCLOCK_PLATFORM: platform },
  });
}
