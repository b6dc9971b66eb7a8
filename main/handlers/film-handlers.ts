// What the page asks about films. A folder comes in as an id; paths only go out, to be shown.
import { stat } from 'node:fs/promises';
import type { CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Abilities } from '../abilities.ts';
import type { FolderPlaces } from '../archive/folder-places.ts';
import { shownPath } from '../films.ts';
import type { Films } from '../films.ts';

export interface FilmHandlerParts {
  readonly films: Films;
  readonly places: FolderPlaces;
  readonly abilities: Abilities;
}

type FilmMethods = 'films.tool' | 'films.preview' | 'films.start' | 'films.list' | 'films.cancel' | 'films.showFolder';

export function filmHandlers({ films, places, abilities }: FilmHandlerParts): Pick<CoreHandlers, FilmMethods> {
  return {
    'films.tool': async () => succeed(await films.tool()),
    'films.preview': (order) => films.preview(order),
    'films.start': ({ targetId, ...order }) => {
      const target = places.pathOf(targetId);
      return target === null ? fail('folder-gone', 'This folder') : films.start(order, target);
    },
    'films.list': () => succeed(films.jobs()),
    'films.cancel': ({ filmId }) => films.cancel(filmId),
    'films.showFolder': async ({ filmId }) => {
      const target = films.targetOf(filmId);
      if (target === null) return fail('film-unknown', 'This film');
      if (abilities.showInFolder === undefined) return fail('ability-missing', 'Showing a folder');
      if ((await stat(target).catch(() => null)) === null) return fail('folder-gone', target);
      const film = shownPath(target, films.jobs().find(({ id }) => id === filmId)?.result?.files[0]?.file);
      const shown = (await stat(film).catch(() => null)) === null ? target : film;
      return (await abilities.showInFolder(shown)) ? succeed(null) : fail('player-not-started', target);
    },
  };
}
