// Across the window: the seconds in which a deletion can be undone, how far one is, and one that was interrupted.
import { useQuery } from '@tanstack/react-query';
import { Trash2, TriangleAlert, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import type { CleanupId, CleanupJob } from '../../shared/deletion/deletion-schema.ts';
import { keyOf } from '../actions/key-text.ts';
import { tellDone, tellFailed } from '../actions/notices.ts';
import { useActions } from '../actions/use-actions.ts';
import { Refusal, troubleText } from '../client/core.ts';
import { cleanupsQuery, queryClient, useAsk, volumesQuery } from '../client/queries.ts';
import { clearSelection } from '../selection/selection.ts';
import { countText, counted, sizeText } from '../ui/amounts.ts';
import { percentText } from '../words/in-locale.ts';
import { say } from '../words/say.ts';
import { showRun, useCleanupView } from './open-cleanup.ts';
import { doneShare, isUnderWay, runTitle } from './run-words.ts';
import { useSecondsLeft } from './use-left.ts';
import './cleanup.css';

export function CleanupBanner(): ReactNode {
  const jobs = useQuery(cleanupsQuery).data ?? [];
  const shown = useCleanupView((view) => view.shown);
  const running = jobs.find(isUnderWay);
  const [later, setLater] = useState<ReadonlySet<CleanupId>>(new Set());
  const left = jobs.find(({ id, state, canResume }) => canResume && (state === 'interrupted' || state === 'paused') && !later.has(id));
  useTellEnd(running, jobs);
  useDrivesInMind();
  if (running?.state === 'waiting') return <UndoBanner key={running.id} job={running} />;
  if (shown?.kind === 'run') return null;
  if (running !== undefined) return <RunningBanner job={running} />;
  return left === undefined ? null : <LeftBanner job={left} onLater={() => setLater(new Set([...later, left.id]))} />;
}

function UndoBanner({ job }: { readonly job: CleanupJob }): ReactNode {
  const undo = useAsk('cleanup.undo');
  const seconds = useSecondsLeft(job);
  const button = useRef<HTMLButtonElement>(null);
  const isClosed = useCleanupView(({ shown }) => shown === null);
  // Once the dialog that was confirmed is gone, and has given the focus back, it goes to the way back.
  useEffect(() => {
    if (!isClosed) return;
    const frame = requestAnimationFrame(() => button.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isClosed]);
  const takeBack = () => undo.mutate({ cleanupId: job.id }, {
    onError: (error) => tellFailed(error instanceof Refusal ? `${troubleText(error).what} ${troubleText(error).next}` : troubleText(error).what),
  });
  useActions({ 'clips.undo': takeBack });
  return (
    <div className="banner warn undo" role="region" aria-label={say('undo.label')}>
      <span className="undo-seconds num" aria-hidden>{seconds === null ? '' : countText(seconds)}</span>
      <p className="num" aria-hidden><strong>{runTitle(job)}</strong> {sizeText(job.bytes)} · {say('undo.begins')}</p>
      {/* Said once: a countdown that is read out would drown everything else. */}
      <p className="visually-hidden" role="status" id="undo-said">{say('undo.said', counted(job.clips), job.drive, keyOf('clips.undo') ?? '')}</p>
      <Button ref={button} className="button" aria-describedby="undo-said" isDisabled={undo.isPending} onPress={takeBack}><Undo2 size={16} strokeWidth={1.75} aria-hidden />{say('done.undo')} <kbd aria-hidden>{keyOf('clips.undo')}</kbd></Button>
    </div>
  );
}

function RunningBanner({ job }: { readonly job: CleanupJob }): ReactNode {
  const share = doneShare(job.progress);
  return (
    <div className="banner news" role="region" aria-label={say('run.label')}>
      <Trash2 size={18} strokeWidth={1.75} aria-hidden />
      <p className="num"><strong>{runTitle(job)}</strong> {percentText(share)}</p>
      <ProgressBar className="run-bar" aria-label={runTitle(job)} value={share * 100}><span style={{ inlineSize: `${String(share * 100)}%` }} /></ProgressBar>
      <Button className="button small" onPress={() => showRun(job.id)}>{say('export.show')}</Button>
    </div>
  );
}

/** One that a launch or a drive left in the middle. */
function LeftBanner({ job, onLater }: { readonly job: CleanupJob; readonly onLater: () => void }): ReactNode {
  return (
    <div className="banner warn" role="status">
      <TriangleAlert size={18} strokeWidth={1.75} aria-hidden />
      <p className="num"><strong>{runTitle(job)}</strong> {say('run.leftText', job.drive)}</p>
      <Button className="button small" onPress={() => showRun(job.id)}>{say('run.look')}</Button>
      <Button className="button plain small" onPress={onLater}>{say('retention.later')}</Button>
    </div>
  );
}

/** Whether a run can go on hangs on its drive: when drives come or go it is asked anew. */
function useDrivesInMind(): void {
  const volumes = useQuery(volumesQuery).data?.volumes;
  const present = volumes?.filter(({ isPresent }) => isPresent).map(({ id }) => id).join(' ');
  const before = useRef(present);
  useEffect(() => {
    if (before.current !== undefined && before.current !== present) void queryClient.invalidateQueries({ queryKey: cleanupsQuery.queryKey });
    before.current = present;
  }, [present]);
}

/** When one ends, its result is shown; an undone one is only told. */
function useTellEnd(running: CleanupJob | undefined, jobs: readonly CleanupJob[]): void {
  const last = useRef<CleanupJob | undefined>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = running;
    if (before === undefined || running !== undefined) return;
    const ended = jobs.find(({ id }) => id === before.id);
    if (ended === undefined) return;
    if (ended.state === 'undone') {
      tellDone(say('undo.done'));
      return;
    }
    clearSelection();
    const { shown } = useCleanupView.getState();
    if (shown === null) showRun(ended.id);
    else if (shown.kind !== 'run') tellDone(runTitle(ended));
  }, [running, jobs]);
}
