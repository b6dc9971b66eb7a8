// What a command is, and what every command shares: arguments, zone, clock, and how a failure is told.
import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { failureLine } from '../../shared/failure-text.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { parseInstant, parseZone } from '../../shared/time.ts';

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** As the environment names it: `de_DE.UTF-8`. */
  readonly locale: string;
  /** The clock, for commands that read one. */
  readonly now: Instant;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly purpose: string;
  /** A line for each option, each ending in a line break. */
  readonly details: string;
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Thrown by the readers below, caught by `runCommandLine`: the user typed something that cannot be meant. */
class UsageError extends Error {}

export function refuse(sentence: string): never {
  throw new UsageError(sentence);
}

/** Runs a command's body; what the user mistyped is told in one line with the usage, exit 2. */
export async function orExplain(command: Pick<Command, 'usage'>, terminal: Terminal, body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`${error.message}\nUsage: ${command.usage}\n`);
    return 2;
  }
}

export function tellFailure(terminal: Terminal, failure: Failure): number {
  terminal.err(`${failureLine(failure)}\n`);
  return 1;
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export interface ReadWords {
  /** What stands outside options, in order. */
  readonly words: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): string[];
  flag(name: string): boolean;
}

/** Options as declared, anything else is refused. */
export function readWords(args: readonly string[], options: ParseArgsOptionsConfig): ReadWords {
  let values: Values;
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (error) {
    return refuse(optionSentence(error));
  }
  return {
    words: positionals,
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    texts: (name) => [values[name] ?? []].flat().filter((value) => typeof value === 'string'),
    flag: (name) => values[name] === true,
  };
}

export interface ReadArguments extends Omit<ReadWords, 'words'> {
  readonly folder: string;
}

/** Exactly one folder, and options as declared. */
export function readArguments(args: readonly string[], options: ParseArgsOptionsConfig): ReadArguments {
  const { words, ...given } = readWords(args, options);
  const [folder, ...more] = words;
  if (folder === undefined || folder === '') return refuse('Name the folder or drive to read.');
  if (more.length > 0) return refuse(`One folder at a time: “${folder}” and “${more.join('”, “')}” were given.`);
  return { folder, ...given };
}

/** Node's own sentence up to its first full stop names the option; its hints about `--` are left out. */
function optionSentence(error: unknown): string {
  if (!(error instanceof Error)) return 'The options are not understood.';
  return `${error.message.split(/\. |\n/)[0]?.replace(/\.$/, '') ?? 'The options are not understood'}.`;
}

export function readZone(text: string | undefined): ZoneId | null {
  if (text === undefined) return null;
  return parseZone(text) ?? refuse(`“${text}” is not a time zone. Write one like America/New_York.`);
}

export function readNow(text: string | undefined, zone: ZoneId, terminal: Terminal): Instant {
  return text === undefined ? terminal.now : readInstant('--now', text, zone);
}

/** A wall clock that came twice means its first instant. */
export function readInstant(option: string, text: string, zone: ZoneId): Instant {
  const found = parseInstant(text, zone);
  if (found === null) return refuse(`${option} “${text}” is not a time. Write 2026-11-01, 2026-11-01 17:00 or 2026-11-01T22:00:00Z.`);
  return found[0] ?? refuse(`${option} “${text}” did not exist in ${zone}: the clocks went forward over it.`);
}
