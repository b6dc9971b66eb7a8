// German sentences for what the core tells by code: failures, damage, why a clip stays.
import type { CleanupEndCode, KeptReason, LeftOutReason } from '../../shared/deletion/deletion-schema.ts';
import type { ExportProblemCode } from '../../shared/export/export-problem.ts';
import { mostFilmClips, type FilmProblemCode } from '../../shared/export/film-problem.ts';
import type { JoinHow, JoinReason, LeftOutReason as FilmLeftOutReason } from '../../shared/export/film-text.ts';
import type { NotUnderstood } from '../../shared/find/understanding.ts';
import type { ClipDamage, NameProblem } from '../../shared/schema.ts';
import { deFailures } from './de-failures.ts';
import type { enSentences } from './en-sentences.ts';
import type { WordsLike } from './words.ts';

const damages: Record<ClipDamage, string> = {
  empty: 'Die Datei ist leer: Das Modul hat sie angelegt, aber den Clip nie geschrieben.',
  'too-short': 'Die Datei ist zu kurz, um einen Clip zu enthalten.',
  'not-mp4': 'Die Datei ist kein MP4, auch wenn ihr Name das sagt.',
  'no-index': 'Die Datei hat kein Inhaltsverzeichnis und kann darum nicht abgespielt werden: Das Schreiben wurde abgebrochen.',
  truncated: 'Die Datei endet vor dem Clip: Sein letzter Teil fehlt.',
  'no-picture': 'Die Datei enthält kein Bild.',
};

const nameProblems: Record<NameProblem, string> = {
  'not-a-clip-name': 'So benennt ein Sync-Modul keinen Clip.',
  'no-date-folder': 'Der Name enthält eine Uhrzeit, aber kein Ordner darüber das Datum.',
  'no-such-date': 'Ordner und Name ergeben zusammen ein Datum, das es nicht gibt.',
  'no-such-time': 'Die Uhrzeit im Namen gibt es nicht.',
  'no-camera': 'Im Namen steht keine Kamera.',
  'no-clip-number': 'Der Name endet nicht mit der Nummer, die ein Clip hinter seiner Kamera hat.',
  'not-readable-name': 'Der Name enthält Zeichen, die dieser Computer nicht lesen kann.',
};

function unfinished(path: string): string {
  return path.slice(-3).toLowerCase() === '.ts'
    ? 'Das Modul hat diese Datei begonnen und nicht als Clip fertiggestellt.'
    : 'Eine Prüfung des Laufwerks hat diese Datei gerettet; sie ist vielleicht ein Teil eines Clips.';
}

const folderErrors: Readonly<Record<string, string>> = {
  EACCES: 'Ihr Konto darf diesen Ordner nicht öffnen.',
  EPERM: 'Ihr Konto darf diesen Ordner nicht öffnen.',
  EIO: 'Das Laufwerk meldete einen Fehler, als dieser Ordner gelesen wurde.',
  ENAMETOOLONG: 'Der Pfad dieses Ordners ist für diesen Computer zu lang.',
  ENOENT: 'Der Name enthält Zeichen, die dieser Computer nicht lesen kann.',
};

const exportProblems: Record<ExportProblemCode, (subject: string) => string> = {
  'target-is-a-file': (s) => `${s} ist eine Datei, kein Ordner. Wählen Sie einen Ordner für die Kopien.`,
  'target-inside-archive': (s) => `${s} liegt im Archiv selbst. Dort wird nie geschrieben: Wählen Sie einen Ordner außerhalb.`,
  'target-not-writable': (s) => `In ${s} kann nichts geschrieben werden. Prüfen Sie die Berechtigungen und ob das Laufwerk gesperrt ist, oder wählen Sie einen anderen Ordner.`,
  'target-too-small': () => 'Am Ziel ist nicht genug Platz für die Kopien. Schaffen Sie Platz oder wählen Sie ein anderes Laufwerk.',
  'target-busy': (s) => `Ein anderer Export schreibt nach ${s}. Lassen Sie ihn fertig werden oder wählen Sie einen anderen Ordner.`,
  'target-has-other-manifest': (s) => `${s} stammt nicht von Wallclock und müsste ersetzt werden. Verschieben Sie die Datei oder wählen Sie einen anderen Ordner.`,
  cancelled: () => 'Abgebrochen. Derselbe Export macht weiter, wo er war.',
  'source-gone': (s) => `${s} ist verschwunden. Schließen Sie es an und starten Sie denselben Export noch einmal: Er macht weiter, wo er war.`,
  'source-failing': (s) => `${s} meldet Fehler: Fünf Clips hintereinander waren nicht lesbar. Kopieren Sie zuerst das Wichtigste, wenige Clips auf einmal, und schreiben Sie nicht mehr auf dieses Laufwerk.`,
  'target-gone': (s) => `${s} ist verschwunden. Schließen Sie das Laufwerk an und starten Sie denselben Export noch einmal: Er macht weiter, wo er war.`,
  'target-full': (s) => `Das Laufwerk von ${s} ist voll. Schaffen Sie Platz und starten Sie denselben Export noch einmal: Er macht weiter, wo er war.`,
  'target-read-only': (s) => `Das Laufwerk von ${s} kann jetzt nur noch gelesen werden. Systeme sperren ein Laufwerk mit Fehlern: Prüfen Sie es oder wählen Sie einen anderen Ordner.`,
  'target-failing': (s) => `Das Laufwerk von ${s} meldet Fehler. Vertrauen Sie ihm diese Clips nicht an: Prüfen Sie es oder exportieren Sie auf ein anderes.`,
  'source-missing': () => 'Der Clip ist nicht mehr auf dem Laufwerk.',
  'source-unreadable': () => 'Der Clip kann nicht gelesen werden. Vielleicht ist das Laufwerk beschädigt.',
  'source-changed': () => 'Der Clip hat sich beim Kopieren geändert; vielleicht wächst er noch. Exportieren Sie ihn noch einmal.',
  'read-back-differs': () => 'Zurückgelesen wurde etwas anderes als geschrieben, darum wurde die Kopie entfernt. Vertrauen Sie diesem Ziellaufwerk nicht.',
  'different-file-there': () => 'Dort liegt eine andere Datei mit diesem Namen; sie blieb, wie sie ist.',
  'partial-in-the-way': () => 'Dort liegt eine Datei mit diesem Namen und „.partial“; sie blieb, wie sie ist. Verschieben Sie sie und exportieren Sie noch einmal.',
  'name-refused': () => 'Das Laufwerk nimmt keine Datei mit diesem Namen an.',
  'folder-refused': () => 'Der Ordner für diesen Clip konnte nicht angelegt werden, oder er ist eine Verknüpfung, die woandershin führt.',
  'path-too-long': () => 'Der Pfad wäre länger, als dieses System erlaubt. Wählen Sie eine kürzere Vorlage oder einen anderen Ordner.',
  'file-too-large': () => 'Der Clip ist größer, als das Dateisystem des Laufwerks erlaubt (4 GB bei FAT32).',
  'target-refused': () => 'Das System ließ die Kopie nicht schreiben.',
  'target-failed': () => 'Das Laufwerk meldete einen Fehler, als die Kopie geschrieben oder zurückgelesen wurde.',
};

const getFfmpeg =
  'Installieren Sie ffmpeg (unter Debian und Ubuntu „sudo apt install ffmpeg“, unter macOS „brew install ffmpeg“, unter Windows „winget install ffmpeg“), oder sagen Sie Wallclock, wo es liegt.';

const filmProblems: Record<FilmProblemCode, (subject: string) => string> = {
  'no-ffmpeg': () => `Filme macht ffmpeg, und das ist nicht auf diesem Computer. ${getFfmpeg} Kopien gehen auch ohne.`,
  'ffmpeg-lacks': (s) => `Dem ffmpeg auf diesem Computer fehlt ${s}. ${getFfmpeg}`,
  'ffmpeg-failed': (s) => `ffmpeg konnte es nicht machen${s === '' ? '.' : ` und sagte: ${s}`}`,
  stalled: () => 'ffmpeg kam lange nicht voran und wurde angehalten. Vielleicht versagt das Laufwerk, oder der Computer schlief.',
  'too-long': () => 'Es dauerte viel länger, als es sollte, und wurde angehalten.',
  cancelled: () => 'Abgebrochen. Es blieb nichts zurück.',
  'not-decoded': (s) => `${s} enthält kein Bild, das gezeigt werden kann.`,
  'target-exists': (s) => `${s} gibt es schon und blieb, wie es ist. Wählen Sie einen anderen Namen.`,
  'target-full': (s) => `Das Laufwerk von ${s} ist voll. Schaffen Sie Platz und machen Sie den Film noch einmal.`,
  'target-refused': (s) => `${s} konnte nicht geschrieben werden. Vielleicht darf Ihr Konto dort nicht schreiben, oder das Laufwerk kann nur gelesen werden.`,
  'target-gone': (s) => `${s} ist nicht da. Schließen Sie das Laufwerk an oder wählen Sie einen anderen Ordner.`,
  'target-inside-archive': (s) => `${s} gehört zum Archiv eines Laufwerks. Dort wird nie geschrieben. Wählen Sie einen Ordner außerhalb.`,
  'target-said': (s) => s,
  'nothing-to-join': () => 'Keiner dieser Clips kann in einen Film.',
  'nothing-in-range': () => 'Keine Kamera hat zu dieser Zeit einen Clip.',
  'too-many-cameras': (s) => `Nebeneinander haben neun Kameras Platz, und ${s} haben zu dieser Zeit Clips. Wählen Sie weniger oder je einen Film.`,
  'too-many-clips': (s) => `Ein Film fasst bis zu ${mostFilmClips} Clips, und ${s} sind ausgewählt. Wählen Sie weniger, etwa einen Tag oder eine Kamera.`,
  'cut-empty': () => 'Das Ende des Schnitts muss hinter seinem Anfang liegen, beide im Clip.',
  'size-not-reachable': () => 'Diese Größe ist nicht zu erreichen. Wählen Sie eine größere.',
  'source-gone': (s) => `${s} konnte nicht gelesen werden. Vielleicht wurde das Laufwerk abgezogen.`,
};

const joinReasons: Record<JoinReason, string> = {
  'clock-burned': 'Die Uhr wird in die Bilder gezeichnet',
  cards: 'Zwischen den Clips stehen Tafeln',
  'codec-differs': 'Die Clips sind auf verschiedene Weise kodiert',
  'setup-differs': 'Die Clips wurden mit verschiedenen Einstellungen kodiert',
  'size-differs': 'Die Clips haben verschiedene Größen',
  'rotation-differs': 'Die Clips sind verschieden gedreht',
  'time-base-differs': 'Die Clips zählen die Zeit in verschiedenen Schritten',
  'sound-missing': 'Manche Clips haben keinen Ton, dort wird Stille eingesetzt',
  'sound-ends-early': 'Der Ton mancher Clips endet vor dem Bild, dort wird Stille eingesetzt',
  'sound-differs': 'Der Ton der Clips ist auf verschiedene Weise kodiert',
  'cut-exactly': 'Der Schnitt liegt nicht auf einem Schlüsselbild',
  tiled: 'Mehrere Kameras teilen sich das Bild',
  'form-not-known': 'Die Clips sagen nicht, wie sie kodiert sind',
};

const hows: Record<Exclude<JoinHow, 'copied'>, string> = {
  'pictures-copied': 'Die Bilder werden unverändert kopiert; nur der Ton wird neu kodiert',
  encoded: 'Der Film wird neu kodiert',
};

const notInFilm: Record<FilmLeftOutReason, string> = {
  ...damages,
  'not-decoded': 'Er zeigt kein Bild: Sein Inhalt lässt sich nicht dekodieren.',
  'no-length': 'Er sagt nicht, wie lang er ist.',
  unreadable: 'Er konnte nicht gelesen werden.',
};

const leftOut: Record<Exclude<LeftOutReason['code'], 'damaged' | 'unrecognised' | 'unfinished'>, string> = {
  starred: 'Mit Stern: Keine Regel löscht ihn.',
  noted: 'Mit Notiz: Keine Regel löscht ihn.',
  'outside-archive': 'Er liegt in keinem Archivordner („blink“ oder „blink_backup“), und außerhalb wird nichts gelöscht.',
  offline: 'Sein Laufwerk ist nicht angeschlossen.',
  unreadable: 'Das Laufwerk gab ihn nicht zu lesen.',
  staging: 'In Arbeit: Das Modul schreibt ihn vielleicht noch.',
  gone: 'Er ist nicht mehr auf dem Laufwerk.',
  'copy-lost': 'Er wurde einmal exportiert, aber seine Kopie ist nicht mehr, wo sie war, oder liegt auf demselben Laufwerk.',
};

function leftOutWhy(reason: LeftOutReason, path: string): string {
  if (reason.code === 'damaged') return `Beschädigt: ${damages[reason.damage]}`;
  if (reason.code === 'unrecognised') return `Nicht erkannt: ${nameProblems[reason.problem]}`;
  return reason.code === 'unfinished' ? `Unfertig: ${unfinished(path)}` : leftOut[reason.code];
}

const kept: Record<KeptReason, string> = {
  gone: 'Er war schon weg: Vielleicht hat ein anderes Programm ihn verschoben oder gelöscht.',
  changed: 'Er hat sich nach dem Plan geändert und blieb darum unangetastet. Ein neuer Plan zeigt ihn, wie er jetzt ist.',
  'not-a-file': 'Etwas anderes trägt jetzt seinen Namen (ein Ordner oder eine Verknüpfung) und blieb unangetastet.',
  'not-a-clip': 'Sein Name ist nicht der eines Clips, und nur Clips werden gelöscht.',
  'folder-changed': 'Ein Ordner darüber wurde ersetzt oder ist jetzt eine Verknüpfung, darum blieb er unangetastet.',
  'other-drive': 'Er liegt auf einem anderen Laufwerk als dem des Plans und blieb darum unangetastet.',
  'outside-archive': 'Er liegt in keinem Archivordner, und außerhalb wird nichts gelöscht.',
  locked: 'Das System schützt ihn vor dem Löschen (gesperrte oder unveränderliche Datei).',
  'not-allowed': 'Ihr Konto darf ihn nicht löschen.',
  'in-use': 'Ein anderes Programm hat ihn geöffnet. Schließen Sie ihn dort und löschen Sie noch einmal.',
  refused: 'Das System wollte ihn nicht löschen.',
  'not-copied': 'Nicht gelöscht: Seine Kopie konnte nicht zurückgelesen und verglichen werden.',
  protected: 'Er bekam nach dem Plan einen Stern oder eine Notiz.',
  damaged: 'Seine Kopfdaten zeigen, dass er beschädigt ist, und keine Regel löscht einen beschädigten Clip.',
  'copy-lost': 'Seine exportierte Kopie ist nicht da oder nicht mehr gleich dem Clip.',
  'no-duplicate': 'Der Clip, dessen Duplikat er ist, ist nicht mehr unverändert da.',
  'not-reached': 'Nicht erreicht, bevor die Löschung endete.',
};

const ends: Record<CleanupEndCode, (drive: string) => string> = {
  cancelled: () => 'Abgebrochen. Was bis dahin gelöscht wurde, ist endgültig weg; der Rest ist unberührt.',
  'drive-changed': (s) => `${s} ist nicht das Laufwerk des Plans oder wurde seither neu angeschlossen. Es wurde nichts gelöscht: Planen Sie neu.`,
  'drive-gone': (s) => `${s} ist verschwunden. Schließen Sie es wieder an und sehen Sie nach, was übrig ist, bevor Sie weitermachen.`,
  'drive-read-only': (s) => `${s} kann nur gelesen werden. Prüfen Sie den Schreibschutzschalter am Laufwerk oder Adapter. Auch ein Laufwerk mit Fehlern wird vom System gesperrt: Kopieren Sie zuerst, was wichtig ist, und prüfen Sie es dann mit den Werkzeugen des Systems.`,
  'drive-error': (s) => `${s} meldete einen Fehler, darum hielt die Löschung an. Kopieren Sie zuerst, was wichtig ist, und prüfen Sie es dann mit den Werkzeugen des Systems.`,
  'journal-on-drive': () => 'Das Protokoll einer Löschung liegt nie auf dem Laufwerk selbst. Wählen Sie einen anderen Datenordner. Es wurde nichts gelöscht.',
  'journal-not-writable': () => 'Das Protokoll der Löschung konnte auf diesem Computer nicht geschrieben werden: Vielleicht ist die Festplatte voll oder der Ordner gesperrt. Ohne Protokoll wird nichts gelöscht.',
  'journal-unreadable': () => 'Das Protokoll dieser Löschung ist nicht lesbar, sie kann also nicht weitergehen. Planen Sie neu.',
  'still-running': () => 'Diese Löschung läuft noch in einem anderen Programm.',
  ejected: (s) => `Angehalten, weil ein Laufwerk, das sie braucht, ausgeworfen wurde. Von ${s} wurde nichts gelöscht.`,
  'ejected-midway': (s) => `Angehalten, weil ein Laufwerk, das sie braucht, ausgeworfen wurde. Was bis dahin von ${s} gelöscht wurde, ist endgültig weg; der Rest ist unberührt.`,
};

const notUnderstood: Record<NotUnderstood, string> = {
  nonsense: 'Das ist keine Zeit, die Wallclock versteht. Versuchen Sie „gestern 17 Uhr“, „2. Mai 8:54“ oder „letzten Freitag abend“.',
  'no-such-date': 'Dieses Datum gibt es nicht.',
  'no-such-time': 'Diese Uhrzeit gibt es nicht.',
  'no-such-zone': 'Diese Zeitzone gibt es nicht. Versuchen Sie eine Stadt, etwa „5pm New York“, oder einen Abstand wie „+05:45“.',
  'too-long': 'Das ist zu lang für eine Zeit. Fügen Sie einen Dateinamen ein oder geben Sie eine Zeit ein.',
  'out-of-range': 'Clips tragen nur Daten von 2000 bis 2099.',
};

function span(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return seconds < 600 && seconds % 60 !== 0 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} Tage`;
}

export const deSentences: WordsLike<typeof enSentences> = {
  ...deFailures,
  'why.damaged': (damage) => damages[damage],
  'why.unrecognised': (problem) => nameProblems[problem],
  'why.unfinished': (path) => unfinished(path),
  'why.unreadable': (code) => folderErrors[code] ?? `Dieser Ordner kann nicht gelesen werden (${code}).`,
  'why.notExported': ({ code, subject }) => exportProblems[code](subject),
  'why.noFilm': ({ code, subject }) => filmProblems[code](subject),
  'why.notInFilm': (reason) => notInFilm[reason],
  'why.leftOut': leftOutWhy,
  'why.kept': (reason) => kept[reason],
  'why.ended': (code, drive) => ends[code](drive),
  'film.how': (how, reasons) => (how === 'copied' ? 'Bild und Ton werden unverändert kopiert, ohne neu zu kodieren.' : `${hows[how]}. ${reasons.map((reason) => `${joinReasons[reason]}.`).join(' ')}`),
  'film.getTool': getFfmpeg,
  'find.refused': (reason) => notUnderstood[reason],
  'time.span': span,
};
