// Whether the last change was kept: said where the change was made, and read out.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../words/say.ts';

interface SaveStateProps {
  readonly saves: readonly { readonly isPending: boolean; readonly isSuccess: boolean; readonly submittedAt: number }[];
  /** Instead of “Saving…”. */
  readonly saving?: string;
  /** Instead of “Saved”. */
  readonly saved?: string | null;
}

/** Of several kinds of saves the last one counts. */
export function SaveState({ saves, saving = say('settings.saving'), saved = null }: SaveStateProps): ReactNode {
  const last = saves.reduce((one, other) => (other.submittedAt > one.submittedAt ? other : one));
  return (
    <p className="quiet save-state" role="status">
      {last.isPending && saving}
      {last.isSuccess && <><Check size={14} strokeWidth={2} aria-hidden />{saved ?? say('settings.saved')}</>}
    </p>
  );
}
