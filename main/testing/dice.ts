// Chance that can be repeated, for tests that do things in random order: the same seed, the same throws.

/** `dice(seed)(sides)`: a whole number from 0 to `sides - 1`. mulberry32. */
export function dice(seed: number): (sides: number) => number {
  let at = seed;
  return (sides) => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
