// Makes a plan and shows what would come of it; then asks how, and whether. Nothing is touched before the last button.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CleanupPreview, ConfirmedKind } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Volume } from '../../shared/schema.ts';
import { camerasQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { previewQuery, wishKey, type PlanWish } from './cleanup-queries.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { DriveChoice } from './drive-choice.tsx';
import { useFormerPlan } from './former-plan.ts';
import { HandForm } from './hand-form.tsx';
import type { CleanupSubject } from './open-cleanup.ts';
import { PlanView } from './plan-view.tsx';
import { RetentionSetting } from './retention-setting.tsx';
import { draftToRule, firstDraft, ruleToDraft, type RuleDraft } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';
import { useSettled } from './use-settled.ts';
import './cleanup.css';

interface PlannerDialogProps {
  readonly subject: CleanupSubject;
  readonly volume: Volume;
  /** Those the clips chosen by hand may lie on. */
  readonly volumes: readonly Volume[];
  readonly zone: ZoneInForce;
  readonly onVolume: (volume: Volume) => void;
  readonly onClose: () => void;
}

/** While one types, the plan follows at rests. */
const restMs = 200;

export function PlannerDialog({ subject, volume, volumes, zone, onVolume, onClose }: PlannerDialogProps): ReactNode {
  const [draft, setDraft] = useState<RuleDraft>(() => (subject.kind === 'rule' && subject.rule !== undefined ? ruleToDraft(subject.rule, zone.clock) : firstDraft(volume, Date.now())));
  const [confirmed, setConfirmed] = useState<readonly ConfirmedKind[]>([]);
  const [takenOut, setTakenOut] = useState<ReadonlySet<ClipId>>(new Set());
  const [isConfirming, setConfirming] = useState(false);
  const cameras = (useQuery(camerasQuery).data ?? []).filter((camera) => camera.volumes.includes(volume.id));
  const rule = draftToRule(draft, zone.clock);
  const wish: PlanWish = { volumeId: volume.id, choice: subject.kind === 'rule' ? { kind: 'rule', rule } : { kind: 'by-hand', ids: subject.ids, confirmed }, takenOut, zone: zone.zone };
  const wished = JSON.stringify(wishKey(wish));
  const asked = useSettled(wish, wished, restMs);
  const preview = useQuery({ ...previewQuery(asked), enabled: volume.isPresent });
  const plans = useFormerPlan(preview.data?.planId ?? null);
  const shown = preview.data ?? null;
  const isSettled = shown !== null && JSON.stringify(wishKey(asked)) === wished && !preview.isPlaceholderData && preview.error === null && shown.uncompared === 0;
  const canGoOn = isSettled && shown.planId !== null && shown.clips > 0 && !shown.warnings.includes('read-only') && volume.isPresent;

  const toggle = (id: ClipId) => setTakenOut((before) => {
    const after = new Set(before);
    if (!after.delete(id)) after.add(id);
    return after;
  });
  if (isConfirming && shown !== null && volume.isPresent) {
    return <ConfirmStep preview={shown} isSettled={canGoOn} volume={volume} zone={zone} confirmed={confirmed} takesOnlyExported={rule.isExported === true} onBack={() => setConfirming(false)} onClose={onClose} />;
  }
  return (
    <ModalDialog
      title={subject.kind === 'rule' ? say('cleanup.title', volume.name) : say('cleanup.handTitle', counted(subject.ids.length))} isOpen onClose={onClose} className="cleanup"
      foot={
        <>
          <PlanSums preview={shown} isSettled={isSettled} />
          <Button className="button" onPress={onClose}>{say('app.cancel')}</Button>
          <Button className="button primary" isDisabled={!canGoOn} onPress={() => setConfirming(true)}>{say('cleanup.next')}</Button>
        </>
      }
    >
      <div className="cleanup-body">
        <div className="cleanup-side">
          {subject.kind === 'rule'
            ? <>{volumes.length > 1 && <DriveChoice volume={volume} volumes={volumes} onVolume={onVolume} />}<RuleForm draft={draft} cameras={cameras} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} /><RetentionSetting volume={volume} rule={rule} cameras={cameras} zone={zone} /></>
            : <HandForm ids={subject.ids} volume={volume} volumes={volumes} confirmed={confirmed} preview={shown} onConfirmed={setConfirmed} onVolume={onVolume} />}
        </div>
        <div className="cleanup-main">
          <PlanView
            preview={shown} error={preview.error} isPending={preview.isPending} isStale={preview.isPlaceholderData} plans={plans} volume={volume} zone={zone} takenOut={takenOut} subject={subject}
            onToggle={toggle} onPutBack={() => setTakenOut(new Set())} onRetry={() => void preview.refetch()}
          />
        </div>
      </div>
    </ModalDialog>
  );
}

function PlanSums({ preview, isSettled }: { readonly preview: CleanupPreview | null; readonly isSettled: boolean }): ReactNode {
  return (
    <p className="cleanup-sums num" role="status" data-stale={!isSettled || undefined}>
      {preview !== null && (preview.clips === 0 ? say('cleanup.noClips') : <><strong>{say('drives.clips', counted(preview.clips))}</strong> · {sizeText(preview.bytes)}</>)}
      {preview !== null && preview.takenOut > 0 && <span className="quiet"> · {say('cleanup.takenOut', counted(preview.takenOut))}</span>}
    </p>
  );
}
