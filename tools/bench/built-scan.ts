// The first reading as users run it, for its memory and how long it holds the thread: built, as the faces are. From source every thread brings
// a compiler along, which takes more memory than all of the program (measured).
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'rolldown';
import { root as here } from '../project.mjs';
import type { Figures } from './line.ts';

const run = promisify(execFile);

/** Builds `scan-alone.ts` with the program of the checkout at `root`; answers the file to run. */
export async function buildScan(root: string, folder: string): Promise<string> {
  const { rolldown } = await import('rolldown');
  const out = join(folder, 'built-scan');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'package.json'), JSON.stringify({ type: 'module' }));
  const entries = {
    'scan-alone': join(here, 'tools/bench/scan-alone.ts'),
    'drive-thread': join(root, 'main/archive/drive-thread.ts'),
    'checkpoint-thread': join(root, 'main/catalog/checkpoint-thread.ts'),
  };
  for (const [name, file] of Object.entries(entries)) {
    const bundle = await rolldown({ cwd: root, input: { [name]: file }, platform: 'node', plugins: [ofCheckout(root)] });
    await bundle.write({ dir: out, format: 'esm', entryFileNames: '[name].js', chunkFileNames: `${name}-[name].js`, cleanDir: false });
    await bundle.close();
  }
  return join(out, 'scan-alone.js');
}

/** Reads the tree into a catalog that is made for it below `folder`, in a new process. */
export async function scanAlone(built: string, tree: string, folder: string): Promise<Figures> {
  const { stdout } = await run(process.execPath, [built, tree, folder]);
  // Written by `scan-alone.ts`.
  return JSON.parse(stdout) as Figures;
}

/** The bench's own code asks for the program of this checkout, and is given that of the other one. */
function ofCheckout(root: string): Plugin {
  const native = pathToFileURL(createRequire(join(root, 'package.json')).resolve('better-sqlite3')).href;
  return {
    name: 'of-checkout',
    resolveId(source, importer) {
      if (source === 'better-sqlite3') return { id: native, external: true };
      if (importer?.startsWith(join(here, 'tools')) !== true) return null;
      const file = resolve(dirname(importer), source);
      return file.startsWith(join(here, 'main')) ? join(root, relative(here, file)) : null;
    },
  };
}
