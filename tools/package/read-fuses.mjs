// Reads the fuses of an Electron program: what a build can never do again, whatever it is started with.
import { readFileSync } from 'node:fs';

/** Marks the wire in the program; from Electron's documentation of fuses. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');

/** The first version of the wire, in its order. */
const names = /** @type {const} */ ([
  'runAsNode', 'cookieEncryption', 'nodeOptions', 'nodeCliInspect', 'asarIntegrity', 'onlyLoadAppFromAsar', 'loadBrowserProcessSpecificV8Snapshot', 'grantFileProtocolExtraPrivileges',
]);

/** @typedef {(typeof names)[number]} Fuse */

/**
 * After the sentinel come the version of the wire, its length, and one character a fuse: `1` on, `0` off, `r` removed by Electron.
 * A Mac program for both processors has two wires; they have to agree. Throws when there is no wire.
 * @param {string} program
 * @returns {Record<Fuse, boolean>}
 */
export function readFuses(program) {
  const bytes = readFileSync(program);
  const wires = [];
  for (let at = bytes.indexOf(sentinel); at !== -1; at = bytes.indexOf(sentinel, at + 1)) {
    const begin = at + sentinel.length;
    if (bytes[begin] !== 1) throw new Error(`${program} has fuses of version ${bytes[begin]}; version 1 is known here.`);
    wires.push(bytes.subarray(begin + 2, begin + 2 + (bytes[begin + 1] ?? 0)).toString('latin1'));
  }
  const [wire, ...others] = wires;
  if (wire === undefined || wire.length < names.length) throw new Error(`${program} has no fuses.`);
  if (others.some((other) => other !== wire)) throw new Error(`${program} has two sets of fuses that differ.`);
  return /** @type {Record<Fuse, boolean>} */ (Object.fromEntries(names.map((name, nth) => [name, wire[nth] === '1'])));
}
