// Spanish sentences for expected failures: what happened, to what, and what to do.
import type { FailureText } from '../../shared/failure-text.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { enSentences } from './en-sentences.ts';
import type { WordsLike } from './words.ts';

/** What the core calls by an English name. */
const things: Readonly<Record<string, string>> = {
  'This drive': 'Esta unidad', 'The drive': 'La unidad', 'This folder': 'Esta carpeta', 'This clip': 'Este clip', 'This file': 'Este archivo', 'These clips': 'Estos clips',
  'Ejecting a drive': 'Expulsar una unidad', 'Opening your browser': 'Abrir tu navegador', 'Opening the system’s player': 'Abrir el reproductor del sistema', 'Showing a folder': 'Mostrar una carpeta',
  'Choosing a folder in the system’s dialog': 'Elegir una carpeta en el diálogo del sistema', 'Showing a clip in its folder': 'Mostrar un clip en su carpeta',
};

const texts: Record<FailureCode, (subject: string) => FailureText> = {
  'folder-not-found': (s) => ({ what: `No hay ninguna carpeta en ${s}.`, next: 'Revisa la ruta o elige la carpeta en la lista.' }),
  'folder-is-a-file': (s) => ({ what: `${s} es un archivo, no una carpeta.`, next: 'Elige la carpeta o la unidad que contiene los clips.' }),
  'folder-is-empty': (s) => ({ what: `${s} está vacía.`, next: 'Una unidad que ha estado en un módulo Sync contiene una carpeta «blink» o «blink_backup». Elige esa unidad o una copia suya.' }),
  'folder-has-no-clips': (s) => ({ what: `${s} no contiene clips de Blink.`, next: 'Busca una unidad o carpeta que contenga «blink» o «blink_backup».' }),
  'folder-unreadable': (s) => ({ what: `${s} no se puede leer.`, next: 'Puede que tu cuenta no tenga permiso para abrirla o que la unidad tenga errores. Revisa ambas cosas e inténtalo de nuevo.' }),
  'folder-gone': (s) => ({ what: `${s} ya no está.`, next: 'Si está en una unidad, conéctala y prueba otra vez; si no, elige otra carpeta. No se ha cambiado nada.' }),
  'folder-exists': (s) => ({ what: `Aquí ya hay algo llamado «${s}».`, next: 'Elígelo en la lista o escribe otro nombre.' }),
  'folder-name-refused': (s) => ({ what: `«${s}» no es un nombre de carpeta que acepten todos los sistemas.`, next: 'Quita < > : " / \\ | ? *, los puntos de los extremos y nombres como CON.' }),
  'folder-in-archive': (s) => ({ what: `${s} pertenece al archivo de una unidad.`, next: 'Ahí nunca se escribe nada. Elige una carpeta fuera de él.' }),
  'folder-not-made': (s) => ({ what: `No se ha podido crear una carpeta en ${s}.`, next: 'Puede que tu cuenta no tenga permiso para escribir ahí, o que la unidad esté bloqueada o llena. Elige otro lugar.' }),
  'volume-unknown': () => ({ what: 'Wallclock ya no conoce esta unidad.', next: 'Abre la unidad otra vez.' }),
  'volume-offline': (s) => ({ what: `${s} no está conectada.`, next: `Conecta ${s} e inténtalo de nuevo. Sus clips siguen en la lista.` }),
  'volume-gone': (s) => ({ what: `Se ha sacado ${s}.`, next: 'Vuelve a conectarla para seguir. No se ha cambiado nada.' }),
  'volume-busy': (s) => ({ what: `La unidad sigue en uso: ${s}.`, next: 'Ciérrala ahí y vuelve a expulsarla. No la saques todavía.' }),
  'volume-read-only': (s) => ({ what: `${s} es de solo lectura.`, next: 'Revisa la pestaña de protección de la unidad o de su adaptador. El sistema también bloquea las unidades con errores: copia primero lo importante.' }),
  'volume-full': (s) => ({ what: `${s} está llena.`, next: 'Libera espacio en ella e inténtalo de nuevo.' }),
  'eject-refused': (s) => ({ what: `El sistema no ha querido expulsar ${s}.`, next: 'Expúlsala en tu gestor de archivos y luego sácala.' }),
  'skeleton-not-restored': (s) => ({ what: `No se han podido crear en ${s} las carpetas que necesita un módulo Sync.`, next: 'No se ha cambiado nada más. Comprueba la unidad con las herramientas de tu sistema antes de devolverla.' }),
  'camera-unknown': () => ({ what: 'Esta cámara ya no está en la lista.', next: 'Elígela otra vez.' }),
  'clip-unknown': () => ({ what: 'Este clip ya no está en la lista.', next: 'Elígelo otra vez en su día.' }),
  'clip-missing': (s) => ({ what: `${s} ya no está en la unidad.`, next: 'Puede que otro programa lo haya movido o eliminado.' }),
  'clip-unreadable': (s) => ({ what: `${s} no se puede leer.`, next: 'La unidad puede estar dañada. Copia primero lo importante y luego compruébala con las herramientas de tu sistema.' }),
  'zone-unknown': (s) => ({ what: `«${s}» no es una zona horaria que Wallclock conozca.`, next: 'Usa un nombre como America/New_York o Europe/Madrid.' }),
  'time-not-understood': (s) => ({ what: `«${s}» no es una hora que Wallclock entienda.`, next: 'Usa una forma como 2026-11-01 17:00 o 2026-11-01T22:00:00Z.' }),
  'template-refused': () => ({ what: 'Esta plantilla no da nombres que sirvan. Usa campos como {date}, {time} y {camera}, una ruta por debajo de la carpeta y ningún carácter como < > : " | ? *.', next: 'No se ha copiado nada.' }),
  'export-running': (s) => ({ what: `Aún hay una exportación a ${s} en curso.`, next: 'Deja que acabe o cancélala primero.' }),
  'export-empty': () => ({ what: 'Ninguno de estos clips se puede copiar ahora.', next: 'Conecta la unidad en la que están o elige otros clips.' }),
  'export-unknown': () => ({ what: 'Esta exportación ya no está en la lista.', next: 'Empiézala de nuevo: lo que ya se copió se reconoce.' }),
  'cleanup-plan-gone': () => ({ what: 'Este plan ya no se conserva.', next: 'No se ha eliminado nada. Haz el plan otra vez para ver la unidad como está ahora.' }),
  'cleanup-running': (s) => ({ what: `Se están eliminando clips de ${s}.`, next: 'Deja que acabe o cancélalo primero.' }),
  'cleanup-unknown': () => ({ what: 'Esta eliminación ya no está en la lista.', next: 'Puede que su registro se haya quitado de la carpeta donde Wallclock guarda sus datos.' }),
  'cleanup-count-differs': (s) => ({ what: 'El número escrito no es el número de clips.', next: `No se ha eliminado nada. Escribe ${s} para eliminarlos para siempre.` }),
  'cleanup-too-late': () => ({ what: 'Ya se están eliminando los primeros clips.', next: 'Cancela para conservar el resto. Lo eliminado desaparece para siempre.' }),
  'film-running': (s) => ({ what: `Se está haciendo un vídeo en ${s}.`, next: 'Deja que acabe o cancélalo primero.' }),
  'film-unknown': () => ({ what: 'Este vídeo ya no está en la lista.', next: 'Hazlo de nuevo.' }),
  'ability-missing': (s) => ({ what: `${s} no es posible aquí.`, next: 'Usa para ello la ventana propia de Wallclock.' }),
  'player-not-started': (s) => ({ what: `Ningún reproductor de este ordenador ha querido abrir ${s}.`, next: 'Instala un reproductor de vídeo como VLC e inténtalo de nuevo.' }),
  'browser-not-started': (s) => ({ what: 'Ningún navegador de este ordenador ha querido abrir la página.', next: `Abre ${s} tú en uno.` }),
  'demo-not-made': (s) => ({ what: `No se ha podido crear la unidad de muestra en ${s}.`, next: 'Comprueba que el disco del ordenador tenga 50 MB libres e inténtalo de nuevo.' }),
  'data-folder-unusable': (s) => ({ what: `Wallclock no puede guardar su catálogo en ${s}.`, next: 'Comprueba que se pueda escribir en la carpeta y que el disco no esté lleno.' }),
  'data-folder-full': () => ({ what: 'No queda sitio en este ordenador para guardar eso.', next: 'Libera espacio donde Wallclock guarda sus datos e inténtalo de nuevo. No se ha perdido nada de lo guardado antes.' }),
  'already-open': (s) => ({ what: 'Wallclock ya está abierto.', next: `Usa la ventana que tienes o ciérrala primero. Sus datos están en ${s}.` }),
  'port-unavailable': (s) => ({ what: `Wallclock no ha podido escuchar en ${s}.`, next: 'Lo usa otro programa. Elige otro puerto o no indiques ninguno.' }),
};

export const esFailures = {
  'failure.what': ({ code, subject }) => texts[code](things[subject] ?? subject).what,
  'failure.next': ({ code, subject }) => texts[code](things[subject] ?? subject).next,
} satisfies Pick<WordsLike<typeof enSentences>, 'failure.what' | 'failure.next'>;
