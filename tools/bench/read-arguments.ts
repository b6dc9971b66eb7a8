// What the bench is asked for on the command line.
import { parseArgs } from 'node:util';

export interface BenchWish {
  /** Names of lines; empty for all. */
  readonly only: readonly string[];
  readonly isJson: boolean;
  readonly size: number;
  readonly rounds: number;
  /** A commit to run beside this checkout. */
  readonly against: string | null;
  readonly isGrowth: boolean;
  /** Where the sides write CPU profiles. */
  readonly profile: string | null;
}

export type BenchAsked = { readonly kind: 'run'; readonly wish: BenchWish } | { readonly kind: 'help' } | { readonly kind: 'list' } | { readonly kind: 'refused'; readonly sentence: string };

export const usage = `npm run bench -- [--only NAME[,NAME]] [--size N] [--rounds N] [--json] [--growth] [--against COMMIT] [--profile DIR]
  --only NAME     these lines only; --list tells their names. "scan+" means every line whose name begins so
  --size N        clips (100000)
  --rounds N      rounds of each line (5)
  --json          for scripts
  --growth        how cost grows: 1,000, 10,000, 100,000 clips, and 1,000,000 with --size 1000000
  --against REF   this checkout beside another commit
  --profile DIR   write CPU profiles of each side there`;

const leastSize = 100;
const mostSize = 10_000_000;

export function readArguments(args: readonly string[], lines: readonly string[]): BenchAsked {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' }, json: { type: 'boolean' }, size: { type: 'string' }, rounds: { type: 'string' }, against: { type: 'string' },
        growth: { type: 'boolean' }, profile: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused(`${error.message.split('. ')[0] ?? ''}; --help tells what there is.`);
  }
  if (values['help'] === true) return { kind: 'help' };
  if (values['list'] === true) return { kind: 'list' };
  const text = (name: string): string | null => (typeof values[name] === 'string' ? values[name] : null);

  const size = wholeNumber(text('size') ?? '100000', leastSize, mostSize);
  if (size === null) return refused(`--size takes a number of clips from ${leastSize} to ${mostSize}.`);
  const rounds = wholeNumber(text('rounds') ?? '5', 1, 1000);
  if (rounds === null) return refused('--rounds takes a number from 1 to 1000.');
  const asked = (text('only') ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (text('only') !== null && asked.length === 0) return refused('--only takes the names of lines; --list tells them.');
  const stray = asked.find((name) => !lines.some((line) => isMeant(line, name)));
  if (stray !== undefined) return refused(`There is no line "${stray}"; --list tells which there are.`);
  const only = lines.filter((line) => asked.some((name) => isMeant(line, name)));
  const [against, isGrowth] = [text('against'), values['growth'] === true];
  if (against?.startsWith('-') === true || against === '') return refused('--against takes a commit.');
  if (against !== null && isGrowth) return refused('--growth and --against are two questions: ask one.');
  return { kind: 'run', wish: { only, isJson: values['json'] === true, size, rounds, against, isGrowth, profile: text('profile') } };
}

/** `scan+` means every line that begins so. */
function isMeant(line: string, name: string): boolean {
  return name.endsWith('+') ? line.startsWith(name.slice(0, -1)) : line === name;
}

function refused(sentence: string): BenchAsked {
  return { kind: 'refused', sentence };
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text.replaceAll(/[_,]/g, ''));
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}
