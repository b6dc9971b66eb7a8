// How a time is said in Spanish, and the English for it.
import { oneOf, words, type Phrase } from './phrase.ts';

const month = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|dic';
const unit = 'segundos?|minutos?|min|horas?|días?|dias?|semanas?|mes(?:es)?|años?';
const units: Readonly<Record<string, string>> = { se: 'weeks', sg: 'seconds', mi: 'minutes', ho: 'hours', dí: 'days', di: 'days', me: 'months', añ: 'years' };
const unitOf = (word = '') => units[word.startsWith('seg') ? 'sg' : word.slice(0, 2)] ?? word;
const clock = '\\d{1,2}(?:[:.]\\d\\d)?(?: o\'clock)?';

const numbers: Readonly<Record<string, string>> = {
  una: '1', uno: '1', dos: '2', tres: '3', cuatro: '4', cinco: '5', seis: '6', siete: '7', ocho: '8', nueve: '9', diez: '10', once: '11', doce: '12', quince: '15', veinte: '20', veinticinco: '25', treinta: '30',
};

/** "las 5 de la tarde": a half of the day behind the clock. */
function withHalf(time: string, half: 'am' | 'pm'): string {
  return Number(/^\d+/.exec(time)?.[0] ?? 0) > 12 ? time : `${time.replace(" o'clock", '')} ${half}`;
}

/** "12 de la noche" is midnight, "2 de la noche" is after it. */
function atNight(time: string): string {
  const hour = Number(/^\d+/.exec(time)?.[0] ?? 0);
  if (hour === 12) return withHalf(time, 'am');
  return withHalf(time, hour < 6 ? 'am' : 'pm');
}

export const spanishPhrases: readonly Phrase[] = [
  [words('antes de ayer|anteayer|antier'), 'the day before yesterday'],
  [words('hace media hora'), 'half an hour ago'],
  [words('hace (?:un )?cuarto de hora'), '15 minutes ago'],
  [words('hace (?:un par de)'), 'hace 2'],
  [words('hace (?:unos|unas|algunos|algunas)(?= (?:minutos|horas|días|dias|semanas|meses|años))'), 'hace 3'],
  [words('hace (?:un|una) hora y media'), '90 minutes ago'],
  [words('hace un(?= )'), 'hace 1'],
  oneOf({ ...numbers }),
  [words(`hace (\\d+(?:[.,]\\d+)?) ?(${unit})`), (_, count = '', name = '') => `${count} ${unitOf(name)} ago`],
  [words(`(?:en |durante )?(?:los |las )?(?:últimos|últimas|pasados|pasadas) (\\d+) ?(${unit})`), (_, count = '', name = '') => `last ${count} ${unitOf(name)}`],
  [words('(?:en )?(?:la )?última media hora'), 'last half hour'],
  [words('(?:en )?(?:la )?última hora'), 'last hour'],

  [words('anoche|ayer (?:por|en) la noche'), 'last night'],
  [words('esta noche'), 'tonight'],
  [words('esta mañana|hoy (?:por|en) la mañana'), 'this morning'],
  [words('esta tarde|hoy (?:por|en) la tarde'), 'this afternoon'],
  [words('ayer'), 'yesterday'],
  [words('hoy'), 'today'],
  [words('ahora(?: mismo)?'), 'now'],
  [words('nochebuena'), 'christmas eve'],
  [words('nochevieja|fin de año'), "new year's eve"],
  [words('año nuevo'), "new year's day"],
  [words('(?:día de )?navidad'), 'christmas day'],

  [words('(?:a |sobre |hacia )?(?:el )?mediod[ií]a'), 'noon'],
  [words('(?:a )?(?:la )?medianoche'), 'midnight'],
  [words('en punto'), ''],
  [words('(\\d{1,2}) y media'), '$1:30 o\'clock'],
  [words('(\\d{1,2}) y cuarto'), '$1:15 o\'clock'],
  [words('(\\d{1,2}) menos cuarto'), (_, hour = '') => `${String(((Number(hour) + 10) % 12) + 1)}:45 o'clock`],
  [words('(\\d{1,2}) y (\\d{1,2})'), (_, hour = '', minute = '') => `${hour}:${minute.padStart(2, '0')} o'clock`],
  [words('(\\d{1,2}) menos (\\d{1,2})'), (_, hour = '', minute = '') => `${String(((Number(hour) + 10) % 12) + 1)}:${String(60 - Number(minute)).padStart(2, '0')} o'clock`],
  [words(`(${clock}) de la (?:mañana|madrugada)`), (_, time = '') => withHalf(time, 'am')],
  [words(`(${clock}) de la tarde`), (_, time = '') => withHalf(time, 'pm')],
  [words(`(${clock}) de la noche`), (_, time = '') => atNight(time)],
  [words('(?:(?:de|por|en) )?la mañana'), 'morning'],
  [words('(?:(?:de|por|en) )?la tarde'), 'afternoon'],
  [words('(?:(?:de|por|en) )?la noche'), 'night'],
  [words('(?:(?:de|por|en) )?(?:la )?madrugada'), 'small hours'],
  [words('mañana'), 'tomorrow'],

  [words(`(\\d{1,2})(?:º|\\.)? de (?=(?:${month})(?![\\p{L}]))`), '$1 '],
  [words(`(${month}) (?:de|del) (\\d{4})`), '$1 $2'],
  oneOf({
    enero: 'january', febrero: 'february', marzo: 'march', abril: 'april', mayo: 'may', junio: 'june', julio: 'july', agosto: 'august', septiembre: 'september', setiembre: 'september',
    octubre: 'october', noviembre: 'november', diciembre: 'december', ene: 'jan', abr: 'apr', dic: 'dec',
  }),
  [words('(?:el )?día (\\d{1,2})'), 'on the $1th'],
  oneOf({
    lunes: 'monday', martes: 'tuesday', miércoles: 'wednesday', miercoles: 'wednesday', jueves: 'thursday', viernes: 'friday', sábado: 'saturday', sabado: 'saturday', domingo: 'sunday',
    lun: 'mon', mié: 'wed', jue: 'thu', vie: 'fri', sáb: 'sat', dom: 'sun',
  }),
  [words('fin de semana'), 'weekend'],
  oneOf({ semana: 'week', mes: 'month', año: 'year' }),
  [words('(monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|weekend) (?:pasado|pasada|último|última)'), 'last $1'],
  [words('(?:el |la )?(?:pasado|pasada|último|última) (\\p{L}+)'), 'last $1'],
  [words('(?:este|esta)'), 'this'],
  [words('(?:el |la )?(?:próximo|próxima) (\\p{L}+)'), 'next $1'],

  [words('poco después de(?: las?)?'), 'shortly after'],
  [words('poco antes de(?: las?)?'), 'shortly before'],
  [words('(?:sobre|alrededor de|hacia|más o menos|aproximadamente|como)(?: (?:a )?las?)?'), 'about'],
  [words('después de(?: las?)?|a partir de(?: las?)?'), 'after'],
  [words('antes de(?: las?)?'), 'before'],
  [words('(?:desde|de)(?: las?)? (?=\\d.* (?:hasta|a) )'), 'from '],
  [words('hasta(?: las?)?'), 'until'],
  [words('a(?= \\d)'), 'to'],
  [words('desde(?: las?)?'), 'since'],
  [words('entre(?: las?)?'), 'between'],
  [words('y(?: las?)?'), 'and'],
  [words('a las?'), 'at'],
  // They say nothing of the time.
  [words('el|la|los|las|un|de|del|al|en|por|que|quién|alguien|vino|llamó|timbre|puerta|cámara|horas?|h'), ''],
];
