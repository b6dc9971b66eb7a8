// `npm run dist`: the packages of this system into out/packages. What follows `--` goes to electron-builder (`dir`, `deb`, `--x64`, `--arm64`).
// `--release`: refuses to make a package without ffmpeg and without knowing where the project lives.
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { installBuilder, packWith } from './package/builder.mjs';
import { checkPackage, packedAppsIn } from './package/check-package.mjs';
import { findPinned } from './package/fetch-ffmpeg.mjs';
import { originOf } from './package/origin.mjs';
import { become, findNode, inProject, isOnWantedNode, stopWith } from './project.mjs';

if (!isOnWantedNode()) {
  ensureInstalled();
  become(findNode(), process.argv.slice(1));
} else await main(process.argv.slice(2));

/** @param {string[]} given */
async function main(given) {
  const { platform } = process;
  if (platform !== 'linux' && platform !== 'win32' && platform !== 'darwin') return stopWith(`There are no packages for ${platform}.`);
  const isRelease = given.includes('--release');
  const passedOn = given.filter((argument) => argument !== '--release');
  const origin = originOf(JSON.parse(readFileSync(inProject('package.json'), 'utf8')), process.env);
  if (isRelease && origin === null) stopWith('A release has to know where the project lives: say it in package.json as `repository`, or in GITHUB_REPOSITORY.');
  if (platform === 'linux' && origin === null && passedOn.every((argument) => argument.startsWith('--'))) {
    process.stderr.write('Packing no deb: it has to say where the project lives, and package.json has no `repository`.\n');
    passedOn.unshift('AppImage');
  }
  for (const arch of archsIn(passedOn)) {
    const shipped = findPinned(`${platform}-${arch}`);
    if (shipped !== null) continue;
    const sentence = `ffmpeg for ${platform}-${arch} is not laid out in .cache/ffmpeg: node tools/package/fetch-ffmpeg.mjs ${platform}-${arch} fetches it.`;
    if (isRelease) stopWith(`A release comes with ffmpeg. ${sentence}`);
    process.stderr.write(`Packing without ffmpeg; films will need one in the PATH. ${sentence}\n`);
  }

  ensureInstalled();
  const trouble = installBuilder();
  if (trouble !== null) stopWith(`npm could not install electron-builder:\n${trouble}`);
  await build();

  const output = inProject('out', 'packages');
  rmSync(output, { recursive: true, force: true });
  const packed = await packWith(platform, [
    ...passedOn,
    ...(origin === null ? [] : [`-c.extraMetadata.repository=${origin}`, `-c.extraMetadata.homepage=${origin}`]),
    // Without a certificate the parts of a Mac program have no team in common, and the hardened runtime would not let them load each other.
    ...(platform === 'darwin' && !process.env['CSC_LINK'] && !process.env['CSC_NAME'] ? ['-c.mac.hardenedRuntime=false'] : []),
  ]);
  process.stdout.write(packed.output);
  if (!packed.ok) stopWith('electron-builder could not make the packages; its last words are above.');

  const apps = packedAppsIn(output);
  if (apps.length === 0) stopWith('There is no packed program to look into.');
  const problems = apps.flatMap((app) => {
    const checked = checkPackage(app);
    const bytes = checked.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    process.stdout.write(`${app.platform}-${app.arch}: ${checked.files.length} files of ours, ${megabytes(bytes)}\n`);
    return checked.problems.map((problem) => `${app.platform}-${app.arch}: ${problem}`);
  });
  if (problems.length > 0) stopWith(`These packages must not be given to anybody:\n${problems.join('\n')}`);
  for (const name of readdirSync(output)) {
    const { size } = statSync(join(output, name));
    if (/\.(AppImage|deb|dmg|zip|exe)$/.test(name)) process.stdout.write(`${name}  ${megabytes(size)}\n`);
  }
}

/** @param {readonly string[]} given */
function archsIn(given) {
  const named = ['x64', 'arm64'].filter((arch) => given.includes(`--${arch}`));
  return named.length > 0 ? named : [process.arch];
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
