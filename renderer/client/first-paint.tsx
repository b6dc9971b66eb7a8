// The first picture of the page shows the clips. What stands around them is fetched and built right after it, so that no clip waits for a menu.
import { createContext, startTransition, useContext, useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { answerEarlyKeys } from '../actions/use-actions.ts';
import { replayEarlyClick, stopKeepingClicks } from './early-input.ts';
import { dropFirstScreen } from './first-screen.ts';
import type { Surroundings } from '../surroundings.tsx';

const Around = createContext<Surroundings | null>(null);

export function fetchSurroundings(): Promise<Surroundings> {
  return import('../surroundings.tsx').then(({ surroundings }) => surroundings);
}

/** Null while the page is drawn for the first time with its clips at hand. */
export function useSurroundings(): Surroundings | null {
  return useContext(Around);
}

/** Until the core is back, whose loss is told by the event stream. */
const retryMs = 2000;

/** `first`: what stands around from the beginning; null when the clips came with the page and are to be seen before it. */
export function FirstPaint({ first, children }: { readonly first: Surroundings | null; readonly children: ReactNode }): ReactNode {
  const [around, setAround] = useState(first);
  // Behind the layout effects of the list, which by then stands where it will be seen.
  useLayoutEffect(() => {
    stopKeepingClicks();
    dropFirstScreen();
  }, []);
  useEffect(() => {
    // The cells come with the next commit, which has the width of the list.
    const timer = window.setTimeout(replayEarlyClick);
    return () => window.clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (first !== null) return;
    let isFollowed = false;
    let timer: number | null = null;
    const fetchRest = () => {
      fetchSurroundings().then((fetched) => startTransition(() => setAround(fetched)), () => {
        timer = window.setTimeout(fetchRest, retryMs);
      });
    };
    const follow = () => {
      if (isFollowed) return;
      isFollowed = true;
      fetchRest();
    };
    // Behind the painting that the next frame ends with. A page in the background is not painted: there nobody waits for it.
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(follow);
    });
    if (document.hidden) follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      isFollowed = true;
      cancelAnimationFrame(frame);
      if (timer !== null) window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', follow);
    };
  }, [first]);
  // Behind the effects of all that stands around, which offer what can be done.
  useEffect(() => {
    if (around !== null) answerEarlyKeys();
  }, [around]);
  return <Around value={around}>{children}</Around>;
}
