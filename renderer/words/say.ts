// The one way to the words of the interface: a key and what it needs, checked by the compiler.
import { en } from './en.ts';
import type { Params, WordKey, Words } from './words.ts';

export type { WordKey } from './words.ts';

let words: Words = en;

/** From now on everything is said in these words. Whoever shows words must be drawn anew: see `language.ts`. */
export function speak(next: Words): void {
  words = next;
}

/** The words for a key in the language of the interface. */
export function say<K extends WordKey>(key: K, ...params: Params<K>): string {
  return wordsFor(words, key, params);
}

/** The words for a key in one catalog. Pure. */
export function wordsFor<K extends WordKey>(catalog: Words, key: K, params: Params<K>): string {
  const entry: string | ((...params: never[]) => string) = catalog[key];
  if (typeof entry === 'string') return entry;
  // `Params` ties the arguments to this very entry; the compiler cannot follow it through the lookup.
  return (entry as (...params: Params<K>) => string)(...params);
}
