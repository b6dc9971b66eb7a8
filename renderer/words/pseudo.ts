// English as no one writes it: accents on every vowel, longer by the half of its vowels. What still reads plainly is in no catalog.
import { en } from './en.ts';
import type { Counted } from './plural.ts';
import type { Words } from './words.ts';

const letters: Readonly<Record<string, string>> = {
  a: 'àá', e: 'éè', i: 'ïí', o: 'öó', u: 'üú', A: 'ÀÁ', E: 'ÉÈ', I: 'ÏÍ', O: 'ÖÓ', U: 'ÜÚ', y: 'ýý', n: 'ñ', c: 'ç',
};

function accent(text: string): string {
  return text.replaceAll(/[aeiouAEIOUync]/g, (letter) => letters[letter] ?? letter);
}

function isCounted(param: unknown): param is Counted {
  return typeof param === 'object' && param !== null && 'count' in param && 'text' in param && typeof param.text === 'string';
}

/** What a person named, or a locale wrote, stays as it is within the words. */
function givenTexts(params: readonly unknown[]): string[] {
  return params.flatMap((param) => (typeof param === 'string' ? [param] : isCounted(param) ? [param.text] : [])).filter((text) => text.length > 1);
}

function distort(entry: string | ((...params: never[]) => string)): string | ((...params: never[]) => string) {
  if (typeof entry === 'string') return accent(entry);
  return (...params) => givenTexts(params).reduce((text, given) => text.replaceAll(accent(given), () => given), accent(entry(...params)));
}

// Each entry keeps what it needs; the compiler cannot follow that through the table.
export const pseudo = Object.fromEntries(Object.entries(en).map(([key, entry]) => [key, distort(entry)])) as unknown as Words;
