// A dialog over everything: title, what it is for, a body that scrolls, and a row of buttons.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { say } from '../words/say.ts';
import { IconButton } from './icon-button.tsx';

interface ModalDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** It stays open until what is under way has ended. */
  readonly isBusy?: boolean;
}

export function ModalDialog({ title, text, isOpen, onClose, foot, children, className = '', isBusy = false }: ModalDialogProps): ReactNode {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable={!isBusy} isKeyboardDismissDisabled={isBusy} className="scrim">
      <Modal className={`modal ${className}`}>
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>{title}</Heading>
            <IconButton icon={X} label={say('app.close')} isDisabled={isBusy} onPress={onClose} />
          </div>
          {text === undefined ? <div className="dialog-gap" /> : <p className="dialog-text">{text}</p>}
          <div className="dialog-body">{children}</div>
          {foot !== undefined && <div className="dialog-foot">{foot}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
