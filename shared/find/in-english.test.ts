// Times typed in German and in Spanish mean what their English says.
import { describe, expect, it } from 'vitest';
import { ZoneId } from '../schema.ts';
import type { SpokenLanguage } from '../spoken-language.ts';
import { understand } from './understand.ts';

const now = Date.UTC(2026, 10, 4, 20, 30);

/** What a text means, without the words that tell it. */
function meaning(text: string, language: SpokenLanguage, locale: string): unknown {
  const meant = understand(text, { now, zone: ZoneId.parse('America/New_York'), locale, language, dayInView: null });
  if (meant.kind !== 'times') return meant.kind === 'not-understood' ? `not: ${meant.reason}` : meant.kind;
  return meant.readings.map(({ instant, range, isAbout }) => ({ at: new Date(instant).toISOString(), until: range === null ? null : new Date(range.to).toISOString(), isAbout }));
}

const german: readonly (readonly [string, string])[] = [
  ['gestern 17:10', 'yesterday 17:10'],
  ['Gestern um 17 Uhr', 'yesterday 17:00'],
  ['gestern um 17 Uhr 10', 'yesterday 17:10'],
  ['vorgestern gegen 8:54 Uhr', 'the day before yesterday about 8:54'],
  ['letzten Freitag abend', 'last friday evening'],
  ['Freitagabend', 'friday evening'],
  ['Montag zwischen 2 und 4', 'monday between 2 and 4'],
  ['Montag von 14 bis 16 Uhr', 'monday 14:00 to 16:00'],
  ['am Montag um halb sechs', "monday 5:30 o'clock"],
  ['viertel nach fünf', 'quarter past 5'],
  ['zehn nach fünf gestern', '10 min past 5 yesterday'],
  ['zehn vor sechs', '10 min to 6'],
  ['vor 3 Stunden', '3 hours ago'],
  ['vor einer halben Stunde', 'half an hour ago'],
  ['vor zwei Wochen', '2 weeks ago'],
  ['in den letzten 30 Minuten', 'last 30 minutes'],
  ['mittags', 'noon'],
  ['gestern Mittag', 'yesterday noon'],
  ['Mitternacht', 'midnight'],
  ['heute Morgen', 'this morning'],
  ['gestern Morgen', 'yesterday morning'],
  ['letzte Nacht', 'last night'],
  ['2. Mai 8:54', '2 may 8:54'],
  ['2. Mai 2021 um 8:54 Uhr', '2 may 2021 8:54'],
  ['am 2. März', '2 march'],
  ['Do, 29. Okt. 17:00', 'thu, 29 oct 17:00'],
  ['letzte Woche', 'last week'],
  ['letztes Wochenende', 'last weekend'],
  ['nach 17 Uhr', 'after 17:00'],
  ['seit gestern', 'since yesterday'],
  ['Heiligabend 2025 um 23 Uhr', 'christmas eve 2025 23:00'],
  ['Wer war gestern um zehn nach fünf an der Tür?', '10 min past 5 yesterday'],
];

const spanish: readonly (readonly [string, string])[] = [
  ['ayer 17:10', 'yesterday 17:10'],
  ['ayer a las 5 de la tarde', 'yesterday 5 pm'],
  ['a las 5 y media de la tarde', '5:30 pm'],
  ['a las ocho de la mañana', '8 am'],
  ['anteayer hacia las 8:54', 'the day before yesterday about 8:54'],
  ['el viernes pasado por la tarde', 'last friday afternoon'],
  ['lunes entre las 2 y las 4', 'monday between 2 and 4'],
  ['hace 3 horas', '3 hours ago'],
  ['hace media hora', 'half an hour ago'],
  ['hace dos semanas', '2 weeks ago'],
  ['en los últimos 30 minutos', 'last 30 minutes'],
  ['mediodía', 'noon'],
  ['ayer a mediodía', 'yesterday noon'],
  ['esta mañana', 'this morning'],
  ['ayer por la mañana', 'yesterday morning'],
  ['anoche', 'last night'],
  ['2 de mayo 8:54', '2 may 8:54'],
  ['2 de mayo de 2021 a las 8:54', '2 may 2021 8:54'],
  ['miércoles 17:00', 'wednesday 17:00'],
  ['el sábado por la noche', 'saturday night'],
  ['la semana pasada', 'last week'],
  ['el fin de semana pasado', 'last weekend'],
  ['después de las 17:00', 'after 17:00'],
  ['desde ayer', 'since yesterday'],
  ['a las 12 de la noche', '12 am'],
  ['nochebuena 2025 a las 23:00', 'christmas eve 2025 23:00'],
];

describe.each([['German', 'de', 'de-DE', german], ['Spanish', 'es', 'es-ES', spanish]] as const)('%s', (_name, language, locale, phrases) => {
  it.each(phrases)('“%s” means “%s”', (text, english) => {
    const meant = meaning(english, 'en', locale);
    expect(Array.isArray(meant)).toBe(true);
    expect(meaning(text, language, locale)).toEqual(meant);
  });

  it('reads English beside it', () => {
    expect(meaning('yesterday 5:10 pm', language, locale)).toEqual(meaning('yesterday 5:10 pm', 'en', locale));
  });

  it.each(['der Tag, als die Katze kam', 'el día que vino el gato', 'gestern irgendwas', 'ayer no sé'])('does not guess: “%s”', (text) => {
    expect(meaning(text, language, locale)).toBe('not: nonsense');
  });
});
