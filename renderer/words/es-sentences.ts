// Spanish sentences for what the core tells by code: failures, damage, why a clip stays.
import type { CleanupEndCode, KeptReason, LeftOutReason } from '../../shared/deletion/deletion-schema.ts';
import type { ExportProblemCode } from '../../shared/export/export-problem.ts';
import { mostFilmClips, type FilmProblemCode } from '../../shared/export/film-problem.ts';
import type { JoinHow, JoinReason, LeftOutReason as FilmLeftOutReason } from '../../shared/export/film-text.ts';
import type { NotUnderstood } from '../../shared/find/understanding.ts';
import type { ClipDamage, NameProblem } from '../../shared/schema.ts';
import type { enSentences } from './en-sentences.ts';
import { esFailures } from './es-failures.ts';
import type { WordsLike } from './words.ts';

const damages: Record<ClipDamage, string> = {
  empty: 'El archivo está vacío: el módulo lo creó pero nunca escribió el clip.',
  'too-short': 'El archivo es demasiado corto para contener un clip.',
  'not-mp4': 'El archivo no es un MP4, diga lo que diga su nombre.',
  'no-index': 'El archivo no tiene índice y no se puede reproducir: su escritura se interrumpió.',
  truncated: 'El archivo acaba antes que el clip: falta su última parte.',
  'no-picture': 'El archivo no contiene imagen.',
};

const nameProblems: Record<NameProblem, string> = {
  'not-a-clip-name': 'Un módulo Sync no nombra así ningún clip.',
  'no-date-folder': 'El nombre contiene una hora, pero ninguna carpeta por encima contiene la fecha.',
  'no-such-date': 'Sus carpetas y su nombre juntos dan una fecha que no existe.',
  'no-such-time': 'La hora del nombre no existe.',
  'no-camera': 'En el nombre no hay ninguna cámara.',
  'no-clip-number': 'El nombre no acaba en el número que un clip lleva tras su cámara.',
  'not-readable-name': 'El nombre contiene caracteres que este ordenador no puede leer.',
};

function unfinished(path: string): string {
  return path.slice(-3).toLowerCase() === '.ts'
    ? 'El módulo empezó este archivo y no lo terminó como clip.'
    : 'Una comprobación de la unidad recuperó este archivo; puede ser una parte de un clip.';
}

const folderErrors: Readonly<Record<string, string>> = {
  EACCES: 'Tu cuenta no puede abrir esta carpeta.',
  EPERM: 'Tu cuenta no puede abrir esta carpeta.',
  EIO: 'La unidad dio un error al leer esta carpeta.',
  ENAMETOOLONG: 'La ruta de esta carpeta es demasiado larga para este ordenador.',
  ENOENT: 'El nombre contiene caracteres que este ordenador no puede leer.',
};

const exportProblems: Record<ExportProblemCode, (subject: string) => string> = {
  'target-is-a-file': (s) => `${s} es un archivo, no una carpeta. Elige una carpeta para las copias.`,
  'target-inside-archive': (s) => `${s} está dentro del propio archivo. Ahí nunca se escribe nada: elige una carpeta fuera.`,
  'target-not-writable': (s) => `No se puede escribir nada en ${s}. Revisa sus permisos y si su unidad está bloqueada, o elige otra carpeta.`,
  'target-too-small': () => 'En el destino no hay sitio para las copias. Libera espacio o elige otra unidad.',
  'target-busy': (s) => `Otra exportación está escribiendo en ${s}. Deja que acabe o elige otra carpeta.`,
  'target-has-other-manifest': (s) => `${s} no lo escribió Wallclock y habría que sustituirlo. Muévelo o elige otra carpeta.`,
  cancelled: () => 'Cancelada. La misma exportación sigue donde estaba.',
  'source-gone': (s) => `${s} ha desaparecido. Conéctala y repite la misma exportación: sigue donde estaba.`,
  'source-failing': (s) => `${s} da errores: cinco clips seguidos no se han podido leer. Copia primero lo más importante, pocos clips cada vez, y no escribas más en esta unidad.`,
  'target-gone': (s) => `${s} ha desaparecido. Conecta su unidad y repite la misma exportación: sigue donde estaba.`,
  'target-full': (s) => `La unidad de ${s} está llena. Libera espacio y repite la misma exportación: sigue donde estaba.`,
  'target-read-only': (s) => `La unidad de ${s} es ahora de solo lectura. Los sistemas bloquean las unidades con errores: compruébala o elige otra carpeta.`,
  'target-failing': (s) => `La unidad de ${s} da errores. No le confíes estos clips: compruébala o exporta a otra unidad.`,
  'source-missing': () => 'El clip ya no está en la unidad.',
  'source-unreadable': () => 'El clip no se puede leer. La unidad puede estar dañada.',
  'source-changed': () => 'El clip cambió mientras se copiaba; puede que aún crezca. Expórtalo otra vez.',
  'read-back-differs': () => 'Lo que se volvió a leer no es lo que se escribió, así que la copia se quitó. No te fíes de esta unidad de destino.',
  'different-file-there': () => 'Ahí hay otro archivo con este nombre; se ha dejado como está.',
  'partial-in-the-way': () => 'Ahí hay un archivo con este nombre y «.partial»; se ha dejado como está. Muévelo y exporta otra vez.',
  'name-refused': () => 'La unidad no acepta un archivo con este nombre.',
  'folder-refused': () => 'No se ha podido crear la carpeta de este clip, o es un enlace que lleva a otro sitio.',
  'path-too-long': () => 'La ruta sería más larga de lo que permite este sistema. Elige una plantilla o una carpeta más corta.',
  'file-too-large': () => 'El clip es más grande de lo que permite el sistema de archivos de la unidad (4 GB en FAT32).',
  'target-refused': () => 'El sistema no ha permitido escribir la copia.',
  'target-failed': () => 'La unidad dio un error al escribir o releer la copia.',
};

const getFfmpeg =
  'Instala ffmpeg (en Debian y Ubuntu «sudo apt install ffmpeg», en macOS «brew install ffmpeg», en Windows «winget install ffmpeg») o dile a Wallclock dónde está.';

const filmProblems: Record<FilmProblemCode, (subject: string) => string> = {
  'no-ffmpeg': () => `Los vídeos los hace ffmpeg, que no está en este ordenador. ${getFfmpeg} Para las copias no hace falta.`,
  'ffmpeg-lacks': (s) => `Al ffmpeg de este ordenador le falta ${s}. ${getFfmpeg}`,
  'ffmpeg-failed': (s) => `ffmpeg no ha podido hacerlo${s === '' ? '.' : ` y ha dicho: ${s}`}`,
  stalled: () => 'ffmpeg no avanzó durante mucho tiempo y se detuvo. Puede que la unidad falle o que el ordenador estuviera suspendido.',
  'too-long': () => 'Tardó mucho más de lo debido y se detuvo.',
  cancelled: () => 'Cancelado. No ha quedado nada.',
  'not-decoded': (s) => `${s} no contiene ninguna imagen que se pueda mostrar.`,
  'target-exists': (s) => `${s} ya existe y se ha dejado como está. Elige otro nombre.`,
  'target-full': (s) => `La unidad de ${s} está llena. Libera espacio y haz el vídeo otra vez.`,
  'target-refused': (s) => `No se ha podido escribir ${s}. Puede que tu cuenta no tenga permiso para escribir ahí o que la unidad sea de solo lectura.`,
  'target-gone': (s) => `${s} no está. Conecta su unidad o elige otra carpeta.`,
  'target-inside-archive': (s) => `${s} pertenece al archivo de una unidad. Ahí nunca se escribe nada. Elige una carpeta fuera.`,
  'target-said': (s) => s,
  'nothing-to-join': () => 'Ninguno de estos clips puede ir en un vídeo.',
  'nothing-in-range': () => 'Ninguna cámara tiene un clip a esa hora.',
  'too-many-cameras': (s) => `En un mosaico caben nueve cámaras, y ${s} tienen clips a esa hora. Elige menos o un vídeo de cada una.`,
  'too-many-clips': (s) => `En un vídeo caben hasta ${mostFilmClips} clips, y hay ${s} elegidos. Elige menos, como un día o una cámara.`,
  'cut-empty': () => 'El final del corte debe ir después de su principio, ambos dentro del clip.',
  'size-not-reachable': () => 'No se puede llegar a ese tamaño. Elige uno mayor.',
  'source-gone': (s) => `No se ha podido leer ${s}. Puede que se haya sacado su unidad.`,
};

const joinReasons: Record<JoinReason, string> = {
  'clock-burned': 'el reloj se dibuja en las imágenes',
  cards: 'entre los clips se ponen rótulos',
  'codec-differs': 'los clips están codificados de distintas maneras',
  'setup-differs': 'los clips se codificaron con distintos ajustes',
  'size-differs': 'los clips tienen distintos tamaños',
  'rotation-differs': 'los clips están girados de distinta manera',
  'time-base-differs': 'los clips cuentan el tiempo en distintos pasos',
  'sound-missing': 'algunos clips no tienen sonido, y ahí se pone silencio',
  'sound-ends-early': 'el sonido de algunos clips acaba antes que la imagen, y ahí se pone silencio',
  'sound-differs': 'el sonido de los clips está codificado de distintas maneras',
  'cut-exactly': 'el corte no cae en un fotograma clave',
  tiled: 'varias cámaras comparten la imagen',
  'form-not-known': 'los clips no dicen cómo están codificados',
};

const hows: Record<Exclude<JoinHow, 'copied'>, string> = {
  'pictures-copied': 'Las imágenes se copian tal cual; solo se vuelve a codificar el sonido',
  encoded: 'El vídeo se codifica de nuevo',
};

const notInFilm: Record<FilmLeftOutReason, string> = {
  ...damages,
  'not-decoded': 'No muestra imagen: lo que contiene no se puede descodificar.',
  'no-length': 'No dice cuánto dura.',
  unreadable: 'No se ha podido leer.',
};

const leftOut: Record<Exclude<LeftOutReason['code'], 'damaged' | 'unrecognised' | 'unfinished'>, string> = {
  starred: 'Con estrella: ninguna regla lo elimina.',
  noted: 'Con nota: ninguna regla lo elimina.',
  'outside-archive': 'No está en una carpeta de archivo («blink» o «blink_backup»), y fuera no se elimina nada.',
  offline: 'Su unidad no está conectada.',
  unreadable: 'La unidad no ha dejado leerlo.',
  staging: 'En preparación: puede que el módulo aún lo esté escribiendo.',
  gone: 'Ya no está en la unidad.',
  'copy-lost': 'Se exportó una vez, pero su copia ya no está donde se puso o está en esta misma unidad.',
};

function leftOutWhy(reason: LeftOutReason, path: string): string {
  if (reason.code === 'damaged') return `Dañado: ${damages[reason.damage]}`;
  if (reason.code === 'unrecognised') return `No reconocido: ${nameProblems[reason.problem]}`;
  return reason.code === 'unfinished' ? `Sin terminar: ${unfinished(path)}` : leftOut[reason.code];
}

const kept: Record<KeptReason, string> = {
  gone: 'Ya no estaba: puede que otro programa lo haya movido o eliminado.',
  changed: 'Cambió después de hacer el plan, así que no se tocó. Haz otro plan para verlo como está ahora.',
  'not-a-file': 'Ahora otra cosa tiene su nombre (una carpeta o un enlace), así que no se tocó.',
  'not-a-clip': 'Su nombre no es el de un clip, y solo se eliminan clips.',
  'folder-changed': 'Una carpeta por encima se sustituyó o ahora es un enlace, así que no se tocó.',
  'other-drive': 'Está en otra unidad que la del plan, así que no se tocó.',
  'outside-archive': 'No está en una carpeta de archivo, y fuera no se elimina nada.',
  locked: 'El sistema impide eliminarlo (archivo bloqueado o inmutable).',
  'not-allowed': 'Tu cuenta no puede eliminarlo.',
  'in-use': 'Otro programa lo tiene abierto. Ciérralo ahí y elimina otra vez.',
  refused: 'El sistema no ha querido eliminarlo.',
  'not-copied': 'No eliminado: su copia no se pudo volver a leer y comparar.',
  protected: 'Recibió una estrella o una nota después de hacer el plan.',
  damaged: 'Sus cabeceras muestran que está dañado, y ninguna regla elimina un clip dañado.',
  'copy-lost': 'Su copia exportada no está o ya no es igual que el clip.',
  'no-duplicate': 'El clip del que es duplicado ya no está igual ahí.',
  'not-reached': 'No se llegó a él antes de que se detuviera la eliminación.',
};

const ends: Record<CleanupEndCode, (drive: string) => string> = {
  cancelled: () => 'Cancelada. Lo eliminado hasta entonces desaparece para siempre; el resto está intacto.',
  'drive-changed': (s) => `${s} no es la unidad del plan, o se ha vuelto a conectar desde entonces. No se ha eliminado nada: haz otro plan.`,
  'drive-gone': (s) => `${s} ha desaparecido. Vuelve a conectarla y mira lo que queda antes de seguir.`,
  'drive-read-only': (s) => `${s} es de solo lectura. Revisa la pestaña de protección de la unidad o de su adaptador. El sistema también bloquea las unidades con errores: copia primero lo importante y luego compruébala con las herramientas de tu sistema.`,
  'drive-error': (s) => `${s} dio un error y la eliminación se detuvo. Copia primero lo importante y luego compruébala con las herramientas de tu sistema.`,
  'journal-on-drive': () => 'El registro de una eliminación nunca se guarda en la propia unidad. Elige otra carpeta de datos. No se ha eliminado nada.',
  'journal-not-writable': () => 'No se ha podido escribir el registro de la eliminación en este ordenador: puede que su disco esté lleno o la carpeta bloqueada. Sin él no se elimina nada.',
  'journal-unreadable': () => 'El registro de esta eliminación no se puede leer, así que no puede seguir. Haz otro plan.',
  'still-running': () => 'Esta eliminación sigue en curso en otro programa.',
  ejected: (s) => `Detenida porque se expulsó una unidad que necesita. No se ha eliminado nada de ${s}.`,
  'ejected-midway': (s) => `Detenida porque se expulsó una unidad que necesita. Lo eliminado de ${s} hasta entonces desaparece para siempre; el resto está intacto.`,
};

const notUnderstood: Record<NotUnderstood, string> = {
  nonsense: 'Wallclock no entiende esta hora. Prueba con «ayer a las 5 de la tarde», «2 de mayo 8:54» o «el viernes pasado por la tarde».',
  'no-such-date': 'Esa fecha no existe.',
  'no-such-time': 'Esa hora no existe.',
  'no-such-zone': 'Esa zona horaria no existe. Prueba con una ciudad, como «5pm New York», o una diferencia, como «+05:45».',
  'too-long': 'Es demasiado largo para una hora. Pega un nombre de archivo o escribe una hora.',
  'out-of-range': 'Los clips solo llevan fechas de 2000 a 2099.',
};

function span(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return seconds < 600 && seconds % 60 !== 0 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} días`;
}

export const esSentences: WordsLike<typeof enSentences> = {
  ...esFailures,
  'why.damaged': (damage) => damages[damage],
  'why.unrecognised': (problem) => nameProblems[problem],
  'why.unfinished': (path) => unfinished(path),
  'why.unreadable': (code) => folderErrors[code] ?? `Esta carpeta no se puede leer (${code}).`,
  'why.notExported': ({ code, subject }) => exportProblems[code](subject),
  'why.noFilm': ({ code, subject }) => filmProblems[code](subject),
  'why.notInFilm': (reason) => notInFilm[reason],
  'why.leftOut': leftOutWhy,
  'why.kept': (reason) => kept[reason],
  'why.ended': (code, drive) => ends[code](drive),
  'film.how': (how, reasons) => (how === 'copied' ? 'La imagen y el sonido se copian tal cual, sin volver a codificar.' : `${hows[how]}: ${reasons.map((reason) => joinReasons[reason]).join('; ')}.`),
  'film.getTool': getFfmpeg,
  'find.refused': (reason) => notUnderstood[reason],
  'time.span': span,
};
