// What a film leaves behind when the program is killed: found again by the note in it, and removed before the next film goes there.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorCode } from '../../system-error.ts';

export const partialEnding = '.partial';
export const piecesEnding = '.pieces.partial';
const noteName = 'made-by-wallclock';

/** Marks a folder of pieces as ours, for as long as this process makes the film. */
export function signPieces(folder: string): Promise<void> {
  return writeFile(path.join(folder, noteName), String(process.pid));
}

/** Removes the pieces, and the unfinished film beside them, of programs that run no more. What is not certainly ours stays. */
export async function dropLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(unlessBug<string[]>([]))) {
    if (!name.endsWith(piecesEnding)) continue;
    const pieces = path.join(folder, name);
    const owner = Number(await readFile(path.join(pieces, noteName), 'utf8').catch(unlessBug('')));
    if (!Number.isInteger(owner) || owner <= 0 || isRunning(owner)) continue;
    await rm(pieces, { recursive: true, force: true }).catch(unlessBug(undefined));
    await rm(`${pieces.slice(0, -piecesEnding.length)}${partialEnding}`, { force: true }).catch(unlessBug(undefined));
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's process has the number: it may be one of ours under another account.
    return systemErrorCode(error) === 'EPERM';
  }
}

/** What the system refuses here costs nothing but the room. */
function unlessBug<Value>(otherwise: Value): (error: unknown) => Value {
  return (error) => {
    if (systemErrorCode(error) === null) throw error;
    return otherwise;
  };
}
