// The language in force: English at once, others as soon as they are here. Whoever shows the page draws it anew when it changes.
import { create } from 'zustand';
import type { LanguageSetting } from '../../shared/settings.ts';
import { chooseLanguage, chooseLocale, type Language } from './choose-language.ts';
import { en } from './en.ts';
import { putLocaleInForce } from './in-locale.ts';
import { speak } from './say.ts';
import type { Words } from './words.ts';

interface InForce {
  readonly language: Language;
  /** BCP 47, of numbers, dates and lists. */
  readonly locale: string;
}

/** English is in the page; the others are fetched when they are spoken. */
const catalogs: Record<Language, () => Words | Promise<Words>> = {
  en: () => en,
  de: () => import('./de.ts').then(({ de }) => de),
  es: () => import('./es.ts').then(({ es }) => es),
  pseudo: () => import('./pseudo.ts').then(({ pseudo }) => pseudo),
};

export const useLanguage = create<InForce>()(() => {
  const locale = chooseLocale('en', navigator.languages);
  putLocaleInForce(locale);
  return { language: 'en', locale };
});

let wanted: Language = 'en';

/** Resolves when it is spoken, or when another one is wanted by then. */
export async function speakAsSet(setting: LanguageSetting): Promise<void> {
  const language = chooseLanguage(setting, navigator.languages);
  wanted = language;
  const catalog = catalogs[language]();
  // Without its words the core is gone, and the window says so in the language spoken until then.
  const words = catalog instanceof Promise ? await catalog.catch(() => null) : catalog;
  if (words === null || wanted !== language || useLanguage.getState().language === language) return;
  const locale = chooseLocale(language, navigator.languages);
  speak(words);
  putLocaleInForce(locale);
  const root = document.documentElement;
  root.lang = language === 'pseudo' ? 'en-x-pseudo' : language;
  root.dir = language === 'pseudo' ? 'rtl' : 'ltr';
  useLanguage.setState({ language, locale });
}
