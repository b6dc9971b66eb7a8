// How Germans, Austrians and Swiss say a time, and the English for it.
import { oneOf, words, type Phrase } from './phrase.ts';

const weekday = 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag';
const month = 'januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|apr|jun|jul|aug|sept|sep|okt|nov|dez';
const part = 'früh|morgen|vormittag|mittag|nachmittag|abend|nacht';
const unit = 'sekunden?|sek|minuten?|min|stunden?|std|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?';

const numbers: Readonly<Record<string, string>> = {
  ein: '1', eine: '1', einem: '1', einer: '1', einen: '1', eins: '1', zwei: '2', zwo: '2', drei: '3', vier: '4', fünf: '5', sechs: '6', sieben: '7', acht: '8', neun: '9', zehn: '10', elf: '11', zwölf: '12',
  dreizehn: '13', vierzehn: '14', fünfzehn: '15', sechzehn: '16', siebzehn: '17', achtzehn: '18', neunzehn: '19', zwanzig: '20', fünfundzwanzig: '25', dreißig: '30',
};
const units: Readonly<Record<string, string>> = {
  sekunde: 'seconds', sekunden: 'seconds', sek: 'seconds', minute: 'minutes', minuten: 'minutes', min: 'minutes', stunde: 'hours', stunden: 'hours', std: 'hours',
  tag: 'days', tagen: 'days', tage: 'days', woche: 'weeks', wochen: 'weeks', monat: 'months', monaten: 'months', monate: 'months', jahr: 'years', jahren: 'years', jahre: 'years',
};
const unitOf = (word = '') => units[word] ?? word;
const hourBefore = (hour = '') => String(((Number(hour) + 22) % 12) + 1);

export const germanPhrases: readonly Phrase[] = [
  // "freitagabend", "montagmorgens"
  [words(`(${weekday})s?(${part})s?`), '$1 $2'],
  [words('gesternabend'), 'gestern abend'],
  [words('(?:vor )?(?:einer )?(?:dreiviertelstunde)'), '45 minutes ago'],
  [words('vor (?:einer |ner )?(?:halben stunde)'), 'half an hour ago'],
  [words('vor (?:einer )?viertelstunde'), '15 minutes ago'],
  [words('vor (?:anderthalb|eineinhalb) stunden'), '90 minutes ago'],
  [words('vor (?:ein paar|einigen|wenigen)'), 'vor 3'],
  oneOf({ ...numbers }),
  [words(`vor (\\d+(?:[.,]\\d+)?) ?(${unit})`), (_, count = '', name = '') => `${count} ${unitOf(name)} ago`],
  [words(`(?:in |während )?(?:den |der |die |dem |das )?(?:letzten|vergangenen|letzte) (\\d+) ?(${unit}|tage|monate|jahre)`), (_, count = '', name = '') => `last ${count} ${unitOf(name)}`],
  [words('(?:in )?(?:der )?(?:letzten|vergangenen) halben stunde'), 'last half hour'],
  [words('(?:in )?(?:der |die )?(?:letzten|letzte|vergangenen) stunde'), 'last hour'],

  [words('vorgestern'), 'the day before yesterday'],
  [words('(?:gestern|letzte) nacht'), 'last night'],
  [words('heute nacht'), 'tonight'],
  [words('heute (?:morgen|früh|vormittag)'), 'this morning'],
  [words('heute nachmittag'), 'this afternoon'],
  [words('heute abend'), 'this evening'],
  [words('gestern'), 'yesterday'],
  [words('heute'), 'today'],
  [words('(?:gerade )?eben|jetzt|gerade'), 'now'],
  [words('heiligabend|heiliger abend|weihnachtsabend'), 'christmas eve'],
  [words('weihnachten|erster weihnachtstag'), 'christmas day'],
  [words('silvester'), "new year's eve"],
  [words('neujahr'), "new year's day"],

  // A clock before the parts of a day: "halb 6" is half an hour before it.
  [words('halb (\\d{1,2})'), (_, hour) => `${hourBefore(hour)}:30 o'clock`],
  [words('dreiviertel (\\d{1,2})'), (_, hour) => `${hourBefore(hour)}:45 o'clock`],
  [words('viertel nach (\\d{1,2})'), 'quarter past $1'],
  [words('viertel vor (\\d{1,2})'), 'quarter to $1'],
  [words('kurz nach'), 'shortly after'],
  [words('kurz vor'), 'shortly before'],
  [words('(\\d{1,2})(?: minuten| min)? nach (\\d{1,2})'), '$1 min past $2'],
  [words('(\\d{1,2})(?: minuten| min)? vor (\\d{1,2})'), '$1 min to $2'],
  [words('(\\d{1,2}) uhr (\\d{1,2})'), (_, hour = '', minute = '') => `${hour}:${minute.padStart(2, '0')}`],
  [words('(\\d{1,2}[:.]\\d\\d(?:[:.]\\d\\d)?) ?uhr'), '$1'],

  [words('frühmorgens|am frühen morgen|früh am morgen'), 'early morning'],
  [words('am späten abend|spätabends|spät am abend'), 'late evening'],
  [words('am frühen abend'), 'early evening'],
  [words('am späten nachmittag'), 'late afternoon'],
  [words('am frühen nachmittag'), 'early afternoon'],
  [words(`(yesterday|${weekday}|am|(?:mo|di|mi|do|fr|sa|so)\\.?) morgen`), '$1 morning'],
  [words('morgens|vormittags?|früh'), 'morning'],
  [words('nachmittags?'), 'afternoon'],
  [words('abends?'), 'evening'],
  [words('nachts|in der nacht|bei nacht'), 'at night'],
  [words('nacht'), 'night'],
  [words('mitternachts?'), 'midnight'],
  [words('mittags?'), 'noon'],
  [words('morgen'), 'tomorrow'],

  [words(`(\\d{1,2})\\. ?(?=(?:${month})(?![\\p{L}]))`), '$1 '],
  [words('am (\\d{1,2})\\.(?= |$)'), 'on the $1th'],
  oneOf({
    januar: 'january', jänner: 'january', februar: 'february', feber: 'february', märz: 'march', mai: 'may', juni: 'june', juli: 'july', oktober: 'october', dezember: 'december',
    mär: 'mar', okt: 'oct', dez: 'dec',
  }),
  [words('(?:von|vom)(?= .* (?:bis|-))'), 'from'],
  [words('zwischen'), 'between'],
  [words('bis(?: zum)?'), 'until'],
  oneOf({
    montags: 'monday', montag: 'monday', dienstag: 'tuesday', mittwoch: 'wednesday', donnerstag: 'thursday', freitag: 'friday', samstag: 'saturday', sonnabend: 'saturday', sonntag: 'sunday',
    mo: 'mon', di: 'tue', mi: 'wed', do: 'thu', fr: 'fri', sa: 'sat', so: 'sun',
  }),
  [words('letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?'), 'last'],
  [words('diese[nrsm]?'), 'this'],
  [words('nächste[nrsm]?|kommende[nrsm]?'), 'next'],
  oneOf({ woche: 'week', monat: 'month', jahr: 'year', wochenende: 'weekend' }),

  [words('gegen|etwa|ungefähr|zirka|rund|so um'), 'about'],
  [words('um'), 'at'],
  [words('nach|ab'), 'after'],
  [words('vor'), 'before'],
  [words('seit'), 'since'],
  [words('und'), 'and'],
  // They say nothing of the time.
  [words('am|im|an|in|der|die|das|den|dem|des|war|es|jemand|wer|da|kam|hat|ist|tür|klingelte|geklingelt|geläutet|kamera'), ''],
];
