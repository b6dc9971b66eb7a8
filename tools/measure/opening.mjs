// `node tools/measure/opening.mjs`: from opening the page to twelve pictures on the screen, with no picture kept yet and with all kept, beside
// a page without any program that shows as many in the same browser; and what memory the page's process takes then. `--json`, `--rounds N`.
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { become, findNode, isOnWantedNode } from '../project.mjs';
import { waitForPictures } from './in-page.mjs';

const pictures = 12;

if (isOnWantedNode()) await main();
else become(findNode(), process.argv.slice(1));

async function main() {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } } });
  await build();
  const { makeDataFolder, openChromium, startBuilt } = await import('./measured-app.mjs');
  const { makePictures } = await import('./make-pictures.mjs');
  const { median, printTable } = await import('./frames.mjs');
  const data = await makeDataFolder();
  await (await startBuilt(data.folder, ['--demo'])).stop();

  /** @type {Record<'static page' | 'nothing kept' | 'all kept', { ms: number, memory: Memory }[]>} */
  const runs = { 'static page': [], 'nothing kept': [], 'all kept': [] };
  let version = '';
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const what of /** @type {const} */ (['static page', 'nothing kept', 'all kept'])) {
      const opened = await openChromium({ width: 1440, height: 900 });
      version = opened.version;
      const page = await opened.context.newPage();
      const shown = what === 'static page' ? await serveStatic(await makePictures(page)) : await startApp();
      runs[what].push({ ms: await timeToPictures(page, shown.address), memory: await memoryOf(page) });
      // What was made is being sent to the core to keep.
      if (what === 'nothing kept') await page.waitForLoadState('networkidle');
      await opened.close();
      await shown.stop();
      if (what === 'all kept') await forgetPictures();
    }
  }
  await data.drop();
  const rows = Object.entries(runs).map(([what, some]) => ({
    what, 'ms to 12': median(some.map(({ ms }) => ms)), 'heap MB': median(some.map(({ memory }) => memory.heapMb)), 'process MB': median(some.map(({ memory }) => memory.processMb ?? 0)),
  }));
  if (values.json) process.stdout.write(`${JSON.stringify({ chromium: version, rows }, null, 2)}\n`);
  else {
    process.stdout.write(`Chromium ${version}, ${values.rounds} rounds, medians\n`);
    printTable(rows);
  }

  async function startApp() {
    const { bootUrl, stop } = await startBuilt(data.folder);
    return { address: bootUrl, stop };
  }
  async function forgetPictures() {
    for (const ending of ['sqlite', 'sqlite-wal', 'sqlite-shm', 'pictures']) await rm(join(data.folder, `thumbnails.${ending}`), { force: true });
  }
}

/** @param {import('playwright').Page} page @param {string} address */
async function timeToPictures(page, address) {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.evaluate(waitForPictures, pictures);
  return performance.now() - began;
}

/** @typedef {{ heapMb: number, processMb: number | null }} Memory `processMb`: the page's process, its share of what it has in common with others; null where the system does not tell */

/** @param {import('playwright').Page} page @returns {Promise<Memory>} */
async function memoryOf(page) {
  const { openMeter } = await import('./measured-app.mjs');
  const meter = await openMeter(page);
  await meter.collect();
  const { heapMb } = await meter.read();
  const browser = page.context().browser();
  if (browser === null || process.platform !== 'linux') return { heapMb, processMb: null };
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${String(id)}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024);
  return { heapMb, processMb: Math.max(...sizes) };
}

/** The same pictures in a page that is nothing else. @param {readonly Uint8Array[]} files */
async function serveStatic(files) {
  const cells = files.slice(0, 15).map((_, order) => `<img src="/${String(order)}.webp" width="240" height="135">`).join('');
  const server = createServer((request, response) => {
    const file = files[Number(/^\/(\d+)\.webp$/.exec(request.url ?? '')?.[1] ?? -1)];
    response.setHeader('content-type', file === undefined ? 'text/html' : 'image/webp');
    response.end(file ?? `<!doctype html><title>Pictures</title>${cells}`);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${String(port)}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(() => closed(undefined)));
    },
  };
}
