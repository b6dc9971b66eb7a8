// Lays out the ffmpeg that comes with a package: `node tools/package/fetch-ffmpeg.mjs linux-x64`. Fetched by the SHA-256 in ffmpeg-pins.json, or not at all.
// `--pin linux-x64 …` fetches what the addresses give today and writes its SHA-256 there: for somebody who then looks at the change.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, stopWith } from '../project.mjs';
import { download } from './download.mjs';

/**
 * @typedef {object} Pin
 * @property {'program' | 'source'} kind  an archive of a built ffmpeg, or of its source, which is then built here
 * @property {string} url
 * @property {string | null} sha256  null: nobody has looked yet, so nothing is fetched
 * @property {string} source  where its source is, for the licence
 *
 * @typedef {{ readonly pinFile: string, readonly folder: string }} Places
 * @typedef {{ ok: true, folder: string } | { ok: false, sentence: string }} Laid
 */

/** @type {Places} */
const ownPlaces = { pinFile: inProject('tools', 'package', 'ffmpeg-pins.json'), folder: inProject('.cache', 'ffmpeg') };
/** Where it stands in the folder which SHA-256 it came of. */
const stampName = '.sha256';

/**
 * The folder with ffmpeg and its licence; null when it is not laid out, or another one than the pinned.
 * @param {string} target
 * @param {Places} [places]
 */
export function findPinned(target, places = ownPlaces) {
  const sha256 = readPins(places)[target]?.sha256;
  const folder = join(places.folder, target);
  const stamp = join(folder, stampName);
  return sha256 != null && existsSync(stamp) && readFileSync(stamp, 'utf8') === sha256 ? folder : null;
}

/**
 * Fetches, compares, unpacks. On a failure nothing is left behind.
 * @param {string} target  platform and processor, as Node names them: `win32-arm64`
 * @param {Places} [places]
 * @returns {Promise<Laid>}
 */
export async function layOut(target, places = ownPlaces) {
  const pin = readPins(places)[target];
  if (pin === undefined) return refuse(`There is no pin for ${target} in ${basename(places.pinFile)}.`);
  if (pin.sha256 === null) return refuse(`The ffmpeg for ${target} has no SHA-256 yet: node tools/package/fetch-ffmpeg.mjs --pin ${target} writes it, for you to look at and commit.`);
  const there = findPinned(target, places);
  if (there !== null) return { ok: true, folder: there };

  const work = mkdtempSync(join(tmpdir(), 'wallclock-ffmpeg-'));
  try {
    const archive = join(work, basename(new URL(pin.url).pathname));
    const fetched = await download(pin.url, archive);
    if (!fetched.ok) return refuse(fetched.sentence);
    if (fetched.sha256 !== pin.sha256) return refuse(`${pin.url} is not what was pinned: its SHA-256 is ${fetched.sha256}, not ${pin.sha256}. Nothing of it was kept.`);
    return unpack(target, pin, archive, work, places);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} target
 * @param {Pin} pin
 * @param {string} archive
 * @param {string} work
 * @param {Places} places
 * @returns {Laid}
 */
function unpack(target, pin, archive, work, places) {
  const unpacked = join(work, 'unpacked');
  mkdirSync(unpacked);
  // Windows' own tar reads zip files as well.
  const done = spawnSync('tar', ['-xf', archive, '-C', unpacked], { encoding: 'utf8' });
  if (done.status !== 0) return refuse(`${basename(archive)} could not be unpacked: ${(done.error?.message ?? done.stderr).trim()}`);
  const [top] = readdirSync(unpacked);
  const root = join(unpacked, top ?? '');
  if (pin.kind === 'source') {
    const built = spawnSync('sh', [inProject('tools', 'package', 'build-ffmpeg.sh'), root], { stdio: ['ignore', 'inherit', 'inherit'] });
    if (built.status !== 0) return refuse('ffmpeg could not be built from its source; its last words are above.');
  }
  const name = target.startsWith('win32') ? 'ffmpeg.exe' : 'ffmpeg';
  const [program, licence] = [join(root, 'bin', name), join(root, 'LICENSE.txt')];
  if (!existsSync(program)) return refuse(`${basename(archive)} holds no bin/${name}.`);
  if (!existsSync(licence)) return refuse(`${basename(archive)} holds no LICENSE.txt: without its licence it cannot be given to others.`);
  const forbidden = findForbidden(program);
  if (forbidden !== null) return refuse(`${basename(archive)} was built with ${forbidden}: it cannot come with an MIT program. Pin an LGPL build.`);

  const fresh = join(work, 'fresh');
  mkdirSync(fresh);
  copyFileSync(program, join(fresh, name));
  chmodSync(join(fresh, name), 0o755);
  writeFileSync(join(fresh, 'ffmpeg-licence.txt'), `ffmpeg comes with Wallclock as a program of its own, unchanged.\nIts source: ${pin.source}\nIt was fetched from ${pin.url}\nSHA-256 ${pin.sha256}\n\n${readFileSync(licence, 'utf8')}`);
  writeFileSync(join(fresh, stampName), pin.sha256 ?? '');
  const folder = join(places.folder, target);
  mkdirSync(places.folder, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  moveFolder(fresh, folder);
  return { ok: true, folder };
}

/**
 * ffmpeg holds the words it was configured with. Read rather than asked, so that a Linux machine can look at a Windows program.
 * @param {string} program
 */
function findForbidden(program) {
  const bytes = readFileSync(program);
  return ['--enable-gpl', '--enable-nonfree'].find((word) => bytes.includes(word)) ?? null;
}

/**
 * Fetches what an address gives today and writes its SHA-256 into the pins.
 * @param {string} target
 * @param {Places} [places]
 * @returns {Promise<string>} a sentence
 */
export async function pinAnew(target, places = ownPlaces) {
  const pins = readPins(places);
  const pin = pins[target];
  if (pin === undefined) return `There is no pin for ${target} in ${basename(places.pinFile)}.`;
  const work = mkdtempSync(join(tmpdir(), 'wallclock-pin-'));
  try {
    const fetched = await download(pin.url, join(work, 'archive'));
    if (!fetched.ok) return fetched.sentence;
    writeFileSync(places.pinFile, `${JSON.stringify({ ...pins, [target]: { ...pin, sha256: fetched.sha256 } }, null, 2)}\n`);
    return `${target}: ${fetched.sha256}, was ${pin.sha256 ?? 'not pinned'}. Compare it with what its makers publish before you commit it.`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {Places} places
 * @returns {Record<string, Pin>}
 */
function readPins({ pinFile }) {
  return JSON.parse(readFileSync(pinFile, 'utf8'));
}

/** @param {string} sentence @returns {Laid} */
function refuse(sentence) {
  return { ok: false, sentence };
}

/**
 * A rename, where both lie on one disk.
 * @param {string} from
 * @param {string} to
 */
function moveFolder(from, to) {
  try {
    renameSync(from, to);
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'EXDEV')) throw problem;
    mkdirSync(to);
    for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [first, ...others] = process.argv.slice(2);
  const targets = first === '--pin' ? others : [first ?? `${process.platform}-${process.arch}`];
  for (const target of targets) {
    if (first === '--pin') process.stdout.write(`${await pinAnew(target)}\n`);
    else {
      const laid = await layOut(target);
      if (!laid.ok) stopWith(laid.sentence);
      else process.stdout.write(`ffmpeg for ${target} lies in ${laid.folder}\n`);
    }
  }
}
