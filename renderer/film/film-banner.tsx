// Across the window while its dialog is closed: a film that is being made. When it has ended unseen, it says so at the foot.
import { useQuery } from '@tanstack/react-query';
import { Film } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { FilmJob } from '../../shared/export/film-schema.ts';
import { tellDone, tellFailed } from '../actions/notices.ts';
import { filmsQuery } from '../client/queries.ts';
import { leftText } from '../export/job-words.ts';
import { percentText } from '../words/in-locale.ts';
import { say } from '../words/say.ts';
import { filmShare, filmTitle } from './film-words.ts';
import { showFilm, useFilmView } from './open-film.ts';

export function FilmBanner(): ReactNode {
  const jobs = useQuery(filmsQuery).data ?? [];
  const shown = useFilmView((view) => view.shown);
  const running = jobs.find(({ state }) => state === 'running');
  useTellEnd(running, jobs);
  if (shown?.kind === 'job' || running === undefined) return null;
  const { leftMs } = running.progress;
  return (
    <div className="banner news" role="region" aria-label={say('film.running')}>
      <Film size={18} strokeWidth={1.75} aria-hidden />
      <p className="num"><strong>{filmTitle(running)}</strong> {percentText(filmShare(running))}{leftMs !== null && ` · ${say('export.left', leftText(leftMs))}`}</p>
      <Button className="button small" onPress={() => showFilm(running.id)}>{say('film.show')}</Button>
    </div>
  );
}

function useTellEnd(running: FilmJob | undefined, jobs: readonly FilmJob[]): void {
  const last = useRef<FilmJob | undefined>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = running;
    if (before === undefined || running !== undefined) return;
    const ended = jobs.find(({ id }) => id === before.id);
    if (ended === undefined || useFilmView.getState().shown?.kind === 'job') return;
    if (ended.state === 'done' && ended.result?.leftOut.length === 0) tellDone(filmTitle(ended));
    else if (ended.state !== 'cancelled') {
      tellFailed(filmTitle(ended));
      showFilm(ended.id);
    }
  }, [running, jobs]);
}
