// The list as it came drawn with the page: its pictures are taken from it, and it goes when the page has drawn its own.
import { firstScreenId } from '../../shared/first-answers.ts';
import type { ClipId } from '../../shared/ids.ts';

const drawn = document.getElementById(firstScreenId);

/** In front of the user: it was drawn for a window like this one. */
export function isFirstScreenSeen(): boolean {
  return drawn !== null && !document.hidden && drawn.checkVisibility();
}

/** Addresses of the pictures in it, by clip. */
export function drawnPictures(): ReadonlyMap<ClipId, string> {
  const cells = [...(drawn?.querySelectorAll('[role=option]') ?? [])];
  // The core wrote these attributes from ids.
  return new Map(cells.flatMap((cell) => [...cell.querySelectorAll('img')].map(({ src }) => [Number(cell.id.slice('clip-'.length)) as ClipId, src])));
}

/** Call it when the page stands, before that is painted. */
export function dropFirstScreen(): void {
  drawn?.remove();
}
