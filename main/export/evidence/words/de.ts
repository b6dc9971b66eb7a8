// What the page of an evidence folder says, in German.
import type { CountedClips, PageWords } from './en.ts';

const clips = ({ count, text }: CountedClips): string => `${text} ${count === 1 ? 'Clip' : 'Clips'}`;

export const de: PageWords = {
  clips,
  title: (all) => `Beweisordner: ${clips(all)}`,
  lead: 'Clips von Heimkameras, Byte für Byte von dem Laufwerk kopiert, auf dem sie aufgezeichnet wurden. Der Zeitpunkt im Namen jedes Clips steht hier in Ortszeit und in UTC.',
  firstClip: 'Erster Clip',
  lastClip: 'Letzter Clip',
  cameras: 'Kameras',
  copiedFrom: 'Kopiert von',
  size: 'Größe',
  bytes: (count) => `${count} Bytes`,
  written: 'Geschrieben',
  writtenBy: (utc, program) => `${utc}, von ${program}`,

  clipsTitle: 'Clips',
  noClips: 'In diesem Ordner sind keine Clips.',
  noPicture: 'Kein Bild',
  pictureOf: (camera, time) => `Ein Bild aus dem Clip: ${camera}, ${time}`,
  localTime: 'Ortszeit',
  zone: 'Zeitzone',
  drive: 'Laufwerk',
  pathThere: 'Pfad dort',
  readBack: 'Zurückgelesen',
  readBackFromDevice: 'vom Gerät selbst, und gleich',
  readBackThroughCache: 'über den Zwischenspeicher des Systems, und gleich',
  original: 'Original',
  viewingCopy: 'Ansichtskopie mit der Uhr',
  viewingCopyMark: 'Ansichtskopie, nicht das Original',

  contentsTitle: 'Was in diesem Ordner liegt',
  originals: 'Die Clips, wie sie auf dem Laufwerk lagen, Byte für Byte. Nur sie sind die Aufzeichnungen.',
  manifest: 'Eine Zeile für jedes Original: woher es stammt, wann es aufgezeichnet wurde, seine Größe und sein SHA-256, und wie die Kopie geprüft wurde.',
  hashList: 'Der SHA-256 jedes Originals, zum Prüfen mit den Werkzeugen weiter unten.',
  viewingCopies: 'Zum Ansehen: Uhrzeit und Kamera sind ins Bild gezeichnet. Sie wurden neu codiert, sind als Kopien gekennzeichnet und sind nicht die Aufzeichnungen.',
  pictures: 'Einzelbilder für diese Seite.',
  madeFor: (made, all) => `Gemacht für ${made} von ${clips(all)}; die anderen ließen sich hier nicht decodieren.`,
  isBare: 'Es gibt keine neuen Ansichtskopien und Bilder: ffmpeg, das sie macht, war nicht auf dem Computer, der diese Seite geschrieben hat.',

  methodTitle: 'Wie die Kopien entstanden sind',
  method: 'Jeder Clip wurde einmal von seinem Laufwerk gelesen und dabei sein SHA-256 berechnet, hier unter einem anderen Namen geschrieben, auf das Laufwerk dieses Ordners durchgeschrieben, zurückgelesen, mit dem Gelesenen verglichen und bekam erst dann seinen Namen.',
  allFromDevice: 'Das Zurückgelesene kam vom Gerät selbst, am Zwischenspeicher des Systems vorbei.',
  allThroughCache: 'Das Zurückgelesene kam über den Zwischenspeicher des Systems: Das Gerät selbst ließ sich dort nicht befragen.',
  someFromDevice: (fromDevice, others) => `Für ${clips(fromDevice)} kam das Zurückgelesene vom Gerät selbst, für die übrigen ${clips(others)} über den Zwischenspeicher des Systems. Bei jedem Clip oben steht, wie.`,
  knownAgain: 'Ein Clip, der schon hier war, wurde noch einmal ganz gelesen und ebenso verglichen.',
  sourceUnchanged: 'Kein Clip auf dem Ursprungslaufwerk wurde verändert.',

  checkTitle: 'Wie man sie prüft',
  check: 'Jeder kann prüfen, dass sich kein Original seit dem Kopieren verändert hat. Öffnen Sie in diesem Ordner ein Terminal und führen Sie aus, was zum System passt. Jede Zeile muss mit OK enden.',
  inPowerShell: 'Windows, in der PowerShell',
  oneFile: 'Eine einzelne Datei, unter Windows; vergleichen Sie die Ausgabe mit dem SHA-256 oben.',
  keepTheList: 'Ein Hash zeigt nur so lange, dass eine Datei unverändert ist, wie die Liste der Hashes selbst außer Zweifel steht. Geben Sie die Liste oder einen Ausdruck dieser Seite gleich jemand anderem, und verwahren Sie ein Exemplar dort, wo es nicht verändert werden kann.',

  limitsTitle: 'Was dies zeigt und was nicht',
  limits: 'Die Hashes zeigen, dass die Originale hier dieselben Bytes sind, die von dem Laufwerk gelesen wurden, das bei jedem Clip genannt ist. Sie zeigen nicht, wer sie aufgezeichnet hat, dass die Uhr der Kamera oder ihres Dienstes richtig ging, oder dass mit dem Laufwerk vorher nichts geschah. Die Zeit eines Clips ist der Zeitpunkt in seinem Namen, den das aufzeichnende System geschrieben hat; es wird weder behauptet, dass er der Anfang, noch dass er das Ende der Aufzeichnung ist. Ob ein Gericht, eine Versicherung oder die Polizei diese Dateien anerkennt, entscheiden diese selbst. Lassen Sie das Laufwerk selbst, wie es ist.',
  footer: (program, utc, rules) => `Geschrieben von ${program} am ${utc}. Die Ortszeiten wurden mit den Zeitzonenregeln ${rules} berechnet. Diese Seite lädt nichts aus einem Netz und führt kein Programm aus.`,
  rulesOfComputer: 'dieses Computers',
};
