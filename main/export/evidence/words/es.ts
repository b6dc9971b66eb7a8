// What the page of an evidence folder says, in Spanish.
import type { CountedClips, PageWords } from './en.ts';

const clips = ({ count, text }: CountedClips): string => `${text} ${count === 1 ? 'clip' : 'clips'}`;

export const es: PageWords = {
  clips,
  title: (all) => `Carpeta de pruebas: ${clips(all)}`,
  lead: 'Clips de cámaras domésticas, copiados byte a byte desde la unidad en la que se grabaron. El instante que figura en el nombre de cada clip se muestra en hora local y en UTC.',
  firstClip: 'Primer clip',
  lastClip: 'Último clip',
  cameras: 'Cámaras',
  copiedFrom: 'Copiado de',
  size: 'Tamaño',
  bytes: (count) => `${count} bytes`,
  written: 'Escrito',
  writtenBy: (utc, program) => `${utc}, por ${program}`,

  clipsTitle: 'Clips',
  noClips: 'No hay clips en esta carpeta.',
  noPicture: 'Sin imagen',
  pictureOf: (camera, time) => `Una imagen del clip: ${camera}, ${time}`,
  localTime: 'Hora local',
  zone: 'Zona horaria',
  drive: 'Unidad',
  pathThere: 'Ruta allí',
  readBack: 'Releído',
  readBackFromDevice: 'desde el propio dispositivo, e idéntico',
  readBackThroughCache: 'a través de la caché del sistema, e idéntico',
  original: 'Original',
  viewingCopy: 'Copia para ver, con el reloj',
  viewingCopyMark: 'Copia para ver, no es el original',

  contentsTitle: 'Qué contiene esta carpeta',
  originals: 'Los clips tal como estaban en la unidad, byte a byte. Solo estos son las grabaciones.',
  manifest: 'Una línea por cada original: de dónde viene, cuándo se grabó, su tamaño y su SHA-256, y cómo se verificó la copia.',
  hashList: 'El SHA-256 de cada original, para comprobarlo con las herramientas de más abajo.',
  viewingCopies: 'Para ver: la hora del reloj y la cámara están dibujadas en la imagen. Se codificaron de nuevo, están marcadas como copias y no son las grabaciones.',
  pictures: 'Imágenes fijas para esta página.',
  madeFor: (made, all) => `Hechas para ${made} de ${clips(all)}; los demás no se pudieron decodificar aquí.`,
  isBare: 'No hay copias para ver ni imágenes nuevas: ffmpeg, que las hace, no estaba en el ordenador que escribió esta página.',

  methodTitle: 'Cómo se hicieron las copias',
  method: 'Cada clip se leyó una vez desde su unidad mientras se calculaba su SHA-256, se escribió aquí con otro nombre, se volcó a la unidad de esta carpeta, se releyó, se comparó con lo leído y solo entonces recibió su nombre.',
  allFromDevice: 'Lo releído vino del propio dispositivo, sin pasar por la caché del sistema.',
  allThroughCache: 'Lo releído vino a través de la caché del sistema: allí no se pudo preguntar al propio dispositivo.',
  someFromDevice: (fromDevice, others) => `En ${clips(fromDevice)} lo releído vino del propio dispositivo; en los otros ${clips(others)}, a través de la caché del sistema. Más arriba, cada clip dice cuál.`,
  knownAgain: 'Un clip que ya estaba aquí se volvió a leer entero y se comparó del mismo modo.',
  sourceUnchanged: 'No se cambió ningún clip de la unidad de origen.',

  checkTitle: 'Cómo comprobarlas',
  check: 'Cualquiera puede comprobar que ningún original ha cambiado desde que se copió. Abra un terminal en esta carpeta y ejecute lo que corresponda a su sistema. Todas las líneas deben terminar en OK.',
  inPowerShell: 'Windows, en PowerShell',
  oneFile: 'Un solo archivo, en Windows; compare lo que muestra con el SHA-256 de arriba.',
  keepTheList: 'Una suma solo demuestra que un archivo no ha cambiado mientras la propia lista de sumas esté fuera de duda. Entregue la lista, o esta página impresa, a otra persona cuanto antes y guarde un ejemplar donde no pueda cambiarse.',

  limitsTitle: 'Qué demuestra esto y qué no',
  limits: 'Las sumas demuestran que los originales de aquí son los mismos bytes que se leyeron de la unidad indicada en cada clip. No demuestran quién los grabó, ni que el reloj de la cámara o de su servicio fuera exacto, ni que no le pasara nada antes a la unidad. La hora de un clip es el instante de su nombre, que escribió el sistema de grabación; no se afirma que sea el principio ni el final de la grabación. Si un tribunal, una aseguradora o la policía aceptan estos archivos lo deciden ellos. Conserve la propia unidad tal como está.',
  footer: (program, utc, rules) => `Escrito por ${program} el ${utc}. Las horas locales se calcularon con las reglas de zonas horarias ${rules}. Esta página no carga nada de una red ni ejecuta ningún programa.`,
  rulesOfComputer: 'de este ordenador',
};
