// The words of each language: English is in the page, the others are fetched when they are spoken.
import type { Language } from './choose-language.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

export const catalogs: Record<Language, () => Words | Promise<Words>> = {
  en: () => en,
  de: () => import('./de.ts').then(({ de }) => de),
  es: () => import('./es.ts').then(({ es }) => es),
  pseudo: () => import('./pseudo.ts').then(({ pseudo }) => pseudo),
};
