// What can be chosen for each kind of film.
import type { ReactNode } from 'react';
import { numberText } from '../ui/amounts.ts';
import { CheckField } from '../ui/check-field.tsx';
import { say } from '../words/say.ts';
import { typedMs, type FilmDraft } from './film-choice.ts';
import { NumberField } from './number-field.tsx';
import { wish } from './open-film.ts';
import { RadioChoice } from './radio-choice.tsx';

/** The times of one clip and the reach around a moment: they begin anew with each dialog. */
export type DraftTimes = Pick<FilmDraft, 'fromMs' | 'toMs' | 'atMs' | 'reachMs'>;

interface FilmOptionsProps {
  readonly draft: FilmDraft;
  /** Of the clip; 0 while not known. */
  readonly lengthMs: number;
  readonly onTimes: (change: Partial<DraftTimes>) => void;
}

const reaches = [15_000, 30_000, 60_000, 120_000, 300_000];
const mostMegabytes = 10_000;

export function FilmOptions({ draft, lengthMs, onTimes }: FilmOptionsProps): ReactNode {
  switch (draft.kind) {
    case 'join':
      return (
        <>
          <ClockRow draft={draft} hasTrack />
          <Row title={say('film.between')}><CheckField label={say('film.cards')} isSelected={draft.wishes.hasCards} onChange={(hasCards) => wish({ hasCards })} /></Row>
        </>
      );
    case 'around':
      return (
        <>
          <Row title={say('film.range')}>
            <RadioChoice isRow label={say('film.range')} value={String(draft.reachMs)} options={[...new Set([...reaches, draft.reachMs])].toSorted((a, b) => a - b).map((ms) => [String(ms), say('time.span', ms)] as const)} onChoose={(ms) => onTimes({ reachMs: Number(ms) })} />
          </Row>
          <Row title={say('film.as')}><RadioChoice label={say('film.as')} value={draft.wishes.as} options={[['tiled', say('film.tiled')], ['separate', say('film.separate')]]} onChoose={(as) => wish({ as })} /></Row>
          <ClockRow draft={draft} hasTrack={false} />
        </>
      );
    case 'cut':
      return (
        <>
          <PartRow draft={draft} lengthMs={lengthMs} onTimes={onTimes} />
          {draft.wishes.overlay !== 'burned' && <Row title={say('film.cutAt')}><RadioChoice label={say('film.cutAt')} value={draft.wishes.cutAt} options={[['keys', say('film.cutKeys')], ['exact', say('film.cutExact')]]} onChoose={(cutAt) => wish({ cutAt })} /></Row>}
          <ClockRow draft={draft} hasTrack={false} />
        </>
      );
    case 'small':
      return (
        <Row title={say('film.size')}>
          <NumberField label={say('film.most')} unit={say('film.mostUnit')} value={numberText(draft.wishes.megabytes)} onType={typeMegabytes} />
        </Row>
      );
    case 'still':
      return (
        <>
          <Row title={say('film.part')}><NumberField label={say('film.at')} unit={say('film.seconds')} value={secondsText(draft.atMs)} onType={(text) => taken(typedMs(text, lengthMs), (atMs) => onTimes({ atMs }))} /></Row>
          <Row title={say('film.format')}><RadioChoice isRow label={say('film.format')} value={draft.wishes.still} options={[['png', say('film.png')], ['jpeg', say('film.jpeg')]]} onChoose={(still) => wish({ still })} /></Row>
        </>
      );
    case 'loop':
      return (
        <>
          <PartRow draft={draft} lengthMs={lengthMs} onTimes={onTimes} />
          <Row title={say('film.format')}><RadioChoice isRow label={say('film.format')} value={draft.wishes.loop} options={[['gif', say('film.gif')], ['webp', say('film.webp')]]} onChoose={(loop) => wish({ loop })} /></Row>
        </>
      );
  }
}

export function Row({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <h3>{title}</h3>
      <div className="export-part">{children}</div>
    </>
  );
}

function ClockRow({ draft: { wishes }, hasTrack }: { readonly draft: FilmDraft; readonly hasTrack: boolean }): ReactNode {
  const options = [['none', say('film.clockNone')], ...(hasTrack ? [['track', say('film.clockTrack')] as const] : []), ['burned', say('film.clockBurned')]] as const;
  const value = hasTrack || wishes.overlay !== 'track' ? wishes.overlay : 'none';
  return <Row title={say('film.clock')}><RadioChoice label={say('film.clock')} value={value} options={options} onChoose={(overlay) => wish({ overlay })} /></Row>;
}

function PartRow({ draft: { fromMs, toMs }, lengthMs, onTimes }: FilmOptionsProps): ReactNode {
  return (
    <Row title={say('film.part')}>
      <div className="film-part">
        <NumberField label={say('film.from')} unit={say('film.seconds')} value={secondsText(fromMs)} onType={(text) => taken(typedMs(text, lengthMs), (ms) => onTimes({ fromMs: ms }))} />
        <NumberField label={say('film.to')} unit={say('film.seconds')} value={secondsText(toMs)} onType={(text) => taken(typedMs(text, lengthMs), (ms) => onTimes({ toMs: ms }))} />
      </div>
    </Row>
  );
}

function taken(ms: number | null, take: (ms: number) => void): boolean {
  if (ms !== null) take(ms);
  return ms !== null;
}

function typeMegabytes(text: string): boolean {
  const megabytes = Number(text.trim().replace(',', '.'));
  const isMeant = Number.isFinite(megabytes) && megabytes >= 0.01 && megabytes <= mostMegabytes;
  if (isMeant) wish({ megabytes });
  return isMeant;
}

/** Tenths, without a nought behind the point. */
export function secondsText(ms: number): string {
  return numberText(Math.round(ms / 10) / 100);
}
