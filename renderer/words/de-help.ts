// German words of the help: the tour, the drive's round trip, what terms mean, where things are kept, privacy.
import type { enHelp, Term } from './en-help.ts';
import type { WordsLike } from './words.ts';

const terms: Record<Term, { readonly name: string; readonly text: string }> = {
  zone: {
    name: 'Zeitzone',
    text: 'Ein Sync-Modul benennt jeden Clip in UTC. Wallclock zeigt ihn nach der Uhr dieser Zone, mit Sommer- und Winterzeit. Liegt alles um Stunden daneben, wählen Sie die Zone, in der die Kameras hängen; jedes Laufwerk kann in seinen Einstellungen eine Heimatzone haben.',
  },
  kinds: {
    name: 'Lokaler Speicher und Clip-Backup',
    text: 'Lokaler Speicher entsteht Clip für Clip, bei einem Modul ohne Blink-Abo, und ist auch in der Blink-App zu sehen. Das Clip-Backup wird mit Abo oder Probezeit alle 24 Stunden auf das Laufwerk kopiert und ist nur an einem Computer zu sehen. Ein Laufwerk kann beides enthalten.',
  },
  damage: {
    name: 'Beschädigt',
    text: 'Die Datei ist leer, wurde abgebrochen oder enthält kein Bild. Sie bleibt bei ihrer Zeit gelistet und läuft vielleicht bis zur schadhaften Stelle. Wallclock repariert sie nicht, und keine Regel löscht sie.',
  },
  audio: {
    name: 'Keine Tonspur',
    text: 'Kameras nehmen mit dem Bild auch Ton auf, sofern er nicht ausgeschaltet ist. Dieser Clip enthält gar keinen Ton, hier ist also nichts stummgeschaltet. Für Ton in späteren Clips sehen Sie in den Einstellungen dieser Kamera in der Blink-App nach.',
  },
  eject: {
    name: 'Auswerfen',
    text: 'Wallclock sieht nach, ob die Ordner da sind, die das Sync-Modul braucht, gibt das Laufwerk frei und lässt die letzten Bytes schreiben. Dann kann es sicher abgezogen werden. Seine Clips, Sterne und Notizen bleiben hier gelistet.',
  },
  folders: {
    name: 'Ordner, die das Sync-Modul braucht',
    text: 'Es sind „blink“, „blink/.tmp“ und „blink_backup“, angelegt beim Formatieren des Laufwerks. Leere sind in Ordnung. Fehlt einer, will die Blink-App das Laufwerk vielleicht formatieren, und das löscht jeden Clip. Wallclock entfernt sie nie und kann einen fehlenden wieder anlegen.',
  },
  time: {
    name: 'Die Zeit eines Clips',
    text: 'Es ist der Zeitpunkt im Namen des Clips, in Ihrer Zone. Ob da die Aufnahme begann oder der Clip gespeichert wurde, ist nicht sicher; die Zeit ist also nah dran, aber nicht genau. Nach dem Datum der Datei richtet sich Wallclock nie.',
  },
};

export const deHelp: WordsLike<typeof enHelp> = {
  'action.window.keys': 'Alle Tasten',
  'action.window.tour': 'Rundgang zeigen',

  'help.title': 'Hilfe',
  'help.topics': 'Themen',
  'help.trip': 'Der Weg des Laufwerks',
  'help.keys': 'Tasten',
  'help.keysText': 'Tasten gelten überall, außer beim Schreiben.',
  'help.terms': 'Was Begriffe bedeuten',
  'help.kept': 'Wo etwas liegt',
  'help.privacy': 'Datenschutz',
  'help.failed': 'Die Hilfe konnte nicht geladen werden.',
  'help.failedText': 'Starten Sie Wallclock neu und verwenden Sie das Fenster, das sich öffnet.',

  'trip.how': 'Wie das Laufwerk hierher kommt und zurück',
  'trip.text': 'Vom Sync-Modul zu diesem Computer und zurück.',
  'trip.out': 'In der Blink-App auswerfen',
  'trip.outText': 'Öffnen Sie auf der Startseite der Blink-App das Sync-Modul, dann den lokalen Speicher, und tippen Sie auf das sichere Auswerfen. Ziehen Sie das Laufwerk ab, wenn die App sagt, dass es getrennt ist. Sonst können Dateien darauf beschädigt werden.',
  'trip.in': 'Hier anschließen',
  'trip.inText': 'Ein unbekanntes Laufwerk bietet Wallclock an, ein bekanntes öffnet es von selbst. Es liest nur.',
  'trip.late': 'Die letzten Clips sind vielleicht noch nicht darauf',
  'trip.lateText': 'Mit einem Blink-Abo kopiert das Modul Clips alle 24 Stunden in einem Schwung auf das Laufwerk. Die Seite des lokalen Speichers in der App sagt, wann das zuletzt geschah. Ohne Abo wird jeder Clip sofort geschrieben.',
  'trip.eject': 'Hier auswerfen',
  'trip.ejectText': 'Drücken Sie die Auswurftaste neben dem Laufwerk und warten Sie auf „Kann sicher abgezogen werden“. Fehlt ein Ordner, den das Modul braucht, bietet Wallclock an, ihn zuerst anzulegen.',
  'trip.back': 'Zurückstecken',
  'trip.backText': 'Stecken Sie es in das Sync-Modul. Wurden hier Clips gelöscht, zeigt die Blink-App sie vielleicht noch, bis das Modul das Laufwerk neu gelesen hat.',
  'trip.format': 'Wenn die App das Laufwerk formatieren will',
  'trip.formatText': 'Formatieren löscht jeden Clip. Stimmen Sie nur zu, wenn Sie das wollen. Bringen Sie das Laufwerk wieder hierher, öffnen Sie sein Menü, prüfen Sie es und stellen Sie fehlende Ordner wieder her: Vielleicht fragt die App ihretwegen.',
  'trip.full': 'Wenn das Laufwerk voll ist',
  'trip.fullText': 'Das Modul speichert keine Clips mehr, bis welche entfernt sind. Unter 375 MB frei warnt die Blink-App. „Platz schaffen“ im Menü des Laufwerks zeigt erst alles und kann die Clips herauskopieren, bevor sie gelöscht werden.',

  'kept.clips': 'Clips',
  'kept.clipsText': 'Auf Ihrem Laufwerk, wo das Sync-Modul sie schrieb. Wallclock hat keine Kopie, außer Sie exportieren sie.',
  'kept.catalog': 'Der Katalog und die Bilder',
  'kept.catalogText': 'Namen, Zeiten und kleine Bilder, auf diesem Computer. Gehen sie verloren, wird das Laufwerk noch einmal gelesen.',
  'kept.own': 'Was Sie hinzufügen',
  'kept.ownText': 'Sterne, Notizen, Kameranamen, Zonen und Regeln, auf diesem Computer, mit einer Kopie daneben. Sie gelten wieder, wenn das Laufwerk zurückkommt.',
  'kept.drive': 'Auf dem Laufwerk',
  'kept.driveText': 'Nichts von Wallclock. Es schreibt dort nur, was Sie wünschen: einen fehlenden Ordner, einen Export auf dieses Laufwerk, eine Löschung.',
  'kept.where': 'Der Ordner auf diesem Computer',
  'kept.linux': 'Linux',
  'kept.mac': 'macOS',
  'kept.windows': 'Windows',
  'kept.whereText': 'Oder dort, wo Wallclock beim Start angewiesen wurde, seine Daten zu halten. Um alles zu entfernen, was Wallclock weiß, schließen Sie es und löschen Sie diesen Ordner. Ihre Laufwerke bleiben, wie sie sind.',

  'privacy.network': 'Kein Netz, außer auf Wunsch',
  'privacy.networkText': 'Kein Konto, keine Statistik, keine Cloud. Clips, Zeiten und Namen verlassen diesen Computer nie durch Wallclock. Nach neuen Versionen fragt es nur, wenn das eingeschaltet ist.',
  'privacy.computer': 'Nur dieser Computer',
  'privacy.computerText': 'Das Fenster spricht mit Wallclock über eine Adresse, die nur dieser Computer hat, mit einem Schlüssel, der bei jedem Start neu ist.',
  'privacy.drive': 'Das Laufwerk bleibt, wie es ist',
  'privacy.driveText': 'Ansehen, Abspielen, Sterne und Exporte ändern nichts darauf. Löschen fragt vorher und wartet zehn Sekunden.',
  'privacy.yours': 'Was Sie exportieren, hüten Sie',
  'privacy.yoursText': 'Kopien, Filme und Beweisordner liegen, wo Sie sie hingelegt haben. Namen und Zeiten stehen darin.',

  'meaning.ask': (term) => `Was bedeutet „${term}“?`,
  'meaning.more': 'Mehr in der Hilfe',
  'meaning.name': (term) => terms[term].name,
  'meaning.text': (term) => terms[term].text,

  'tour.step': (at, of) => `${at} von ${of}`,
  'tour.find': 'Eine Zeit suchen',
  'tour.findText': 'Geben Sie eine Zeit ein, wie Sie sie sagen würden, etwa „gestern 17:10“. Sie bekommen die Clips ringsum und den nächsten jeder Kamera.',
  'tour.day': 'Ein Tag nach Ihrer eigenen Uhr',
  'tour.dayText': 'Die Leiste zeigt, wann jede Kamera aufgenommen hat. Klicken Sie auf eine Marke darin oder auf ein Bild darunter, um den Clip abzuspielen.',
  'tour.drive': 'Ihr Laufwerk bleibt, wie es ist',
  'tour.driveText': 'Wallclock liest nur, solange Sie nicht mehr wünschen. Drücken Sie hier die Auswurftaste, bevor Sie das Laufwerk abziehen.',
  'tour.folderText': 'Wallclock liest nur, solange Sie nicht mehr wünschen. Bei einem Laufwerk ist hier eine Auswurftaste: Drücken Sie sie, bevor Sie es abziehen.',
  'tour.helpAt': (key) => `Hilfe gibt es mit ${key}.`,
  'tour.back': 'Zurück',
  'tour.next': 'Weiter',
  'tour.skip': 'Rundgang überspringen',
  'tour.done': 'Fertig',
};
