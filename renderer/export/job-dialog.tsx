// One export: how far it is, and when it has ended what came of it, clip by clip where one failed.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleSlash, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import type { EvidenceReport, ExportJob, ExportReport } from '../../shared/export/export-schema.ts';
import { ask, troubleText } from '../client/core.ts';
import { aboutQuery, useAsk } from '../client/queries.ts';
import { countText, counted, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { doneShare, jobTitle, leftText } from './job-words.ts';
import './export.css';

const linesShown = 200;

export function JobDialog({ job, onClose }: { readonly job: ExportJob; readonly onClose: () => void }): ReactNode {
  const isRunning = job.state === 'running';
  const cancel = useAsk('exports.cancel');
  const resume = useAsk('exports.resume');
  const show = useAsk('exports.showFolder');
  const canShow = useQuery(aboutQuery).data?.abilities.includes('show-in-folder') ?? false;
  const { id: exportId } = job;
  const error = resume.error ?? show.error ?? cancel.error;
  const isWhole = job.state === 'done' && job.report?.conflicts === 0 && job.report.failed === 0;
  return (
    <ModalDialog
      title={jobTitle(job)} isOpen onClose={onClose} className="export"
      foot={isRunning
        ? (
          <>
            <Button className="button" isDisabled={cancel.isPending} onPress={() => cancel.mutate({ exportId })}>{say('export.cancel')}</Button>
            <Button className="button primary" onPress={onClose}>{say('export.hide')}</Button>
          </>
        )
        : (
          <>
            {canShow && job.report !== null && <Button className="button" onPress={() => show.mutate({ exportId })}><FolderOpen size={16} strokeWidth={1.75} aria-hidden />{say('export.showFolder')}</Button>}
            {!isWhole && <Button className="button" isDisabled={resume.isPending} onPress={() => resume.mutate({ exportId })}>{job.state === 'done' ? say('export.retry') : say('export.resume')}</Button>}
            <Button className="button primary" autoFocus onPress={onClose}>{say('export.finish')}</Button>
          </>
        )}
    >
      {isRunning ? <Running job={job} /> : <Ended job={job} />}
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
    </ModalDialog>
  );
}

function Running({ job: { progress, clips } }: { readonly job: ExportJob }): ReactNode {
  const { doneBytes, totalBytes, doneClips, leftMs, making } = progress;
  const share = doneShare(progress);
  return (
    <div className="export-running">
      <ProgressBar value={share * 100} isIndeterminate={making === null && doneBytes === 0} aria-label={say('export.title')} className="export-bar">
        <span style={{ inlineSize: `${String(share * 100)}%` }} />
      </ProgressBar>
      <p className="num">
        <strong>{making !== null ? say(`export.making.${making.what}`) : doneBytes === 0 ? say('export.preparing') : say('export.bytes', sizeText(doneBytes), sizeText(totalBytes))}</strong>
        <span className="quiet">
          {making !== null ? say('export.madeOf', countText(making.done), counted(making.total)) : say('export.progress', counted(doneClips), countText(clips))}
          {leftMs !== null && ` · ${say('export.left', leftText(leftMs))}`}
        </span>
      </p>
    </div>
  );
}

function Ended({ job }: { readonly job: ExportJob }): ReactNode {
  const { report, problem, state, target, away } = job;
  const why = state === 'ejected' ? say('export.ejectedText')
    : state === 'interrupted' ? say('export.interruptedText', target)
      : problem?.code === 'cancelled' ? say('export.cancelledText')
        : problem === null ? null : say('why.notExported', problem);
  return (
    <div className="export-ended">
      <p className="export-path cut quiet" title={target}><bdi>{target}</bdi></p>
      {why !== null && <p className="export-line bad" role="alert"><CircleAlert size={18} strokeWidth={1.75} aria-hidden />{why}</p>}
      {report !== null && <Sums report={report} />}
      {away > 0 && <p className="export-line"><CircleSlash size={18} strokeWidth={1.75} aria-hidden />{say('export.away', counted(away))}</p>}
      {report?.evidence != null && <Evidence evidence={report.evidence} />}
      {report !== null && <Proof report={report} />}
      {report !== null && report.conflicts + report.failed + report.notReached > 0 && <Troubled job={job} />}
    </div>
  );
}

function Sums({ report }: { readonly report: ExportReport }): ReactNode {
  const lines = [
    { count: report.copied, words: say('export.copied', counted(report.copied), sizeText(report.copiedBytes)), isGood: true },
    { count: report.alreadyThere, words: say('export.alreadyThere', counted(report.alreadyThere)), isGood: true },
    { count: report.conflicts, words: say('export.conflicts', counted(report.conflicts)), isGood: false },
    { count: report.failed, words: say('export.failed', counted(report.failed)), isGood: false },
    { count: report.notReached, words: say('export.notReached', counted(report.notReached)), isGood: false },
  ].filter(({ count }) => count > 0);
  return (
    <ul className="export-lines num" role="status">
      {lines.map(({ words, isGood }) => {
        const Icon = isGood ? CircleCheck : CircleSlash;
        return <li key={words} className={isGood ? 'export-line good' : 'export-line bad'}><Icon size={18} strokeWidth={1.75} aria-hidden />{words}</li>;
      })}
    </ul>
  );
}

function Evidence({ evidence: { pictures, viewingCopies, troubles, nothingMade } }: { readonly evidence: EvidenceReport }): ReactNode {
  const lines = [
    viewingCopies > 0 ? say('export.viewingCopies', counted(viewingCopies)) : null,
    pictures > 0 ? say('export.pictures', counted(pictures)) : null,
    say('export.page'),
  ].filter((line) => line !== null);
  return (
    <>
      <ul className="export-lines num">{lines.map((words) => <li key={words} className="export-line good"><CircleCheck size={18} strokeWidth={1.75} aria-hidden />{words}</li>)}</ul>
      {nothingMade !== null && <p className="export-line"><CircleSlash size={18} strokeWidth={1.75} aria-hidden />{say('why.noFilm', nothingMade)}</p>}
      {troubles.length > 0 && (
        <section className="export-troubled">
          <h3>{say('export.notMade')}</h3>
          <ul>
            {troubles.map(({ file, making, problem }) => (
              <li key={`${making} ${file}`}>
                <span className="cut num" title={file}><bdi>{file}</bdi></span>
                <span className="quiet">{say('why.noFilm', problem)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Proof({ report: { fromDevice, fromCache, isRecorded, isOnSource } }: { readonly report: ExportReport }): ReactNode {
  const how = fromDevice + fromCache === 0 ? null
    : fromCache === 0 ? say('export.byDevice')
      : fromDevice === 0 ? say('export.byCache') : say('export.byBoth', countText(fromDevice), countText(fromCache));
  return (
    <div className="export-proof quiet">
      {how !== null && <p>{how}</p>}
      {how !== null && <p>{isRecorded ? say('export.recorded') : say('export.notRecorded')}</p>}
      {isOnSource && <p>{say('export.onSource')}</p>}
    </div>
  );
}

function Troubled({ job }: { readonly job: ExportJob }): ReactNode {
  const found = useQuery({
    queryKey: ['exportLines', job.id, job.report],
    queryFn: ({ signal }) => ask('exports.lines', { exportId: job.id, only: 'troubled', offset: 0, limit: linesShown }, signal),
    gcTime: 0,
  }).data;
  if (found === undefined) return null;
  return (
    <section className="export-troubled">
      <h3>{say('export.troubled')}</h3>
      <ul>
        {found.lines.map(({ drive, path, file, reason }) => (
          <li key={`${drive}/${path}`}>
            <span className="cut num" title={`${drive}: ${path}`}><bdi>{path}</bdi></span>
            {reason !== null && reason !== job.problem?.code && <span className="quiet">{say('why.notExported', { code: reason, subject: file })}</span>}
          </li>
        ))}
      </ul>
      {found.total > found.lines.length && <p className="quiet">{say('export.troubledMore', counted(found.total - found.lines.length))}</p>}
    </section>
  );
}
