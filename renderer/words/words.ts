// What a catalog of words is: the same keys in every language, and what each needs to be said.
import type { en } from './en.ts';

type English = typeof en;
export type WordKey = keyof English;

/** What has to be given with a key: nothing, or counts and names. */
export type Params<K extends WordKey> = English[K] extends (...params: infer P) => string ? P : [];

type InOtherWords<Entry> = Entry extends (...params: infer P) => string ? (...params: P) => string : string;

/** A part of the catalog in another language: every key of it, with the same needs. A key that is missing does not compile. */
export type WordsLike<Part> = { readonly [K in keyof Part]: InOtherWords<Part[K]> };

/** The whole catalog. */
export type Words = WordsLike<English>;
