// German words in the place of a picture that cannot be shown.
import type { enThumbnails } from './en-thumbnails.ts';
import type { WordsLike } from './words.ts';

export const deThumbnails: WordsLike<typeof enThumbnails> = {
  'thumbnail.codec': (codec) => (codec === null ? 'Hier nicht darstellbar' : `${codec} ist hier nicht darstellbar`),
  'thumbnail.damaged': 'Beschädigt, kein Bild',
  'thumbnail.noPicture': 'Hat kein Bild',
};
