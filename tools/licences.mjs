// The licences of everything a built Wallclock holds, in one text: packages in its bundles, those beside them, Electron, ffmpeg.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/** Loaded at run time from node_modules, with what they need themselves. */
const beside = ['better-sqlite3', 'fluent-ffmpeg'];
/** Needed to compile better-sqlite3, which comes compiled. */
const notShipped = ['node-addon-api'];

const licenceFile = /^(licen[cs]es?|copying|notice|ofl)([-.].*)?$/i;

/**
 * @typedef {object} Licence
 * @property {string} name
 * @property {string} version
 * @property {string} spdx  as the package says it
 * @property {string} text
 */

/**
 * The packages a bundle was made of, by their folders below node_modules, sorted. Pure.
 * @param {readonly string[]} files
 */
export function bundledPackages(files) {
  const folders = files.flatMap((file) => {
    const [, below] = /(?:^|[/\\\0])node_modules[/\\](.+)$/.exec(file.split('?')[0] ?? '') ?? [];
    if (below === undefined) return [];
    const steps = below.split(/[/\\]/);
    // A package in the node_modules of another begins after the last one.
    const last = steps.lastIndexOf('node_modules') + 1;
    return [steps.slice(0, last + (steps[last]?.startsWith('@') ? 2 : 1)).join('/')];
  });
  return [...new Set(folders)].sort();
}

/**
 * Packages with all they depend on, as npm laid them out flat.
 * @param {readonly string[]} names
 * @param {string} modules
 * @returns {string[]}
 */
export function withDependencies(names, modules) {
  const found = new Set(/** @type {string[]} */ ([]));
  const waiting = [...names];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (found.has(name) || notShipped.includes(name)) continue;
    found.add(name);
    const { dependencies = {} } = readPackage(join(modules, name));
    for (const needed of Object.keys(dependencies)) {
      const nested = `${name}/node_modules/${needed}`;
      waiting.push(existsSync(join(modules, nested)) ? nested : needed);
    }
  }
  return [...found].sort();
}

/**
 * What a package says of its licence. Throws when it says nothing: then somebody has to look.
 * @param {string} folder
 * @returns {Licence}
 */
export function licenceOf(folder) {
  const { name, version, author, ...said } = readPackage(folder);
  // Until npm 1 it was a list.
  const license = said.license ?? said.licenses?.map(({ type }) => type).join(' OR ');
  if (license === undefined || license === '') throw new Error(`${name} names no licence: look at it before it is shipped.`);
  const texts = readdirSync(folder).filter((file) => licenceFile.test(file)).sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  // Some packages name a licence and leave its text out; then what they say is all there is to say.
  const writer = typeof author === 'object' ? author.name : author?.replace(/\s*[<(].*$/, '');
  return { name, version, spdx: license, text: texts.join('\n\n') || `${writer === undefined ? '' : `Copyright ${writer}. `}Licensed as ${license}; the package holds no other text.` };
}

/**
 * The text itself. Packages with the same licence, word for word, share one copy of it. Pure.
 * @param {{ readonly own: string, readonly electron: Licence, readonly packages: readonly Licence[] }} parts
 */
export function licencesText({ own, electron, packages }) {
  /** @type {Map<string, Licence[]>} */
  const byText = new Map();
  for (const licence of packages) byText.set(licence.text, [...(byText.get(licence.text) ?? []), licence]);
  const sections = [
    ['Wallclock', own],
    [
      `Electron ${electron.version} (${electron.spdx})`,
      `${electron.text}\n\nElectron holds Chromium, Node.js and much else. Their licences lie beside the program, in LICENSES.chromium.html.`,
    ],
    [
      'ffmpeg (LGPL-2.1-or-later)',
      'Packages that come with ffmpeg hold an unchanged program of its own that Wallclock starts. Its licence lies beside it in ffmpeg-licence.txt, which says\nwhere its source is. An ffmpeg of yours can take its place: choose it in the film dialog.',
    ],
    ['SQLite', 'better-sqlite3 holds SQLite, which is in the public domain: https://sqlite.org/copyright.html'],
    ...[...byText].map(([text, group]) => [group.map(({ name, version, spdx }) => `${name} ${version} (${spdx})`).join('\n'), text]),
  ];
  const line = '─'.repeat(80);
  const all = sections.map(([title, text]) => `${line}\n${title}\n${line}\n\n${text?.trim()}\n`).join('\n\n');
  return `What Wallclock is made of, and under which licences.\n\n${all}`;
}

/**
 * The text for a build. `bundled`: folders below node_modules.
 * @param {readonly string[]} bundled
 */
export function licencesOf(bundled) {
  const modules = inProject('node_modules');
  const folders = [...new Set([...bundled, ...withDependencies(beside, modules)])].sort();
  const packages = folders.map((folder) => licenceOf(join(modules, folder)));
  return licencesText({ own: readFileSync(inProject('LICENSE'), 'utf8'), electron: licenceOf(join(modules, 'electron')), packages });
}

/**
 * @param {string} folder
 * @returns {{ name: string, version: string, license?: string, licenses?: { type: string }[], author?: string | { name: string }, dependencies?: Record<string, string> }}
 */
function readPackage(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
