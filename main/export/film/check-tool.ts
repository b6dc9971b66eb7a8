// Whether the ffmpeg at hand can do what a film needs.
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';

/** `encodes`: pictures as H.264. `draws`: text into pictures. */
export function checkTool({ libraries }: Ffmpeg, { encodes, draws }: { readonly encodes: boolean; readonly draws: boolean }): FilmAnswer<null> {
  if (encodes && !libraries.has('libx264')) return filmFails('ffmpeg-lacks', 'libx264, which codes pictures');
  if (draws && !libraries.has('libass')) return filmFails('ffmpeg-lacks', 'libass, which draws text into pictures');
  return { ok: true, value: null };
}
