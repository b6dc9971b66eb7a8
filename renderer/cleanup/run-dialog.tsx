// One deletion: how far it is, and when it has ended what came of it, clip by clip.
import { ChevronLeft, CircleAlert, CircleCheck, CircleSlash, FolderCheck, Link, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, ProgressBar, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { CleanupJob, CleanupLine, CleanupProblem, CleanupReport } from '../../shared/deletion/deletion-schema.ts';
import type { SkeletonFolder, Volume } from '../../shared/schema.ts';
import { ask, troubleText } from '../client/core.ts';
import { useAsk } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { countText, counted, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { LongList } from './long-list.tsx';
import { showHistory } from './open-cleanup.ts';
import { doneShare, isUnderWay, runTitle } from './run-words.ts';
import './cleanup.css';

interface RunDialogProps {
  readonly job: CleanupJob;
  readonly zone: ZoneInForce;
  /** Where it ran; undefined when Wallclock does not know it any more. */
  readonly volume: Volume | undefined;
  readonly isFromHistory: boolean;
  readonly onClose: () => void;
}

export function RunDialog({ job, zone, volume, isFromHistory, onClose }: RunDialogProps): ReactNode {
  const cancel = useAsk('cleanup.cancel');
  const resume = useAsk('cleanup.resume');
  const isRunning = isUnderWay(job);
  const error = cancel.error ?? resume.error;
  const { id: cleanupId } = job;
  return (
    <ModalDialog
      title={runTitle(job)} isOpen onClose={onClose} className="run"
      foot={
        <>
          {isFromHistory && <Button className="button plain run-back" onPress={showHistory}><ChevronLeft size={16} strokeWidth={1.75} aria-hidden />{say('history.title')}</Button>}
          {isRunning && <Button className="button" isDisabled={cancel.isPending} onPress={() => cancel.mutate({ cleanupId })}>{cancel.isPending ? say('run.cancelling') : say('run.cancel')}</Button>}
          {job.canResume && !isRunning && <Button className="button" isDisabled={resume.isPending} onPress={() => resume.mutate({ cleanupId })}>{say('run.resume', counted(job.report?.notReached ?? 0))}</Button>}
          <Button className="button primary" autoFocus onPress={onClose}>{isRunning ? say('export.hide') : say('app.close')}</Button>
        </>
      }
    >
      {isRunning ? <Running job={job} /> : <Ended job={job} zone={zone} volume={volume} />}
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
    </ModalDialog>
  );
}

function Running({ job }: { readonly job: CleanupJob }): ReactNode {
  const { doneClips, totalClips, doneBytes, totalBytes } = job.progress;
  const share = doneShare(job.progress);
  return (
    <div className="run-running">
      <ProgressBar className="run-bar" aria-label={runTitle(job)} value={share * 100}><span style={{ inlineSize: `${String(share * 100)}%` }} /></ProgressBar>
      <p className="num"><strong>{say('export.progress', counted(doneClips), countText(totalClips))}</strong>{totalBytes > 0 && <span className="quiet">{say('export.bytes', sizeText(doneBytes), sizeText(totalBytes))}</span>}</p>
      <p className="quiet">{job.state === 'deleting' ? say('run.deletingText') : say('run.notYetText')}</p>
    </div>
  );
}

/** What has no code is told as the core words it. */
function endWords({ text, code, copying }: CleanupProblem, drive: string): string {
  if (copying !== null) return say('run.notCopied', say('why.notExported', copying));
  return code === null ? text : say('why.ended', code, drive);
}

function Ended({ job, zone, volume }: Pick<RunDialogProps, 'job' | 'zone' | 'volume'>): ReactNode {
  const { report, problem, oldest, newest, startedAt, archiveTo, drive, state } = job;
  const end = (instant: number) => `${zone.formats.shortDate(instant)}, ${zone.formats.minute(instant)}`;
  const [isListing, setListing] = useState((report?.kept ?? 0) > 0);
  return (
    <div className="run-ended">
      {problem !== null && <p className="run-line bad" role="alert"><CircleAlert size={18} strokeWidth={1.75} aria-hidden />{endWords(problem, drive)}</p>}
      {state === 'undone' && <p className="run-line good"><CircleCheck size={18} strokeWidth={1.75} aria-hidden />{say('run.undoneText')}</p>}
      {report !== null && state !== 'undone' && <Sums report={report} />}
      {report?.skeleton?.ok === false && volume?.kind !== 'folder' && <SkeletonMissing missing={report.skeleton.missing} drive={drive} volume={volume} />}
      <dl className="run-facts num">
        <div><dt>{say('run.when')}</dt><dd>{end(startedAt)}</dd></div>
        {oldest !== null && newest !== null && <div><dt>{say('run.range')}</dt><dd>{say('confirm.range', end(oldest), end(newest))}</dd></div>}
        {archiveTo !== null && <div><dt>{say('run.copies')}</dt><dd className="run-path"><bdi>{archiveTo}</bdi></dd></div>}
        {report?.freeBytesBefore != null && report.freeBytesAfter !== null && <div><dt>{say('run.space')}</dt><dd>{say('run.spaceText', sizeText(report.freeBytesBefore), sizeText(report.freeBytesAfter))}</dd></div>}
      </dl>
      {volume?.kind === 'drive' && report !== null && report.deleted > 0 && <p className="quiet run-note">{say('run.stale')}</p>}
      {isListing ? <Lines job={job} /> : <Button className="button small run-list" onPress={() => setListing(true)}>{say('run.showClips', counted(job.clips))}</Button>}
    </div>
  );
}

interface Sum {
  readonly icon: LucideIcon;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly words: string;
}

function sumsOf(report: CleanupReport): Sum[] {
  const { deleted, freedBytes, linked, kept, notReached, removedFolders, skeleton } = report;
  return [
    { icon: deleted > 0 ? CircleCheck : CircleSlash, tone: deleted > 0 ? 'good' : 'plain', words: say('run.deleted', counted(deleted), sizeText(freedBytes)) },
    ...(kept > 0 ? [{ icon: CircleSlash, tone: 'bad' as const, words: say('run.kept', counted(kept)) }] : []),
    ...(notReached > 0 ? [{ icon: CircleSlash, tone: 'bad' as const, words: say('run.notReached', counted(notReached)) }] : []),
    ...(linked > 0 ? [{ icon: Link, tone: 'plain' as const, words: say('run.linked', counted(linked)) }] : []),
    ...(removedFolders > 0 ? [{ icon: CircleCheck, tone: 'plain' as const, words: say('run.folders', counted(removedFolders)) }] : []),
    ...(skeleton?.ok === true ? [{ icon: FolderCheck, tone: 'good' as const, words: say('run.skeletonFine') }] : []),
  ];
}

function Sums({ report }: { readonly report: CleanupReport }): ReactNode {
  return (
    <div role="status">
      <ul className="run-lines num">
        {sumsOf(report).map(({ icon: Icon, tone, words }) => <li key={words} className={`run-line ${tone}`}><Icon size={18} strokeWidth={1.75} aria-hidden />{words}</li>)}
      </ul>
    </div>
  );
}

interface SkeletonMissingProps {
  readonly missing: readonly SkeletonFolder[];
  readonly drive: string;
  readonly volume: Volume | undefined;
}

/** It was broken before, for a run never takes these folders: it can be mended right here. */
function SkeletonMissing({ missing, drive, volume }: SkeletonMissingProps): ReactNode {
  const restore = useAsk('volumes.restoreSkeleton');
  if (restore.isSuccess) return <p className="run-line good" role="status"><FolderCheck size={18} strokeWidth={1.75} aria-hidden />{say('run.skeletonFine')}</p>;
  return (
    <div className="run-mend">
      <p className="run-line bad"><TriangleAlert size={18} strokeWidth={1.75} aria-hidden />{say('run.skeletonMissing', missing, drive)}</p>
      {volume?.isPresent === true && !volume.isReadOnly && (
        <Button className="button small" isDisabled={restore.isPending} onPress={() => restore.mutate({ volumeId: volume.id })}>{restore.isPending ? say('check.restoring') : say('check.restore')}</Button>
      )}
      {restore.error !== null && <Banner tone="bad" {...troubleText(restore.error)} />}
    </div>
  );
}

/** The clips of the run; first those that were left where they are, where there are such. */
function Lines({ job: { id: cleanupId, clips, report } }: { readonly job: CleanupJob }): ReactNode {
  const troubled = (report?.kept ?? 0) + (report?.notReached ?? 0);
  const [only, setOnly] = useState<'all' | 'troubled'>(troubled > 0 ? 'troubled' : 'all');
  const fetchLines = (offset: number, limit: number, signal: AbortSignal): Promise<readonly CleanupLine[]> => ask('cleanup.lines', { cleanupId, only, offset, limit }, signal).then(({ lines }) => lines);
  return (
    <div className="run-clips">
      {troubled > 0 && (
        <RadioGroup className="segments num" value={only} aria-label={say('run.clips')} orientation="horizontal" onChange={(value) => setOnly(value === 'all' ? 'all' : 'troubled')}>
          <RadioField value="troubled" className="segment-field"><RadioButton className="segment">{say('run.troubled', countText(troubled))}</RadioButton></RadioField>
          <RadioField value="all" className="segment-field"><RadioButton className="segment">{say('run.all', countText(clips))}</RadioButton></RadioField>
        </RadioGroup>
      )}
      <LongList<CleanupLine> key={only} label={say('run.clips')} listKey={['cleanupLines', cleanupId, only, report]} total={only === 'all' ? clips : troubled} fetchRows={fetchLines}>
        {({ path, outcome, reason, bytes }) => (
          <>
            <span className="cut num" title={path}><bdi>{path}</bdi></span>
            <span className="cut quiet num">{outcome === 'deleted' ? say('run.wasDeleted', sizeText(bytes)) : reason === null ? say('run.waits') : say('why.kept', reason)}</span>
          </>
        )}
      </LongList>
    </div>
  );
}
