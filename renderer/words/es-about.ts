// Spanish words of the about dialog, of the question for new versions, and of the licences.
import type { enAbout } from './en-about.ts';
import type { WordsLike } from './words.ts';

export const esAbout: WordsLike<typeof enAbout> = {
  'action.window.about': 'Acerca de Wallclock',

  'help.about': 'Acerca de Wallclock',
  'about.title': 'Acerca de Wallclock',
  'about.version': (version) => `Versión ${version}`,
  'about.text': 'Software libre. Todo se queda en este ordenador, y en una unidad solo se escribe lo que tú pidas.',

  'updates.title': 'Versiones nuevas',
  'updates.setting': 'Avisar cuando haya una versión nueva',
  'updates.settingText': 'Una vez al día como mucho, Wallclock pregunta entonces a github.com por el número de la última versión. No envía nada sobre ti, tus unidades o tus clips; como cualquier sitio web, github.com ve la dirección de red de tu ordenador. No se descarga nada.',
  'updates.notAsked': 'Aún no se ha preguntado.',
  'updates.newest': (when) => `Esta es la última versión. Consultado: ${when}.`,
  'updates.unanswered': (when) => `No hubo respuesta. Consultado: ${when}; la próxima vez será dentro de un día.`,
  'updates.newer': (version) => `Ya está Wallclock ${version}.`,
  'updates.see': 'Ver las novedades',
  'updates.seeLabel': (version) => `Ver en el navegador las novedades de Wallclock ${version}`,

  'licences.title': 'Licencias',
  'licences.text': 'Wallclock está hecho con el trabajo de muchas personas. Estas son sus licencias, al pie de la letra.',
  'licences.show': 'Mostrar las licencias',
  'licences.loading': 'Cargando las licencias…',
  'licences.absent': 'Esta edición de Wallclock vino sin sus licencias.',
};
