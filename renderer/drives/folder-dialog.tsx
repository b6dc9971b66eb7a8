// Opens a folder of clips on the computer the core runs on.
import type { ReactNode } from 'react';
import { useAsk } from '../client/queries.ts';
import { say } from '../words/say.ts';
import { FolderChooser } from './folder-chooser.tsx';

interface FolderDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onOpened: () => void;
}

export function FolderDialog(props: FolderDialogProps): ReactNode {
  // Mounted with each opening, so it always starts at the top.
  return props.isOpen ? <OpenFolderDialog {...props} /> : null;
}

function OpenFolderDialog({ onClose, onOpened }: FolderDialogProps): ReactNode {
  const open = useAsk('folders.open');
  return (
    <FolderChooser
      title={say('folders.title')} text={say('folders.text')} chooseWords={(name) => (name === null ? say('folders.openThis') : say('folders.open', name))}
      isBusy={open.isPending} error={open.error} onMove={open.reset} onClose={onClose} onChoose={({ id }) => open.mutate({ folderId: id }, { onSuccess: onOpened })}
    />
  );
}
