// Builds what is stale: the page with vite to out/page, the three faces with rolldown to out/main. `--force` builds everything.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { bundledPackages, licencesOf } from './licences.mjs';
import { become, findNode, inProject, isOnWantedNode, stopWith } from './project.mjs';
import { markFresh, markStale, parts, sourceHash, staleParts } from './stale.mjs';

/** @typedef {import('./stale.mjs').Part} Part */

const faces = ['electron', 'browser', 'cli'];
/** Threads of the core: `NAME-thread.ts` beside who starts it, `out/main/NAME-thread.js` when it is built. */
const threads = readdirSync(inProject('main'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-thread.ts')).map((file) => inProject('main', file));

/**
 * Builds the stale parts side by side; rejects with what the compiler said.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<readonly Part[]>} what was built
 */
export async function build({ force = false } = {}) {
  const stale = force ? parts : staleParts();
  mkdirSync(inProject('out'), { recursive: true });
  await Promise.all(
    stale.map(async (part) => {
      const hash = sourceHash(part);
      markStale(part);
      const packages = bundledPackages(await (part === 'page' ? buildPage() : buildMain()));
      writeFileSync(inProject('out', `${part}.packages.json`), JSON.stringify(packages));
      markFresh(part, hash);
    }),
  );
  if (stale.length > 0 || !existsSync(inProject('out', 'page', 'licences.txt'))) {
    const licences = licencesOf(parts.flatMap(packagesIn));
    // For those who look for a file, and in the page, where the server finds it.
    for (const folder of ['.', 'page']) writeFileSync(inProject('out', folder, 'licences.txt'), licences);
  }
  return stale;
}

/** @param {Part} part @returns {string[]} */
const packagesIn = (part) => JSON.parse(readFileSync(inProject('out', `${part}.packages.json`), 'utf8'));

/** Resolves with the files it was made of. */
async function buildPage() {
  const vite = await import('vite');
  const configFile = inProject('renderer', 'vite.config.ts');
  const page = await vite.build({ configFile, logLevel: 'warn' });
  // The same parts once more, for the core to draw the first screen with: main/server/first-screen.ts finds them beside the page.
  const drawing = await vite.build({
    configFile, logLevel: 'warn', ssr: { noExternal: true }, define: { 'process.env.NODE_ENV': '"production"' },
    build: { ssr: inProject('renderer', 'first-screen', 'first-screen.tsx'), emptyOutDir: false, minify: true, rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'first-screen-[name]-[hash].js' } } },
  });
  return [page, drawing].flat().flatMap((bundle) => ('output' in bundle ? filesOf(bundle.output) : []));
}

/** @param {readonly ({ type: 'chunk', moduleIds: string[] } | { type: 'asset', originalFileNames: string[] })[]} output */
function filesOf(output) {
  return output.flatMap((made) => (made.type === 'chunk' ? made.moduleIds : made.originalFileNames));
}

/**
 * Each face and each thread by itself, so that none loads what only another needs. Packages go in: a file is found and compiled sooner than two hundred.
 * Three stay outside: better-sqlite3 is native, electron exists only inside Electron, and fluent-ffmpeg looks for files of its own.
 * Resolves with the files they were made of.
 */
const outside = ['better-sqlite3', 'electron', 'fluent-ffmpeg'];

async function buildMain() {
  const { rolldown } = await import('rolldown');
  const folder = inProject('out', 'main');
  const entries = [...faces.map((face) => ({ name: face, file: inProject('main', face, 'main.ts') })), ...threads.map((file) => ({ name: basename(file, '.ts'), file }))];
  const bundles = await Promise.all(entries.map(async ({ name, file }) => ({
    name, bundle: await rolldown({ cwd: inProject(), input: { [name]: file }, platform: 'node', external: outside }),
  })));
  rmSync(folder, { recursive: true, force: true });
  // What Node kept of compiling it.
  rmSync(inProject('out', 'compiled'), { recursive: true, force: true });
  const files = [];
  for (const { name, bundle } of bundles) {
    // One flat folder: modules find ../page, ../demo and threads from any chunk. Named after the face, so that a package takes only its own.
    const { output } = await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: `${name}-[name]-[hash].js`, cleanDir: false });
    files.push(...filesOf(output));
    await bundle.close();
  }
  rmSync(inProject('out', 'demo'), { recursive: true, force: true });
  cpSync(inProject('main', 'demo', 'media'), inProject('out', 'demo'), { recursive: true });
  return files;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled();
  if (!isOnWantedNode()) become(findNode(), process.argv.slice(1));
  else {
    // A compiler's error says all in its message; its stack is the compiler's.
    await build({ force: process.argv.includes('--force') }).catch((error) => stopWith(error instanceof Error ? error.message : String(error)));
  }
}
