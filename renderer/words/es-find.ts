// Spanish words of finding a time: the box, what was understood, the answers, and the names to look for on a drive.
import type { enFind } from './en-find.ts';
import { pluralIn } from './plural.ts';
import type { WordsLike } from './words.ts';

const plural = pluralIn('es');

export const esFind: WordsLike<typeof enFind> = {
  'find.label': 'Buscar una hora',
  'find.placeholder': 'Buscar una hora: ayer 17:10',
  'find.clear': 'Borrar la hora',
  'find.place': (at, of) => `${at} de ${of}`,
  'find.placeLabel': (at, of) => `Clip ${at} de ${of} respuestas. Anterior y siguiente se mueven entre ellas hasta que se borre la hora.`,
  'find.panel': 'Respuestas',
  'find.list': 'Clips encontrados',

  'find.examples': 'Escribe una hora como la dirías, o pega el nombre de un clip.',
  'find.example1': 'ayer 17:10',
  'find.example2': 'el viernes pasado por la tarde',
  'find.example3': 'lunes entre las 2 y las 4',
  'find.example4': 'hace 3 horas',
  'find.example5': 'mediodía',
  'find.utcOnly': 'Las horas se leen y se muestran en UTC.',

  'find.other': (reading) => `¿Querías decir ${reading}?`,
  'find.otherButton': 'Leerlo así',
  'find.twice': 'Esta hora ocurrió dos veces: los relojes se atrasaron sobre ella. Aquí están las dos.',
  'find.gap': (time, place) => `${time} no existió en ${place}.`,
  'find.gapWhy': (from, to) => `Los relojes se adelantaron sobre ella, de ${from} a ${to}. Esto es lo que hay alrededor.`,
  'find.nameSays': (time) => `El nombre dice ${time} UTC, pero no la fecha.`,
  'find.nameInUtc': (utc) => `El nombre dice ${utc}.`,
  'find.nameUnknown': 'Ningún clip de la biblioteca se llama así. Esto es lo que hay alrededor de su hora.',
  'find.nameUnknownNoDate': 'Ningún clip de la biblioteca se llama así. Pégalo con las carpetas que tiene encima, como 26-11/26-11-01/05-30-05_Front_Door_001.mp4.',
  'find.nameUnknownInView': 'Ningún clip de la biblioteca se llama así. Esto es lo que hay alrededor de esa hora en el día que se ve.',
  'find.nameLocal': 'Los nombres de esta unidad están en hora local, así que el clip figura a otra hora de la que su nombre dice en UTC.',

  'find.asking': 'Buscando…',
  'find.within': (clips) => `${plural(clips, 'clip', 'clips')} a menos de 5 minutos`,
  'find.inSpan': (clips) => `${plural(clips, 'clip', 'clips')} en este tiempo`,
  'find.cut': (clips) => (clips.count === 1 ? 'El primer clip de este tiempo' : `Los primeros ${clips.text} clips de este tiempo`),
  'find.cutWithin': (clips) => (clips.count === 1 ? 'El clip más cercano a esta hora' : `Los ${clips.text} clips más cercanos a esta hora`),
  'find.named': (clips) => plural(clips, 'clip con este nombre', 'clips con este nombre'),
  'find.aroundGap': (clips) => `${plural(clips, 'clip', 'clips')} a menos de media hora`,
  'find.noneAroundGap': 'Ningún clip a menos de media hora.',
  'find.noneWithin': 'Ningún clip a menos de 5 minutos.',
  'find.noneInSpan': 'Ningún clip en este tiempo.',
  'find.emptyLibrary': 'La biblioteca aún no tiene clips.',
  'find.allHidden': 'Todas las cámaras están ocultas. Muestra una en la lista del lateral.',
  'find.onDay': (day, clips) => (clips.count === 0 ? `Ningún clip el ${day}.` : `El ${day}: ${plural(clips, 'clip', 'clips')}.`),
  'find.onAway': (drive, clips) => `${drive}, sin conectar, tiene ${clips.count === 1 ? 'uno' : clips.text} de ese día.`,
  'find.nearestBy': 'El más cercano de cada cámara',
  'find.nearestByFor': (label) => `Lo más cercano a ${label}`,
  'find.before': 'Antes',
  'find.after': 'Después',
  'find.exactly': 'exacto',
  'find.spanBefore': (span) => `${span} antes`,
  'find.spanAfter': (span) => `${span} después`,
  'find.noneBefore': 'ninguno antes',
  'find.noneAfter': 'ninguno después',
  'find.away': (drive) => `en ${drive}, sin conectar`,
  'find.awayUnknown': 'en una unidad sin conectar',

  'find.paths': 'En una unidad, busca',
  'find.pathsMore': (days) => `y ${plural(days, 'día UTC más', 'días UTC más')}`,
  'find.pathCopy': 'el principio de la ruta',
  'find.showDay': 'Mostrar el día',
  'find.keys': (open, close) => `↑ ↓ eligen · ${open} reproduce · ${close} cierra`,

  'action.window.find': 'Buscar una hora',
  'zone.utc': 'Mostrar UTC',
  'zone.utcText': 'Todas las horas, hasta que se apague',
};
