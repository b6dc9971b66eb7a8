// The three ways to get clips on the screen: a drive that is plugged in, a folder, the demo drive.
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Clapperboard, FolderOpen, Usb } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Candidate } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { aboutQuery, useAsk, volumesQuery } from '../client/queries.ts';
import { sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';
import { useResemblance } from './candidate-item.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { IdentifyDialog } from './identify-dialog.tsx';
import './open-choices.css';

interface ChoiceProps {
  readonly icon: typeof Usb;
  readonly title: string;
  readonly text: string;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function Choice({ icon: Icon, title, text, isBusy = false, isDisabled = false, onPress }: ChoiceProps): ReactNode {
  return (
    <Button className="choice" onPress={onPress} isDisabled={isDisabled || isBusy} data-busy={isBusy || undefined}>
      <Icon size={20} strokeWidth={1.5} aria-hidden />
      <span className="choice-words">
        <span className="choice-title">{title}</span>
        <span className="choice-text cut num">{isBusy ? say('welcome.opening') : text}</span>
      </span>
      <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
    </Button>
  );
}

function candidateText({ place, sizeBytes, freeBytes }: Candidate): string {
  return sizeBytes === null || freeBytes === null ? place : `${place} · ${say('welcome.free', sizeText(freeBytes), sizeText(sizeBytes))}`;
}

interface CandidateChoiceProps {
  readonly candidate: Candidate;
  readonly isDisabled: boolean;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  /** It may be a known drive: the user says first. */
  readonly onAsk: () => void;
}

function CandidateChoice({ candidate, isDisabled, isBusy, onOpen, onAsk }: CandidateChoiceProps): ReactNode {
  const resemblance = useResemblance(candidate);
  const text = [resemblance, candidateText(candidate)].filter((part) => part !== null).join(' · ');
  return <Choice icon={Usb} title={candidate.name} text={text} isDisabled={isDisabled} isBusy={isBusy} onPress={resemblance === null ? onOpen : onAsk} />;
}

/** `onOpened`: something was opened; the list of drives follows by itself. */
export function OpenChoices({ onOpened }: { readonly onOpened?: () => void }): ReactNode {
  const candidates = useQuery(volumesQuery).data?.candidates ?? [];
  const canPick = useQuery(aboutQuery).data?.abilities.includes('pick-folder') ?? false;
  const open = useAsk('volumes.open');
  const openDemo = useAsk('volumes.openDemo');
  const pick = useAsk('folders.pick');
  const [isChoosing, setChoosing] = useState(false);
  const [asking, setAsking] = useState<Candidate | null>(null);
  const isBusy = open.isPending || openDemo.isPending || pick.isPending;
  const error = open.error ?? openDemo.error ?? pick.error;
  const trouble = error === null ? null : troubleText(error);

  const start = (run: () => void) => () => {
    open.reset();
    openDemo.reset();
    pick.reset();
    run();
  };
  const opened = { onSuccess: () => onOpened?.() };
  const pickFolder = () => pick.mutate({}, { onSuccess: (volume) => { if (volume !== null) onOpened?.(); } });

  return (
    <div className="choices">
      {candidates.length > 0 && <h3>{say('welcome.plugged')}</h3>}
      {candidates.map((candidate) => (
        <CandidateChoice
          key={candidate.id} candidate={candidate} isDisabled={isBusy} isBusy={open.isPending && open.variables.candidateId === candidate.id}
          onOpen={start(() => open.mutate({ candidateId: candidate.id }, opened))} onAsk={start(() => setAsking(candidate))}
        />
      ))}
      {candidates.length === 0 && (
        <p className="choices-waiting"><Usb size={20} strokeWidth={1.5} aria-hidden />{say('welcome.waiting')}</p>
      )}
      <Choice icon={FolderOpen} title={say('welcome.folder')} text={say('welcome.folderText')} isDisabled={isBusy} isBusy={pick.isPending} onPress={start(canPick ? pickFolder : () => setChoosing(true))} />
      <Choice icon={Clapperboard} title={say('welcome.demo')} text={say('welcome.demoText')} isDisabled={isBusy} isBusy={openDemo.isPending} onPress={start(() => openDemo.mutate({}, opened))} />
      {trouble !== null && <Banner tone="bad" {...trouble} />}
      {asking !== null && <IdentifyDialog candidate={asking} onClose={() => setAsking(null)} onOpened={() => onOpened?.()} />}
      <FolderDialog isOpen={isChoosing} onClose={() => setChoosing(false)} onOpened={() => { setChoosing(false); onOpened?.(); }} />
    </div>
  );
}
