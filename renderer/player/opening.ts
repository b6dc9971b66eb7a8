// What moves comes first. While a clip opens, all else that its opening changes waits until its time runs, or until it is plain that it will not
// soon: the controls, what is known of the clip, the list in its narrower room. Their room is kept from the start, so nothing jumps.
//
// Why: the element hears of its bytes on the thread that builds the page, and waits for what is built meanwhile. Once its time runs it needs that
// thread no longer: the sound has been handed on and is heard some 70 ms later (measured), the second picture with it. The rest is built in between.
import { startTransition, useEffect, useLayoutEffect, useState } from 'react';
import type { Playback, PlaybackState } from './playback.ts';

/** A drive that takes longer lets nobody wait for the controls as well. */
const patienceMs = 400;

/** What waits; null while nothing opens. */
let waiting: (() => void)[] | null = null;

function end(): void {
  const due = waiting ?? [];
  waiting = null;
  for (const go of due) go();
}

/** At once while nothing opens, else as soon as it has. */
export function onceOpened(go: () => void): void {
  if (waiting === null) go();
  else waiting.push(go);
}

/** For the player: false while the clip opens with which it came. */
export function useIsOpened({ store }: Playback): boolean {
  const [isOpened, setOpened] = useState(false);
  useLayoutEffect(() => {
    const hasOpened = ({ isOpening, errorCode }: PlaybackState) => !isOpening || errorCode !== null;
    if (hasOpened(store.getState())) {
      // Nothing is to move: all of it comes with the first picture of the page, not after it.
      // eslint-disable-next-line react-hooks/set-state-in-effect
      setOpened(true);
      return;
    }
    waiting ??= [];
    const open = () => {
      stop();
      window.clearTimeout(timer);
      startTransition(() => setOpened(true));
    };
    const stop = store.subscribe((state) => {
      if (hasOpened(state)) open();
    });
    const timer = window.setTimeout(open, patienceMs);
    return () => {
      stop();
      window.clearTimeout(timer);
      end();
    };
  }, [store]);
  // The list after the player. Not as a transition: the seek bar, which moves with every frame by now, would put it off again and again.
  useEffect(() => {
    if (isOpened) end();
  }, [isOpened]);
  return isOpened;
}
