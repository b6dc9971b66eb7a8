// One Wallclock a data folder: a file says who has it, and a second start hands over what it was given instead of opening the catalog again.
import { readFileSync, unlinkSync } from 'node:fs';
import { constants, copyFile, mkdir, open, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { fail, succeed, type Result } from '../../shared/failure.ts';
import { systemErrorCode } from '../system-error.ts';
import { InstanceAnswer, type HandedOver } from './instance-route.ts';
import { instanceHeader } from './request-guard.ts';
import { makeSecret } from './secrets.ts';

export interface Claim {
  /** For `serve`: whoever can read the instance file may hand over. */
  readonly secret: string;
  /** Tells later starts where this one listens. Until then they wait. */
  announce(port: number): Promise<void>;
  /** Removes the file, when it is still ours. Synchronous: it is the last thing a program does. */
  release(): void;
}

export type Claimed = { readonly kind: 'mine'; readonly claim: Claim } | ({ readonly kind: 'running' } & InstanceAnswer);

/** `port` is null while its owner is starting. */
const Record = z.object({ pid: z.number().int().positive(), port: z.number().int().positive().nullable(), secret: z.string() });
type Record = z.infer<typeof Record>;

/** In the data folder, readable by its user only. */
export const instanceFileName = 'instance.json';

// Opening a folder on a slow drive takes seconds; an owner that takes longer than this no longer answers.
const answerLimitMs = 15_000;
// A start that has not said its port by now did not survive.
const startLimitMs = 20_000;
const lookAgainMs = 50;

/**
 * Claims the data folder, making it, or hands `brought` to the Wallclock that has it. A file whose process is gone, or that
 * nobody answers for, is taken over.
 */
export async function claimInstance(dataFolder: string, brought: HandedOver): Promise<Result<Claimed, 'data-folder-unusable'>> {
  const file = path.join(dataFolder, instanceFileName);
  const mine: Record = { pid: process.pid, port: null, secret: makeSecret() };
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    for (;;) {
      if (await create(file, mine)) return succeed({ kind: 'mine', claim: claimOf(file, mine) });
      const found = await look(file);
      if (found === null) continue;
      const standing = await judge(found, brought);
      if (standing === 'starting') await wait(lookAgainMs);
      else if (standing === 'stale') await putAway(file, found.text);
      else return succeed({ kind: 'running', ...standing });
    }
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
    return fail('data-folder-unusable', dataFolder);
  }
}

interface Found {
  readonly text: string;
  readonly ageMs: number;
}

async function create(file: string, record: Record): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(record));
    await handle.close();
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null when the file went away meanwhile. */
async function look(file: string): Promise<Found | null> {
  try {
    const [text, stats] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { text, ageMs: Math.abs(Date.now() - stats.mtimeMs) };
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function judge({ text, ageMs }: Found, brought: HandedOver): Promise<InstanceAnswer | 'starting' | 'stale'> {
  const record = readRecord(text);
  // Between being made and being written the file is empty; a computer that lost power leaves it so.
  if (record === null) return ageMs < startLimitMs ? 'starting' : 'stale';
  if (!isAlive(record.pid)) return 'stale';
  // In a container the numbers start anew: this process's own number in a file it did not write is an earlier life's.
  if (record.port === null) return record.pid !== process.pid && ageMs < startLimitMs ? 'starting' : 'stale';
  return (await handOver({ ...record, port: record.port }, brought)) ?? 'stale';
}

function readRecord(text: string): Record | null {
  try {
    const record = Record.safeParse(JSON.parse(text));
    return record.success ? record.data : null;
  } catch {
    // Not JSON: cut off, or not ours.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

/** Null when nobody answers there, or somebody else does. */
async function handOver({ port, secret }: { port: number; secret: string }, brought: HandedOver): Promise<InstanceAnswer | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/instance`, {
      method: 'POST',
      headers: { [instanceHeader]: secret, 'content-type': 'application/json' },
      body: JSON.stringify(brought),
      redirect: 'error',
      signal: AbortSignal.timeout(answerLimitMs),
    });
    const parsed = InstanceAnswer.safeParse(await answer.json());
    return answer.ok && parsed.success ? parsed.data : null;
  } catch {
    // No listener, a timeout, no JSON: whatever stands there is not the Wallclock of this file.
    return null;
  }
}

/**
 * Renames before removing, so that of two starts that found the same stale file one gets it; when it turns out to have
 * moved another start's fresh file, it puts that back.
 */
async function putAway(file: string, staleText: string): Promise<void> {
  const aside = `${file}.${makeSecret().slice(0, 8)}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if ((await readFile(aside, 'utf8')) !== staleText) await copyFile(aside, file, constants.COPYFILE_EXCL);
  } catch (error) {
    // A third start has claimed it in between: then there is nothing to put back.
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(aside);
  }
}

function claimOf(file: string, record: Record): Claim {
  return {
    secret: record.secret,
    announce: async (port) => {
      const fresh = `${file}.${record.secret.slice(0, 8)}`;
      await writeFile(fresh, JSON.stringify({ ...record, port } satisfies Record), { mode: 0o600, flag: 'wx' });
      await rename(fresh, file);
    },
    release: () => {
      try {
        if (readRecord(readFileSync(file, 'utf8'))?.secret === record.secret) unlinkSync(file);
      } catch (error) {
        if (systemErrorCode(error) !== 'ENOENT') throw error;
      }
    },
  };
}
