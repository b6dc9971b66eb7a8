// Which language is spoken and how its numbers and dates are written, from the setting and what the computer prefers. Pure.
import type { LanguageSetting } from '../../shared/settings.ts';
import { spokenLanguage, type SpokenLanguage } from '../../shared/spoken-language.ts';

/** `pseudo` is nobody's: English made longer, with accents, from right to left, to try the layout on. */
export type Language = SpokenLanguage | 'pseudo';

/** Those a user can choose, each by its own name. */
export const languageNames: Readonly<Record<SpokenLanguage, string>> = { en: 'English', de: 'Deutsch', es: 'Español' };

// Where Chromium and others have their own pseudo-locale. No user's computer says this.
const pseudoTag = /^ar-XB$/i;

function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

/** `preferred`: the languages of the computer, most wanted first. */
export function chooseLanguage(setting: LanguageSetting, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  return pseudoTag.test(preferred[0] ?? '') ? 'pseudo' : spokenLanguage(preferred);
}

/**
 * The computer's own locale where it is of the language spoken; else that language in the computer's region, so that clocks, weeks
 * and the order of dates stay those of the place: `en-FR` counts to 24.
 */
export function chooseLocale(language: Language, preferred: readonly string[]): string {
  const [first = 'en'] = preferred;
  if (language === 'pseudo') return first;
  const own = preferred.find((tag) => baseOf(tag) === language);
  if (own !== undefined) return own;
  const region = new Intl.Locale(first).maximize().region;
  return region === undefined ? language : `${language}-${region}`;
}

/** What the root of a document in a language says of it. */
export function rootMarks(language: Language): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return language === 'pseudo' ? { lang: 'en-x-pseudo', dir: 'rtl' } : { lang: language, dir: 'ltr' };
}
