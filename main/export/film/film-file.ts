// Where a film is written: beside its name until it is whole, on the device before it gets its name; nothing is left behind otherwise.
import { mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer, FilmProblemCode } from '../../../shared/export/film-problem.ts';
import type { FfmpegFailure } from '../../media/ffmpeg-runner.ts';
import { systemErrorCode } from '../../system-error.ts';
import { dropLeftovers, partialEnding, piecesEnding, signPieces } from './film-leftovers.ts';
import { placeFile } from '../place-file.ts';
import { on, onUnless, Refused } from '../refused.ts';

export interface FilmDesk {
  /** What ffmpeg writes, on the file system of the target. */
  readonly partial: string;
  /** For pieces of the film, on the same file system. */
  readonly pieces: string;
  /** For scripts and lists, on this computer’s own disk. */
  readonly notes: string;
}

/**
 * Calls `make` with places to write to and gives what it wrote to `desk.partial` the name `output` (absolute; its folder is
 * there). Never takes the place of another file.
 */
export async function writeFilm<Value>(output: string, make: (desk: FilmDesk) => Promise<FilmAnswer<Value>>): Promise<FilmAnswer<Value & { readonly sizeBytes: number }>> {
  const partial = `${output}${partialEnding}`;
  const pieces = `${output}${piecesEnding}`;
  const notes = await mkdtemp(path.join(os.tmpdir(), 'wallclock-film-'));
  let isOurs = false;
  try {
    await dropLeftovers(path.dirname(output));
    if ((await stat(output).catch(() => null)) !== null) return filmFails('target-exists', output);
    if ((await onUnless('target', ['EEXIST'], claim(partial))) === 'EEXIST') return filmFails('target-exists', partial);
    isOurs = true;
    if ((await onUnless('target', ['EEXIST'], mkdir(pieces))) === 'EEXIST') return filmFails('target-exists', pieces);
    await on('target', signPieces(pieces));
    const made = await make({ partial, pieces, notes });
    if (!made.ok) return made;
    const sizeBytes = await flush(partial);
    if (!(await placeFile(partial, output))) return filmFails('target-exists', output);
    return { ok: true, value: { ...made.value, sizeBytes } };
  } catch (error) {
    return refusalOf(error, output);
  } finally {
    if (isOurs) {
      // Where the target went away they went with it.
      await rm(pieces, { recursive: true, force: true }).catch(ignoreSystem);
      await rm(partial, { force: true }).catch(ignoreSystem);
    }
    await rm(notes, { recursive: true, force: true });
  }
}

async function claim(partial: string): Promise<void> {
  await (await open(partial, 'wx')).close();
}

async function flush(partial: string): Promise<number> {
  const handle = await on('target', open(partial, 'r+'));
  try {
    await on('target', handle.sync());
    return (await on('target', handle.stat())).size;
  } finally {
    await handle.close();
  }
}

function ignoreSystem(error: unknown): void {
  if (systemErrorCode(error) === null) throw error;
}

function refusalOf(error: unknown, output: string): FilmAnswer<never> {
  const code = error instanceof Refused ? error.code : systemErrorCode(error);
  if (code === null) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return filmFails('target-full', output);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV') return filmFails('target-gone', path.dirname(output));
  return filmFails('target-refused', output);
}

const codes: Partial<Record<FfmpegFailure['code'], FilmProblemCode>> = {
  cancelled: 'cancelled', stalled: 'stalled', 'too-long': 'too-long', 'target-full': 'target-full', 'target-refused': 'target-refused', 'not-started': 'no-ffmpeg',
};

/** What ffmpeg's failure means for the film. Its last line says most. */
export function problemOf(failure: FfmpegFailure, output: string): { readonly ok: false; readonly problem: { readonly code: FilmProblemCode; readonly subject: string } } {
  const code = codes[failure.code];
  return code === undefined ? filmFails('ffmpeg-failed', failure.said.slice(-3).join(' / ')) : filmFails(code, output);
}
