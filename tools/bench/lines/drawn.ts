// What is drawn while the hand moves: the list that scrolls, and the ruler of a day.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineLine } from '../line.ts';
import type { Figures, SideMaker } from '../line.ts';
import { launch, openPage } from '../page.ts';
import { largerThan } from './asked.ts';

interface ScrollRow {
  readonly what: string;
  readonly 'px/frame': number;
  readonly p95: number;
  readonly 'late %': number;
  readonly '>50 ms': number;
  readonly 'cpu ms/frame': number;
  readonly 'list nodes': number;
}

/** The tool of the list measures in rounds of its own, beside a page without any program. */
function scrollRows(root: string, clips: readonly number[]): Promise<readonly ScrollRow[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly ScrollRow[]>();
  const child = spawn(process.execPath, [join(root, 'tools', 'measure', 'scroll.mjs'), '--json', '--speeds', '600', '--clips', clips.join(',')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  child.once('error', reject);
  child.once('close', (code) => {
    if (code === 0) resolve((JSON.parse(said) as { rows: readonly ScrollRow[] }).rows);
    else reject(new Error(`scroll.mjs ended with ${String(code)}: ${complained.slice(-500)}`));
  });
  return promise;
}

export const scrollLine = defineLine<null>({
  name: 'scroll',
  job: 'Scrolling the library by 600 pixels a frame',
  needsPage: true,
  grows: true,
  hasOwnRounds: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      start: ({ root, size }) => Promise.resolve({
        version: 'Wallclock, built, measured by tools/measure/scroll.mjs',
        async round(): Promise<Figures> {
          const sizes = [size, largerThan(size)];
          const rows = await scrollRows(root, sizes);
          const of = (clips: number | undefined) => rows.find(({ what }) => what === `${(clips ?? 0).toLocaleString('en')} clips`);
          const [few, many, bare] = [of(sizes[0]), of(sizes[1]), rows.find(({ what }) => what === 'static page')];
          if (few === undefined || many === undefined || bare === undefined) throw new Error('scroll.mjs told other rows.');
          return {
            p95: few.p95, late: few['late %'], broken: few['>50 ms'], nodes: few['list nodes'], frame: few['cpu ms/frame'], larger: many['cpu ms/frame'] / few['cpu ms/frame'],
            barePercentile: bare.p95, bareLate: bare['late %'],
          };
        },
      }),
    },
  },
  checks: [
    { name: 'a frame, p95', figure: 'p95', unit: 'ms', goal: { kind: 'most', most: 16.8 } },
    { name: 'work of a frame', figure: 'frame', unit: 'ms', goal: { kind: 'told' } },
    { name: 'late frames', figure: 'late', unit: '%', goal: { kind: 'most', most: 2 } },
    { name: 'frames over 50 ms', figure: 'broken', unit: '', goal: { kind: 'most', most: 0 } },
    { name: 'nodes in the list', figure: 'nodes', unit: '', goal: { kind: 'most', most: 300 } },
    { name: 'ten times as many clips take', figure: 'larger', unit: 'x', goal: { kind: 'most', most: 1.1 } },
    { name: 'late frames of a bare page', figure: 'bareLate', unit: '%', goal: { kind: 'told' } },
  ],
});

const lanes = 10;
const width = 1600;
const lanePx = 12;
const dayMs = 86_400_000;

/** The program's own drawing, bundled as it is for the page. */
async function bundledRuler(root: string, folder: string): Promise<string> {
  const place = mkdtempSync(join(folder, 'ruler-'));
  const from = (path: string): string => JSON.stringify(join(root, path));
  const entry = join(place, 'entry.ts');
  writeFileSync(entry, `
    import { drawRuler } from ${from('renderer/library/draw-ruler.ts')};
    import { wallFormats } from ${from('renderer/client/wall-formats.ts')};
    import { zoneClock } from ${from('shared/time.ts')};
    globalThis.ruler = { drawRuler, wallFormats, clock: zoneClock('UTC') };
  `);
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: entry, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return output[0].code;
}

/** Runs in the page: as each clip would be drawn at first thought. Ms of each call, painting included. */
function drawEach({ size, calls, together, lanes: count, width: across, lanePx: high, dayMs: whole }: DrawWish): number[] {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [across, count * high];
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const colours = Array.from({ length: count }, (_, order) => `hsl(${String(order * 36)} 60% 50%)`);
  const clips = Array.from({ length: size }, (_, order) => ({ camera: order % count, at: Math.floor((order / size) * whole) }));
  return Array.from({ length: calls }, () => {
    const startedAt = performance.now();
    for (let time = 0; time < together; time += 1) {
      pen.clearRect(0, 0, across, count * high);
      for (const { camera, at } of clips) {
        pen.fillStyle = colours[camera] ?? '';
        pen.fillRect((at / whole) * across, camera * high, 2, high - 2);
      }
      pen.getImageData(0, 0, 1, 1);
    }
    return (performance.now() - startedAt) / together;
  });
}

/** `together`: draws timed as one, for the page's clock goes in steps of 0.1 ms. */
interface DrawWish { readonly size: number; readonly calls: number; readonly together: number; readonly isKnown: boolean; readonly lanes: number; readonly width: number; readonly lanePx: number; readonly dayMs: number }

/** Runs in the page, with the bundle in it. `isKnown`: of a day that was drawn before, as a playhead moves over it; otherwise of one whose clips just came. */
function drawOurs({ size, calls, together, isKnown, lanes: count, width: across, lanePx: high, dayMs: whole }: DrawWish): number[] {
  interface Bundle {
    readonly drawRuler: (canvas: HTMLCanvasElement, parts: unknown, ink: unknown) => void;
    readonly wallFormats: (clock: unknown) => unknown;
    readonly clock: unknown;
  }
  const { drawRuler, wallFormats, clock } = (globalThis as unknown as { ruler: Bundle }).ruler;
  const canvas = document.createElement('canvas');
  const from = Date.UTC(2026, 10, 19);
  const clips = Array.from({ length: size }, (_, order) => ({ cameraId: (order % count) + 1, recordedAt: from + Math.floor((order / size) * whole), facts: null }));
  const cameras = Array.from({ length: count }, (_, order) => ({ id: order + 1, colour: order }));
  const parts = { date: '2026-11-19', range: { from, to: from + whole }, clips, cameras, zone: { clock, formats: wallFormats(clock) }, width: across, lanePx: high, playhead: null };
  const ink = {
    ground: '#eee', tick: '#ccc', strongTick: '#999', label: '#333', warn: '#c60', playhead: '#c00', font: '11px sans-serif', ratio: 1,
    cameras: Array.from({ length: 8 }, (_, order) => `hsl(${String(order * 45)} 60% 50%)`),
  };
  return Array.from({ length: calls }, () => {
    const days = Array.from({ length: together }, (_, time) => (isKnown ? { ...parts, playhead: from + time * 60_000 } : { ...parts, clips: clips.slice() }));
    const startedAt = performance.now();
    for (const day of days) {
      drawRuler(canvas, day, ink);
      canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
    }
    return (performance.now() - startedAt) / together;
  });
}

const middleOf = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

interface Drawer {
  readonly version: string;
  readonly prepare: (root: string, folder: string) => Promise<string>;
  readonly draw: (wish: DrawWish) => number[];
  readonly calls: number;
  readonly together: number;
  /** Also of a day that was drawn before, and with ten times as many clips. */
  readonly drawsMore: boolean;
}

function drawer({ version, prepare, draw, calls, together, drawsMore }: Drawer): SideMaker<null> {
  return {
    async start({ root, folder, size }) {
      const script = await prepare(root, folder);
      const browser = await launch();
      const page = await openPage(browser);
      await page.goto('about:blank');
      if (script !== '') await page.addScriptTag({ content: script });
      const timeOf = async (clips: number, isKnown: boolean): Promise<number> => middleOf(await page.evaluate(draw, { size: clips, calls, together, isKnown, lanes, width, lanePx, dayMs }));
      return {
        version: `${version}, in Chromium ${browser.version()}`,
        async round(): Promise<Figures> {
          if (!drawsMore) return { ms: await timeOf(size, false) };
          const more = largerThan(size);
          return { ms: await timeOf(size, false), again: await timeOf(size, true), larger: await timeOf(more, false), largerAgain: await timeOf(more, true) };
        },
        close: () => browser.close(),
      };
    },
  };
}

export const rulerLine = defineLine<null>({
  name: 'ruler',
  job: 'Drawing a ruler with that many clips on one day, ten lanes on 1,600 pixels',
  grows: true,
  prepare: () => Promise.resolve(null),
  sides: {
    ours: drawer({ version: 'Wallclock, draw-ruler.ts', prepare: bundledRuler, draw: drawOurs, calls: 9, together: 4, drawsMore: true }),
    'a rectangle a clip': drawer({ version: 'A canvas', prepare: () => Promise.resolve(''), draw: drawEach, calls: 5, together: 1, drawsMore: false }),
  },
  checks: [
    { name: 'as the playhead moves', figure: 'again', unit: 'ms', goal: { kind: 'faster', side: 'a rectangle a clip', figure: 'ms', least: 100 } },
    { name: 'the same, ten times as many clips', figure: 'largerAgain', unit: 'ms', goal: { kind: 'most', most: 2 } },
    { name: 'clips just came', figure: 'ms', unit: 'ms', goal: { kind: 'faster', side: 'a rectangle a clip', least: 100 } },
    { name: 'ten times as many just came', figure: 'larger', unit: 'ms', goal: { kind: 'told' } },
  ],
});
