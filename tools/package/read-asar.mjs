// Reads what an Electron archive holds: a second pair of eyes beside the program that wrote it.
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * @typedef {object} Packed
 * @property {string} path  with `/`, from the root of the archive
 * @property {number} sizeBytes
 * @property {boolean} isUnpacked  lies beside the archive, in `app.asar.unpacked`
 * @property {boolean} hasIntegrity  the archive says what its contents must hash to
 * @property {number} offset  of its first byte in the archive file; of no meaning where it is unpacked
 */

/**
 * The files of an archive, in its order. An archive begins with four numbers (4 bytes each, the last is the length of the JSON)
 * and a JSON that is a tree of folders; contents follow it. Throws when it is no archive.
 * @param {string} archive
 * @returns {Packed[]}
 */
export function readAsar(archive) {
  const file = openSync(archive, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    const begin = 8 + sizes.readUInt32LE(4);
    /** @type {Packed[]} */
    const found = [];
    collect(JSON.parse(header.toString('utf8')), '', begin, found);
    return found;
  } finally {
    closeSync(file);
  }
}

/**
 * The bytes of one file inside the archive.
 * @param {string} archive
 * @param {string} path
 */
export function readFromAsar(archive, path) {
  const packed = readAsar(archive).find((one) => one.path === path && !one.isUnpacked);
  if (packed === undefined) throw new Error(`${archive} holds no ${path}.`);
  const file = openSync(archive, 'r');
  try {
    const bytes = Buffer.alloc(packed.sizeBytes);
    readSync(file, bytes, 0, bytes.length, packed.offset);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/**
 * @typedef {{ files?: Record<string, Entry>, size?: number, offset?: string, unpacked?: boolean, integrity?: unknown }} Entry
 * @param {Entry} folder
 * @param {string} above
 * @param {number} begin
 * @param {Packed[]} found
 */
function collect(folder, above, begin, found) {
  for (const [name, entry] of Object.entries(folder.files ?? {})) {
    const path = `${above}${name}`;
    if (entry.files !== undefined) collect(entry, `${path}/`, begin, found);
    else {
      found.push({
        path, sizeBytes: entry.size ?? 0, isUnpacked: entry.unpacked === true, hasIntegrity: entry.integrity !== undefined, offset: begin + Number(entry.offset ?? 0),
      });
    }
  }
}
