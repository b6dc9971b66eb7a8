// German sentences for expected failures: what happened, to what, and what to do.
import type { FailureText } from '../../shared/failure-text.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { enSentences } from './en-sentences.ts';
import type { WordsLike } from './words.ts';

/** What the core calls by an English name. */
const things: Readonly<Record<string, string>> = {
  'This drive': 'Dieses Laufwerk', 'The drive': 'Das Laufwerk', 'This folder': 'Dieser Ordner', 'This clip': 'Dieser Clip', 'This file': 'Diese Datei', 'These clips': 'Diese Clips',
  'Ejecting a drive': 'Ein Laufwerk auszuwerfen', 'Opening your browser': 'Ihren Browser zu öffnen', 'Opening the system’s player': 'Den Player des Systems zu öffnen', 'Showing a folder': 'Einen Ordner zu zeigen', 'Choosing a folder in the system’s dialog': 'Einen Ordner im Dialog des Systems zu wählen',
  'Showing a clip in its folder': 'Einen Clip in seinem Ordner zu zeigen',
};

const texts: Record<FailureCode, (subject: string) => FailureText> = {
  'folder-not-found': (s) => ({ what: `Unter ${s} gibt es keinen Ordner.`, next: 'Prüfen Sie den Pfad oder wählen Sie den Ordner in der Liste.' }),
  'folder-is-a-file': (s) => ({ what: `${s} ist eine Datei, kein Ordner.`, next: 'Wählen Sie den Ordner oder das Laufwerk mit den Clips.' }),
  'folder-is-empty': (s) => ({ what: `${s} ist leer.`, next: 'Ein Laufwerk, das in einem Sync-Modul war, enthält einen Ordner „blink“ oder „blink_backup“. Wählen Sie dieses Laufwerk oder eine Kopie davon.' }),
  'folder-has-no-clips': (s) => ({ what: `${s} enthält keine Blink-Clips.`, next: 'Suchen Sie ein Laufwerk oder einen Ordner, der „blink“ oder „blink_backup“ enthält.' }),
  'folder-unreadable': (s) => ({ what: `${s} kann nicht gelesen werden.`, next: 'Vielleicht darf Ihr Konto es nicht öffnen, oder das Laufwerk hat Fehler. Prüfen Sie beides und versuchen Sie es noch einmal.' }),
  'folder-gone': (s) => ({ what: `${s} ist nicht mehr da.`, next: 'Liegt der Ordner auf einem Laufwerk, schließen Sie es wieder an und versuchen Sie es noch einmal; sonst wählen Sie einen anderen. Es wurde nichts geändert.' }),
  'folder-exists': (s) => ({ what: `Hier gibt es schon etwas mit dem Namen „${s}“.`, next: 'Wählen Sie es in der Liste oder geben Sie einen anderen Namen ein.' }),
  'folder-name-refused': (s) => ({ what: `„${s}“ ist kein Name, den jedes System für einen Ordner annimmt.`, next: 'Lassen Sie < > : " / \\ | ? * weg, ebenso Punkte an den Enden und Namen wie CON.' }),
  'folder-in-archive': (s) => ({ what: `${s} gehört zum Archiv eines Laufwerks.`, next: 'Dort wird nie geschrieben. Wählen Sie einen Ordner außerhalb.' }),
  'folder-not-made': (s) => ({ what: `In ${s} konnte kein Ordner angelegt werden.`, next: 'Vielleicht darf Ihr Konto dort nicht schreiben, oder das Laufwerk ist gesperrt oder voll. Wählen Sie einen anderen Ort.' }),
  'volume-unknown': () => ({ what: 'Wallclock kennt dieses Laufwerk nicht mehr.', next: 'Öffnen Sie das Laufwerk noch einmal.' }),
  'volume-offline': (s) => ({ what: `${s} ist nicht angeschlossen.`, next: `Schließen Sie ${s} an und versuchen Sie es noch einmal. Die Clips bleiben gelistet.` }),
  'volume-gone': (s) => ({ what: `${s} wurde abgezogen.`, next: 'Schließen Sie es wieder an, um weiterzumachen. Es wurde nichts geändert.' }),
  'volume-busy': (s) => ({ what: `Das Laufwerk ist noch in Gebrauch: ${s}.`, next: 'Schließen Sie es dort und werfen Sie dann noch einmal aus. Ziehen Sie das Laufwerk noch nicht ab.' }),
  'volume-read-only': (s) => ({ what: `${s} kann nur gelesen werden.`, next: 'Prüfen Sie den Schreibschutzschalter am Laufwerk oder Adapter. Auch ein Laufwerk mit Fehlern wird vom System gesperrt: Kopieren Sie zuerst, was wichtig ist.' }),
  'volume-full': (s) => ({ what: `${s} ist voll.`, next: 'Schaffen Sie dort Platz und versuchen Sie es noch einmal.' }),
  'eject-refused': (s) => ({ what: `Das System wollte ${s} nicht auswerfen.`, next: 'Werfen Sie es stattdessen in der Dateiverwaltung aus und ziehen Sie es dann ab.' }),
  'skeleton-not-restored': (s) => ({ what: `Die Ordner, die ein Sync-Modul braucht, konnten auf ${s} nicht angelegt werden.`, next: 'Sonst wurde nichts geändert. Prüfen Sie das Laufwerk mit den Werkzeugen des Systems, bevor es zurückkehrt.' }),
  'camera-unknown': () => ({ what: 'Diese Kamera steht nicht mehr in der Liste.', next: 'Wählen Sie sie noch einmal.' }),
  'clip-unknown': () => ({ what: 'Dieser Clip steht nicht mehr in der Liste.', next: 'Wählen Sie ihn noch einmal an seinem Tag.' }),
  'clip-missing': (s) => ({ what: `${s} ist nicht mehr auf dem Laufwerk.`, next: 'Vielleicht hat ein anderes Programm den Clip verschoben oder gelöscht.' }),
  'clip-unreadable': (s) => ({ what: `${s} kann nicht gelesen werden.`, next: 'Vielleicht ist das Laufwerk beschädigt. Kopieren Sie zuerst, was wichtig ist, und prüfen Sie es dann mit den Werkzeugen des Systems.' }),
  'zone-unknown': (s) => ({ what: `„${s}“ ist keine Zeitzone, die Wallclock kennt.`, next: 'Verwenden Sie einen Namen wie America/New_York oder Europe/Berlin.' }),
  'time-not-understood': (s) => ({ what: `„${s}“ ist keine Zeit, die Wallclock versteht.`, next: 'Verwenden Sie eine Form wie 2026-11-01 17:00 oder 2026-11-01T22:00:00Z.' }),
  'template-refused': () => ({ what: 'Diese Vorlage ergibt keine brauchbaren Namen. Verwenden Sie Felder wie {date}, {time} und {camera}, einen Pfad unterhalb des Ordners und keine Zeichen wie < > : " | ? *.', next: 'Es wurde nichts kopiert.' }),
  'export-running': (s) => ({ what: `Ein Export nach ${s} läuft noch.`, next: 'Lassen Sie ihn fertig werden oder brechen Sie ihn zuerst ab.' }),
  'export-empty': () => ({ what: 'Keiner dieser Clips kann jetzt kopiert werden.', next: 'Schließen Sie das Laufwerk an, auf dem sie liegen, oder wählen Sie andere Clips.' }),
  'export-unknown': () => ({ what: 'Dieser Export steht nicht mehr in der Liste.', next: 'Starten Sie ihn neu: Was schon kopiert ist, wird erkannt.' }),
  'cleanup-plan-gone': () => ({ what: 'Diesen Plan gibt es nicht mehr.', next: 'Es wurde nichts gelöscht. Machen Sie den Plan noch einmal, um das Laufwerk zu sehen, wie es jetzt ist.' }),
  'cleanup-running': (s) => ({ what: `Von ${s} werden gerade Clips gelöscht.`, next: 'Warten Sie das ab oder brechen Sie es zuerst ab.' }),
  'cleanup-unknown': () => ({ what: 'Diese Löschung steht nicht mehr in der Liste.', next: 'Vielleicht wurde ihr Protokoll aus dem Ordner entfernt, in dem Wallclock seine Daten hat.' }),
  'cleanup-count-differs': (s) => ({ what: 'Die eingegebene Zahl ist nicht die Zahl der Clips.', next: `Es wurde nichts gelöscht. Geben Sie ${s} ein, um sie endgültig zu löschen.` }),
  'cleanup-too-late': () => ({ what: 'Die ersten Clips werden schon gelöscht.', next: 'Brechen Sie ab, um den Rest zu behalten. Was gelöscht ist, ist endgültig weg.' }),
  'film-running': (s) => ({ what: `In ${s} entsteht gerade ein Film.`, next: 'Lassen Sie ihn fertig werden oder brechen Sie ihn zuerst ab.' }),
  'film-unknown': () => ({ what: 'Dieser Film steht nicht mehr in der Liste.', next: 'Machen Sie ihn noch einmal.' }),
  'ability-missing': (s) => ({ what: `${s} ist hier nicht möglich.`, next: 'Verwenden Sie dafür das eigene Fenster von Wallclock.' }),
  'player-not-started': (s) => ({ what: `Kein Player auf diesem Computer wollte ${s} öffnen.`, next: 'Installieren Sie einen Videoplayer wie VLC und versuchen Sie es noch einmal.' }),
  'browser-not-started': (s) => ({ what: 'Kein Browser auf diesem Computer wollte die Seite öffnen.', next: `Öffnen Sie ${s} selbst in einem.` }),
  'demo-not-made': (s) => ({ what: `Das Demo-Laufwerk konnte in ${s} nicht angelegt werden.`, next: 'Prüfen Sie, ob auf der Festplatte des Computers 50 MB frei sind, und versuchen Sie es noch einmal.' }),
  'data-folder-unusable': (s) => ({ what: `Wallclock kann seinen Katalog nicht in ${s} halten.`, next: 'Prüfen Sie, ob der Ordner beschreibbar und die Festplatte nicht voll ist.' }),
  'data-folder-full': () => ({ what: 'Auf diesem Computer ist kein Platz mehr, um das zu speichern.', next: 'Schaffen Sie Platz, wo Wallclock seine Daten hat, und versuchen Sie es noch einmal. Nichts, was zuvor gespeichert war, ist verloren.' }),
  'already-open': (s) => ({ what: 'Wallclock ist schon geöffnet.', next: `Verwenden Sie das vorhandene Fenster oder schließen Sie es zuerst. Seine Daten liegen in ${s}.` }),
  'port-unavailable': (s) => ({ what: `Wallclock konnte nicht auf ${s} lauschen.`, next: 'Ein anderes Programm verwendet ihn. Wählen Sie einen anderen Port oder lassen Sie ihn weg.' }),
};

export const deFailures = {
  'failure.what': ({ code, subject }) => texts[code](things[subject] ?? subject).what,
  'failure.next': ({ code, subject }) => texts[code](things[subject] ?? subject).next,
} satisfies Pick<WordsLike<typeof enSentences>, 'failure.what' | 'failure.next'>;
