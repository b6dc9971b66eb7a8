import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledPackages, licenceOf, licencesText, withDependencies } from './licences.mjs';

let modules: string;
beforeEach(() => {
  modules = mkdtempSync(path.join(tmpdir(), 'wallclock-licences-'));
});
afterEach(() => rmSync(modules, { recursive: true }));

function install(name: string, manifest: Record<string, unknown>, files: Record<string, string> = {}): string {
  const folder = path.join(modules, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: name.split('node_modules/').at(-1), version: '1.0.0', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

test('the packages of a bundle are told from its files, on every system', () => {
  expect(bundledPackages([
    '/work/node_modules/react/index.js', '/work/node_modules/react/cjs/react.js', 'C:\\work\\node_modules\\@tanstack\\query-core\\build\\x.js', '/work/renderer/app.tsx',
    '\0rolldown/runtime.js', '/work/node_modules/a/node_modules/@b/c/x.js?commonjs', '../node_modules/@fontsource-variable/inter/files/inter.woff2',
  ])).toEqual(['@fontsource-variable/inter', '@tanstack/query-core', 'a/node_modules/@b/c', 'react']);
});

test('a package brings what it needs, its own copy where it has one', () => {
  install('a', { dependencies: { b: '1', c: '1' } });
  install('a/node_modules/b', {});
  install('b', { dependencies: { d: '1' } });
  install('c', { dependencies: { a: '1', 'node-addon-api': '8' } });
  expect(withDependencies(['a'], modules)).toEqual(['a', 'a/node_modules/b', 'c']);
});

test('a licence is its own text, with the notices beside it', () => {
  const folder = install('a', { license: 'Apache-2.0' }, { 'LICENSE.txt': 'the text\r\nof it', NOTICE: 'notices', 'README.md': 'not this' });
  expect(licenceOf(folder)).toEqual({ name: 'a', version: '1.0.0', spdx: 'Apache-2.0', text: 'the text\nof it\n\nnotices' });
});

test('a package from before npm 1 is read, and one without a text is said to have none', () => {
  expect(licenceOf(install('old', { licenses: [{ type: 'MIT' }] }, { LICENSE: 'x' })).spdx).toBe('MIT');
  expect(licenceOf(install('bare', { license: 'ISC', author: 'Somebody <a@example.test>' })).text).toBe('Copyright Somebody. Licensed as ISC; the package holds no other text.');
});

test('a package that names no licence stops the build', () => {
  expect(() => licenceOf(install('unknown', {}))).toThrow('unknown names no licence: look at it before it is shipped.');
});

test('what is the same word for word stands there once, under every name', () => {
  const licence = (name: string, text: string) => ({ name, version: '2.0.0', spdx: 'MIT', text });
  const text = licencesText({ own: 'ours', electron: licence('electron', 'theirs'), packages: [licence('a', 'same'), licence('b', 'other'), licence('c', 'same')] });
  expect(text.match(/^same$/gm)).toHaveLength(1);
  expect(text).toContain('\na 2.0.0 (MIT)\nc 2.0.0 (MIT)\n');
  for (const word of ['ours', 'Electron 2.0.0 (MIT)', 'LICENSES.chromium.html', 'ffmpeg-licence.txt', 'SQLite']) expect(text).toContain(word);
});
