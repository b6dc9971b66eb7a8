// German words of the library: days, rulers and cells.
import type { ClipKind, ClipState } from '../../shared/schema.ts';
import type { enLibrary } from './en-library.ts';
import { pluralIn } from './plural.ts';
import type { WordsLike } from './words.ts';

const plural = pluralIn('de');
const kinds: Record<ClipKind, string> = { 'local-storage': 'Lokaler Speicher', 'clip-backup': 'Clip-Backup' };
const kindsShort: Record<ClipKind, string> = { 'local-storage': 'Lokal', 'clip-backup': 'Backup' };
const states: Record<ClipState, string> = { present: 'Auf dem Laufwerk', offline: 'Laufwerk nicht angeschlossen', missing: 'Fehlt auf dem Laufwerk' };
const statesShort: Record<ClipState, string> = { present: '', offline: 'Offline', missing: 'Fehlt' };

export const deLibrary: WordsLike<typeof enLibrary> = {
  'library.label': 'Clips nach Tagen',
  'library.summary': (clips, days) => `${plural(clips, 'Clip', 'Clips')} an ${plural(days, 'Tag', 'Tagen')}`,
  'library.loading': 'Die Tage werden geladen …',
  'library.noClips': 'Noch keine Clips',
  'library.noClipsText': 'Dieses Laufwerk hat die Ordner eines Sync-Moduls, aber keinen Clip darin. Neue Clips erscheinen hier von selbst.',
  'library.scanning': 'Clips werden gesucht …',
  'library.scanningText': 'Die neuesten Tage kommen zuerst. Ansehen geht schon, während die Suche läuft.',
  'library.allOff': 'Alle Kameras sind ausgeschaltet',
  'library.allOffText': 'Schalten Sie in der Liste am Rand eine Kamera ein.',
  'library.noneForCameras': 'Keine Clips von den eingeschalteten Kameras',

  'day.clips': (clips) => plural(clips, 'Clip', 'Clips'),
  'day.list': (day) => `Clips vom ${day}`,
  'day.ruler': (day, hours, clips) => `${day} auf einer Leiste von ${String(hours)} Stunden: ${plural(clips, 'Clip', 'Clips')}. Die Liste darunter enthält alle.`,
  'day.hours': (hours) => `${hours} Stunden`,
  'day.back': 'An diesem Tag werden die Uhren zurückgestellt: Ein Stück der Uhrzeit kommt zweimal.',
  'day.forward': 'An diesem Tag werden die Uhren vorgestellt: Ein Stück der Uhrzeit gibt es nicht.',

  'clip.kind': (kind) => kinds[kind],
  'clip.kindShort': (kind) => kindsShort[kind],
  'clip.state': (state) => states[state],
  'clip.stateShort': (state) => statesShort[state],
  'clip.damaged': 'Beschädigt',
  'clip.starred': 'Mit Stern',
  'clip.noted': 'Mit Notiz',
  'clip.watched': 'Angesehen',
  'clip.exported': 'Exportiert',
  'clip.unknownCamera': 'Unbekannte Kamera',
};
