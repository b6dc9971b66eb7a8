// The same ways to open as on the first page, once something is open already.
import type { ReactNode } from 'react';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { OpenChoices } from './open-choices.tsx';

export function OpenDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  return (
    <ModalDialog title={say('drives.add')} isOpen={isOpen} onClose={onClose}>
      <div className="open-dialog"><OpenChoices onOpened={onClose} /></div>
    </ModalDialog>
  );
}
