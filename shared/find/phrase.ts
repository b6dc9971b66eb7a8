// Phrases of a language whose letters go beyond a to z, and their English.

/** What is looked for in the plain text, whole words only, and what stands there in English. */
export type Phrase = readonly [pattern: RegExp, english: string | ((...found: string[]) => string)];

/** Finds the pattern between other letters' ends, everywhere. `\b` knows no letters with marks. */
export function words(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${pattern})(?![\\p{L}])`, 'gu');
}

/** One of these words, with its English one. */
export function oneOf(table: Readonly<Record<string, string>>): Phrase {
  const names = Object.keys(table).toSorted((a, b) => b.length - a.length);
  return [words(names.join('|')), (found = '') => table[found] ?? found];
}
