// German words of the window itself: what is lost, the first page, choosing a folder, zone, theme, language, notices.
import type { enWindow } from './en-window.ts';
import type { WordsLike } from './words.ts';

export const deWindow: WordsLike<typeof enWindow> = {
  'app.name': 'Wallclock',
  'app.close': 'Schließen',
  'app.cancel': 'Abbrechen',
  'app.retry': 'Noch einmal versuchen',
  'app.copy': (what) => `Kopieren: ${what}`,
  'app.copied': 'Kopiert',
  'app.dismiss': 'Ausblenden',
  'app.rail': 'Laufwerke und Kameras',
  'app.showRail': 'Laufwerke und Kameras zeigen',
  'app.hideRail': 'Laufwerke und Kameras ausblenden',

  'lost.what': 'Wallclock wurde beendet.',
  'lost.next': 'Starten Sie es neu und verwenden Sie das Fenster, das sich öffnet. Was Sie hier sehen, ist vielleicht veraltet.',
  'fault.what': 'In Wallclock ist ein Fehler aufgetreten.',
  'fault.next': 'Auf Ihrem Laufwerk wurde nichts geändert. Versuchen Sie es noch einmal; kommt der Fehler wieder, starten Sie Wallclock neu.',
  'fault.logged': (id) => `Auf Ihrem Laufwerk wurde nichts geändert. Versuchen Sie es noch einmal; im Protokoll steht der Fehler als ${id}.`,

  'welcome.title': 'Jeder Clip nach Ihrer eigenen Uhr',
  'welcome.text': 'Schließen Sie das USB-Laufwerk Ihres Sync-Moduls an oder öffnen Sie einen Ordner mit einer Kopie davon. Wallclock liest nur: Auf das Laufwerk wird nichts geschrieben.',
  'welcome.plugged': 'Angeschlossen',
  'welcome.waiting': 'Noch ist kein Laufwerk mit Clips angeschlossen. Sobald es so weit ist, erscheint es hier.',
  'welcome.demo': 'Demo-Laufwerk ausprobieren',
  'welcome.demoText': 'Drei Wochen Clips von vier Kameras, auf diesem Computer gemacht.',
  'welcome.folder': 'Ordner öffnen …',
  'welcome.folderText': 'Eine Kopie eines Laufwerks, auf diesem Computer oder im Netz.',
  'welcome.opening': 'Wird geöffnet …',
  'welcome.free': (free, size) => `${free} von ${size} frei`,

  'unrecognised.title': (drive) => `Nicht erkannt auf ${drive}`,
  'unrecognised.text': 'Ihre Namen nennen keine Zeit, darum stehen sie an keinem Tag. Sie lassen sich abspielen, und keine Regel wählt oder löscht sie je.',
  'unrecognised.none': 'Jede Datei auf diesem Laufwerk wurde erkannt.',
  'unrecognised.play': (name) => `${name} abspielen`,
  'unrecognised.cannotPlay': 'Diese Datei kann hier nicht abgespielt werden.',

  'folders.title': 'Ordner öffnen',
  'folders.text': 'Wählen Sie das Laufwerk oder den Ordner, der „blink“ oder „blink_backup“ enthält.',
  'folders.up': 'Einen Ordner nach oben',
  'folders.computer': 'Dieser Computer',
  'folders.list': 'Ordner',
  'folders.empty': 'Hier sind keine Ordner.',
  'folders.cut': 'Mehr Ordner, als hier gelistet werden können.',
  'folders.holdsClips': 'Blink-Clips',
  'folders.open': (name) => `${name} öffnen`,
  'folders.openThis': 'Diesen Ordner öffnen',

  'zone.label': 'Zeitzone',
  'zone.button': (shown, zone) => `${shown}. Zeiten gelten in ${zone}. Zeitzone ändern`,
  'zone.search': 'Stadt, Zone oder Abstand',
  'zone.noMatch': 'Keine Zone heißt so. Versuchen Sie eine große Stadt in der Nähe.',
  'zone.automatic': (zone) => `Automatisch (${zone})`,

  'theme.menu': (theme) => `Farben: ${theme}. Sprache`,
  'theme.menuLabel': 'Farben und Sprache',
  'theme.label': 'Farben',
  'theme.system': 'Wie im System',
  'theme.light': 'Hell',
  'theme.dark': 'Dunkel',

  'language.label': 'Sprache',
  'language.system': 'Wie im System',

  'notice.catalog-rebuilt': 'Der Katalog war beschädigt und wurde vom Laufwerk neu aufgebaut. Kein Clip wurde angerührt.',
  'notice.catalog-newer': 'Der Katalog stammt von einem neueren Wallclock. Er wurde beiseitegelegt und ein neuer angelegt; auf dem Laufwerk änderte sich nichts.',
  'notice.labels-restored': 'Der Katalog war beschädigt. Ihre Kameranamen, Sterne und Notizen wurden aus ihrer Kopie zurückgeholt.',
  'notice.labels-lost': 'Der Katalog war beschädigt, und Ihre Kameranamen, Sterne und Notizen darin waren nicht lesbar. Die alte Datei wurde aufgehoben.',
  'notice.scan-stopped': (subject) => `Die Suche auf ${subject} brach vor dem Ende ab. Schon gefundene Clips bleiben gelistet; durchsuchen Sie es neu, wenn das Laufwerk wieder da ist.`,
  'notice.data-folder-full': (subject) => `Die Festplatte des Computers ist voll, darum kann der Katalog in ${subject} nicht wachsen. Schaffen Sie dort Platz; Ihre Laufwerke sind nicht betroffen.`,
  'notice.scan-unreadable': (subject) => `Einige Ordner von ${subject} konnten nicht gelesen werden. Was zuvor darin war, bleibt gelistet.`,
};
