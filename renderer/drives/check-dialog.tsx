// The health of a drive as a report one can read, play from and copy.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Loader, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { HealthReport, Volume } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { checkQuery, useAsk } from '../client/queries.ts';
import { useZone, type ZoneInForce } from '../client/zone.ts';
import { Meaning } from '../help/meaning.tsx';
import { Banner } from '../ui/banner.tsx';
import { Message } from '../ui/message.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { countWrong, factsOfReport, findingsOf, isSkeletonWrong, remarksOf, reportText, verdictOf } from './health-words.ts';
import { ReportedFiles } from './reported-files.tsx';
import './check-dialog.css';

export function CheckDialog({ volume, onClose }: { readonly volume: Volume; readonly onClose: () => void }): ReactNode {
  const zone = useZone();
  const { data: report, error, refetch } = useQuery(checkQuery(volume.id));
  return (
    <ModalDialog
      title={say('check.title', volume.name)} isOpen onClose={onClose} className="check"
      foot={
        <>
          {report !== undefined && zone !== null && <CopyReport report={report} volume={volume} zone={zone} />}
          <Button className="button primary" onPress={onClose}>{say('app.close')}</Button>
        </>
      }
    >
      {error !== null && report !== undefined && <Banner tone="bad" {...troubleText(error)} />}
      {report !== undefined && zone !== null ? <Report report={report} volume={volume} zone={zone} onClose={onClose} /> : (
        error === null
          ? <Message icon={Loader} title={say('check.looking')} text="" />
          : <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>
      )}
    </ModalDialog>
  );
}

interface ReportProps {
  readonly report: HealthReport;
  readonly volume: Volume;
  readonly zone: ZoneInForce;
}

function Report({ report, volume, zone, onClose }: ReportProps & { readonly onClose: () => void }): ReactNode {
  const verdict = verdictOf(report, volume);
  const isFine = countWrong(report, volume) === 0;
  const Icon = isFine ? CircleCheck : TriangleAlert;
  return (
    <div className="report">
      <header className="report-verdict" data-fine={isFine || undefined}>
        <Icon size={24} strokeWidth={1.5} aria-hidden />
        <div><p className="report-title num">{verdict.name}</p><p className="quiet num">{verdict.value}</p></div>
      </header>
      <dl className="report-facts">
        {factsOfReport(report, volume, zone).map(({ name, value }) => <div key={name}><dt>{name}</dt><dd className="num">{value}</dd></div>)}
      </dl>
      {remarksOf(report, volume).map((remark) => <p key={remark} className="report-remark num"><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{remark}</p>)}
      <SkeletonReport report={report} volume={volume} />
      {findingsOf(report).map((finding) => <ReportedFiles key={finding.kind} finding={finding} onClose={onClose} />)}
    </div>
  );
}

function SkeletonReport({ report, volume }: Omit<ReportProps, 'zone'>): ReactNode {
  const restore = useAsk('volumes.restoreSkeleton');
  const check = useQuery(checkQuery(volume.id));
  const { ok, missing } = report.skeleton;
  const isWrong = isSkeletonWrong(report, volume);
  return (
    <section className="report-section">
      <div className="report-head"><h3>{isWrong ? <TriangleAlert size={16} strokeWidth={1.75} className="is-wrong" aria-hidden /> : <CircleCheck size={16} strokeWidth={1.75} aria-hidden />}{say('check.skeleton')}</h3><Meaning term="folders" /></div>
      {ok ? <p className="quiet">{say('check.skeletonFine')}</p> : (
        <>
          <p className="quiet">{say('eject.missing', missing)}. {isWrong ? say('check.skeletonText', missing) : say('check.skeletonCopy')}</p>
          {isWrong && !report.isReadOnly && (
            <Button className="button small" isDisabled={restore.isPending} onPress={() => restore.mutate({ volumeId: volume.id }, { onSuccess: () => void check.refetch() })}>
              {restore.isPending ? say('check.restoring') : say('check.restore')}
            </Button>
          )}
        </>
      )}
      {restore.error !== null && <Banner tone="bad" {...troubleText(restore.error)} />}
    </section>
  );
}

function CopyReport({ report, volume, zone }: ReportProps): ReactNode {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = () => {
    const now = Date.now();
    const madeAt = `${zone.formats.date(now)}, ${zone.formats.minute(now)}`;
    void navigator.clipboard.writeText(reportText({ report, volume, zone, madeAt })).then(() => setOutcome('copied'), () => setOutcome('refused'));
  };
  return (
    <>
      <p className="quiet dialog-state" role="status">{outcome === 'copied' ? say('check.copied') : outcome === 'refused' ? say('check.notCopied') : ''}</p>
      <Button className="button" onPress={copy}>{say('check.copy')}</Button>
    </>
  );
}
