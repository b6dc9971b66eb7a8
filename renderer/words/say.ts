// The one way to the words of the interface: a key and what it needs, checked by the compiler.
import { en } from './en.ts';

type Catalog = typeof en;
export type WordKey = keyof Catalog;
type Params<K extends WordKey> = Catalog[K] extends (...params: infer P) => string ? P : [];

/** The words for a key in the language of the interface. Pure. */
export function say<K extends WordKey>(key: K, ...params: Params<K>): string {
  const entry: string | ((...params: never[]) => string) = en[key];
  if (typeof entry === 'string') return entry;
  // `Params` ties the arguments to this very entry; the compiler cannot follow it through the lookup.
  return (entry as (...params: Params<K>) => string)(...params);
}
