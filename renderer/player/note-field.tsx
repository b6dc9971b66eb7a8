// The note of a clip, written under its picture: saved after a pause and when one leaves; Esc takes back what was typed.
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useActions } from '../actions/use-actions.ts';
import type { ClipDetails } from '../../shared/schema.ts';
import { say } from '../words/say.ts';
import { tellNote, writeMark } from './marks.ts';

const restMs = 1200;
const mostLetters = 10_000;

const asNote = (text: string) => (text.trim() === '' ? null : text.trim());

/** Wants a key of the clip: a note belongs to the clip it was typed for. */
export function NoteField({ clip }: { readonly clip: ClipDetails }): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  /** What is typed; null while nobody writes. */
  const [draft, setDraft] = useState<string | null>(null);
  /** What the note was before one began to write. */
  const before = useRef<string | null>(null);
  const kept = useRef<string | null>(clip.note);
  const isTakenBack = useRef(false);
  useActions({
    'clips.note': () => {
      field.current?.focus();
      field.current?.scrollIntoView({ block: 'nearest' });
    },
  });

  const save = async (text: string) => {
    const note = asNote(text);
    if (note === kept.current) return true;
    kept.current = note;
    return writeMark(clip.id, { note });
  };
  const begin = () => {
    before.current = clip.note;
    kept.current = clip.note;
    isTakenBack.current = false;
    setDraft(clip.note ?? '');
  };
  const end = () => {
    if (draft === null) return;
    const text = isTakenBack.current ? before.current ?? '' : draft;
    const [was, now] = [before.current, asNote(text)];
    setDraft(null);
    void save(text).then((isSaved) => {
      if (isSaved && was !== now) tellNote(clip.id, was, now);
    });
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // Else Escape would go on and close the player.
    event.preventDefault();
    isTakenBack.current = true;
    field.current?.blur();
  };

  const saveDraft = useEffectEvent(() => {
    if (draft !== null) void save(draft);
  });
  useEffect(() => {
    if (draft === null) return;
    const timer = window.setTimeout(() => saveDraft(), restMs);
    return () => window.clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') saveDraft();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      saveDraft();
    };
  }, []);

  return (
    <div className="clip-note" data-empty={(draft ?? clip.note ?? '') === '' || undefined}>
      <textarea
        ref={field} rows={1} aria-label={say('note.label')} placeholder={say('note.add')} value={draft ?? clip.note ?? ''} maxLength={mostLetters} dir="auto"
        onFocus={begin} onBlur={end} onChange={(event) => setDraft(event.target.value)} onKeyDown={press}
        aria-describedby={draft === null ? undefined : 'note-keys'}
      />
      {draft !== null && <p id="note-keys" className="note-keys">{say('note.keys')}</p>}
    </div>
  );
}
