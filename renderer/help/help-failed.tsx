// In the place of the help or the tour when they could not be fetched: Wallclock has ended, or was replaced by another build.
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Message } from '../ui/message.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';

export function HelpFailed({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <ModalDialog title={say('help.title')} isOpen onClose={onClose}>
      <Message icon={CircleAlert} title={say('help.failed')} text={say('help.failedText')} isUrgent />
    </ModalDialog>
  );
}
