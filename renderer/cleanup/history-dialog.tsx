// Every deletion there was: when, from which drive, what came of it. Each opens to its clips.
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CircleAlert, CircleCheck, CircleSlash, History, Loader } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CleanupJob } from '../../shared/deletion/deletion-schema.ts';
import { troubleText } from '../client/core.ts';
import { cleanupsQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { countText, counted, sizeText } from '../ui/amounts.ts';
import { Message } from '../ui/message.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { showRun } from './open-cleanup.ts';
import { isUnderWay, runTitle } from './run-words.ts';
import './cleanup.css';

export function HistoryDialog({ zone, onClose }: { readonly zone: ZoneInForce; readonly onClose: () => void }): ReactNode {
  const { data: jobs, error, refetch } = useQuery(cleanupsQuery);
  return (
    <ModalDialog title={say('history.title')} text={say('history.text')} isOpen onClose={onClose} className="history" foot={<Button className="button primary" onPress={onClose}>{say('app.close')}</Button>}>
      {error !== null && jobs === undefined && <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>}
      {error === null && jobs === undefined && <Message icon={Loader} title={say('history.looking')} text="" />}
      {jobs?.length === 0 && <Message icon={History} title={say('history.none')} text={say('history.noneText')} />}
      {jobs !== undefined && jobs.length > 0 && <ul className="history-runs">{jobs.map((job) => <li key={job.id}><Run job={job} zone={zone} /></li>)}</ul>}
    </ModalDialog>
  );
}

function Run({ job, zone: { formats } }: { readonly job: CleanupJob; readonly zone: ZoneInForce }): ReactNode {
  const { state, startedAt, report, drive, clips } = job;
  const Icon = state === 'done' ? CircleCheck : state === 'undone' || isUnderWay(job) ? CircleSlash : CircleAlert;
  const parts = [
    state === 'done' ? null : drive,
    `${formats.shortDate(startedAt)}, ${formats.minute(startedAt)}`,
    report === null || state === 'undone' ? null : state === 'done' ? say('history.freed', sizeText(report.freedBytes)) : say('history.part', countText(report.deleted), counted(clips), sizeText(report.freedBytes)),
  ].filter((part) => part !== null);
  return (
    <Button className="history-run num" data-state={state} onPress={() => showRun(job.id, true)}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <span className="history-words">
        <span className="history-title">{runTitle(job)}</span>
        <span className="quiet">{parts.join(' · ')}</span>
      </span>
      <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
    </Button>
  );
}
