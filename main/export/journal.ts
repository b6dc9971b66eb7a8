// What an export has done so far, in the target itself: a run that was killed goes on from it.
//
// Why a file of its own: the manifest is replaced whole or not at all, which for each clip would cost the square of
// their number. The journal grows by a line; a kill loses at most the last one, and then the copy is known again by its
// hash. It lies in the target because the target may go on at another computer. It goes when every clip was tried.
// What is about to be written is on the device before it is begun: after a power cut a half file is still known for ours.
import { lstat, open, realpath, rm, unlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { eachInTurns, textLines, textPieces } from '../in-turns.ts';
import type { ClipToExport, ExportedFile } from './export-types.ts';
import { partialName } from './copy-clip.ts';
import { letGo, on, onUnless } from './refused.ts';

export const journalName = '.wallclock-export.jsonl';

const Exported = z.object({
  file: z.string(), drive: z.string(), path: z.string(), kind: z.string(), camera: z.string(), utc: z.string(), local: z.string(),
  offset: z.string(), zone: z.string(), bytes: z.number(), sha256: z.string(), verified: z.enum(['device', 'cache']),
});
const Begins = z.object({ pid: z.number(), host: z.string(), at: z.number() });
const Line = z.union([
  z.object({ begins: Begins }),
  z.object({ copying: z.string() }),
  z.object({ copied: Exported, modifiedAt: z.number() }),
  z.object({ ended: z.literal(true) }),
]);
type Line = z.infer<typeof Line>;
type Begun = z.infer<typeof Begins>;

/** A copy an earlier run finished. `modifiedAt`: of the clip on its drive, to know it again without reading it. */
export interface JournaledCopy {
  readonly exported: ExportedFile;
  readonly modifiedAt: number;
}

export interface ExportJournal {
  /** By file, what runs before this one finished. */
  readonly copies: ReadonlyMap<string, JournaledCopy>;
  beginClips(files: readonly string[]): Promise<void>;
  endClips(copies: readonly JournaledCopy[]): Promise<void>;
  /** `remove`: nothing is left to go on with. */
  close(how: 'keep' | 'remove'): Promise<void>;
}

/** `busy`: another process is writing here now. Removes what killed runs left unfinished. Throws `Refused`. */
export async function openJournal(folder: string): Promise<ExportJournal | 'busy'> {
  const file = path.join(folder, journalName);
  const copies = new Map<string, JournaledCopy>();
  const unfinished = new Set<string>();
  let begun: Begun | null = null;
  await onUnless('target', ['ENOENT'], eachLine(file, (text) => {
    const line = readLine(text);
    if (line === null) return;
    if ('begins' in line) begun = line.begins;
    else if ('ended' in line) begun = null;
    else if ('copying' in line) unfinished.add(line.copying);
    else {
      unfinished.delete(line.copied.file);
      copies.set(line.copied.file, { exported: line.copied, modifiedAt: line.modifiedAt });
    }
  }));
  if (isHeld(begun)) return 'busy';
  for (const one of unfinished) await dropLeftovers(folder, one);

  const handle = await on('target', open(file, 'a'));
  let last: Promise<unknown> = Promise.resolve();
  const append = (lines: readonly Line[], before = ''): Promise<void> => {
    const written = last.then(() => on('target', handle.appendFile(before + lines.map((line) => `${JSON.stringify(line)}\n`).join(''))));
    last = written.catch(() => undefined);
    return written;
  };
  try {
    // The line before may have been cut in the middle.
    await append([{ begins: { pid: process.pid, host: os.hostname(), at: Date.now() } }], '\n');
  } catch (error) {
    await letGo(handle);
    throw error;
  }
  return {
    copies,
    async beginClips(files) {
      await append(files.map((name) => ({ copying: name })));
      await onUnless('target', unflushable, handle.datasync());
    },
    endClips: (ended) => append(ended.map(({ exported, modifiedAt }) => ({ copied: exported, modifiedAt }))),
    async close(how) {
      try {
        if (how === 'keep') await append([{ ended: true }]);
      } finally {
        await letGo(handle);
      }
      if (how === 'remove') await onUnless('target', ['ENOENT'], unlink(file));
    },
  };
}

const unflushable = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM'] as const;

async function eachLine(file: string, visit: (line: string) => void): Promise<void> {
  for await (const piece of textPieces(file)) await eachInTurns(textLines(piece), visit);
}

function readLine(text: string): Line | null {
  try {
    const parsed = Line.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Cut in the middle by a kill: what it told is found out again.
    return null;
  }
}

/** The run that began last has not ended, and its process lives. A number from before this start of the computer is nobody's. */
function isHeld(begun: Begun | null): boolean {
  if (begun === null) return false;
  const { pid, host, at } = begun;
  // Two exports of one process into one folder are told apart before a journal is opened.
  if (pid === process.pid || host !== os.hostname() || at < Date.now() - os.uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Only names this journal said it was writing: the unfinished copy, and the empty file that held its place. */
async function dropLeftovers(folder: string, file: string): Promise<void> {
  const final = path.join(folder, file);
  // A journal is a file anybody could have written: nothing outside its own folder follows from it.
  if (file.split('/').some((name) => name === '' || name === '.' || name === '..' || name.includes('\\'))) return;
  const above = await onUnless('target', absent, realpath(path.dirname(final)));
  if (above !== path.dirname(final)) return;
  await onUnless('target', absent, unlink(partialName(final)));
  // Pieces of a film that was being made: see `writeFilm`.
  await on('target', rm(`${final}.pieces.partial`, { recursive: true, force: true }));
  const found = await onUnless('target', absent, lstat(final));
  if (typeof found !== 'string' && found.isFile() && found.size === 0) await on('target', unlink(final));
}

const absent = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EISDIR'] as const;

/** The copy a journal tells of is of this clip as it lies on its drive now. */
export function isSameSource(copy: JournaledCopy, clip: ClipToExport, found: { readonly sizeBytes: number; readonly modifiedAt: number }): boolean {
  const { exported } = copy;
  return exported.drive === clip.drive && exported.path === clip.path && exported.bytes === found.sizeBytes && copy.modifiedAt === found.modifiedAt;
}
