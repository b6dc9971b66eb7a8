// Whether one place of a file system lies in another, by their paths alone.
import path from 'node:path';

/** True for the folder itself and for everything below it. Both absolute, with every link followed. */
export function liesIn(place: string, folder: string): boolean {
  const way = path.relative(folder, place);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}
