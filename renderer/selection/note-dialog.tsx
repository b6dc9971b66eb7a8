// One note for all selected clips; says first how many notes it would replace.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import type { ClipId } from '../../shared/ids.ts';
import { tellDone } from '../actions/notices.ts';
import { ask } from '../client/core.ts';
import { counted } from '../ui/amounts.ts';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { writeMark } from './mark-clips.ts';
import { selecting } from './selection.ts';

const mostLetters = 10_000;

export function NoteDialog({ ids, onClose }: { readonly ids: readonly ClipId[]; readonly onClose: () => void }): ReactNode {
  const [text, setText] = useState('');
  const noted = useQuery({ queryKey: ['clips', 'noted'], queryFn: ({ signal }) => ask('clips.select', { filter: { hasNote: true } }, signal) }).data;
  const all = new Set(noted?.ids ?? []);
  const replaced = ids.filter((id) => all.has(id)).length;
  const save = () => {
    selecting(writeMark(ids, { note: text }).then(() => { tellDone(say('note.saved', counted(ids.length))); }));
    onClose();
  };
  return (
    <ModalDialog
      title={say('note.many', counted(ids.length))} {...(replaced > 0 && { text: say('note.replaces', counted(replaced)) })} isOpen onClose={onClose}
      foot={<><Button className="button" onPress={onClose}>{say('app.cancel')}</Button><Button className="button primary" isDisabled={text.trim() === ''} onPress={save}>{say('note.save')}</Button></>}
    >
      <TextField className="note-field" value={text} onChange={setText} maxLength={mostLetters} autoFocus>
        <Label className="visually-hidden">{say('note.label')}</Label>
        <TextArea rows={5} placeholder={say('note.placeholder')} />
      </TextField>
    </ModalDialog>
  );
}
