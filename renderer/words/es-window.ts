// Spanish words of the window itself: what is lost, the first page, choosing a folder, zone, theme, language, notices.
import type { enWindow } from './en-window.ts';
import type { WordsLike } from './words.ts';

export const esWindow: WordsLike<typeof enWindow> = {
  'app.name': 'Wallclock',
  'app.close': 'Cerrar',
  'app.cancel': 'Cancelar',
  'app.retry': 'Reintentar',
  'app.copy': (what) => `Copiar: ${what}`,
  'app.copied': 'Copiado',
  'app.dismiss': 'Descartar',
  'app.rail': 'Unidades y cámaras',
  'app.showRail': 'Mostrar unidades y cámaras',
  'app.hideRail': 'Ocultar unidades y cámaras',

  'lost.what': 'Wallclock se ha detenido.',
  'lost.next': 'Inícialo de nuevo y usa la ventana que se abre. Lo que ves aquí puede no estar al día.',
  'fault.what': 'Algo ha fallado en Wallclock.',
  'fault.next': 'No se ha cambiado nada en tu unidad. Inténtalo de nuevo; si se repite, reinicia Wallclock.',
  'fault.logged': (id) => `No se ha cambiado nada en tu unidad. Inténtalo de nuevo; en el registro figura como ${id}.`,

  'welcome.title': 'Cada clip, a la hora de tu propio reloj',
  'welcome.text': 'Conecta la unidad USB de tu módulo Sync o abre una carpeta que contenga una copia. Wallclock solo lee: no se escribe nada en la unidad.',
  'welcome.plugged': 'Conectada',
  'welcome.waiting': 'Aún no hay ninguna unidad con clips conectada. Aparecerá aquí en cuanto la haya.',
  'welcome.demo': 'Probar la unidad de muestra',
  'welcome.demoText': 'Tres semanas de clips de cuatro cámaras, hechas en este ordenador.',
  'welcome.folder': 'Abrir una carpeta…',
  'welcome.folderText': 'Una copia de una unidad, en este ordenador o en la red.',
  'welcome.opening': 'Abriendo…',
  'welcome.free': (free, size) => `${free} libres de ${size}`,

  'unrecognised.title': (drive) => `No reconocidos en ${drive}`,
  'unrecognised.text': 'Sus nombres no dicen ninguna hora, así que no están en ningún día. Se pueden reproducir, y ninguna regla los elige ni los elimina.',
  'unrecognised.none': 'Se han reconocido todos los archivos de esta unidad.',
  'unrecognised.play': (name) => `Reproducir ${name}`,
  'unrecognised.cannotPlay': 'Este archivo no se puede reproducir aquí.',

  'folders.title': 'Abrir una carpeta',
  'folders.text': 'Elige la unidad o la carpeta que contiene «blink» o «blink_backup».',
  'folders.up': 'Subir una carpeta',
  'folders.computer': 'Este ordenador',
  'folders.list': 'Carpetas',
  'folders.empty': 'Aquí no hay carpetas.',
  'folders.cut': 'Hay más carpetas de las que caben en esta lista.',
  'folders.holdsClips': 'Clips de Blink',
  'folders.open': (name) => `Abrir ${name}`,
  'folders.openThis': 'Abrir esta carpeta',

  'zone.label': 'Zona horaria',
  'zone.button': (shown, zone) => `${shown}. Las horas son de ${zone}. Cambiar la zona horaria`,
  'zone.search': 'Ciudad, zona o diferencia',
  'zone.noMatch': 'Ninguna zona se llama así. Prueba con una ciudad grande cercana.',
  'zone.automatic': (zone) => `Automática (${zone})`,

  'theme.menu': (theme) => `Tema: ${theme}. Idioma`,
  'theme.menuLabel': 'Tema e idioma',
  'theme.label': 'Tema',
  'theme.system': 'Como el sistema',
  'theme.light': 'Claro',
  'theme.dark': 'Oscuro',

  'language.label': 'Idioma',
  'language.system': 'Como el sistema',

  'notice.catalog-rebuilt': 'El catálogo estaba dañado y se ha rehecho a partir de la unidad. No se ha tocado ningún clip.',
  'notice.catalog-newer': 'El catálogo es de un Wallclock más nuevo. Se ha apartado y se ha hecho otro; en la unidad no ha cambiado nada.',
  'notice.labels-restored': 'El catálogo estaba dañado. Los nombres de cámaras, las estrellas y las notas se han recuperado de su copia.',
  'notice.labels-lost': 'El catálogo estaba dañado, y sus nombres de cámaras, estrellas y notas no se han podido leer. El archivo antiguo se conserva.',
  'notice.scan-stopped': (subject) => `La búsqueda en ${subject} se detuvo antes del final. Los clips ya encontrados siguen en la lista; busca de nuevo cuando la unidad vuelva.`,
  'notice.data-folder-full': (subject) => `El disco del ordenador está lleno y el catálogo de ${subject} no puede crecer. Libera espacio ahí; tus unidades no se ven afectadas.`,
  'notice.scan-unreadable': (subject) => `No se han podido leer algunas carpetas de ${subject}. Lo que contenían antes sigue en la lista.`,
};
