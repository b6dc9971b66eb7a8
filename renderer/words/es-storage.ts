// Spanish words of what fills a drive: shares, months, how fast it fills, how long it lasts.
import type { enStorage } from './en-storage.ts';
import { pluralIn } from './plural.ts';
import type { WordsLike } from './words.ts';

const plural = pluralIn('es');

export const esStorage: WordsLike<typeof enStorage> = {
  'storage.title': (drive) => `Qué llena ${drive}`,
  'storage.open': 'Qué la llena…',
  'storage.looking': 'Sumando los clips…',
  'storage.month': 'Mes',
  'storage.clips': 'Clips',
  'storage.size': 'Tamaño',
  'storage.share': (clips, size) => `${clips} clips, ${size}`,
  'storage.byMonth': 'Por mes',
  'storage.byCamera': 'Por cámara',
  'storage.byKind': 'Por tipo',
  'storage.clipsTake': (clips, size) => `${plural(clips, 'clip ocupa', 'clips ocupan')} ${size}`,
  'storage.rate': 'Se llena a razón de',
  'storage.perDay': (size) => `${size} al día`,
  'storage.perDayText': (clips, days) => `${plural(clips, 'clip', 'clips')} al día, ${days.count === 1 ? 'en un día' : `en los últimos ${days.text} días`} con clips`,
  'storage.rateUnknown': 'Aún no se sabe',
  'storage.rateUnknownText': 'Hacen falta algunos días de clips para saberlo.',
  'storage.daysLeft': 'Cabe para',
  'storage.about': (days) => `cerca de ${plural(days, 'día', 'días')}`,
  'storage.daysLeftText': 'hasta que queden 375 MB, cuando el módulo avisa',
  'storage.fullNow': 'Ni un día más',
  'storage.fullNowText': 'Menos de 375 MB libres. El módulo deja de guardar clips cuando la unidad se llena.',
  'storage.oldest': 'Clip más antiguo',
  'storage.newest': (day) => `el más reciente, ${day}`,
  'storage.other': (size) => `Otros archivos ${size}`,
  'storage.noClips': 'No hay clips en esta unidad',
  'storage.noClipsText': 'Los clips nuevos aparecen aquí solos.',
  'storage.offline': (drive) => `${drive} no está conectada. Así estaba la última vez que se vio.`,
  'storage.unsized': (clips) => `Aún no se sabe el tamaño de ${plural(clips, 'clip', 'clips')}.`,
};
