// What a module left in the folder it writes into before a clip is finished: told, never touched.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorCode } from '../system-error.ts';

/** Paths below `root`, with slashes, of what lies in the staging folder of an archive root. Nothing where it cannot be read. */
export async function stagedFiles(root: string, archive: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(root, archive), { withFileTypes: true });
    const staging = entries.filter((entry) => entry.isDirectory() && entry.name.toLowerCase() === '.tmp');
    const found = await Promise.all(staging.map(async ({ name }) => (await readdir(path.join(root, archive, name))).map((file) => `${archive}/${name}/${file}`)));
    return found.flat();
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return [];
  }
}
