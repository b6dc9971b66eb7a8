// The last question: what goes, from where, that it is for good, and whether copies are made first.
import { Archive, Trash2, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Input, Label, RadioButton, RadioField, RadioGroup, TextField } from 'react-aria-components';
import type { CleanupPreview, ConfirmedKind } from '../../shared/deletion/deletion-schema.ts';
import type { Volume } from '../../shared/schema.ts';
import { Refusal, troubleText } from '../client/core.ts';
import { useAsk } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { countText, counted, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { ArchiveTarget, targetTrouble, useArchiveTarget, useTargetCheck } from './archive-target.tsx';
import { typedNumber } from './typed-number.ts';
import './cleanup.css';

interface ConfirmStepProps {
  readonly preview: CleanupPreview;
  /** The plan is the newest and can be carried out. */
  readonly isSettled: boolean;
  readonly volume: Volume;
  readonly zone: ZoneInForce;
  readonly confirmed: readonly ConfirmedKind[];
  /** Every clip of it has a verified copy already. */
  readonly takesOnlyExported: boolean;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

type How = 'archive' | 'delete';

export function ConfirmStep({ preview, isSettled, volume, zone, confirmed, takesOnlyExported, onBack, onClose }: ConfirmStepProps): ReactNode {
  const { planId, clips, bytes, typedCount, unexported } = preview;
  const [how, setHow] = useState<How>(takesOnlyExported ? 'delete' : 'archive');
  const [typed, setTyped] = useState('');
  const target = useArchiveTarget();
  const check = useTargetCheck(preview, how === 'archive' ? target : null, zone.zone);
  const trouble = check.error !== null ? troubleText(check.error).what : check.data == null ? null : targetTrouble(check.data, bytes);
  const start = useAsk('cleanup.start');
  const isTyped = typedCount === null || typedNumber(typed) === typedCount;
  const isPlaced = how === 'delete' || (target !== null && trouble === null && check.data != null);
  const begin = () => {
    if (planId === null) return;
    start.mutate({ planId, typedCount: typedCount === null ? null : typedNumber(typed), archiveTo: how === 'archive' ? (target?.id ?? null) : null }, { onSuccess: onClose });
  };
  const isPlanGone = start.error instanceof Refusal && start.error.failure.code === 'cleanup-plan-gone';
  const count = counted(clips);
  return (
    <ModalDialog
      title={say('confirm.title', count, volume.name)} isOpen onClose={onClose} isBusy={start.isPending} className="confirm"
      foot={
        <>
          <p className="confirm-undo quiet">{say('confirm.undo')}</p>
          <Button className="button" isDisabled={start.isPending} onPress={onBack}>{say('confirm.back')}</Button>
          <Button className="button danger num" isDisabled={!isSettled || !isTyped || !isPlaced || start.isPending || isPlanGone} onPress={begin}>
            {how === 'archive' ? <Archive size={16} strokeWidth={1.75} aria-hidden /> : <Trash2 size={16} strokeWidth={1.75} aria-hidden />}
            {how === 'archive' ? say('confirm.archive', count) : say('confirm.delete', count)}
          </Button>
        </>
      }
    >
      <div className="confirm-body">
        <Facts preview={preview} volume={volume} zone={zone} confirmed={confirmed} />
        <RadioGroup className="options" value={how} onChange={(value) => setHow(value === 'archive' ? 'archive' : 'delete')} aria-label={say('confirm.how')}>
          <RadioField value="archive">
            <RadioButton className="option">
              <span className="option-dot" />
              <span className="option-words"><span><strong>{say('confirm.archiveTitle')}</strong> <span className="confirm-tag">{say('confirm.recommended')}</span></span><span className="quiet">{say('confirm.archiveText')}</span></span>
            </RadioButton>
          </RadioField>
          {how === 'archive' && <ArchiveTarget target={target} trouble={trouble} freeBytes={check.data?.freeBytes ?? null} />}
          <RadioField value="delete">
            <RadioButton className="option">
              <span className="option-dot" />
              <span className="option-words">
                <strong>{say('confirm.deleteTitle')}</strong>
                <span className="quiet num">{unexported.clips === 0 ? say('confirm.allExported') : say('confirm.deleteText', counted(unexported.clips), unexported.clips === clips)}</span>
              </span>
            </RadioButton>
          </RadioField>
        </RadioGroup>
        {typedCount !== null && (
          <TextField className="confirm-typed" value={typed} onChange={setTyped} autoComplete="off" isInvalid={typed !== '' && !isTyped}>
            <Label className="num">{say('confirm.type', countText(typedCount))}</Label>
            <span className="field"><Input inputMode="numeric" className="num" /></span>
          </TextField>
        )}
        {!isSettled && <p className="quiet" role="status">{say('confirm.changed')}</p>}
        {start.error !== null && <Banner tone="bad" {...troubleText(start.error)} />}
      </div>
    </ModalDialog>
  );
}

function Facts({ preview: { clips, bytes, oldest, newest, warnings }, volume, zone, confirmed }: Pick<ConfirmStepProps, 'preview' | 'volume' | 'zone' | 'confirmed'>): ReactNode {
  const end = (instant: number | null) => (instant === null ? '' : `${zone.formats.shortDate(instant)}, ${zone.formats.minute(instant)}`);
  return (
    <div className="confirm-facts num">
      <TriangleAlert size={20} strokeWidth={1.75} aria-hidden />
      <div>
        <p><strong>{say('export.sums', counted(clips), sizeText(bytes))}</strong></p>
        <p>{oldest === newest ? say('confirm.recordedAt', end(oldest)) : say('confirm.recorded', end(oldest), end(newest))}</p>
        {warnings.includes('takes-all') && <p>{say('cleanup.takesAll')}</p>}
        {confirmed.length > 0 && <p>{say('confirm.protected', confirmed)}</p>}
        <p className="quiet">{say('confirm.forGood', volume.name)}</p>
      </div>
    </div>
  );
}
