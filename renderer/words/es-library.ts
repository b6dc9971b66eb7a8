// Spanish words of the library: days, rulers and cells.
import type { ClipKind, ClipState } from '../../shared/schema.ts';
import type { enLibrary } from './en-library.ts';
import { pluralIn } from './plural.ts';
import type { WordsLike } from './words.ts';

const plural = pluralIn('es');
const kinds: Record<ClipKind, string> = { 'local-storage': 'Almacenamiento local', 'clip-backup': 'Copia de clips' };
const kindsShort: Record<ClipKind, string> = { 'local-storage': 'Local', 'clip-backup': 'Copia' };
const states: Record<ClipState, string> = { present: 'En su unidad', offline: 'Unidad sin conectar', missing: 'Falta en la unidad' };
const statesShort: Record<ClipState, string> = { present: '', offline: 'Sin conexión', missing: 'Falta' };

export const esLibrary: WordsLike<typeof enLibrary> = {
  'library.label': 'Clips por día',
  'library.summary': (clips, days) => `${plural(clips, 'clip', 'clips')} en ${plural(days, 'día', 'días')}`,
  'library.loading': 'Cargando los días…',
  'library.noClips': 'Aún no hay clips',
  'library.noClipsText': 'Esta unidad tiene las carpetas de un módulo Sync, pero ningún clip en ellas. Los clips nuevos aparecen aquí solos.',
  'library.scanning': 'Buscando clips…',
  'library.scanningText': 'Primero llegan los días más recientes. Puedes ir viendo mientras sigue la búsqueda.',
  'library.allOff': 'Todas las cámaras están apagadas',
  'library.allOffText': 'Enciende una cámara en la lista del lateral.',
  'library.noneForCameras': 'No hay clips de las cámaras encendidas',

  'day.clips': (clips) => plural(clips, 'clip', 'clips'),
  'day.list': (day) => `Clips del ${day}`,
  'day.ruler': (day, hours, clips) => `${day} en una regla de ${String(hours)} horas: ${plural(clips, 'clip', 'clips')}. La lista de abajo los tiene todos.`,
  'day.hours': (hours) => `${hours} horas`,
  'day.back': 'Este día los relojes se atrasan: un tramo de la hora ocurre dos veces.',
  'day.forward': 'Este día los relojes se adelantan: un tramo de la hora no existe.',

  'clip.kind': (kind) => kinds[kind],
  'clip.kindShort': (kind) => kindsShort[kind],
  'clip.state': (state) => states[state],
  'clip.stateShort': (state) => statesShort[state],
  'clip.damaged': 'Dañado',
  'clip.starred': 'Con estrella',
  'clip.noted': 'Con nota',
  'clip.watched': 'Visto',
  'clip.exported': 'Exportado',
  'clip.unknownCamera': 'Cámara desconocida',
};
