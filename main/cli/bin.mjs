#!/usr/bin/env node
// The command line's door: runs on any Node from 20, finds the Node 24 that the project brings, then runs main.ts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = new URL('../../', import.meta.url);
const inProject = (path) => fileURLToPath(new URL(path, project));
const isRecent = Number(process.versions.napi) >= 10;

// `npm run cli` starts in the project's folder: paths are meant from where the user stands.
if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);

if (isRecent && existsSync(inProject('node_modules/zod'))) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const install = inProject('tools/install.mjs');
  if (existsSync(install)) (await import(new URL('../../tools/install.mjs', import.meta.url))).ensureInstalled();
  const pinned = inProject('node_modules/.bin/node');
  if (existsSync(pinned) && process.env.WALLCLOCK_STARTED_AGAIN === undefined) {
    const again = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, WALLCLOCK_STARTED_AGAIN: '1' },
    });
    process.exitCode = again.status ?? 1;
  } else {
    process.stderr.write(`Wallclock needs Node 24 or newer; this is Node ${process.versions.node}.\n`);
    process.exitCode = 1;
  }
}
