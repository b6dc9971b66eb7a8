// Forgetting a drive: what leaves the list, what is kept, and that nothing on the drive is touched.
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Volume } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { useAsk } from '../client/queries.ts';
import { counted } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import './forget-dialog.css';

export function ForgetDialog({ volume, onClose }: { readonly volume: Volume; readonly onClose: () => void }): ReactNode {
  const forget = useAsk('volumes.forget');
  const [areLabelsForgotten, setLabelsForgotten] = useState(false);
  const run = () => forget.mutate({ volumeId: volume.id, labels: areLabelsForgotten ? 'forget' : 'keep' }, { onSuccess: onClose });
  return (
    <ModalDialog
      title={say('forget.title', volume.name)} isOpen onClose={onClose} isBusy={forget.isPending} className="forget"
      foot={
        <>
          <Button className="button" isDisabled={forget.isPending} onPress={onClose}>{say('app.cancel')}</Button>
          <Button className="button primary" isDisabled={forget.isPending} onPress={run}>{forget.isPending ? say('forget.forgetting') : say('forget.forget')}</Button>
        </>
      }
    >
      <div className="forget-words">
        <p><strong>{say('forget.clips', counted(volume.clips))}</strong> {say('forget.untouched')}{volume.isPresent && volume.kind === 'drive' && ` ${say('forget.present')}`}</p>
        <div className="forget-fate" aria-live="polite" aria-atomic="true">
          <p><strong>{say(areLabelsForgotten ? 'forget.gone' : 'forget.kept')}</strong></p>
          <ul>
            <li>{say('forget.ofDrive')}</li>
            <li>{say('forget.ofClips')}</li>
            <li>{say('forget.ofCameras')}</li>
          </ul>
          <p className={areLabelsForgotten ? '' : 'forget-unsaid'}>{say('forget.shared')}</p>
        </div>
        <CheckField label={say('forget.labels')} isSelected={areLabelsForgotten} onChange={setLabelsForgotten} />
      </div>
      {forget.error !== null && <Banner tone="bad" {...troubleText(forget.error)} />}
    </ModalDialog>
  );
}
