// The lines of a deletion's journal, and what a journal that was left behind says.
import os from 'node:os';
import { z } from 'zod';
import { KeptReason } from '../../shared/deletion/deletion-schema.ts';
import type { Instant } from '../../shared/schema.ts';
import { eachInTurns, textLines, textPieces } from '../in-turns.ts';
import { systemErrorCode } from '../system-error.ts';
import type { DeletionVolume, FileResult, PlannedDeletion } from './deletion-types.ts';

const Volume = z.object({ root: z.string(), drive: z.string(), device: z.number(), inode: z.number().nullable(), mount: z.string().nullable() });
/** Place in the plan, then bytes and whether they have another name; or why it was kept. */
const Did = z.union([z.tuple([z.number(), z.number(), z.boolean()]), z.tuple([z.number(), KeptReason])]);
export type Did = z.infer<typeof Did>;

const JournalLine = z.union([
  z.object({
    begins: z.object({
      version: z.literal(1), at: z.number(), volume: Volume, files: z.number(), identity: z.string().nullable().default(null), archivedTo: z.string().nullable().default(null),
      canResume: z.boolean().default(true),
    }),
  }),
  /** Path, instant, size, time of modification. */
  z.object({ plan: z.array(z.tuple([z.string(), z.number(), z.number(), z.number()])) }),
  /** The plan is complete; whose process runs it. */
  z.object({ armed: z.object({ pid: z.number(), host: z.string(), at: z.number() }) }),
  /** No clip at this place of the plan or later was touched. */
  z.object({ reach: z.number() }),
  z.object({ did: z.array(Did) }),
  z.object({ folders: z.array(z.string()) }),
  z.object({ ended: z.object({ at: z.number(), end: z.string(), freeBytesBefore: z.number().nullable(), freeBytesAfter: z.number().nullable() }) }),
]);
export type JournalLine = z.infer<typeof JournalLine>;
type Ended = Extract<JournalLine, { ended: unknown }>['ended'];

/** One run of the history, as its journal tells. */
export interface JournaledDeletion {
  readonly file: string;
  readonly at: Instant;
  readonly volume: DeletionVolume;
  /** As the catalog tells volumes apart; null where the run had none. */
  readonly identity: string | null;
  /** The folder the clips were copied to first. */
  readonly archivedTo: string | null;
  /** False where what was proven right before the run need not hold any more: such a run can only be planned again. */
  readonly canResume: boolean;
  readonly files: readonly PlannedDeletion[];
  /** By place in `files`. A clip without one was not reached, or its end was not written down any more. */
  readonly results: ReadonlyMap<number, FileResult>;
  /** No clip at this place or later was touched. */
  readonly reach: number;
  readonly removedFolders: readonly string[];
  /** Null when it was interrupted, or still runs. */
  readonly ended: Ended | null;
  readonly isRunning: boolean;
}

/** The journals that runs of this process write now: a number of a process tells nothing of its own. */
export const journalsInUse = new Set<string>();

/** Null when it is no journal, or one whose plan was never complete: then no clip was touched. */
export async function readJournal(file: string): Promise<JournaledDeletion | null> {
  const lines: Told = { first: null, runner: null, ended: null, reach: 0 };
  const files: PlannedDeletion[] = [];
  const results = new Map<number, FileResult>();
  const removedFolders: string[] = [];
  const take = (line: JournalLine): void => {
    lines.first ??= line;
    if ('plan' in line) for (const [path, recordedAt, sizeBytes, modifiedAt] of line.plan) files.push({ path, recordedAt, sizeBytes, modifiedAt });
    else if ('armed' in line) [lines.runner, lines.ended] = [line.armed, null];
    else if ('reach' in line) lines.reach = Math.max(lines.reach, line.reach);
    else if ('folders' in line) removedFolders.push(...line.folders);
    else if ('ended' in line) lines.ended = line.ended;
    else if ('did' in line) {
      for (const did of line.did) {
        const path = files[did[0]]?.path;
        if (path !== undefined) results.set(did[0], resultOf(path, did));
      }
    }
  };
  try {
    for await (const piece of textPieces(file)) {
      // A line of the plan names hundreds of clips.
      await eachInTurns(textLines(piece), (one) => {
        const line = readLine(one);
        if (line !== null) take(line);
      }, 1);
    }
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return null;
  }
  const { first, runner, ended, reach } = lines;
  if (first === null || !('begins' in first) || runner === null) return null;
  const { at, volume, files: planned, identity, archivedTo, canResume } = first.begins;
  if (files.length !== planned) return null;
  return { file, at, volume, identity, archivedTo, canResume, files, results, reach, removedFolders, ended, isRunning: journalsInUse.has(file) || (ended === null && isAlive(runner)) };
}

/** What of the lines the last one of its kind says, but the first. */
interface Told {
  first: JournalLine | null;
  runner: Extract<JournalLine, { armed: unknown }>['armed'] | null;
  ended: Ended | null;
  reach: number;
}

export function resultOf(path: string, did: Did): FileResult {
  return did.length === 3
    ? { path, outcome: 'deleted', bytes: did[1], hasOtherName: did[2] }
    : { path, outcome: 'kept', reason: did[1] };
}

/** Null for a line that is none. */
function readLine(text: string): JournalLine | null {
  if (text === '') return null;
  try {
    const parsed = JournalLine.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Cut in the middle by a kill: what it told is seen on the drive.
    return null;
  }
}

/** Another process that lives. A number from before this start of the computer is nobody's. */
function isAlive({ pid, host, at }: { readonly pid: number; readonly host: string; readonly at: number }): boolean {
  if (pid === process.pid || host !== os.hostname() || at < Date.now() - os.uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
