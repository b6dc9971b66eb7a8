// What is said of a film in one line.
import type { FilmJob } from '../../shared/export/film-schema.ts';
import { counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

/** Of 1; of a running film never the whole. */
export function filmShare({ progress: { doneMs, totalMs } }: FilmJob): number {
  return totalMs === 0 ? 0 : Math.max(0, Math.min(0.99, doneMs / totalMs));
}

export function filmTitle({ state, kind, result }: FilmJob): string {
  switch (state) {
    case 'running': return say('film.running');
    case 'cancelled': return say('film.cancelled');
    case 'failed': return say('film.failed');
    case 'done': return kind === 'still' ? say('film.donePicture') : say('film.done', counted(result?.files.length ?? 1));
  }
}
