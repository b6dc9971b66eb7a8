// One short text for the names in a folder. exFAT leaves a folder's mtime alone on renames and moves
// (measured), so names are compared, never times.

/**
 * 64 bits in hexadecimal over the names in any order. Sorting makes it independent of the order in which the
 * file system lists; two multiplicative hashes keep an accidental match out of reach for a folder of any size.
 */
export function namesDigest(names: readonly string[]): string {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (const name of names.toSorted()) {
    for (let place = 0; place < name.length; place += 1) {
      const unit = name.charCodeAt(place);
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit, 0x5bd1e995);
      low ^= low >>> 13;
    }
    high = Math.imul(high ^ 0x2f, 0x01000193);
    low = Math.imul(low ^ 0x2f, 0x5bd1e995);
  }
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}
