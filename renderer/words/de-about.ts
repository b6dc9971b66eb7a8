// German words of the about dialog, of the question for new versions, and of the licences.
import type { enAbout } from './en-about.ts';
import type { WordsLike } from './words.ts';

export const deAbout: WordsLike<typeof enAbout> = {
  'action.window.about': 'Über Wallclock',

  'help.about': 'Über Wallclock',
  'about.title': 'Über Wallclock',
  'about.version': (version) => `Version ${version}`,
  'about.text': 'Freie Software. Alles bleibt auf diesem Computer, und auf ein Laufwerk wird nur geschrieben, was Sie wünschen.',

  'updates.title': 'Neue Versionen',
  'updates.setting': 'Neue Versionen melden',
  'updates.settingText': 'Höchstens einmal am Tag fragt Wallclock dann github.com nach der Nummer der neuesten Version. Es sendet nichts über Sie, Ihre Laufwerke oder Ihre Clips; wie jede Website sieht github.com die Netzadresse Ihres Computers. Heruntergeladen wird nichts.',
  'updates.notAsked': 'Noch nicht gefragt.',
  'updates.newest': (when) => `Das ist die neueste Version. Gefragt: ${when}.`,
  'updates.unanswered': (when) => `Es kam keine Antwort. Gefragt: ${when}; das nächste Mal in einem Tag.`,
  'updates.newer': (version) => `Wallclock ${version} ist da.`,
  'updates.see': 'Sehen, was neu ist',
  'updates.seeLabel': (version) => `Im Browser sehen, was in Wallclock ${version} neu ist`,

  'licences.title': 'Lizenzen',
  'licences.text': 'Wallclock besteht aus der Arbeit vieler. Das sind ihre Lizenzen im Wortlaut.',
  'licences.show': 'Lizenzen anzeigen',
  'licences.loading': 'Die Lizenzen werden geladen …',
  'licences.absent': 'Diese Ausgabe von Wallclock kam ohne ihre Lizenzen.',
};
