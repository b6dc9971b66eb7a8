// Says at the foot of the window what was just done; goes by itself, but not while one is at it. Undo stays on its key.
import { CircleAlert } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { say } from '../words/say.ts';
import { keyOf } from './key-text.ts';
import { stopSaying, undoLast, useDoneThings } from './notices.ts';
import { useActions } from './use-actions.ts';
import './notice-toast.css';

const shownMs = { news: 6000, bad: 12_000 };

export function NoticeToast(): ReactNode {
  const said = useDoneThings((state) => state.said);
  const canUndo = useDoneThings((state) => state.undoable.length > 0);
  const [isHeld, setHeld] = useState(false);
  useActions({ 'clips.undo': canUndo ? undoLast : undefined });
  useEffect(() => {
    if (said === null || isHeld) return;
    const timer = window.setTimeout(() => stopSaying(said), shownMs[said.tone]);
    return () => window.clearTimeout(timer);
  }, [said, isHeld]);
  // The place stays in the page: a live region that comes with its words is not read out.
  return (
    <div className="toast-place" role="status">
      {said !== null && (
        <div
          key={said.serial} className="toast" data-tone={said.tone} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}
        >
          {said.tone === 'bad' && <CircleAlert size={16} strokeWidth={1.75} aria-hidden />}
          <span>{said.words}</span>
          {said.undo !== null && (
            <Button className="toast-undo" onPress={() => { setHeld(false); undoLast(); }}>{say('done.undo')}<kbd aria-hidden>{keyOf('clips.undo')}</kbd></Button>
          )}
        </div>
      )}
    </div>
  );
}
