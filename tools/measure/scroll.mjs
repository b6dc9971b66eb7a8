// `node tools/measure/scroll.mjs`: scrolls a library of 100,000 and of 1,000,000 clips by so many pixels a frame and tells how smooth that
// was, beside a page without any program scrolled the same way in the same browser. `--json`, `--clips N,N`, `--day CLIPS`, `--speeds PX,PX`, `--rounds N`, `--profile FILE`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { become, findNode, isOnWantedNode } from '../project.mjs';
import { drawStaticPage, scrollInPage, scrollUpInPage } from './in-page.mjs';

if (isOnWantedNode()) await main();
else become(findNode(), process.argv.slice(1));

async function main() {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false }, clips: { type: 'string', default: '100000,1000000' }, day: { type: 'string', default: '250' }, speeds: { type: 'string', default: '600,40' },
      rounds: { type: 'string', default: '5' }, frames: { type: 'string', default: '180' }, size: { type: 'string', default: '1280x800' }, profile: { type: 'string' },
    },
  });
  const numbers = (/** @type {string} */ text) => text.split(',').map(Number);
  await build();
  const { fillCatalog } = await import('./fill-catalog.mjs');
  const { makeDataFolder, openChromium, openMeter, startBuilt } = await import('./measured-app.mjs');
  const { makePictures } = await import('./make-pictures.mjs');
  const { median, printTable, summariseFrames } = await import('./frames.mjs');
  const [width = 1280, height = 800] = values.size.split('x').map(Number);
  const { version, context, close } = await openChromium({ width, height });
  const page = await context.newPage();
  const meter = await openMeter(page);
  const pictures = await makePictures(page);

  /** @type {(selector: string, speed: number) => Promise<{ frames: number[], cost: Record<'task' | 'script' | 'layout' | 'style', number>, elements: number }>} */
  const scroll = async (selector, speed) => {
    await page.evaluate(scrollUpInPage, { selector, restMs: 700 });
    await meter.collect();
    const before = await meter.read();
    const told = await page.evaluate(scrollInPage, { selector, speed, count: Number(values.frames) });
    const after = await meter.read();
    const perFrame = (/** @type {'task' | 'script' | 'layout' | 'style'} */ what) => (after[what] - before[what]) / told.frames.length;
    return { ...told, cost: { task: perFrame('task'), script: perFrame('script'), layout: perFrame('layout'), style: perFrame('style') } };
  };

  const speeds = numbers(values.speeds);
  /** @type {{ what: string, speed: number, select: string, open: () => Promise<() => Promise<void>> }[]} */
  const cases = [
    ...speeds.map((speed) => ({ what: 'static page', speed, select: '#static', open: async () => {
      await page.goto('about:blank');
      await page.evaluate(drawStaticPage, { images: 240, height: 30_000_000 });
      return async () => {};
    } })),
  ];
  const folders = [];
  for (const clips of numbers(values.clips)) {
    const data = await makeDataFolder();
    folders.push(data);
    await fillCatalog(data.folder, { clips, clipsADay: Number(values.day), pictures, pictured: 6000 });
    for (const speed of speeds) {
      cases.push({ what: `${clips.toLocaleString('en')} clips`, speed, select: '.library', open: async () => {
        const app = await startBuilt(data.folder);
        await page.goto(app.bootUrl);
        await page.getByRole('option').first().waitFor({ timeout: 120_000 });
        return app.stop;
      } });
    }
  }

  /** @type {Record<string, string | number>[]} */
  const rows = [];
  for (const { what, speed, select, open } of cases) {
    const stop = await open();
    await scroll(select, speed);
    if (values.profile !== undefined && select === '.library') await startProfile(meter.session);
    /** @type {Awaited<ReturnType<typeof scroll>>[]} */
    const runs = [];
    for (let round = 0; round < Number(values.rounds); round += 1) runs.push(await scroll(select, speed));
    if (values.profile !== undefined && select === '.library') await writeProfile(meter.session, `${values.profile}-${what.replaceAll(/\W+/g, '-')}-${speed}.cpuprofile`);
    await meter.collect();
    const { nodes, heapMb } = await meter.read();
    const frames = summariseFrames(runs.flatMap((run) => run.frames));
    const cost = (/** @type {'task' | 'script' | 'layout' | 'style'} */ of) => median(runs.map((run) => run.cost[of]));
    rows.push({
      what, 'px/frame': speed, p50: frames.p50, p95: frames.p95, p99: frames.p99, 'late %': frames.latePercent, '>50 ms': frames.broken,
      'cpu ms/frame': cost('task'), script: cost('script'), style: cost('style'), layout: cost('layout'),
      'list nodes': Math.max(...runs.map((run) => run.elements)), 'all nodes': nodes, 'heap MB': heapMb,
    });
    await page.goto('about:blank');
    await stop();
  }
  await close();
  for (const folder of folders) await folder.drop();
  if (values.json) process.stdout.write(`${JSON.stringify({ chromium: version, rows }, null, 2)}\n`);
  else {
    process.stdout.write(`Chromium ${version}, ${values.size}, ${values.rounds} rounds of ${values.frames} frames\n`);
    printTable(rows);
  }
}

/** @param {import('playwright').CDPSession} session */
async function startProfile(session) {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
}

/** @param {import('playwright').CDPSession} session @param {string} file */
async function writeProfile(session, file) {
  const { profile } = await session.send('Profiler.stop');
  writeFileSync(file, JSON.stringify(profile));
}
