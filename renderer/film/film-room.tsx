// The place of films in the window: the action, and the dialog that chooses, then follows, then reports.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { filmsQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { usePlace } from '../place/place-store.ts';
import type { FilterInForce } from '../place/use-filter.ts';
import { useSelection } from '../selection/selection.ts';
import { marksIn } from './cut-marks.ts';
import { FilmDialog } from './film-dialog.tsx';
import { FilmJobDialog } from './film-job-dialog.tsx';
import { closeFilm, openFilm, showFilm, useFilmView } from './open-film.ts';
import { playheadMs } from './playhead.ts';

export function FilmRoom({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  const shown = useFilmView((view) => view.shown);
  const jobs = useQuery(filmsQuery).data ?? [];
  const clipId = usePlace((place) => place.clip);
  useActions({
    'clips.film': () => openFilm(useSelection.getState().clips.size > 0 ? { kind: 'selection' } : clipId === null ? { kind: 'all' } : { kind: 'clip', clipId, atMs: Math.round(playheadMs()), part: marksIn(clipId) }),
  });
  if (shown === null) return null;
  if (shown.kind === 'choosing') return <FilmDialog subject={shown.subject} zone={zone} filter={filter} onStarted={showFilm} onClose={closeFilm} />;
  const job = jobs.find(({ id }) => id === shown.id);
  return job === undefined ? null : <FilmJobDialog job={job} zone={zone} onClose={closeFilm} />;
}
