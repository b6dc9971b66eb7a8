// The right side of the planner: the plan at a glance, its clips, what stays; or in words why there is no plan.
import { useQuery } from '@tanstack/react-query';
import { ClockAlert, CircleAlert, ListChecks, Loader, SearchX, ShieldCheck, Unplug } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { CleanupPreview } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Volume } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { shortDay } from '../drives/short-day.ts';
import { countText } from '../ui/amounts.ts';
import { Message } from '../ui/message.tsx';
import { say } from '../words/say.ts';
import { storageQuery } from './cleanup-queries.ts';
import type { Plans } from './former-plan.ts';
import type { CleanupSubject } from './open-cleanup.ts';
import { PlanClips } from './plan-clips.tsx';
import { countLeftOut, countSpared, PlanLeftOut } from './plan-left-out.tsx';
import { PlanOverview, reasonWords } from './plan-overview.tsx';

interface PlanViewProps {
  readonly preview: CleanupPreview | null;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isStale: boolean;
  readonly plans: Plans;
  readonly volume: Volume;
  readonly zone: ZoneInForce;
  readonly takenOut: ReadonlySet<ClipId>;
  readonly subject: CleanupSubject;
  readonly onToggle: (clip: ClipId) => void;
  readonly onPutBack: () => void;
  readonly onRetry: () => void;
}

export function PlanView(props: PlanViewProps): ReactNode {
  const { preview, error, volume, zone, onRetry } = props;
  if (!volume.isPresent) return <Message icon={Unplug} title={say('cleanup.offline', volume.name)} text={say('cleanup.offlineText')} />;
  if (error !== null && error !== undefined) {
    return <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={onRetry}>{say('app.retry')}</Button></Message>;
  }
  if (preview === null) return <Message icon={Loader} title={say('cleanup.planning')} text="" />;
  const { obstacle } = preview;
  if (obstacle?.code === 'clock-is-behind') {
    const when = (instant: number) => `${zone.formats.shortDate(instant)}, ${zone.formats.minute(instant)}`;
    return <Message icon={ClockAlert} title={say('cleanup.clockBehind')} text={say('cleanup.clockBehindText', when(obstacle.now), when(obstacle.newest))} isUrgent />;
  }
  if (obstacle !== null) return <Message icon={ListChecks} title={say('cleanup.noRule')} text={say('cleanup.noRuleText')} />;
  return <PlanTabs {...props} preview={preview} />;
}

function PlanTabs({ preview, isStale, plans, volume, zone, takenOut, subject, onToggle, onPutBack }: PlanViewProps & { readonly preview: CleanupPreview }): ReactNode {
  const [tab, setTab] = useState<string>('overview');
  const storage = useQuery(storageQuery(volume.id, zone.zone)).data;
  const { planId, clips } = preview;
  const total = clips + preview.takenOut;
  const leftOut = countLeftOut(preview);
  return (
    <Tabs className="plan-tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))} data-stale={isStale || undefined}>
      <TabList className="plan-tab-list num" aria-label={say('cleanup.plan')}>
        <Tab id="overview" className="plan-tab">{say('cleanup.overview')}</Tab>
        <Tab id="clips" className="plan-tab">{say('cleanup.clips')} <span>{countText(total)}</span></Tab>
        <Tab id="left-out" className="plan-tab">{say('cleanup.leftOut')} <span>{countText(leftOut)}</span></Tab>
      </TabList>
      <TabPanel id="overview" className="plan-panel plan-panel-scrolls">
        {clips > 0
          ? <PlanOverview preview={preview} volume={volume} storage={storage} zone={zone} onLeftOut={() => setTab('left-out')} />
          : <EmptyPlan preview={preview} subject={subject} volume={volume} zone={zone} onPutBack={onPutBack} onLeftOut={() => setTab('left-out')} />}
      </TabPanel>
      <TabPanel id="clips" className="plan-panel">
        {planId === null || total === 0 ? <Message icon={SearchX} title={say('cleanup.noClips')} text="" /> : (
          <PlanClips planId={planId} formerId={plans.former} total={total} takenOut={takenOut} zone={zone} onToggle={onToggle} />
        )}
      </TabPanel>
      <TabPanel id="left-out" className="plan-panel"><PlanLeftOut preview={preview} /></TabPanel>
    </Tabs>
  );
}

interface EmptyPlanProps extends Pick<PlanViewProps, 'subject' | 'volume' | 'zone' | 'onPutBack'> {
  readonly preview: CleanupPreview;
  readonly onLeftOut: () => void;
}

/** Why nothing goes, and what to do about it. */
function EmptyPlan({ preview, subject, volume, zone, onPutBack, onLeftOut }: EmptyPlanProps): ReactNode {
  if (preview.takenOut > 0) {
    return <Message icon={SearchX} title={say('cleanup.allTakenOut')} text={say('cleanup.allTakenOutText')}><Button className="button" onPress={onPutBack}>{say('cleanup.putAllBack')}</Button></Message>;
  }
  if (countSpared(preview) > 0) {
    return <Message icon={ShieldCheck} title={say('cleanup.allLeftOut')} text={say('cleanup.allLeftOutText', reasonWords(preview))}><Button className="button" onPress={onLeftOut}>{say('cleanup.showThem')}</Button></Message>;
  }
  return subject.kind === 'rule'
    ? <Message icon={SearchX} title={say('cleanup.none')} text={volume.oldest === null ? say('cleanup.noneText') : say('cleanup.noneSince', shortDay(zone, volume.oldest))} />
    : <Message icon={SearchX} title={say('cleanup.noneByHand', volume.name)} text={say('cleanup.noneByHandText')} />;
}
