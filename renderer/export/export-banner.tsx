// Across the window while its dialog is closed: an export that runs, or one that an earlier launch left unfinished.
import { useQuery } from '@tanstack/react-query';
import { FileDown, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ExportJob } from '../../shared/export/export-schema.ts';
import { tellDone, tellFailed } from '../actions/notices.ts';
import { exportsQuery, useAsk } from '../client/queries.ts';
import { percentText } from '../words/in-locale.ts';
import { say } from '../words/say.ts';
import { doneShare, jobTitle, leftText } from './job-words.ts';
import { showExport, useExportView } from './open-export.ts';
import './export.css';

export function ExportBanner(): ReactNode {
  const jobs = useQuery(exportsQuery).data?.jobs ?? [];
  const shown = useExportView((view) => view.shown);
  const running = jobs.find(({ state }) => state === 'running');
  const left = jobs.find(({ state }) => state === 'interrupted');
  useTellEnd(running, jobs);
  if (shown?.kind === 'job') return null;
  if (running !== undefined) {
    const { progress } = running;
    return (
      <div className="banner news" role="region" aria-label={say('export.title')}>
        <FileDown size={18} strokeWidth={1.75} aria-hidden />
        <p className="num"><strong>{jobTitle(running)}</strong> {percentText(doneShare(progress))}{progress.leftMs !== null && ` · ${say('export.left', leftText(progress.leftMs))}`}</p>
        <Button className="button small" onPress={() => showExport(running.id)}>{say('export.show')}</Button>
      </div>
    );
  }
  return left === undefined ? null : <Interrupted job={left} />;
}

function Interrupted({ job: { id: exportId, target } }: { readonly job: ExportJob }): ReactNode {
  const resume = useAsk('exports.resume');
  const forget = useAsk('exports.forget');
  return (
    <div className="banner warn" role="status">
      <TriangleAlert size={18} strokeWidth={1.75} aria-hidden />
      <p><strong>{say('export.interrupted')}</strong> {say('export.interruptedText', target)}</p>
      <Button className="button small" isDisabled={resume.isPending} onPress={() => { showExport(exportId); resume.mutate({ exportId }); }}>{say('export.resume')}</Button>
      <Button className="button plain small" onPress={() => forget.mutate({ exportId })}>{say('export.forget')}</Button>
    </div>
  );
}

/** Says at the foot of the window that an export has ended which nobody is looking at. */
function useTellEnd(running: ExportJob | undefined, jobs: readonly ExportJob[]): void {
  const last = useRef<ExportJob | undefined>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = running;
    if (before === undefined || running !== undefined) return;
    const ended = jobs.find(({ id }) => id === before.id);
    const isSeen = useExportView.getState().shown?.kind === 'job';
    if (ended === undefined || isSeen) return;
    if (ended.state === 'done' && ended.report?.failed === 0 && ended.report.conflicts === 0) tellDone(jobTitle(ended));
    else {
      tellFailed(jobTitle(ended));
      showExport(ended.id);
    }
  }, [running, jobs]);
}
