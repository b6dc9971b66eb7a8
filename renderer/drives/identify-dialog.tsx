// A drive that looks like a known one: the user says whether it is that one again or another, with the facts of both in sight.
import { useQuery } from '@tanstack/react-query';
import { Usb } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { VolumeId } from '../../shared/ids.ts';
import type { Candidate, Volume } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { useAsk, volumesQuery } from '../client/queries.ts';
import { useZone, type ZoneInForce } from '../client/zone.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { shortDay } from './short-day.ts';
import './identify-dialog.css';

const otherKey = 'other';

function deviceLine({ fileSystem, sizeBytes, freeBytes }: Candidate | Volume): string {
  const space = sizeBytes === null ? null : freeBytes === null ? sizeText(sizeBytes) : say('welcome.free', sizeText(freeBytes), sizeText(sizeBytes));
  return [fileSystem, space].filter((part) => part !== null).join(' · ');
}

function clipsLine(volume: Volume, zone: ZoneInForce | null): string {
  const clips = say('drives.clips', counted(volume.clips));
  if (zone === null) return clips;
  const range = volume.oldest === null || volume.newest === null ? null : say('identify.range', shortDay(zone, volume.oldest), shortDay(zone, volume.newest));
  return [clips, range, volume.isPresent ? null : say('identify.lastSeen', shortDay(zone, volume.lastSeenAt))].filter((part) => part !== null).join(' · ');
}

interface IdentifyDialogProps {
  readonly candidate: Candidate;
  readonly onClose: () => void;
  readonly onOpened?: () => void;
}

export function IdentifyDialog({ candidate, onClose, onOpened }: IdentifyDialogProps): ReactNode {
  const zone = useZone();
  const known = (useQuery(volumesQuery).data?.volumes ?? []).filter(({ id }) => candidate.resembles.includes(id));
  const identify = useAsk('volumes.identify');
  const [answer, setAnswer] = useState<string | null>(null);
  const open = () => {
    if (answer === null) return;
    const as = answer === otherKey ? null : VolumeId.parse(Number(answer));
    identify.mutate({ candidateId: candidate.id, as }, { onSuccess: () => { onClose(); onOpened?.(); } });
  };
  return (
    <ModalDialog
      title={say('identify.title', candidate.name)} text={say('identify.text')} isOpen onClose={onClose} isBusy={identify.isPending} className="identify"
      foot={
        <>
          <Button className="button" isDisabled={identify.isPending} onPress={onClose}>{say('app.cancel')}</Button>
          <Button className="button primary" isDisabled={answer === null || identify.isPending} onPress={open}>{identify.isPending ? say('welcome.opening') : say('candidate.open')}</Button>
        </>
      }
    >
      <div className="identify-body">
        <section className="identify-now" aria-label={say('identify.now')}>
          <Usb size={20} strokeWidth={1.5} aria-hidden />
          <div>
            <p className="quiet">{say('identify.now')}</p>
            <p><strong>{candidate.name}</strong></p>
            <p className="quiet num">{deviceLine(candidate)}</p>
            <p className="quiet cut" title={candidate.place}><bdi>{candidate.place}</bdi></p>
          </div>
        </section>
        <RadioGroup className="options" aria-label={say('identify.question')} value={answer} onChange={setAnswer}>
          <h3>{say('identify.question')}</h3>
          {known.map((volume) => (
            <RadioField key={volume.id} value={String(volume.id)}><RadioButton className="option">
              <span className="option-dot" />
              <span className="option-words">
                <strong>{say('identify.known', volume.name)}</strong>
                <span className="quiet num">{deviceLine(volume)}</span>
                <span className="quiet num">{clipsLine(volume, zone)}</span>
                <span className={volume.isPresent ? 'option-warn' : 'quiet'}>{volume.isPresent ? say('identify.knownHere') : say('identify.knownText')}</span>
              </span>
            </RadioButton></RadioField>
          ))}
          <RadioField value={otherKey}><RadioButton className="option">
            <span className="option-dot" />
            <span className="option-words"><strong>{say('identify.other')}</strong><span className="quiet">{say('identify.otherText')}</span></span>
          </RadioButton></RadioField>
        </RadioGroup>
      </div>
      {identify.error !== null && <Banner tone="bad" {...troubleText(identify.error)} />}
    </ModalDialog>
  );
}
