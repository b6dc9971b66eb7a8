// The built program on a data folder of its own, with a Chromium beside it that is asked what its page costs.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../chromium.mjs';
import { findNode, inProject, stopWith } from '../project.mjs';
import { markTourSeen } from '../tour-seen.ts';

/** A folder for one measurement; `drop` deletes it. */
export async function makeDataFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'wallclock-measure-'));
  markTourSeen(folder);
  return { folder, drop: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * Starts the browser face.
 * @param {string} dataFolder
 * @param {readonly string[]} [args]
 * @returns {Promise<{ bootUrl: string, stop: () => Promise<void> }>}
 */
export function startBuilt(dataFolder, args = []) {
  const child = spawn(findNode(), [inProject('out', 'main', 'browser.js'), '--no-open', '--data', dataFolder, '--zone', 'America/New_York', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('close', done));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const bootUrl = /http:\/\/127\.0\.0\.1:\d+\/boot\?\S+(?=\s)/.exec(output)?.[0];
      if (bootUrl !== undefined) resolve({ bootUrl, stop });
    });
    void ended.then((code) => reject(new Error(`Wallclock ended with ${String(code)} before it gave an address.`)));
  });
}

/** @param {{ width: number, height: number } | null} viewport null: the whole window */
export async function openChromium(viewport) {
  const executablePath = findChromium() ?? stopWith('No Chromium: install one, or name it in WALLCLOCK_CHROMIUM.');
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: ['--enable-precise-memory-info', '--js-flags=--expose-gc'] });
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  return { version: browser.version(), context, close: () => browser.close() };
}

/**
 * What the page's main thread has done so far, in ms of wall time and, with `threadTicks`, of processor time: the latter holds on a
 * busy machine.
 * @param {import('playwright').Page} page
 */
export async function openMeter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      task: of('TaskDuration') * 1000, script: of('ScriptDuration') * 1000, layout: of('LayoutDuration') * 1000, style: of('RecalcStyleDuration') * 1000,
      layouts: of('LayoutCount'), styles: of('RecalcStyleCount'), nodes: of('Nodes'), heapMb: of('JSHeapUsedSize') / 1_048_576,
    };
  };
  const collect = async () => {
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.disable');
  };
  return { session, read, collect };
}
