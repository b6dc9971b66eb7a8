// One film: how far it is, and when it has ended what came of it.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, FolderOpen, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import type { FilmJob, FilmResult } from '../../shared/export/film-schema.ts';
import { troubleText } from '../client/core.ts';
import { aboutQuery, useAsk } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { leftText } from '../export/job-words.ts';
import { counted, lengthText, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { secondsText } from './film-options.tsx';
import { filmShare, filmTitle } from './film-words.ts';
import { LeftOutList } from './left-out-list.tsx';
import './film.css';

export function FilmJobDialog({ job, zone, onClose }: { readonly job: FilmJob; readonly zone: ZoneInForce; readonly onClose: () => void }): ReactNode {
  const cancel = useAsk('films.cancel');
  const show = useAsk('films.showFolder');
  const canShow = useQuery(aboutQuery).data?.abilities.includes('show-in-folder') ?? false;
  const { id: filmId, state, result } = job;
  const error = show.error ?? cancel.error;
  return (
    <ModalDialog
      title={filmTitle(job)} isOpen onClose={onClose} className="export film"
      foot={state === 'running'
        ? (
          <>
            <Button className="button" isDisabled={cancel.isPending} onPress={() => cancel.mutate({ filmId })}>{say('film.cancel')}</Button>
            <Button className="button primary" onPress={onClose}>{say('film.hide')}</Button>
          </>
        )
        : (
          <>
            {canShow && result !== null && <Button className="button" onPress={() => show.mutate({ filmId })}><FolderOpen size={16} strokeWidth={1.75} aria-hidden />{say('export.showFolder')}</Button>}
            <Button className="button primary" autoFocus onPress={onClose}>{say('export.finish')}</Button>
          </>
        )}
    >
      {state === 'running' ? <Running job={job} /> : <Ended job={job} zone={zone} />}
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
    </ModalDialog>
  );
}

function Running({ job }: { readonly job: FilmJob }): ReactNode {
  const { doneMs, totalMs, leftMs } = job.progress;
  const share = filmShare(job);
  return (
    <div className="export-running">
      <ProgressBar value={share * 100} isIndeterminate={doneMs === 0} aria-label={say('film.running')} className="export-bar">
        <span style={{ inlineSize: `${String(share * 100)}%` }} />
      </ProgressBar>
      <p className="num">
        <strong>{doneMs === 0 ? say('film.preparing') : say('film.runningPart', lengthText(doneMs / 1000), lengthText(totalMs / 1000))}</strong>
        <span className="quiet">{leftMs !== null && say('export.left', leftText(leftMs))}</span>
      </p>
    </div>
  );
}

function Ended({ job: { target, problem, result, state }, zone }: { readonly job: FilmJob; readonly zone: ZoneInForce }): ReactNode {
  return (
    <div className="export-ended">
      <p className="export-path cut quiet" title={target}><bdi>{target}</bdi></p>
      {state === 'cancelled' && <p>{say('film.cancelledText')}</p>}
      {state === 'failed' && problem !== null && <p className="export-line bad" role="alert"><CircleAlert size={18} strokeWidth={1.75} aria-hidden />{say('why.noFilm', problem)}</p>}
      {result !== null && <Made result={result} zone={zone} />}
    </div>
  );
}

function Made({ result: { files, how, reasons, durationMs, leftOut, cut, isRecorded }, zone }: { readonly result: FilmResult; readonly zone: ZoneInForce }): ReactNode {
  return (
    <>
      <ul className="export-lines" role="status">
        {files.map(({ file, bytes }) => (
          <li key={file} className="export-line good">
            <CircleCheck size={18} strokeWidth={1.75} aria-hidden />
            <span className="film-file"><strong>{file}</strong><span className="quiet num">{durationMs > 0 ? `${lengthText(Math.round(durationMs / 1000))}, ${sizeText(bytes)}` : sizeText(bytes)}</span></span>
          </li>
        ))}
      </ul>
      <div className="export-proof quiet">
        {cut !== null && <p className="num">{say('film.cuts', secondsText(cut.fromMs), secondsText(cut.toMs), secondsText(durationMs))}</p>}
        {how !== null && <p>{say('film.how', how, reasons)}</p>}
        <p>{isRecorded ? say('film.recorded') : say('film.notRecorded')}</p>
      </div>
      {leftOut.length > 0 && (
        <div className="export-line bad"><TriangleAlert size={18} strokeWidth={1.75} aria-hidden /><LeftOutList title={say('film.wereLeftOut', counted(leftOut.length))} clips={leftOut} zone={zone} /></div>
      )}
    </>
  );
}
