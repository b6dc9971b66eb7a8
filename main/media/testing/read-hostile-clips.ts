// For tests: reads hostile clips in a thread of its own, whose memory has a limit, and tells what each cost.
import { parentPort, workerData } from 'node:worker_threads';
import { dice } from '../../testing/dice.ts';
import { demoClip, demoNames, fragmented, outerBoxes } from '../clips.fixture.ts';
import { readMakeup } from '../clip-makeup.ts';
import type { Reading } from '../clip-source.ts';
import { readKeyFrame, readKeyFrameTimes } from '../cut-key-frame.ts';
import { readFacts } from '../read-clip-facts.ts';
import { costlyClips, damage } from './hostile-clips.ts';
import type { Pieces } from './hostile-clips.ts';

/** `damaged`: one `Told` for all. `costly`: one for each, in their order. */
export type Task = { readonly kind: 'damaged'; readonly seed: number; readonly count: number } | { readonly kind: 'costly' };

export interface Cost {
  readonly clip: string;
  readonly reader: string;
  /** Of this thread; the least of three, so that collecting what others left behind is not counted. */
  readonly cpuMs: number;
  readonly bytesRead: number;
}

/** `dearest`: the most costly of all by processor time; `thrown`: what no reader may do. */
export interface Told {
  readonly read: number;
  readonly dearest: Cost;
  readonly mostBytes: number;
  readonly thrown: readonly string[];
}

/** Above this a reading is done twice more before it counts. */
const worthAnotherLookMs = 10;

const readers: Readonly<Record<string, (sizeBytes: number) => Reading<unknown>>> = {
  facts: readFacts,
  'first picture': (sizeBytes) => readKeyFrame(sizeBytes, 0),
  'picture at five seconds': (sizeBytes) => readKeyFrame(sizeBytes, 5000),
  times: (sizeBytes) => readKeyFrameTimes(sizeBytes, 8),
  makeup: readMakeup,
};

function read(pieces: Pieces, begin: (sizeBytes: number) => Reading<unknown>): number {
  const sizeBytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const reading = begin(sizeBytes);
  let bytesRead = 0;
  for (let step = reading.next(); step.done !== true;) {
    const { position, length } = step.value;
    if (!(position >= 0 && length > 0 && position + length <= sizeBytes)) throw new Error(`asked for ${length} bytes at ${position} of ${sizeBytes}`);
    bytesRead += length;
    step = reading.next(bytesAt(pieces, position, length));
  }
  return bytesRead;
}

function bytesAt(pieces: Pieces, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let start = 0;
  for (const piece of pieces) {
    const from = Math.max(position, start);
    const to = Math.min(position + length, start + piece.length);
    if (from < to) bytes.set(piece.subarray(from - start, to - start), from - position);
    start += piece.length;
  }
  return bytes;
}

function measure(pieces: Pieces, begin: (sizeBytes: number) => Reading<unknown>): Pick<Cost, 'cpuMs' | 'bytesRead'> {
  let cpuMs = Infinity;
  let bytesRead = 0;
  for (let look = 0; look < 3 && cpuMs > worthAnotherLookMs; look += 1) {
    const before = process.threadCpuUsage();
    bytesRead = read(pieces, begin);
    const { user, system } = process.threadCpuUsage(before);
    cpuMs = Math.min(cpuMs, (user + system) / 1000);
  }
  return { cpuMs, bytesRead };
}

async function wholeClips(): Promise<readonly Pieces[]> {
  const whole = demoNames.map(demoClip);
  const [first = new Uint8Array(0)] = whole;
  return [...whole, await fragmented(first)].map((bytes) => outerBoxes(bytes).map(({ from, to }) => bytes.subarray(from, to)));
}

interface Named {
  readonly name: string;
  readonly pieces: Pieces;
}

function* damagedClips(whole: readonly Pieces[], seed: number, count: number): Generator<Named> {
  for (let number = 0; number < count; number += 1) {
    // A throw of its own for each, so that one can be looked at alone.
    const roll = dice(Math.imul(seed, 1_000_003) + number);
    yield { name: `number ${number} of seed ${seed}`, pieces: damage(whole[roll(whole.length)] ?? [], roll) };
  }
}

function tell(clips: Iterable<Named>): Told {
  let dearest: Cost = { clip: '', reader: '', cpuMs: -1, bytesRead: 0 };
  let mostBytes = 0;
  let count = 0;
  const thrown: string[] = [];
  for (const { name, pieces } of clips) {
    count += 1;
    for (const [reader, begin] of Object.entries(readers)) {
      try {
        const cost = measure(pieces, begin);
        mostBytes = Math.max(mostBytes, cost.bytesRead);
        if (cost.cpuMs > dearest.cpuMs) dearest = { clip: name, reader, ...cost };
      } catch (error) {
        thrown.push(`${name}, ${reader}: ${String(error)}`);
      }
    }
  }
  return { read: count, dearest, mostBytes, thrown };
}

const task = workerData as Task;
if (task.kind === 'damaged') parentPort?.postMessage(tell(damagedClips(await wholeClips(), task.seed, task.count)));
else for (const [name, make] of Object.entries(costlyClips)) parentPort?.postMessage(tell([{ name, pieces: make() }]));
