// What a deletion is about to do and has done, in a file of its own on this computer: never on the drive.
//
// The whole plan is on the disk before the first clip goes. Then it says how far the next clips reach before they are
// touched, and what became of them after; the latter is written in batches, because what a kill loses of it can be seen on
// the drive: a clip within reach that is gone was deleted by this run.
import { constants, mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import type { Instant } from '../../shared/schema.ts';
import { systemErrorCode } from '../system-error.ts';
import { journalsInUse } from './journal-line.ts';
import type { Did, JournalLine } from './journal-line.ts';
import type { DeletionVolume, PlannedDeletion } from './deletion-types.ts';

/** Thrown inside this folder when the journal can no longer be written: nothing is deleted without it. */
export class JournalLost extends Error {}

const filesInLine = 500;
/** How far the next clips reach; the line for them is written while those before are deleted. */
const reachClips = 512;
const didsInLine = 256;

export const journalEnding = '.jsonl';

/** Of letters, digits and hyphens; sorts by time, and no two are the same. */
export function newJournalName(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`;
}

interface NewJournal {
  readonly volume: DeletionVolume;
  readonly files: readonly PlannedDeletion[];
  readonly at: Instant;
  readonly name?: string | undefined;
  readonly identity?: string | null | undefined;
  readonly archivedTo?: string | null | undefined;
  readonly canResume?: boolean | undefined;
}

/** Throws `JournalLost`. */
export async function createJournal(
  folder: string,
  { volume, files, at, name = newJournalName(at), identity = null, archivedTo = null, canResume = true }: NewJournal,
): Promise<DeletionJournal> {
  const file = path.join(folder, `${name}${journalEnding}`);
  const handle = await guarded(mkdir(folder, { recursive: true }).then(() => open(file, 'wx', 0o600)));
  const journal = new DeletionJournal(file, handle, 0);
  try {
    await journal.write({ begins: { version: 1, at, volume, files: files.length, identity, archivedTo, canResume } });
    for (let start = 0; start < files.length; start += filesInLine) {
      const part = files.slice(start, start + filesInLine);
      await journal.write({ plan: part.map((one) => [one.path, one.recordedAt, one.sizeBytes, one.modifiedAt]) });
    }
    await journal.arm(at);
    await Promise.all([journal.flush(), guarded(flushFolder(folder))]);
    return journal;
  } catch (cause) {
    await journal.close();
    throw cause;
  }
}

/** Goes on with a journal that was left behind. `reach`: as far as it has told. Throws `JournalLost`. */
export async function continueJournal(file: string, reach: number, at: Instant): Promise<DeletionJournal> {
  const journal = new DeletionJournal(file, await guarded(open(file, constants.O_WRONLY | constants.O_APPEND)), reach);
  try {
    await journal.arm(at);
    return journal;
  } catch (cause) {
    await journal.close();
    throw cause;
  }
}

export class DeletionJournal {
  /** Full path. */
  readonly file: string;
  readonly #handle: FileHandle;
  #last: Promise<void> = Promise.resolve();
  #lost: JournalLost | null = null;
  #reach: number;
  #coming: Promise<void> | null = null;
  #dids: Did[] = [];

  constructor(file: string, handle: FileHandle, reach: number) {
    this.file = file;
    this.#handle = handle;
    this.#reach = reach;
    journalsInUse.add(file);
  }

  /** From here on clips may go: the plan is on the disk. A line before it may have been cut by a kill. */
  arm(at: Instant): Promise<void> {
    return this.write({ armed: { pid: process.pid, host: os.hostname(), at } }, '\n');
  }

  /** Everything written so far is on the disk when it resolves. */
  async flush(): Promise<void> {
    await this.#last;
    await guarded(this.#handle.sync());
  }

  /** Null when the clip at this place may be touched; otherwise it may when this resolves. */
  allow(place: number): Promise<void> | null {
    if (this.#lost !== null) return Promise.reject(this.#lost);
    if (place >= this.#reach - reachClips / 2) this.#coming ??= this.#extend();
    return place < this.#reach ? null : this.#wait(place);
  }

  async #wait(place: number): Promise<void> {
    while (place >= this.#reach) await (this.#coming ??= this.#extend());
  }

  tell(did: Did): void {
    this.#dids.push(did);
    if (this.#dids.length >= didsInLine) void this.#writeDids();
  }

  /** Not waited for until it is on the disk: what a power cut takes of it is seen on the drive again. */
  async end(folders: readonly string[], ended: Extract<JournalLine, { ended: unknown }>['ended']): Promise<void> {
    await this.#writeDids();
    if (folders.length > 0) await this.write({ folders: [...folders] });
    await this.write({ ended });
  }

  async close(): Promise<void> {
    try {
      await this.#last.catch(() => undefined);
      await this.#handle.close();
    } finally {
      journalsInUse.delete(this.file);
    }
  }

  /** Line after line, in order. The first that fails ends the journal. */
  write(line: JournalLine, before = ''): Promise<void> {
    const written = this.#last.then(() => guarded(this.#handle.appendFile(`${before}${JSON.stringify(line)}\n`)));
    // Who does not wait learns of it from `allow` or `end`.
    written.catch((cause: unknown) => (this.#lost = cause instanceof JournalLost ? cause : new JournalLost('The journal has a fault.', { cause })));
    this.#last = written;
    return written;
  }

  #writeDids(): Promise<void> {
    const did = this.#dids;
    this.#dids = [];
    return did.length === 0 ? this.#last : this.write({ did });
  }

  #extend(): Promise<void> {
    const reach = this.#reach + reachClips;
    const extended = this.write({ reach }).then(() => {
      this.#reach = reach;
      this.#coming = null;
    });
    extended.catch(() => undefined);
    return extended;
  }
}

async function guarded<Value>(call: Promise<Value>): Promise<Value> {
  try {
    return await call;
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    throw new JournalLost('The journal cannot be written.', { cause });
  }
}

/** Windows opens no folders; there a new name is as safe as the system makes it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
