// The bench from start to end: asks for the wish, makes the ground, measures line by line, tells the table.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root, run, tail } from '../project.mjs';
import { createData } from './data.ts';
import type { Data } from './data.ts';
import { compare, judge, tellGrowth } from './judge.ts';
import type { ComparedRow, GrowthRow, JudgedRow } from './judge.ts';
import type { Line } from './line.ts';
import { NotAvailable } from './not-available.ts';
import { lines } from './lines.ts';
import { describeMachine, installPeers } from './machine.ts';
import type { Machine } from './machine.ts';
import { measureLine } from './measure-line.ts';
import type { Contender, Measured } from './measure-line.ts';
import { checkOut } from './other-commit.ts';
import type { OtherCommit } from './other-commit.ts';
import { createPutAway, putAwayOnSignals } from './put-away.ts';
import type { PutAway } from './put-away.ts';
import { readArguments, usage } from './read-arguments.ts';
import type { BenchWish } from './read-arguments.ts';
import { comparedTable, growthTable, judgedTable } from './show-table.ts';
import { endAllSides } from './side-process.ts';

const names = lines.map(({ name }) => name);
const linesOfFailure = 4;
const growthSizes = [1000, 10_000, 100_000, 1_000_000];

/** Answers how the program ends: 0 done, 1 a line failed, 2 called wrongly. */
export async function runBench(args: readonly string[]): Promise<number> {
  const asked = readArguments(args, names);
  if (asked.kind === 'help') process.stdout.write(`${usage}\n`);
  else if (asked.kind === 'list') process.stdout.write(`${lines.map(({ name, job }) => `${name.padEnd(18)}${job}`).join('\n')}\n`);
  else if (asked.kind === 'run') return bench(asked.wish);
  else {
    process.stderr.write(`${asked.sentence}\n`);
    return 2;
  }
  return 0;
}

interface Bench {
  readonly wish: BenchWish;
  readonly data: Data;
  readonly other: OtherCommit | null;
  readonly putAway: PutAway;
}

async function bench(wish: BenchWish): Promise<number> {
  const putAway = createPutAway(endAllSides, (problem) => process.stderr.write(`Could not be put away: ${String(problem)}\n`));
  putAwayOnSignals(putAway);
  try {
    const machine = await describeMachine();
    if (machine.load > machine.cores / 2) tell(`The machine is not idle (load ${String(machine.load)} on ${String(machine.cores)} cores): figures will be too high, ratios less so.`);
    const folder = await mkdtemp(join(tmpdir(), 'wallclock-bench-'));
    putAway.later(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
    const chosen = lines.filter(({ name, grows }) => (wish.only.length === 0 || wish.only.includes(name)) && (!wish.isGrowth || grows !== undefined));
    for (const problem of await installPeers(new Map(chosen.flatMap(({ packages = {} }) => Object.entries(packages))))) tell(problem);
    if (wish.profile !== null) await mkdir(resolve(wish.profile), { recursive: true });
    const other = wish.against === null ? null : await checkOut(wish.against, folder, putAway);
    if (chosen.some(({ needsPage }) => needsPage)) await buildPages([root, ...(other === null ? [] : [other.root])]);
    const data = createData(folder, putAway, (what) => tell(`  making ${what}`));
    return await measureAll({ wish, data, other, putAway }, chosen, machine);
  } catch (problem) {
    if (wish.against === null || !(problem instanceof Error)) throw problem;
    tell(problem.message);
    return 1;
  } finally {
    await putAway.all();
  }
}

async function measureAll(parts: Bench, chosen: readonly Line[], machine: Machine): Promise<number> {
  const { wish, other, putAway } = parts;
  const judged: JudgedRow[] = [];
  const compared: ComparedRow[] = [];
  const grown: GrowthRow[] = [];
  const versions = new Map<string, string>();
  const failed = new Set<string>();
  for (const line of chosen) {
    if (putAway.isOver) break;
    tell(`${line.name}: ${line.job}`);
    const measuredAt = async (size: number): Promise<Map<string, Measured>> => {
      const measured = await measureAt(parts, line, size);
      for (const [name, one] of measured) {
        if (one.state === 'measured') versions.set(`${line.name}: ${name}`, one.version);
        else if (one.state === 'failed' && !putAway.isOver) {
          failed.add(line.name);
          tell(`  ${name} failed: ${one.why.split('\n').slice(0, linesOfFailure).join('\n')}`);
        }
      }
      return measured;
    };
    if (wish.isGrowth) {
      const bySize = new Map<number, Map<string, Measured>>();
      for (const size of sizesOf(line, wish)) bySize.set(size, await measuredAt(size));
      grown.push(...tellGrowth(line, bySize));
    } else {
      const measured = await measuredAt(line.usualSize ?? wish.size);
      if (other === null) judged.push(...judge(line, measured));
      else compared.push(...compare(line, measured));
    }
  }
  // What ended it tells how it ends.
  if (putAway.isOver) return 1;
  const told = { machine, size: wish.size, rounds: wish.rounds, against: other?.commit ?? null, rows: other === null ? (wish.isGrowth ? grown : judged) : compared, versions: Object.fromEntries(versions) };
  if (wish.isJson) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  else {
    const sizes = [...new Set(chosen.flatMap((line) => sizesOf(line, wish)))].sort((a, b) => a - b);
    const shown = other !== null ? comparedTable(compared, other.commit) : wish.isGrowth ? growthTable(grown, sizes) : judgedTable(judged);
    process.stdout.write(`\n${headOf(machine, wish)}\n\n${shown}\n\n${versionsText(versions)}\n`);
  }
  return failed.size > 0 ? 1 : 0;
}

function sizesOf({ grows }: Line, wish: BenchWish): readonly number[] {
  return (grows === true || grows === undefined ? growthSizes : grows).filter((size) => size <= Math.max(wish.size, 10_000));
}

async function measureAt({ wish, data, other }: Bench, line: Line, size: number): Promise<Map<string, Measured>> {
  const ours: Contender = { name: 'ours', side: 'ours', root };
  const contenders = other !== null ? [ours, { name: 'then', side: 'ours', root: other.root }]
    : wish.isGrowth ? [ours]
    : Object.keys(line.sides).map((side) => ({ name: side, side, root }));
  const onRound = (round: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r  round ${String(round)} of ${String(wish.rounds)} `);
  };
  try {
    return await measureLine(line, { data, size, rounds: wish.rounds, contenders, profile: wish.profile === null ? null : resolve(wish.profile), onRound });
  } catch (problem) {
    // What the line stands on could not be made.
    const why = problem instanceof Error ? problem.message : String(problem);
    return new Map(contenders.map(({ name }) => [name, { state: problem instanceof NotAvailable ? 'not-available' : 'failed', why }]));
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}

async function buildPages(roots: readonly string[]): Promise<void> {
  for (const one of roots) {
    const built = await run(process.execPath, [join(one, 'tools', 'build.mjs')]);
    if (!built.ok) tell(`The page could not be built: ${tail(built.output, 3)}`);
  }
}

function headOf(machine: Machine, { size, rounds }: BenchWish): string {
  return `${size.toLocaleString('en')} clips, ${String(rounds)} rounds, ${machine.commit}${machine.isChanged ? ' with changes' : ''}, load ${String(machine.load)} at the start\n`
    + `${machine.processor}, ${String(machine.cores)} cores, ${String(machine.memoryGb)} GB; ${machine.system}; Node ${machine.node}`;
}

/** Each version once, however many lines it was in. */
function versionsText(versions: ReadonlyMap<string, string>): string {
  return [...new Set(versions.values())].sort().map((version) => `  ${version}`).join('\n');
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
