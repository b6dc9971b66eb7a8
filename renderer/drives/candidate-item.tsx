// A drive that is plugged in and not open yet, in the rail: open it, or first say which one it is.
import { useQuery } from '@tanstack/react-query';
import { Usb } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Candidate } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { useAsk, volumesQuery } from '../client/queries.ts';
import { sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { IdentifyDialog } from './identify-dialog.tsx';

/** `Looks like PORCH`, for a drive that may be a known one; null for a new one. */
export function useResemblance({ resembles }: Candidate): string | null {
  const known = (useQuery(volumesQuery).data?.volumes ?? []).filter(({ id }) => resembles.includes(id));
  const [first] = known;
  if (first === undefined) return null;
  return known.length === 1 ? say('candidate.resembles', first.name) : say('candidate.resemblesMany');
}

export function CandidateItem({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const open = useAsk('volumes.open');
  const [isAsking, setAsking] = useState(false);
  const resemblance = useResemblance(candidate);
  const press = () => {
    if (resemblance === null) open.mutate({ candidateId: candidate.id });
    else setAsking(true);
  };
  return (
    <li className="drive candidate" aria-label={candidate.name}>
      <div className="drive-head">
        <Usb size={16} strokeWidth={1.75} aria-hidden />
        <span className="drive-name cut" title={candidate.place}>{candidate.name}</span>
        {candidate.sizeBytes !== null && <span className="candidate-size num">{sizeText(candidate.sizeBytes)}</span>}
      </div>
      <p className="drive-state">{resemblance ?? say('candidate.state')}</p>
      <Button className="button small candidate-open" isDisabled={open.isPending} aria-label={resemblance === null ? say('candidate.openNamed', candidate.name) : say('candidate.whichNamed', candidate.name)} onPress={press}>
        {open.isPending ? say('welcome.opening') : resemblance === null ? say('candidate.open') : say('candidate.which')}
      </Button>
      {open.error !== null && <p className="drive-note" role="alert">{troubleText(open.error).what} {troubleText(open.error).next}</p>}
      {isAsking && <IdentifyDialog candidate={candidate} onClose={() => setAsking(false)} />}
    </li>
  );
}
