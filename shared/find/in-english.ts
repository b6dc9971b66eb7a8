// Times typed in another language, put into the English that is understood: phrase for phrase, in an order that keeps longer ones whole.
import { germanPhrases } from './german-phrases.ts';
import type { SpokenLanguage } from '../spoken-language.ts';
import { spanishPhrases } from './spanish-phrases.ts';

/** `text`: plain, as `plainText` makes it. Null in English. Words that mean nothing here stay, and make it nonsense. Pure. */
export function inEnglish(text: string, language: SpokenLanguage): string | null {
  if (language === 'en') return null;
  const phrases = language === 'de' ? germanPhrases : spanishPhrases;
  return phrases
    .reduce((rest, [pattern, english]) => (typeof english === 'string' ? rest.replace(pattern, english) : rest.replace(pattern, (...found: string[]) => english(...found))), text)
    .replace(/ {2,}/g, ' ')
    .trim();
}
