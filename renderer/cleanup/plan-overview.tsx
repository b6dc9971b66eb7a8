// A plan at a glance: how much goes, from when to when, what the drive gains by it, and where the clips come from.
import { useQuery } from '@tanstack/react-query';
import { CalendarClock, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CleanupPreview, StorageReport } from '../../shared/deletion/deletion-schema.ts';
import type { Volume } from '../../shared/schema.ts';
import { camerasQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraRows } from '../storage/camera-rows.tsx';
import { MonthColumns } from '../storage/month-columns.tsx';
import { ShareRows } from '../storage/share-rows.tsx';
import { countText, counted, sizeText } from '../ui/amounts.ts';
import { listText } from '../words/in-locale.ts';
import { say } from '../words/say.ts';
import { countLeftOut } from './plan-left-out.tsx';
import { SpaceChange } from './space-change.tsx';

interface PlanOverviewProps {
  readonly preview: CleanupPreview;
  readonly volume: Volume;
  readonly storage: StorageReport | undefined;
  readonly zone: ZoneInForce;
  readonly onLeftOut: () => void;
}

export function PlanOverview({ preview, volume, storage, zone, onLeftOut }: PlanOverviewProps): ReactNode {
  const cameras = useQuery(camerasQuery).data ?? [];
  const { clips, bytes, oldest, newest, boughtDays } = preview;
  const leftOut = countLeftOut(preview);
  return (
    <div className="overview">
      <div className="overview-sums num">
        <p><strong>{countText(clips)}</strong> {say('cleanup.ofClips', counted(clips), countText(volume.clips))}</p>
        <p><strong>{sizeText(bytes)}</strong> {say('cleanup.comesFree')}</p>
      </div>
      {oldest !== null && newest !== null && (
        <dl className="overview-ends num">
          <div><dt>{say('cleanup.oldest')}</dt><dd>{endWords(oldest, zone)}</dd></div>
          <div><dt>{say('cleanup.newest')}</dt><dd>{endWords(newest, zone)}</dd></div>
        </dl>
      )}
      <SpaceChange preview={preview} kind={volume.kind} />
      {boughtDays !== null && boughtDays >= 0.5 && <p className="overview-days num"><CalendarClock size={16} strokeWidth={1.75} aria-hidden />{say('cleanup.bought', counted(Math.round(boughtDays)))}</p>}
      <Remarks preview={preview} />
      {leftOut > 0 && (
        <p className="overview-left num">{say('cleanup.staysBecause', reasonWords(preview))} <Button className="button plain small" onPress={onLeftOut}>{say('cleanup.showThem')}</Button></p>
      )}
      <section className="overview-part">
        <h3>{say('storage.byMonth')}</h3>
        <MonthColumns title={say('cleanup.monthsLabel')} months={preview.months} whole={storage?.months} legend={{ part: say('cleanup.goes'), whole: say('cleanup.staysToo') }} />
      </section>
      <section className="overview-part">
        <h3>{say('storage.byCamera')}</h3>
        <ShareRows label={say('cleanup.camerasLabel')} rows={cameraRows(preview.cameras, cameras, storage?.cameras)} />
      </section>
    </div>
  );
}

function endWords(instant: number, { formats }: ZoneInForce): string {
  return `${formats.shortDate(instant)}, ${formats.minute(instant)}`;
}

export function reasonWords({ leftOut }: Pick<CleanupPreview, 'leftOut'>): string {
  return listText(leftOut.map(({ code, files }) => say('cleanup.countedReason', countText(files), code)));
}

/** What the user should know of this plan: what may be wrong with it, then how it is meant. */
function Remarks({ preview: { warnings, missingBytes, unprobed, uncompared, elsewhere } }: { readonly preview: CleanupPreview }): ReactNode {
  const remarks = [
    warnings.includes('read-only') ? say('cleanup.readOnly') : null,
    warnings.includes('takes-all') ? say('cleanup.takesAll') : null,
    missingBytes > 0 ? say('cleanup.missing', sizeText(missingBytes)) : null,
    warnings.includes('still-reading') ? say('cleanup.stillReading') : null,
    elsewhere > 0 ? say('cleanup.elsewhere', counted(elsewhere)) : null,
  ].filter((remark) => remark !== null);
  const notes = [
    uncompared > 0 ? say('cleanup.comparing', counted(uncompared)) : null,
    unprobed > 0 ? say('cleanup.unprobed', counted(unprobed)) : null,
  ].filter((note) => note !== null);
  return (
    <>
      {remarks.length > 0 && <ul className="cleanup-remarks num">{remarks.map((remark) => <li key={remark}><TriangleAlert size={16} strokeWidth={1.75} aria-hidden />{remark}</li>)}</ul>}
      {notes.length > 0 && <ul className="cleanup-notes num">{notes.map((note) => <li key={note}><Info size={16} strokeWidth={1.75} aria-hidden />{note}</li>)}</ul>}
    </>
  );
}
