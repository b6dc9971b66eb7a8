// No clip, whatever its bytes, crashes a reader of headers, holds the thread for long, or takes much memory.
// HOSTILE_CLIPS=100000 for the full count, HOSTILE_SEED for other throws.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { costlyClips } from './testing/hostile-clips.ts';
import type { Task, Told } from './testing/read-hostile-clips.ts';

const count = Number(process.env['HOSTILE_CLIPS'] ?? 2000);
const seed = Number(process.env['HOSTILE_SEED'] ?? 9);
const reader = fileURLToPath(new URL('testing/read-hostile-clips.ts', import.meta.url));
const mostMs = 50;
/** Of objects alive at once in the thread that reads; it and what it loads take a dozen themselves. */
const mostMegabytes = 50;
/** Of bytes asked for: the budget of headers twice, as a makeup reads them, or once with a packet. */
const mostBytes = 20 * 1024 * 1024;

/** What a thread with that memory tells, up to its end. Rejects when the memory does not do. */
async function readApart(task: Task): Promise<Told[]> {
  const told: Told[] = [];
  const worker = new Worker(reader, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 16 } });
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (one: Told) => told.push(one));
    worker.on('error', (error) => { reject(new Error(`after ${told.at(-1)?.dearest.clip ?? 'nothing'}`, { cause: error })); });
    worker.on('exit', () => { resolve(); });
  });
  return told;
}

function expectCheap(told: Told | undefined): void {
  expect(told?.thrown).toEqual([]);
  expect(told?.mostBytes).toBeLessThan(mostBytes);
  expect(told?.dearest.cpuMs, `${told?.dearest.clip ?? ''}, ${told?.dearest.reader ?? ''}`).toBeLessThan(mostMs);
}

test(`${count} damaged clips are read without a throw, within ${mostMs} ms and ${mostMegabytes} MB each`, { timeout: 1_800_000 }, async () => {
  const [told] = await readApart({ kind: 'damaged', seed, count });
  expect(told?.read).toBe(count);
  expectCheap(told);
  if (count > 2000) process.stdout.write(`Hostile clips: ${JSON.stringify(told)}\n`);
});

describe('a clip made to be costly is cheap to read', () => {
  let all: Told[] = [];
  beforeAll(async () => {
    all = await readApart({ kind: 'costly' });
  }, 300_000);

  test.each(Object.keys(costlyClips).map((name, place) => [name, place] as const))('%s', (name, place) => {
    expect(all[place]?.dearest.clip).toBe(name);
    expectCheap(all[place]);
  });
});
