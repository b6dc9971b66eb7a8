// What fills a drive: how full it is, how fast it fills and until when, and which months, cameras and kinds take the space.
import { useQuery } from '@tanstack/react-query';
import { BrushCleaning, CircleAlert, Film, History, Info, Loader } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { StorageReport } from '../../shared/deletion/deletion-schema.ts';
import type { Volume } from '../../shared/schema.ts';
import { storageQuery } from '../cleanup/cleanup-queries.ts';
import { planCleanup, showHistory } from '../cleanup/open-cleanup.ts';
import { troubleText } from '../client/core.ts';
import { camerasQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { shortDay } from '../drives/short-day.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { Message } from '../ui/message.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { cameraRows } from './camera-rows.tsx';
import { FillMeter } from './fill-meter.tsx';
import { MonthColumns } from './month-columns.tsx';
import { ShareRows } from './share-rows.tsx';
import './storage.css';

interface StorageDialogProps {
  readonly volume: Volume;
  readonly zone: ZoneInForce;
  readonly onClose: () => void;
}

export function StorageDialog({ volume, zone, onClose }: StorageDialogProps): ReactNode {
  const { data: report, error, refetch } = useQuery(storageQuery(volume.id, zone.zone));
  return (
    <ModalDialog
      title={say('storage.title', volume.name)} isOpen onClose={onClose} className="storage"
      foot={
        <>
          <Button className="button plain storage-past" onPress={showHistory}><History size={16} strokeWidth={1.75} aria-hidden />{say('history.title')}</Button>
          <Button className="button" isDisabled={!volume.isPresent || volume.clips === 0} onPress={() => planCleanup({ kind: 'rule', volumeId: volume.id })}><BrushCleaning size={16} strokeWidth={1.75} aria-hidden />{say('cleanup.open')}</Button>
          <Button className="button primary" onPress={onClose}>{say('app.close')}</Button>
        </>
      }
    >
      {error !== null && report === undefined && <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>}
      {error === null && report === undefined && <Message icon={Loader} title={say('storage.looking')} text="" />}
      {report !== undefined && <Report report={report} volume={volume} zone={zone} />}
    </ModalDialog>
  );
}

function Report({ report, volume, zone }: { readonly report: StorageReport; readonly volume: Volume; readonly zone: ZoneInForce }): ReactNode {
  const cameras = useQuery(camerasQuery).data ?? [];
  const { kinds, months } = report;
  if (report.clips === 0) return <Message icon={Film} title={say('storage.noClips')} text={say('storage.noClipsText')} />;
  const kindRows = kinds.filter(({ clips }) => clips > 0).map(({ kind, clips, bytes }) => ({
    id: kind, mark: <span className="kind-mark" data-kind={kind} aria-hidden />, name: say('clip.kind', kind), colourClass: `kind-${kind}`, clips, bytes,
  }));
  return (
    <div className="storage-body">
      {!volume.isPresent && <p className="storage-note"><Info size={16} strokeWidth={1.75} aria-hidden />{say('storage.offline', volume.name)}</p>}
      {volume.kind === 'drive' && <FillMeter report={report} name={volume.name} />}
      <Facts report={report} kind={volume.kind} zone={zone} />
      {report.unsized > 0 && <p className="quiet num">{say('storage.unsized', counted(report.unsized))}</p>}
      <section className="overview-part"><h3>{say('storage.byMonth')}</h3><MonthColumns title={say('storage.byMonth')} months={months} /></section>
      <section className="overview-part"><h3>{say('storage.byCamera')}</h3><ShareRows label={say('storage.byCamera')} rows={cameraRows(report.cameras, cameras)} /></section>
      <section className="overview-part"><h3>{say('storage.byKind')}</h3><ShareRows label={say('storage.byKind')} rows={kindRows} /></section>
    </div>
  );
}

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly more: string;
  readonly isBad?: boolean;
}

interface FactsProps {
  readonly report: StorageReport;
  /** No module writes to a folder: it never fills. */
  readonly kind: Volume['kind'];
  readonly zone: ZoneInForce;
}

function Facts({ report: { clips, bytes, rate, daysLeft, oldest, newest }, kind, zone }: FactsProps): ReactNode {
  const facts: Fact[] = [
    ...(kind === 'drive' ? [] : [{ name: say('storage.size'), value: sizeText(bytes), more: say('drives.clips', counted(clips)) }]),
    rate === null
      ? { name: say('storage.rate'), value: say('storage.rateUnknown'), more: say('storage.rateUnknownText') }
      : { name: say('storage.rate'), value: say('storage.perDay', sizeText(rate.bytesPerDay)), more: say('storage.perDayText', counted(Math.round(rate.clipsPerDay)), counted(Math.round(rate.overDays))) },
    ...(daysLeft === null || kind === 'folder' ? [] : [daysLeft < 1
      ? { name: say('storage.daysLeft'), value: say('storage.fullNow'), more: say('storage.fullNowText'), isBad: true }
      : { name: say('storage.daysLeft'), value: say('storage.about', counted(Math.floor(daysLeft))), more: say('storage.daysLeftText') }]),
    ...(oldest === null || newest === null ? [] : [{ name: say('storage.oldest'), value: shortDay(zone, oldest), more: say('storage.newest', shortDay(zone, newest)) }]),
  ];
  return (
    <dl className="storage-facts num">
      {facts.map(({ name, value, more, isBad }) => <div key={name} data-bad={isBad}><dt>{name}</dt><dd>{value}</dd><dd className="quiet">{more}</dd></div>)}
    </dl>
  );
}
