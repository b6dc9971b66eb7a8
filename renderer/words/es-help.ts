// Spanish words of the help: the tour, the drive's round trip, what terms mean, where things are kept, privacy.
import type { enHelp, Term } from './en-help.ts';
import type { WordsLike } from './words.ts';

const terms: Record<Term, { readonly name: string; readonly text: string }> = {
  zone: {
    name: 'Zona horaria',
    text: 'Un módulo Sync nombra cada clip en UTC. Wallclock lo muestra según el reloj de esta zona, con horario de verano y de invierno. Si todo va unas horas desviado, elige la zona donde cuelgan las cámaras; cada unidad puede tener en sus ajustes una zona de casa.',
  },
  kinds: {
    name: 'Almacenamiento local y copia de clips',
    text: 'El almacenamiento local se escribe clip a clip, con un módulo sin plan de Blink, y también se ve en la app de Blink. La copia de clips se pasa a la unidad una vez cada 24 horas, con un plan o una prueba, y solo se ve en un ordenador. Una unidad puede contener ambos.',
  },
  damage: {
    name: 'Dañado',
    text: 'El archivo está vacío, quedó cortado o no contiene imagen. Sigue en la lista a su hora y puede reproducirse hasta el daño. Wallclock no lo repara, y ninguna regla lo elimina.',
  },
  audio: {
    name: 'Sin pista de audio',
    text: 'Las cámaras graban sonido con la imagen salvo que esté desactivado. Este clip no contiene ningún sonido, así que aquí no hay nada silenciado. Para tener sonido en clips futuros, mira los ajustes de esta cámara en la app de Blink.',
  },
  eject: {
    name: 'Expulsar',
    text: 'Wallclock mira si están las carpetas que necesita el módulo Sync, suelta la unidad y hace escribir los últimos bytes. Entonces se puede sacar sin riesgo. Sus clips, estrellas y notas siguen en la lista.',
  },
  folders: {
    name: 'Carpetas que necesita el módulo Sync',
    text: 'Son «blink», «blink/.tmp» y «blink_backup», creadas al formatear la unidad. No importa que estén vacías. Si falta una, la app de Blink puede pedir formatear la unidad, y eso elimina todos los clips. Wallclock nunca las quita y puede volver a crear la que falte.',
  },
  time: {
    name: 'La hora de un clip',
    text: 'Es el instante del nombre del clip, en tu zona. No es seguro si entonces empezó la grabación o se guardó el clip, así que es aproximada, no exacta. Wallclock nunca se guía por la fecha del archivo.',
  },
};

export const esHelp: WordsLike<typeof enHelp> = {
  'action.window.keys': 'Todas las teclas',
  'action.window.tour': 'Mostrar el recorrido',

  'help.title': 'Ayuda',
  'help.topics': 'Temas',
  'help.trip': 'El viaje de la unidad',
  'help.keys': 'Teclas',
  'help.keysText': 'Las teclas funcionan en todas partes, salvo mientras escribes.',
  'help.terms': 'Qué significan las palabras',
  'help.kept': 'Dónde se guarda cada cosa',
  'help.privacy': 'Privacidad',
  'help.failed': 'No se ha podido cargar la ayuda.',
  'help.failedText': 'Inicia Wallclock de nuevo y usa la ventana que se abre.',

  'trip.how': 'Cómo traer la unidad y devolverla',
  'trip.text': 'Del módulo Sync a este ordenador, y vuelta.',
  'trip.out': 'Expúlsala en la app de Blink',
  'trip.outText': 'En la pantalla principal de la app de Blink abre el módulo Sync, luego el almacenamiento local, y toca la expulsión segura. Saca la unidad cuando la app diga que está desconectada. De lo contrario, sus archivos pueden dañarse.',
  'trip.in': 'Conéctala aquí',
  'trip.inText': 'Wallclock ofrece una unidad que no conoce y abre por sí solo una que conoce. Solo lee.',
  'trip.late': 'Puede que los últimos clips aún no estén',
  'trip.lateText': 'Con un plan de Blink, el módulo copia los clips a la unidad de una vez cada 24 horas. La pantalla de almacenamiento local de la app dice cuándo fue la última. Sin plan, cada clip se escribe al momento.',
  'trip.eject': 'Expúlsala aquí',
  'trip.ejectText': 'Pulsa el botón de expulsar junto a la unidad y espera a «Ya se puede sacar». Si falta una carpeta que el módulo necesita, Wallclock ofrece crearla primero.',
  'trip.back': 'Devuélvela',
  'trip.backText': 'Conéctala al módulo Sync. Si aquí se eliminaron clips, la app de Blink puede seguir mostrándolos hasta que el módulo vuelva a leer la unidad.',
  'trip.format': 'Si la app pide formatear la unidad',
  'trip.formatText': 'Formatear elimina todos los clips. No aceptes si no es lo que quieres. Trae la unidad de vuelta, abre su menú, compruébala y restaura las carpetas que falten: puede que la app pregunte por ellas.',
  'trip.full': 'Si la unidad está llena',
  'trip.fullText': 'El módulo deja de guardar clips hasta que se quiten algunos. Con menos de 375 MB libres, la app de Blink avisa. «Liberar espacio», en el menú de la unidad, lo muestra todo primero y puede copiar los clips antes de que se vayan.',

  'kept.clips': 'Los clips',
  'kept.clipsText': 'En tu unidad, donde los escribió el módulo Sync. Wallclock no tiene ninguna copia si no los exportas.',
  'kept.catalog': 'El catálogo y las imágenes',
  'kept.catalogText': 'Nombres, horas e imágenes pequeñas, en este ordenador. Si se pierden, la unidad se lee otra vez.',
  'kept.own': 'Lo que tú añades',
  'kept.ownText': 'Estrellas, notas, nombres de cámaras, zonas y reglas, en este ordenador, con una copia al lado. Vuelven a valer cuando la unidad regresa.',
  'kept.drive': 'En la unidad',
  'kept.driveText': 'Nada de Wallclock. Ahí solo escribe lo que pides: una carpeta que falta, una exportación a esta unidad, una eliminación.',
  'kept.where': 'La carpeta en este ordenador',
  'kept.linux': 'Linux',
  'kept.mac': 'macOS',
  'kept.windows': 'Windows',
  'kept.whereText': 'O donde se le dijo a Wallclock al iniciarlo que guardara sus datos. Para quitar todo lo que Wallclock sabe, ciérralo y elimina esta carpeta. Tus unidades se quedan como están.',

  'privacy.network': 'Sin red, salvo si se pide',
  'privacy.networkText': 'Sin cuenta, sin estadísticas, sin nube. Los clips, las horas y los nombres nunca salen de este ordenador por medio de Wallclock. Solo pregunta por versiones nuevas si se activa esa opción.',
  'privacy.computer': 'Solo este ordenador',
  'privacy.computerText': 'La ventana habla con Wallclock por una dirección que solo tiene este ordenador, con una clave que es nueva en cada inicio.',
  'privacy.drive': 'La unidad se queda como está',
  'privacy.driveText': 'Mirar, reproducir, poner estrellas y exportar no cambian nada en ella. Eliminar pregunta primero y espera diez segundos.',
  'privacy.yours': 'Lo que exportas, lo guardas tú',
  'privacy.yoursText': 'Las copias, los vídeos y las carpetas de pruebas están donde los pusiste. Llevan nombres y horas.',

  'meaning.ask': (term) => `¿Qué significa «${term}»?`,
  'meaning.more': 'Más en la ayuda',
  'meaning.name': (term) => terms[term].name,
  'meaning.text': (term) => terms[term].text,

  'tour.step': (at, of) => `${at} de ${of}`,
  'tour.find': 'Busca una hora',
  'tour.findText': 'Escribe una hora como la dirías, por ejemplo «ayer 17:10». Verás los clips de alrededor y el más cercano de cada cámara.',
  'tour.day': 'Un día según tu propio reloj',
  'tour.dayText': 'La regla muestra cuándo grabó cada cámara. Haz clic en una marca, o en una imagen de abajo, para reproducir el clip.',
  'tour.drive': 'Tu unidad se queda como está',
  'tour.driveText': 'Wallclock solo lee mientras no pidas más. Pulsa aquí el botón de expulsar antes de sacar la unidad.',
  'tour.folderText': 'Wallclock solo lee mientras no pidas más. Una unidad tiene aquí un botón de expulsar: púlsalo antes de sacarla.',
  'tour.helpAt': (key) => `La ayuda está en ${key}.`,
  'tour.back': 'Atrás',
  'tour.next': 'Siguiente',
  'tour.skip': 'Saltar el recorrido',
  'tour.done': 'Listo',
};
