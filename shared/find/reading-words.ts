// The few words around dates and clocks that say what was understood, in each language a time can be typed in.

import type { SpokenLanguage } from '../spoken-language.ts';

export interface ReadingWords {
  readonly about: string;
  readonly allDay: string;
  readonly midnight: string;
  readonly range: (from: string, to: string) => string;
  readonly isToCome: string;
  readonly wrongWeekday: string;
  /** `letters`: those of the clock on the wall then, `EDT`. */
  readonly wasOn: (place: string, letters: string) => string;
}

export const readingWords: Readonly<Record<SpokenLanguage, ReadingWords>> = {
  en: {
    about: 'about', allDay: 'all day', midnight: 'midnight', range: (from, to) => `${from} to ${to}`,
    isToCome: 'This is still to come.', wrongWeekday: 'The weekday does not fit this date.', wasOn: (place, letters) => `${place} was on ${letters} then.`,
  },
  de: {
    about: 'etwa', allDay: 'ganztägig', midnight: 'Mitternacht', range: (from, to) => `${from} bis ${to}`,
    isToCome: 'Das kommt erst noch.', wrongWeekday: 'Der Wochentag passt nicht zu diesem Datum.', wasOn: (place, letters) => `In ${place} galt da ${letters}.`,
  },
  es: {
    about: 'hacia', allDay: 'todo el día', midnight: 'medianoche', range: (from, to) => `${from} – ${to}`,
    isToCome: 'Eso aún está por llegar.', wrongWeekday: 'El día de la semana no corresponde a esta fecha.', wasOn: (place, letters) => `En ${place} regía entonces ${letters}.`,
  },
};
