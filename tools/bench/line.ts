// What a line of the bench is: a job, those who do it in turn, and what is to be reached.
import type { Data } from './data.ts';
import type { ProgramLoader } from './program.ts';

/** What one round of a side measured, by name. Times in ms, memory in MB, unless a check gives another unit. */
export type Figures = Readonly<Record<string, number>>;

/** Somebody who does the job. Lives in a process of its own; its rounds come one at a time. */
export interface Side {
  /** What does the job, with its version. */
  readonly version: string;
  round(): Promise<Figures>;
  close?(): Promise<void> | void;
}

/** Where a side works. `Setup`: what the line prepared for all its sides, as JSON. */
export interface Workplace<Setup> {
  /** The checkout whose program is measured. */
  readonly root: string;
  readonly program: ProgramLoader;
  /** Clips. */
  readonly size: number;
  /** For all sides of this checkout, kept until the bench ends. */
  readonly folder: string;
  readonly setup: Setup;
}

export interface SideMaker<Setup> {
  readonly env?: Readonly<Record<string, string>>;
  /** Rejects with `NotAvailable` where the machine lacks what it needs. */
  start(place: Workplace<Setup>): Promise<Side>;
}

/** '': a number of things; `x`: so many times as much. */
export type Unit = 'ms' | 'MB' | 'KB' | '%' | 'x' | '';

/** `most`: the figure itself. `ratio`: ours to theirs. `faster`: theirs to ours. `figure`: theirs when it is named differently. */
export type Goal =
  | { readonly kind: 'most'; readonly most: number }
  | { readonly kind: 'ratio'; readonly side: string; readonly figure?: string; readonly most: number }
  | { readonly kind: 'faster'; readonly side: string; readonly figure?: string; readonly least: number }
  /** Told, and nothing is to be reached. */
  | { readonly kind: 'told' }
  | { readonly kind: 'beside'; readonly side: string; readonly figure?: string };

export interface Check {
  /** Behind the name of the line; '' for what the line is about. */
  readonly name: string;
  readonly figure: string;
  readonly unit: Unit;
  readonly goal: Goal;
}

export interface Line<Setup = unknown> {
  readonly name: string;
  /** One sentence. */
  readonly job: string;
  /** Debian packages that bring the peers, by the command they bring. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Every round in a new process: for memory, and for what is done once a start. */
  readonly isFresh?: boolean;
  /** Told at growing sizes too: at those of the library, or at its own. */
  readonly grows?: true | readonly number[];
  /** Where its work does not grow with the library: how many clips it is about, unless growth is asked for. */
  readonly usualSize?: number;
  /** Drives Chromium on the built program. */
  readonly needsPage?: boolean;
  /** Measures in rounds of its own: one round here. */
  readonly hasOwnRounds?: boolean;
  prepare(data: Data, size: number): Promise<Setup>;
  readonly sides: Readonly<Record<string, SideMaker<Setup>>> & { readonly ours: SideMaker<Setup> };
  readonly checks: readonly Check[];
}

/** Lets the compiler check a line by its own kind of setup. */
export function defineLine<Setup>(line: Line<Setup>): Line {
  return line;
}
