// The browser face's door: proves that this Node can load the catalog's native part before anything imports it.
import { existsSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';

const here = import.meta.dirname;

// An older Node dies in better-sqlite3 without a word.
if (Number(process.versions['napi']) < 10) stop(`Wallclock needs Node 24 or newer; this is Node ${process.versions.node}.`);
else await start();

async function start(): Promise<void> {
  // From out/main when built, from main/browser when run from source.
  const pageFolder = [path.join(here, '../page'), path.join(here, '../../out/page')].find((folder) => existsSync(path.join(folder, 'index.html')));
  if (pageFolder === undefined) {
    stop('Wallclock is not built yet. Start it with npm start, which builds it.');
    return;
  }
  // Beside what it is compiled from, so whoever could change it could change that as well; where nothing can be written it is left out.
  if (pageFolder.startsWith(path.join(here, '..', path.sep))) enableCompileCache(path.join(here, '../compiled'));
  // Our own file, two folders up from both.
  const { version } = JSON.parse(readFileSync(path.join(here, '../../package.json'), 'utf8')) as { readonly version: string };
  const core = import('../core.ts');
  const { runBrowserFace } = await import('./run-browser-face.ts');
  await runBrowserFace({
    argv: process.argv.slice(2), pageFolder, version,
    async createCore(options) {
      const { createCore } = await core;
      // V8 lets the space for young objects grow to 64 MB under a first scan and keeps it; as large as it is now it does the same work
      // with some 30 MB less resident at 100,000 clips (measured). It reads this factor whenever it wants to grow; before the core is
      // loaded the space is so small that a scan collects four times as often.
      setFlagsFromString('--semi-space-growth-factor=1');
      return createCore(options);
    },
  });
}

function stop(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
