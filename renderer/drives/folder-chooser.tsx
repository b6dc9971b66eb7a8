// Chooses a folder on the computer the core runs on. The page sees names and ids; a path is only ever shown.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowUp, ChevronRight, Folder, FolderPlus, FolderX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Input, Label, ListBox, ListBoxItem, Text, TextField } from 'react-aria-components';
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

export interface ChosenFolder {
  readonly id: FolderId;
  /** As the system writes it: only to be shown. */
  readonly path: string;
}

interface FolderChooserProps {
  readonly title: string;
  readonly text: string;
  /** What the button says of the chosen folder; null is the one that is shown. */
  readonly chooseWords: (name: string | null) => string;
  /** Where it starts; null is the computer. */
  readonly start?: FolderId | null;
  /** A new folder can be made. */
  readonly canCreate?: boolean;
  readonly isBusy?: boolean;
  readonly error?: unknown;
  readonly onChoose: (folder: ChosenFolder) => void;
  /** Another folder is looked at: what was wrong with the last one no longer matters. */
  readonly onMove?: () => void;
  readonly onClose: () => void;
}

export function FolderChooser(props: FolderChooserProps): ReactNode {
  const { title, text, chooseWords, start = null, canCreate = false, isBusy = false, onChoose, onMove, onClose } = props;
  const [folderId, setFolderId] = useState<FolderId | null>(start);
  const [chosen, setChosen] = useState<FolderEntry | null>(null);
  const [isNaming, setNaming] = useState(false);
  const listing = useQuery({
    queryKey: ['folders', folderId],
    queryFn: ({ signal }) => ask('folders.list', { folderId }, signal),
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  // A folder that cannot be read leaves the one before it on the screen.
  const [lastRead, setLastRead] = useState(listing.data);
  if (listing.data !== undefined && listing.data !== lastRead) setLastRead(listing.data);
  const here = listing.data ?? lastRead;
  // What is shown is not what was entered yet: nothing of it can be chosen.
  const isMoving = listing.isPlaceholderData;
  const isTop = here?.path === '';

  const enter = (next: FolderId | null) => {
    onMove?.();
    setNaming(false);
    setChosen(null);
    if (next === folderId) void listing.refetch();
    else setFolderId(next);
  };
  const choose = () => {
    if (here === undefined) return;
    // The separator is that of the system the core runs on; the path is only shown.
    const separator = here.path.includes('\\') ? '\\' : '/';
    if (chosen !== null) onChoose({ id: chosen.id, path: isTop ? chosen.name : `${here.path.replace(/[\\/]$/, '')}${separator}${chosen.name}` });
    else if (!isTop) onChoose({ id: here.id, path: here.path });
  };
  const error = props.error ?? listing.error;

  return (
    <ModalDialog
      title={title} text={text} isOpen onClose={onClose} className="folders"
      foot={
        <>
          <Button className="button" onPress={onClose}>{say('app.cancel')}</Button>
          <Button className="button primary" isDisabled={here === undefined || isMoving || (chosen === null && isTop) || isBusy} onPress={choose}>{chooseWords(chosen?.name ?? null)}</Button>
        </>
      }
    >
      <div className="folders-place">
        <IconButton icon={ArrowUp} label={say('folders.up')} isDisabled={here?.parent == null} onPress={() => { if (here?.parent != null) enter(here.parent); }} />
        <span className="cut" title={here?.path}><bdi>{isTop ? say('folders.computer') : here?.path}</bdi></span>
        {canCreate && <IconButton className="folders-new" icon={FolderPlus} label={say('folders.new')} isDisabled={here === undefined || isTop || isNaming} onPress={() => setNaming(true)} />}
      </div>
      {isNaming && here !== undefined && <NewFolder within={here.id} onMade={(made) => enter(made.id)} onClose={() => setNaming(false)} />}
      {error != null && <Banner tone="bad" {...troubleText(error)} />}
      <ListBox
        className="folders-list" aria-label={say('folders.list')} items={here?.entries ?? []} selectionMode="single" selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen.id]}
        onSelectionChange={(keys) => {
          if (isMoving) return;
          const [key] = keys === 'all' ? [] : [...keys];
          setChosen(here?.entries.find(({ id }) => id === key) ?? null);
        }}
        onAction={(key) => enter(FolderId.parse(key))}
        renderEmptyState={() => (listing.isPending ? null : <Message icon={FolderX} title={say('folders.empty')} text={canCreate ? '' : text} />)}
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

interface NewFolderProps {
  readonly within: FolderId;
  readonly onMade: (folder: FolderEntry) => void;
  readonly onClose: () => void;
}

function NewFolder({ within, onMade, onClose }: NewFolderProps): ReactNode {
  const [name, setName] = useState('');
  const create = useAsk('folders.create');
  const make = () => {
    if (name.trim() !== '') create.mutate({ folderId: within, name }, { onSuccess: onMade });
  };
  return (
    <div className="folders-naming">
      <TextField value={name} onChange={setName} maxLength={255} autoFocus>
        <Label className="visually-hidden">{say('folders.newName')}</Label>
        <div className="field">
          <Input
            placeholder={say('folders.newName')} spellCheck={false} autoComplete="off"
            onKeyDown={(event) => {
              if (event.key === 'Enter') make();
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              onClose();
            }}
          />
        </div>
      </TextField>
      <Button className="button" isDisabled={name.trim() === '' || create.isPending} onPress={make}>{say('folders.make')}</Button>
      <Button className="button plain" onPress={onClose}>{say('app.cancel')}</Button>
      {create.error !== null && <Banner tone="bad" {...troubleText(create.error)} />}
    </div>
  );
}
