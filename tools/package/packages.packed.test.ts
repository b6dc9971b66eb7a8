// Packages as they leave here, made around a stand-in for Electron, whose program cannot be had everywhere: their files, archive and fuses.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build } from '../build.mjs';
import { findNode, inProject } from '../project.mjs';
import { installBuilder } from './builder.mjs';
import { checkPackage } from './check-package.mjs';
import { readAsar, readFromAsar } from './read-asar.mjs';
import { readFuses } from './read-fuses.mjs';
import { packInto, type Target } from './testing/packed.ts';

const work = mkdtempSync(path.join(tmpdir(), 'wallclock-packages-'));
const linux: Target = { platform: 'linux', arch: 'x64' };
const windows: Target = { platform: 'win32', arch: 'arm64' };
const mac: Target = { platform: 'darwin', arch: 'arm64' };
const trouble = installBuilder();
let packed: { readonly linux: string; readonly windows: string; readonly mac: string };

beforeAll(async () => {
  if (trouble !== null) return;
  await build();
  const [onLinux, onWindows, onMac] = await Promise.all([packInto(work, linux), packInto(work, windows), packInto(work, mac)]);
  packed = { linux: onLinux, windows: onWindows, mac: onMac };
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const archiveOf = (folder: string) => path.join(folder, 'resources', 'app.asar');

/** The hash of an archive's list of files, in which the hash of each file stands. */
function sealOf(archive: string): string {
  const bytes = readFileSync(archive);
  return createHash('sha256').update(bytes.subarray(16, 16 + bytes.readUInt32LE(12))).digest('hex');
}

/** Writes the archive out as plain files, with what lies beside it. */
function unpack(folder: string): string {
  const root = path.join(work, 'plain');
  for (const { path: name, isUnpacked } of readAsar(archiveOf(folder))) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    if (isUnpacked) cpSync(path.join(`${archiveOf(folder)}.unpacked`, name), path.join(root, name));
    else writeFileSync(path.join(root, name), readFromAsar(archiveOf(folder), name));
  }
  return root;
}

describe('a package', () => {
  beforeEach(({ skip }) => skip(trouble !== null, `npm could not install electron-builder: ${trouble ?? ''}`));

  test('for Linux on x64 holds what it needs and nothing else', () => {
    expect(checkPackage({ folder: packed.linux, ...linux }).problems).toEqual([]);
  });

  test('for Windows on arm64, made here, holds the native part of that system alone', () => {
    const { problems, files } = checkPackage({ folder: packed.windows, ...windows });
    expect(problems).toEqual([]);
    expect(files.filter(({ path: name }) => name.endsWith('.node')).map(({ path: name }) => name)).toEqual(['node_modules/better-sqlite3/prebuilds/win32-arm64.node']);
  });

  test('for a Mac, made here, holds the native part of that system alone, and says why it wants to read a drive', () => {
    const { problems, files } = checkPackage({ folder: packed.mac, ...mac });
    expect(problems).toEqual([]);
    expect(files.filter(({ path: name }) => name.endsWith('.node')).map(({ path: name }) => name)).toEqual(['node_modules/better-sqlite3/prebuilds/darwin-arm64.node']);
    const described = readFileSync(path.join(packed.mac, 'Wallclock.app/Contents/Info.plist'), 'utf8');
    for (const text of ['NSRemovableVolumesUsageDescription', 'app.wallclock.desktop', '<string>13.0</string>', '<string>icon.icns</string>']) expect(described).toContain(text);
  });

  test('for Windows and for a Mac has the seal of its archive in the program itself', () => {
    const onWindows = readFileSync(path.join(packed.windows, 'Wallclock.exe'));
    expect(onWindows.includes(sealOf(archiveOf(packed.windows)))).toBe(true);
    expect(readFileSync(path.join(packed.mac, 'Wallclock.app/Contents/Info.plist'), 'utf8')).toContain(sealOf(path.join(packed.mac, 'Wallclock.app/Contents/Resources/app.asar')));
  });

  test('cannot be made to run as Node, to be inspected, or to load another program', () => {
    const inMac = 'Wallclock.app/Contents/Frameworks/Electron Framework.framework/Electron Framework';
    for (const program of [path.join(packed.linux, 'wallclock'), path.join(packed.windows, 'Wallclock.exe'), path.join(packed.mac, inMac)]) {
      expect(readFuses(program)).toEqual({
        runAsNode: false, cookieEncryption: true, nodeOptions: false, nodeCliInspect: false, asarIntegrity: true, onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false,
      });
    }
  });

  test('stays small: ours is under 8 MB', () => {
    const bytes = statSync(archiveOf(packed.linux)).size + readAsar(archiveOf(packed.linux)).filter(({ isUnpacked }) => isUnpacked).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });

  test('says what it is, and nothing of how it is developed', () => {
    const own = JSON.parse(readFromAsar(archiveOf(packed.linux), 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(own).toMatchObject({ name: 'wallclock', productName: 'Wallclock', main: 'out/main/electron.js', desktopName: 'wallclock.desktop' });
    expect(Object.keys(own)).not.toEqual(expect.arrayContaining(['devDependencies']));
    expect(own['scripts']).toBeUndefined();
  });

  test('holds every module its program loads', () => {
    const root = unpack(packed.linux);
    const source = readFileSync(path.join(root, 'out/main/electron.js'), 'utf8');
    const names = [...source.matchAll(/^import \{([^}]+)\} from "electron";/gm)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim().split(' as ')[0] ?? ''));
    expect(names).toContain('app');
    // Electron's part is played by things that answer anything; the launch ends where it asks whether it is the only one.
    const stand = path.join(work, 'electron.mjs');
    writeFileSync(stand, [
      'const anything = new Proxy(function () {}, { get: (_, key) => (key === "then" ? undefined : key === "requestSingleInstanceLock" ? () => (console.log("asks for its lock"), false) : key === "exit" ? () => process.exit(0) : key === Symbol.toPrimitive ? () => "" : anything), apply: () => anything, construct: () => anything });',
      ...new Set(names.map((name) => `export const ${name} = anything;`)),
    ].join('\n'));
    const hooks = `import { registerHooks } from 'node:module'; registerHooks({ resolve: (name, context, next) => name === 'electron' ? { url: ${JSON.stringify(new URL(`file://${stand}`).href)}, shortCircuit: true } : next(name, context) });`;
    const program = `${hooks}; await import(${JSON.stringify(`file://${root}/out/main/electron.js`)});`;
    const run = spawnSync(findNode(), ['--input-type=module', '--eval', program], { encoding: 'utf8', env: { ...process.env, HOME: work, XDG_DATA_HOME: path.join(work, 'home') }, timeout: 30_000 });
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('asks for its lock') as unknown });

    const native = spawnSync(findNode(), ['--eval', `const Database = require('better-sqlite3'); console.log(new Database(':memory:').prepare('SELECT 6 * 7 AS n').get().n); require('fluent-ffmpeg')`], { encoding: 'utf8', cwd: root });
    expect(native).toMatchObject({ status: 0, stdout: '42\n' });
  });

  test('a setting nobody knows stops the packager before it begins', async () => {
    await expect(packInto(path.join(work, 'wrong'), linux, '-c.asarr=true')).rejects.toThrow(/unknown property 'asarr'/);
  });

  test('with a source map, a test or another system’s part in it would be found', () => {
    const folder = path.join(work, 'spoiled');
    cpSync(packed.linux, folder, { recursive: true });
    expect(checkPackage({ folder, ...linux, arch: 'arm64' }).problems).toEqual([expect.stringContaining('linux-arm64.node alone, not')]);
    writeFileSync(path.join(folder, 'resources', 'default_app.asar'), '');
    const program = path.join(folder, 'wallclock');
    const bytes = readFileSync(program);
    bytes.write('1', bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34, 'latin1');
    writeFileSync(program, bytes);
    expect(checkPackage({ folder, ...linux }).problems).toEqual(['default_app.asar has no business beside the archive.', 'The fuse runAsNode should be off.']);
  });

  test('the licences name every package in it', () => {
    const read = (name: string) => readFromAsar(archiveOf(packed.linux), name).toString('utf8');
    const text = read('out/page/licences.txt');
    const titleOf = (packageJson: string) => {
      const { name, version } = JSON.parse(packageJson) as { readonly name: string; readonly version: string };
      return `${name === 'electron' ? 'Electron' : name} ${version} (`;
    };
    const installed = new Set([
      // What went into the bundles, by the sources.
      ...['main', 'renderer', 'shared'].flatMap(importedBy), 'electron',
    ]);
    expect([...installed]).toEqual(expect.arrayContaining(['zod', 'chokidar', 'react', 'react-aria-components', '@fontsource-variable/inter']));
    const titles = [
      ...readAsar(archiveOf(packed.linux)).filter(({ path: name }) => /^node_modules\/.*\/package\.json$/.test(name)).map(({ path: name }) => titleOf(read(name))),
      ...[...installed].map((name) => titleOf(readFileSync(inProject('node_modules', name, 'package.json'), 'utf8'))),
    ];
    expect(titles.filter((title) => !text.includes(`\n${title}`))).toEqual([]);
    expect(readFileSync(path.join(packed.linux, 'resources', 'licences.txt'), 'utf8')).toBe(text);
  });
});

/** Packages that the sources of a folder import, save for types and tests. */
function importedBy(folder: string): string[] {
  const files = readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|css)$/.test(file) && !/\.(test|config|fixture)\.|testing/.test(file));
  return files.flatMap((file) => {
    const text = readFileSync(inProject(folder, file), 'utf8');
    return [...text.matchAll(/(?:^import (?!type)[^;]*?from |^import |@import |url\()['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)/gm)].map(([, name = '']) => name).filter((name) => !name.startsWith('node:') && name !== 'node');
  });
}
