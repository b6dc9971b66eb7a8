// Spanish words in the place of a picture that cannot be shown.
import type { enThumbnails } from './en-thumbnails.ts';
import type { WordsLike } from './words.ts';

export const esThumbnails: WordsLike<typeof enThumbnails> = {
  'thumbnail.codec': (codec) => (codec === null ? 'No se puede mostrar aquí' : `${codec} no se puede mostrar aquí`),
  'thumbnail.damaged': 'Dañado, sin imagen',
  'thumbnail.noPicture': 'No tiene imagen',
};
