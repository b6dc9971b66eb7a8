// Ejecting a drive, step by step: its folders are looked at, restored when asked, then it is let go of; last, that it is safe to pull.
import { CircleAlert, CircleCheck, FolderX, Loader } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { SkeletonFolder, Volume } from '../../shared/schema.ts';
import { ask, troubleText } from '../client/core.ts';
import { Meaning } from '../help/meaning.tsx';
import { Message } from '../ui/message.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import './eject-dialog.css';

type Step =
  | { readonly kind: 'checking' }
  | { readonly kind: 'asking'; readonly missing: readonly SkeletonFolder[]; readonly canRestore: boolean }
  | { readonly kind: 'ejecting' }
  | { readonly kind: 'done'; readonly isPoweredOff: boolean; readonly stillMounted: readonly string[] }
  /** `then`: what is tried again. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly then: 'check' | 'restore' | 'eject' };

export function EjectDialog({ volume, onClose }: { readonly volume: Volume; readonly onClose: () => void }): ReactNode {
  const [step, setStep] = useState<Step>({ kind: 'checking' });
  // The name it had when it was asked for; a drive that leaves may be known by another one.
  const [name] = useState(volume.name);
  const isStarted = useRef(false);
  const isCancelled = useRef(false);
  const volumeId = volume.id;

  const eject = async () => {
    setStep({ kind: 'ejecting' });
    await ask('volumes.eject', { volumeId }).then(
      ({ isPoweredOff, stillMounted }) => setStep({ kind: 'done', isPoweredOff, stillMounted }),
      (error: unknown) => setStep({ kind: 'failed', error, then: 'eject' }),
    );
  };
  const check = async () => {
    setStep({ kind: 'checking' });
    await ask('volumes.check', { volumeId }).then(
      ({ skeleton, isReadOnly }) => {
        if (isCancelled.current) return;
        if (skeleton.ok) void eject();
        else setStep({ kind: 'asking', missing: skeleton.missing, canRestore: !isReadOnly });
      },
      (error: unknown) => setStep({ kind: 'failed', error, then: 'check' }),
    );
  };
  const restore = async () => {
    setStep({ kind: 'ejecting' });
    await ask('volumes.restoreSkeleton', { volumeId }).then(eject, (error: unknown) => setStep({ kind: 'failed', error, then: 'restore' }));
  };
  const close = () => {
    isCancelled.current = true;
    onClose();
  };
  const start = useRef(check);
  useEffect(() => {
    // Once, however often React mounts it: an eject is not asked twice.
    if (isStarted.current) return;
    isStarted.current = true;
    void start.current();
  }, []);

  return (
    <ModalDialog title={say('eject.title', name)} isOpen onClose={close} isBusy={step.kind === 'ejecting'} className="eject" foot={<Foot step={step} tries={{ check, restore, eject }} onClose={close} />}>
      <StepMessage step={step} name={name} />
    </ModalDialog>
  );
}

function StepMessage({ step, name }: { readonly step: Step; readonly name: string }): ReactNode {
  switch (step.kind) {
    case 'checking': return <Message icon={Loader} title={say('eject.checking')} text="" />;
    case 'ejecting': return <Message icon={Loader} title={say('eject.ejecting')} text={say('eject.ejectingText')} />;
    case 'done': if (step.stillMounted.length > 0) return <div className="eject-partly"><Message icon={CircleAlert} title={say('eject.partly')} text={say('eject.partlyText', step.stillMounted.join(', '))} isUrgent /></div>;
      return <div className="eject-done"><Message icon={CircleCheck} title={say('eject.done')} text={step.isPoweredOff ? say('eject.doneOff', name) : say('eject.doneText', name)} isUrgent /></div>;
    case 'asking': return <Message icon={FolderX} title={say('eject.missing', step.missing)} text={step.canRestore ? say('eject.missingText', step.missing) : say('eject.missingReadOnly', step.missing)} isUrgent><Meaning term="folders" /></Message>;
    case 'failed': {
      const { what, next } = troubleText(step.error);
      return <Message icon={CircleAlert} title={what} text={next} isUrgent />;
    }
  }
}

interface FootProps {
  readonly step: Step;
  readonly tries: Readonly<Record<'check' | 'restore' | 'eject', () => Promise<void>>>;
  readonly onClose: () => void;
}

function Foot({ step, tries, onClose }: FootProps): ReactNode {
  const cancel = <Button className="button" isDisabled={step.kind === 'ejecting'} onPress={onClose}>{say('app.cancel')}</Button>;
  switch (step.kind) {
    case 'checking':
    case 'ejecting':
      return cancel;
    case 'done':
      return <Button className="button primary" autoFocus onPress={onClose}>{say('eject.finish')}</Button>;
    case 'asking':
      return (
        <>
          {cancel}
          <Button className={step.canRestore ? 'button' : 'button primary'} onPress={() => void tries.eject()}>{say('eject.without')}</Button>
          {step.canRestore && <Button className="button primary" autoFocus onPress={() => void tries.restore()}>{say('eject.restore')}</Button>}
        </>
      );
    case 'failed':
      return (
        <>
          {step.then !== 'eject' && <Button className="button" onPress={() => void tries.eject()}>{say('eject.without')}</Button>}
          <Button className="button" onPress={onClose}>{say('app.close')}</Button>
          <Button className="button primary" autoFocus onPress={() => void tries[step.then]()}>{say('eject.tryAgain')}</Button>
        </>
      );
  }
}
