// What will happen, before it does: how long it gets, what is encoded anew and why, what is left out.
import { Film, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FilmKind, FilmPlan } from '../../shared/export/film-schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { counted, lengthText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { secondsText } from './film-options.tsx';
import { LeftOutList } from './left-out-list.tsx';

export function FilmOutcome({ kind, plan, zone }: { readonly kind: FilmKind; readonly plan: FilmPlan | null; readonly zone: ZoneInForce }): ReactNode {
  return (
    <section className="film-outcome" role="status" aria-label={say('film.outcome')}>
      {plan === null && <p className="quiet">{say('film.looking')}</p>}
      {plan?.problem != null && <p className="film-line bad"><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{say('why.noFilm', plan.problem)}</p>}
      {plan !== null && plan.problem === null && (
        <p className="film-line"><Film size={16} strokeWidth={1.75} aria-hidden /><span><span className="num">{lengthWords(kind, plan)}</span> {plan.how !== null && howWords(kind, plan)}</span></p>
      )}
      {plan !== null && plan.away > 0 && <p className="film-line warn"><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{say('film.away', counted(plan.away))}</p>}
      {plan !== null && plan.leftOut.length > 0 && <LeftOutList title={say('film.leftOut', counted(plan.leftOut.length))} clips={plan.leftOut} zone={zone} />}
    </section>
  );
}

function lengthWords(kind: FilmKind, { durationMs, clips, cameras, cut }: FilmPlan): string {
  const length = lengthText(Math.round(durationMs / 1000));
  if (kind === 'join') return say('film.joins', counted(clips), counted(cameras.length), length);
  if (kind === 'around') return say('film.shows', counted(cameras.length), length);
  if (cut !== null) return say('film.cuts', secondsText(cut.fromMs), secondsText(cut.toMs), secondsText(durationMs));
  if (kind === 'still') return say('film.oneStill');
  return say('film.long', length);
}

function howWords(kind: FilmKind, { how, reasons }: FilmPlan): string {
  return how === null || kind === 'small' ? '' : say('film.how', how, reasons);
}
