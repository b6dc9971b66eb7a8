// Builds what is stale: the page with vite to out/page, the three faces with rolldown to out/main. `--force` builds everything.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { become, findNode, inProject, isOnWantedNode, stopWith } from './project.mjs';
import { markFresh, markStale, parts, sourceHash, staleParts } from './stale.mjs';

/** @typedef {import('./stale.mjs').Part} Part */

const faces = ['electron', 'browser', 'cli'];

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
      await (part === 'page' ? buildPage() : buildMain());
      markFresh(part, hash);
    }),
  );
  return stale;
}

async function buildPage() {
  const vite = await import('vite');
  await vite.build({ configFile: inProject('renderer', 'vite.config.ts'), logLevel: 'warn' });
}

/** Packages stay outside the bundle: better-sqlite3 is native, and electron exists only inside Electron. */
async function buildMain() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: inProject(),
    input: Object.fromEntries(faces.map((face) => [face, inProject('main', face, 'main.ts')])),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
  });
  rmSync(inProject('out', 'main'), { recursive: true, force: true });
  // One flat folder: modules find ../page and ../demo from any chunk.
  await bundle.write({ dir: inProject('out', 'main'), format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
  rmSync(inProject('out', 'demo'), { recursive: true, force: true });
  cpSync(inProject('main', 'demo', 'media'), inProject('out', 'demo'), { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled();
  if (!isOnWantedNode()) become(findNode(), process.argv.slice(1));
  else {
    // A compiler's error says all in its message; its stack is the compiler's.
    await build({ force: process.argv.includes('--force') }).catch((error) => stopWith(error instanceof Error ? error.message : String(error)));
  }
}
