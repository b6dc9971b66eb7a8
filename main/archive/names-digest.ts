// One short text for the names in a folder. exFAT leaves a folder's mtime alone on renames and moves
// (measured), so names are compared, never times.

/**
 * 64 bits in hexadecimal over the names in any order. Each name has a hash of its own and the digest is their sum, so it does not depend on the
 * order in which the file system lists, and nothing is sorted; two hashes that have nothing in common keep an accidental match out of reach.
 */
export function namesDigest(names: Iterable<string>): string {
  let highs = 0;
  let lows = 0;
  for (const name of names) {
    let high = 0x811c9dc5;
    let low = 0x9747b28c;
    for (let place = 0; place < name.length; place += 1) {
      const unit = name.charCodeAt(place);
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit, 0x5bd1e995);
      low ^= low >>> 13;
    }
    // Mixed to the last bit, or sums of names that differ little would differ little.
    highs = (highs + mixed(high)) | 0;
    lows = (lows + mixed(low ^ name.length)) | 0;
  }
  return (highs >>> 0).toString(16).padStart(8, '0') + (lows >>> 0).toString(16).padStart(8, '0');
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
