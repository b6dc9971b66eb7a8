// The language in force: English at once, others as soon as they are here. Whoever shows the page draws it anew when it changes.
import { create } from 'zustand';
import type { LanguageSetting } from '../../shared/settings.ts';
import type { SpokenLanguage } from '../../shared/spoken-language.ts';
import { chooseLanguage, chooseLocale, rootMarks, type Language } from './choose-language.ts';
import { catalogs } from './catalogs.ts';
import { putLocaleInForce } from './in-locale.ts';
import { speak } from './say.ts';

interface InForce {
  readonly language: Language;
  /** BCP 47, of numbers, dates and lists. */
  readonly locale: string;
}

export const useLanguage = create<InForce>()(() => {
  const locale = chooseLocale('en', navigator.languages);
  putLocaleInForce(locale);
  return { language: 'en', locale };
});

/** The pseudo-language is English to whoever types in it or reads what is exported. */
export function spokenLanguageInForce(): SpokenLanguage {
  const { language } = useLanguage.getState();
  return language === 'pseudo' ? 'en' : language;
}

let wanted: Language = 'en';

/** Resolves when it is spoken, or when another one is wanted by then. */
export async function speakAsSet(setting: LanguageSetting): Promise<void> {
  const language = chooseLanguage(setting, navigator.languages);
  wanted = language;
  const catalog = catalogs[language]();
  // Without its words the core is gone, and the window says so in the language spoken until then.
  const words = catalog instanceof Promise ? await catalog.catch(() => null) : catalog;
  if (words === null || wanted !== language) return;
  // Also when it is spoken already: the core wrote there what it took the language for.
  Object.assign(document.documentElement, rootMarks(language));
  if (useLanguage.getState().language === language) return;
  const locale = chooseLocale(language, navigator.languages);
  speak(words);
  putLocaleInForce(locale);
  useLanguage.setState({ language, locale });
}
