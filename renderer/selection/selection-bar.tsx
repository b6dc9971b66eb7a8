// In the place of the list's bar while clips are selected: how many, how much, and what can be done with them.
import { CheckCheck, Eye, EyeOff, FileDown, Film, NotebookPen, Star, StarOff, Trash2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ClipFilter } from '../../shared/schema.ts';
import { keyOf } from '../actions/key-text.ts';
import { planCleanup } from '../cleanup/open-cleanup.ts';
import { openExport } from '../export/open-export.ts';
import { openFilm } from '../film/open-film.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { markClips } from './mark-clips.ts';
import { NoteDialog } from './note-dialog.tsx';
import { clearSelection, selectAll, selecting, useSelection } from './selection.ts';
import './selection.css';

export function SelectionBar({ filter }: { readonly filter: ClipFilter }): ReactNode {
  const clips = useSelection(({ clips: selected }) => selected);
  const [isNoting, setNoting] = useState(false);
  const ids = [...clips.keys()];
  const bytes = [...clips.values()].reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return (
    <div className="list-bar selection-bar" role="toolbar" aria-label={say('select.label')}>
      <IconButton icon={X} label={say('select.clear')} keyText={keyOf('clips.unselect')} onPress={clearSelection} />
      <p className="num" role="status"><strong>{say('select.count', counted(clips.size))}</strong>{bytes > 0 && <span className="quiet"> · {sizeText(bytes)}</span>}</p>
      <span className="list-bar-gap" />
      <Button className="button plain small" onPress={() => selecting(selectAll(filter))}><CheckCheck size={16} strokeWidth={1.75} aria-hidden />{say('select.all')}</Button>
      <IconButton icon={Star} label={say('select.star')} keyText={keyOf('clips.star')} onPress={() => selecting(markClips(ids, { isStarred: true }))} />
      <IconButton icon={StarOff} label={say('select.unstar')} onPress={() => selecting(markClips(ids, { isStarred: false }))} />
      <IconButton icon={Eye} label={say('select.watched')} keyText={keyOf('clips.watched')} onPress={() => selecting(markClips(ids, { isWatched: true }))} />
      <IconButton icon={EyeOff} label={say('select.unwatched')} onPress={() => selecting(markClips(ids, { isWatched: false }))} />
      <IconButton icon={NotebookPen} label={say('select.note')} onPress={() => setNoting(true)} />
      <Button className="button small" onPress={() => openExport({ kind: 'selection' })}><FileDown size={16} strokeWidth={1.75} aria-hidden />{say('action.clips.export')}</Button>
      <IconButton icon={Film} label={say('action.clips.film')} keyText={keyOf('clips.film')} onPress={() => openFilm({ kind: 'selection' })} />
      <IconButton icon={Trash2} label={say('action.clips.delete')} keyText={keyOf('clips.delete')} onPress={() => planCleanup({ kind: 'by-hand', ids })} />
      {isNoting && <NoteDialog ids={ids} onClose={() => setNoting(false)} />}
    </div>
  );
}
