// What the page of an evidence folder says, in the language of whoever exported it: it is read by the police and insurers of their country.
import type { SpokenLanguage } from '../../../../shared/spoken-language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { PageWords } from './en.ts';
import { es } from './es.ts';

export type { CountedClips, PageWords } from './en.ts';

export const pageWords: Readonly<Record<SpokenLanguage, PageWords>> = { en, de, es };
