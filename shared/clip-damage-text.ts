// What is wrong with a damaged clip, in the user's words.
import type { ClipDamage } from './schema.ts';

/** One sentence for each kind of damage that the headers of a clip can show. */
export const clipDamageText: Readonly<Record<ClipDamage, string>> = {
  empty: 'The file is empty: the module made it but never wrote the clip.',
  'too-short': 'The file is too short to hold a clip.',
  'not-mp4': 'The file is not an MP4, whatever its name says.',
  'no-index': 'The file has no index, so it cannot be played: writing it was cut short.',
  truncated: 'The file ends before the clip does: its last part is missing.',
  'no-picture': 'The file holds no picture.',
};
