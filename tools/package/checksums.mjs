// Writes SHA256SUMS for the packages in a folder, in the form `sha256sum --check` reads: `node tools/package/checksums.mjs FOLDER`.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stopWith } from '../project.mjs';

export const sumsName = 'SHA256SUMS';

/**
 * @param {string} folder
 * @returns {Promise<string[]>} the names that were summed, sorted
 */
export async function writeChecksums(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== sumsName).map(({ name }) => name).sort();
  const lines = [];
  for (const name of names) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk);
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  writeFileSync(join(folder, sumsName), lines.join(''));
  return names;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = await writeChecksums(process.argv[2] ?? '.');
  if (names.length === 0) stopWith('There are no packages to sum.');
  process.stdout.write(`${names.join('\n')}\n`);
}
