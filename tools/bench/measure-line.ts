// Measures one line: every side in a process of its own, in turn, so that what disturbs the machine disturbs all of them.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Data } from './data.ts';
import { NotAvailable } from './not-available.ts';
import type { Figures, Line } from './line.ts';
import { startSide } from './side-process.ts';
import type { SideProcess } from './side-process.ts';

export interface Contender {
  /** In the table: `ours`, or a peer, or a commit. */
  readonly name: string;
  readonly side: string;
  readonly root: string;
}

export type Measured =
  | { readonly state: 'measured'; readonly version: string; readonly rounds: readonly Figures[] }
  | { readonly state: 'not-available' | 'failed'; readonly why: string };

export interface MeasureOptions {
  readonly data: Data;
  readonly size: number;
  readonly rounds: number;
  readonly contenders: readonly Contender[];
  readonly profile: string | null;
  readonly onRound: (round: number) => void;
}

interface Running {
  readonly contender: Contender;
  readonly start: () => Promise<SideProcess>;
  process: SideProcess | null;
  version: string;
  readonly rounds: Figures[];
  end: Measured | null;
}

/** What each contender measured, by its name, in the same rounds. The first of them begins every second round. */
export async function measureLine(line: Line, { data, size, rounds, contenders, profile, onRound }: MeasureOptions): Promise<Map<string, Measured>> {
  const setup = await line.prepare(data, size);
  const sides: Running[] = [];
  for (const contender of contenders) {
    const folder = join(data.folder, `of-${String(roots.indexOf(contender.root) + 1 || roots.push(contender.root))}`);
    await mkdir(folder, { recursive: true });
    const order = { line: line.name, side: contender.side, root: contender.root, size, folder, setup };
    const env = line.sides[contender.side]?.env ?? {};
    sides.push({ contender, start: () => startSide(order, { env, profile }), process: null, version: '', rounds: [], end: null });
  }
  const stays = line.isFresh !== true;
  if (stays) for (const side of sides) await attempt(side, async () => open(side));
  const count = line.hasOwnRounds === true ? 1 : rounds;
  // The first round warms up and does not count.
  for (let round = line.hasOwnRounds === true || line.isFresh === true ? 1 : 0; round <= count; round += 1) {
    onRound(round);
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      await attempt(side, async () => {
        if (side.process === null) await open(side);
        const figures = await side.process?.round();
        if (round > 0 && figures !== undefined) side.rounds.push(figures);
        if (!stays) await close(side);
      });
    }
  }
  for (const side of sides) await attempt(side, () => close(side));
  return new Map(sides.map(({ contender, end, version, rounds: measured }) => [contender.name, end ?? { state: 'measured', version, rounds: measured }]));
}

/** The checkouts measured, so that each has a folder of its own. */
const roots: string[] = [];

async function open(side: Running): Promise<void> {
  side.process = await side.start();
  side.version = side.process.version;
}

async function close(side: Running): Promise<void> {
  const { process } = side;
  side.process = null;
  await process?.end();
}

/** A side that failed takes no further part; the others go on. */
async function attempt(side: Running, what: () => Promise<void>): Promise<void> {
  if (side.end !== null) return;
  try {
    await what();
  } catch (problem) {
    side.end = problem instanceof NotAvailable ? { state: 'not-available', why: problem.message } : { state: 'failed', why: problem instanceof Error ? problem.message : String(problem) };
  }
}
