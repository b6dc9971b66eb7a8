// German words of finding a time: the box, what was understood, the answers, and the names to look for on a drive.
import type { enFind } from './en-find.ts';
import { pluralIn } from './plural.ts';
import type { WordsLike } from './words.ts';

const plural = pluralIn('de');

export const deFind: WordsLike<typeof enFind> = {
  'find.label': 'Zeit suchen',
  'find.placeholder': 'Zeit suchen: gestern 17:10',
  'find.clear': 'Zeit löschen',
  'find.place': (at, of) => `${at} von ${of}`,
  'find.placeLabel': (at, of) => `Clip ${at} von ${of} Antworten. Vorheriger und nächster bleiben darunter, bis die Zeit gelöscht ist.`,
  'find.panel': 'Antworten',
  'find.list': 'Gefundene Clips',

  'find.examples': 'Geben Sie eine Zeit ein, wie Sie sie sagen würden, oder fügen Sie den Namen eines Clips ein.',
  'find.example1': 'gestern 17:10',
  'find.example2': 'letzten Freitag abend',
  'find.example3': 'Montag zwischen 2 und 4',
  'find.example4': 'vor 3 Stunden',
  'find.example5': 'mittags',
  'find.utcOnly': 'Zeiten werden in UTC gelesen und gezeigt.',

  'find.other': (reading) => `Gemeint ist ${reading}?`,
  'find.otherButton': 'So verstehen',
  'find.twice': 'Diese Zeit kam zweimal: Die Uhren wurden darüber zurückgestellt. Beide stehen hier.',
  'find.gap': (time, place) => `${time} gab es in ${place} nicht.`,
  'find.gapWhy': (from, to) => `Die Uhren wurden darüber vorgestellt, von ${from} auf ${to}. Hier ist, was ringsum liegt.`,
  'find.nameSays': (time) => `Der Name sagt ${time} UTC, aber kein Datum.`,
  'find.nameInUtc': (utc) => `Der Name sagt ${utc}.`,
  'find.nameUnknown': 'Kein Clip dieses Namens ist in der Bibliothek. Hier ist, was um seine Zeit liegt.',
  'find.nameUnknownNoDate': 'Kein Clip dieses Namens ist in der Bibliothek. Fügen Sie ihn mit den Ordnern darüber ein, etwa 26-11/26-11-01/05-30-05_Front_Door_001.mp4.',
  'find.nameUnknownInView': 'Kein Clip dieses Namens ist in der Bibliothek. Hier ist, was am gezeigten Tag um diese Zeit liegt.',
  'find.nameLocal': 'Die Namen auf diesem Laufwerk sind in Ortszeit, darum steht der Clip bei einer anderen Zeit, als sein Name in UTC sagt.',

  'find.asking': 'Wird gesucht …',
  'find.within': (clips) => `${plural(clips, 'Clip', 'Clips')} innerhalb von 5 Minuten`,
  'find.inSpan': (clips) => `${plural(clips, 'Clip', 'Clips')} in dieser Zeit`,
  'find.cut': (clips) => (clips.count === 1 ? 'Der erste Clip dieser Zeit' : `Die ersten ${clips.text} Clips dieser Zeit`),
  'find.cutWithin': (clips) => (clips.count === 1 ? 'Der Clip, der dieser Zeit am nächsten ist' : `Die ${clips.text} Clips, die dieser Zeit am nächsten sind`),
  'find.named': (clips) => plural(clips, 'Clip dieses Namens', 'Clips dieses Namens'),
  'find.aroundGap': (clips) => `${plural(clips, 'Clip', 'Clips')} innerhalb einer halben Stunde`,
  'find.noneAroundGap': 'Kein Clip innerhalb einer halben Stunde.',
  'find.noneWithin': 'Kein Clip innerhalb von 5 Minuten.',
  'find.noneInSpan': 'Kein Clip in dieser Zeit.',
  'find.emptyLibrary': 'Die Bibliothek enthält noch keine Clips.',
  'find.allHidden': 'Jede Kamera ist ausgeblendet. Zeigen Sie eine in der Liste am Rand.',
  'find.onDay': (day, clips) => (clips.count === 0 ? `Gar kein Clip am ${day}.` : `Am ${day}: ${plural(clips, 'Clip', 'Clips')}.`),
  'find.onAway': (drive, clips) => `${drive}, nicht angeschlossen, enthält ${clips.count === 1 ? 'einen' : clips.text} von diesem Tag.`,
  'find.nearestBy': 'Der nächste jeder Kamera',
  'find.nearestByFor': (label) => `Am nächsten zu ${label}`,
  'find.before': 'Davor',
  'find.after': 'Danach',
  'find.exactly': 'genau',
  'find.spanBefore': (span) => `${span} vorher`,
  'find.spanAfter': (span) => `${span} nachher`,
  'find.noneBefore': 'keiner davor',
  'find.noneAfter': 'keiner danach',
  'find.away': (drive) => `auf ${drive}, nicht angeschlossen`,
  'find.awayUnknown': 'auf einem nicht angeschlossenen Laufwerk',

  'find.paths': 'Auf einem Laufwerk zu suchen',
  'find.pathsMore': (days) => `und ${plural(days, 'weiterer UTC-Tag', 'weitere UTC-Tage')}`,
  'find.pathCopy': 'den Anfang des Pfads',
  'find.showDay': 'Tag anzeigen',
  'find.keys': (open, close) => `↑ ↓ wählen · ${open} spielt ab · ${close} schließt`,

  'action.window.find': 'Zeit suchen',
  'zone.utc': 'UTC zeigen',
  'zone.utcText': 'Alle Zeiten, bis es ausgeschaltet wird',
};
