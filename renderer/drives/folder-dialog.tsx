// Chooses a folder on the computer the core runs on. The page sees names and ids; a path is only ever shown.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowUp, ChevronRight, Folder, FolderX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Text } from 'react-aria-components';
import { FolderId } from '../../shared/ids.ts';
import type { FolderEntry } from '../../shared/schema.ts';
import { ask, troubleText } from '../client/core.ts';
import { useAsk } from '../client/queries.ts';
import { Banner } from '../ui/banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Message } from '../ui/message.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import './folder-dialog.css';

interface FolderDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onOpened: () => void;
}

export function FolderDialog(props: FolderDialogProps): ReactNode {
  // Mounted with each opening, so it always starts at the top.
  return props.isOpen ? <OpenFolderDialog {...props} /> : null;
}

function OpenFolderDialog({ isOpen, onClose, onOpened }: FolderDialogProps): ReactNode {
  const [folderId, setFolderId] = useState<FolderId | null>(null);
  const [chosen, setChosen] = useState<FolderEntry | null>(null);
  const listing = useQuery({
    queryKey: ['folders', folderId],
    queryFn: ({ signal }) => ask('folders.list', { folderId }, signal),
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const open = useAsk('folders.open');
  const here = listing.data;

  const enter = (next: FolderId | null) => {
    open.reset();
    setChosen(null);
    setFolderId(next);
  };
  const openFolder = (id: FolderId) => open.mutate({ folderId: id }, { onSuccess: onOpened });
  const error = open.error ?? listing.error;
  const isTop = here?.path === '';
  const target = chosen?.id ?? (isTop ? undefined : here?.id);

  return (
    <ModalDialog
      title={say('folders.title')} text={say('folders.text')} isOpen={isOpen} onClose={onClose} className="folders"
      foot={
        <>
          <Button className="button" onPress={onClose}>{say('app.cancel')}</Button>
          <Button className="button primary" isDisabled={target === undefined || open.isPending} onPress={() => { if (target !== undefined) openFolder(target); }}>
            {chosen === null ? say('folders.openThis') : say('folders.open', chosen.name)}
          </Button>
        </>
      }
    >
      <div className="folders-place">
        <IconButton icon={ArrowUp} label={say('folders.up')} isDisabled={here?.parent == null} onPress={() => { if (here?.parent != null) enter(here.parent); }} />
        <span className="cut" title={here?.path}><bdi>{isTop ? say('folders.computer') : here?.path}</bdi></span>
      </div>
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
      <ListBox
        className="folders-list" aria-label={say('folders.list')} items={here?.entries ?? []} selectionMode="single" selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen.id]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          setChosen(here?.entries.find(({ id }) => id === key) ?? null);
        }}
        onAction={(key) => enter(FolderId.parse(key))}
        renderEmptyState={() => (listing.isPending ? null : <Message icon={FolderX} title={say('folders.empty')} text={say('folders.text')} />)}
      >
        {(entry) => (
          <ListBoxItem id={entry.id} textValue={entry.name} className="menu-item">
            <Folder size={16} strokeWidth={1.75} aria-hidden />
            <Text slot="label" className="cut">{entry.name}</Text>
            {entry.holdsArchive && <Text slot="description" className="tag">{say('folders.holdsClips')}</Text>}
            <ChevronRight size={14} strokeWidth={1.75} className="folders-into" aria-hidden />
          </ListBoxItem>
        )}
      </ListBox>
      {here?.isCut === true && <p className="folders-cut">{say('folders.cut')}</p>}
    </ModalDialog>
  );
}
