// Tells of a newer version where the user wants to be told: asks once a day at most, and never fetches one.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Instant } from '../../shared/schema.ts';
import type { Updates } from '../../shared/updates.ts';
import { systemErrorCode } from '../system-error.ts';
import type { ReleaseAnswer } from './ask-release.ts';
import type { Releases } from './releases.ts';
import { isNewer } from './version.ts';

const dayMs = 24 * 60 * 60_000;
/** A computer that sleeps stops the timers, so the clock is looked at this often. */
const lookMs = 60 * 60_000;

/** What is remembered from launch to launch. */
const Memory = z.object({ askedAt: Instant.nullable(), isAnswered: z.boolean(), version: z.string().max(100).nullable() });
type Memory = z.infer<typeof Memory>;

const nothing: Memory = { askedAt: null, isAnswered: true, version: null };

export interface UpdateCheckParts {
  /** Null: nothing is ever asked. */
  readonly releases: Releases | null;
  /** This program's. */
  readonly version: string;
  /** Where it remembers when it asked. */
  readonly memoryFile: string;
  readonly now: () => Instant;
  /** What the user has set. */
  readonly isWanted: () => boolean;
  readonly ask: (question: string, stop: AbortSignal) => Promise<ReleaseAnswer>;
  /** Runs something later; returns the way to drop it. Must not keep the process alive. */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onChange: () => void;
  readonly onFault: (error: unknown) => void;
}

export interface UpdateCheck {
  read(): Updates;
  /** The user may have changed the setting. */
  settingChanged(): void;
  close(): Promise<void>;
}

/** Asks at once when it is wanted and a day has passed, by another launch's question too. */
export function createUpdateCheck(parts: UpdateCheckParts): UpdateCheck {
  const { releases, version, memoryFile, now, isWanted, ask, later, onChange, onFault } = parts;
  const closing = new AbortController();
  let memory = readMemory(memoryFile);
  let drop: (() => void) | null = null;
  let asking: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;

  const isOn = (): boolean => releases !== null && isWanted() && !closing.signal.aborted;

  const remember = (fresh: Memory): void => {
    memory = fresh;
    writeMemory(memoryFile, fresh);
    onChange();
  };

  const askNow = async (question: string, stop: AbortSignal): Promise<void> => {
    // Kept before it goes out, so that a launch that ends in between has asked too.
    const asked: Memory = { ...memory, askedAt: now(), isAnswered: false };
    remember(asked);
    const answer = await ask(question, AbortSignal.any([stop, closing.signal]));
    if (answer.isAnswered && !stop.aborted && !closing.signal.aborted) remember({ ...asked, isAnswered: true, version: answer.version });
  };

  const look = (): void => {
    drop?.();
    drop = null;
    if (releases === null || !isOn() || asking !== null) return;
    // A clock that was set back must not keep it from asking for longer than a day.
    if (memory.askedAt !== null && memory.askedAt > now()) memory = { ...memory, askedAt: now() };
    const waitMs = memory.askedAt === null ? 0 : memory.askedAt + dayMs - now();
    if (waitMs > 0) {
      drop = later(look, Math.min(waitMs, lookMs));
      return;
    }
    const stop = new AbortController();
    const ended = askNow(releases.question, stop.signal).catch(onFault).finally(() => {
      asking = null;
      look();
    });
    asking = { stop, ended };
  };

  look();
  return {
    read: () => ({
      page: releases?.page ?? null,
      askedAt: memory.askedAt,
      isAnswered: memory.isAnswered,
      newer: isOn() && memory.version !== null && isNewer(memory.version, version) ? memory.version : null,
    }),
    settingChanged: () => {
      if (!isOn()) asking?.stop.abort();
      look();
    },
    close: async () => {
      closing.abort();
      drop?.();
      await asking?.ended;
    },
  };
}

/** What cannot be read was never asked: at worst one question more. */
function readMemory(file: string): Memory {
  try {
    const read = Memory.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : nothing;
  } catch (problem) {
    if (problem instanceof SyntaxError || systemErrorCode(problem) !== null) return nothing;
    throw problem;
  }
}

/** On a full disk it is remembered for this launch only. */
function writeMemory(file: string, memory: Memory): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(memory));
    renameSync(`${file}.new`, file);
  } catch (problem) {
    if (systemErrorCode(problem) === null) throw problem;
  }
}
