// Looks into a packed program, before it is put into an installer's box: nothing in it that has no business there, nothing missing, every fuse as decided.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAsar } from './read-asar.mjs';
import { readFuses } from './read-fuses.mjs';

/**
 * @typedef {object} PackedApp
 * @property {string} folder  as the packager leaves it: `linux-unpacked`, `win-arm64-unpacked`, `mac-arm64`
 * @property {'linux' | 'win32' | 'darwin'} platform
 * @property {'x64' | 'arm64'} arch
 *
 * @typedef {{ readonly path: string, readonly sizeBytes: number, readonly isUnpacked: boolean }} Shipped
 */

/** What each fuse has to be. Electron's own default for those that are not named here. */
const wantedFuses = {
  runAsNode: false, nodeOptions: false, nodeCliInspect: false, cookieEncryption: true, asarIntegrity: true, onlyLoadAppFromAsar: true, grantFileProtocolExtraPrivileges: false,
};

/** Every file of the archive matches one of these. */
const allowed = [
  /^package\.json$/,
  /^LICENSE$/,
  /^out\/main\/(electron|[a-z]+-thread)(-[\w-]+)?\.js$/,
  /^out\/page\/(index\.html|licences\.txt|first-screen(-[\w-]+)?\.js)$/,
  /^out\/page\/assets\/[\w-]+\.(js|css|svg|woff2)$/,
  /^out\/demo\/[\w-]+\.mp4$/,
  /^node_modules\/(better-sqlite3|fluent-ffmpeg|async|which|isexe)\/(package\.json|LICEN[CS]E(\.\w+)?|[\w-]+\.js|lib\/[\w/-]+\.js)$/,
  /^node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
];

const needed = [
  'package.json', 'LICENSE', 'out/main/electron.js', 'out/page/index.html', 'out/page/first-screen.js', 'out/page/licences.txt', 'node_modules/better-sqlite3/lib/index.js', 'node_modules/fluent-ffmpeg/index.js',
];

/** Beside the archive; Electron brings the rest on a Mac. */
const allowedBeside = /^(app\.asar(\.unpacked)?|licences\.txt|ffmpeg(\.exe)?|ffmpeg-licence\.txt|LICENSE|LICENSES\.chromium\.html|[\w-]+\.lproj|icon\.icns|.*\.icns)$/;

/**
 * @param {PackedApp} app
 * @returns {{ problems: string[], files: Shipped[] }} a sentence for each thing that is wrong; what the archive holds
 */
export function checkPackage({ folder, platform, arch }) {
  const { program, resources } = placesIn(folder, platform);
  const archive = join(resources, 'app.asar');
  const files = readAsar(archive);
  const problems = [];

  for (const { path } of files) if (!allowed.some((form) => form.test(path))) problems.push(`${path} has no business in a package.`);
  for (const path of needed) if (!files.some((file) => file.path === path)) problems.push(`${path} is missing.`);
  for (const { path, hasIntegrity } of files) if (!hasIntegrity) problems.push(`${path} can be changed without anybody noticing.`);

  const native = files.filter(({ path }) => path.endsWith('.node')).map(({ path }) => path);
  const wanted = `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`;
  if (native.join() !== wanted) problems.push(`The native part should be ${wanted} alone, not ${native.join(', ') || 'none'}.`);
  for (const { path, isUnpacked } of files) {
    if (isUnpacked !== path.endsWith('.node')) problems.push(`${path} should lie ${isUnpacked ? 'in' : 'beside'} the archive.`);
    if (isUnpacked && !existsSync(join(`${archive}.unpacked`, path))) problems.push(`${path} is named in the archive and not beside it.`);
  }

  const beside = readdirSync(resources);
  for (const name of beside) if (!allowedBeside.test(name)) problems.push(`${name} has no business beside the archive.`);
  if (!beside.includes('licences.txt')) problems.push('The licences are missing.');
  if (beside.some((name) => /^ffmpeg(\.exe)?$/.test(name)) !== beside.includes('ffmpeg-licence.txt')) problems.push('ffmpeg and its licence go together or not at all.');

  const fuses = readFuses(program);
  for (const [name, state] of Object.entries(wantedFuses)) {
    const is = fuses[/** @type {import('./read-fuses.mjs').Fuse} */ (name)];
    if (is !== state) problems.push(`The fuse ${name} should be ${state ? 'on' : 'off'}.`);
  }
  return { problems, files };
}

/**
 * @param {string} folder
 * @param {PackedApp['platform']} platform
 */
function placesIn(folder, platform) {
  if (platform !== 'darwin') return { program: join(folder, platform === 'win32' ? 'Wallclock.exe' : 'wallclock'), resources: join(folder, 'resources') };
  const contents = join(folder, 'Wallclock.app', 'Contents');
  return { program: join(contents, 'Frameworks', 'Electron Framework.framework', 'Electron Framework'), resources: join(contents, 'Resources') };
}

/**
 * The packed programs in a folder of the packager, told by their names.
 * @param {string} output
 * @returns {PackedApp[]}
 */
export function packedAppsIn(output) {
  return readdirSync(output).flatMap((name) => {
    const [, system, other] = /^(linux|win|mac)(?:-(arm64))?(?:-unpacked)?$/.exec(name) ?? [];
    if (system === undefined) return [];
    const platform = /** @type {const} */ ({ linux: 'linux', win: 'win32', mac: 'darwin' })[/** @type {'linux' | 'win' | 'mac'} */ (system)];
    return [{ folder: join(output, name), platform, arch: /** @type {'x64' | 'arm64'} */ (other ?? 'x64') }];
  });
}
