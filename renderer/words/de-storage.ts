// German words of what fills a drive: shares, months, how fast it fills, how long it lasts.
import type { enStorage } from './en-storage.ts';
import { pluralIn } from './plural.ts';
import type { WordsLike } from './words.ts';

const plural = pluralIn('de');

export const deStorage: WordsLike<typeof enStorage> = {
  'storage.title': (drive) => `Was ${drive} füllt`,
  'storage.open': 'Was es füllt …',
  'storage.looking': 'Die Clips werden zusammengezählt …',
  'storage.month': 'Monat',
  'storage.clips': 'Clips',
  'storage.size': 'Größe',
  'storage.share': (clips, size) => `${clips} Clips, ${size}`,
  'storage.byMonth': 'Nach Monaten',
  'storage.byCamera': 'Nach Kameras',
  'storage.byKind': 'Nach Art',
  'storage.clipsTake': (clips, size) => `${plural(clips, 'Clip belegt', 'Clips belegen')} ${size}`,
  'storage.rate': 'Füllt sich um',
  'storage.perDay': (size) => `${size} am Tag`,
  'storage.perDayText': (clips, days) => `${plural(clips, 'Clip', 'Clips')} am Tag, ${days.count === 1 ? 'an einem Tag' : `an den letzten ${days.text} Tagen`} mit Clips`,
  'storage.rateUnknown': 'Noch nicht bekannt',
  'storage.rateUnknownText': 'Dazu braucht es einige Tage mit Clips.',
  'storage.daysLeft': 'Platz für',
  'storage.about': (days) => `etwa ${plural(days, 'Tag', 'Tage')}`,
  'storage.daysLeftText': 'bis noch 375 MB übrig sind, wo das Modul warnt',
  'storage.fullNow': 'Keine Tage mehr',
  'storage.fullNowText': 'Unter 375 MB frei. Das Modul speichert keine Clips mehr, sobald das Laufwerk voll ist.',
  'storage.oldest': 'Ältester Clip',
  'storage.newest': (day) => `neuester ${day}`,
  'storage.other': (size) => `Andere Dateien ${size}`,
  'storage.noClips': 'Keine Clips auf diesem Laufwerk',
  'storage.noClipsText': 'Neue Clips erscheinen hier von selbst.',
  'storage.offline': (drive) => `${drive} ist nicht angeschlossen. So stand es, als es zuletzt gesehen wurde.`,
  'storage.unsized': (clips) => `Die Größe von ${plural(clips, 'Clip', 'Clips')} ist noch nicht bekannt.`,
};
