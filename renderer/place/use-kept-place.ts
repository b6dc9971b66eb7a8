// Where the user was comes back with the next launch: another port is another origin, so the core keeps it.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { ask } from '../client/core.ts';
import { settingsQuery } from '../client/queries.ts';
import { placeToHash } from './place.ts';
import { resumePlace, usePlace } from './place-store.ts';

const restMs = 1000;

export function useKeptPlace(): void {
  const kept = useQuery(settingsQuery).data?.place;
  const isResumed = useRef(false);
  const isKnown = kept !== undefined;

  // Before the list is painted for the first time: it must not jump.
  useLayoutEffect(() => {
    if (kept === undefined || isResumed.current) return;
    isResumed.current = true;
    resumePlace(kept);
  }, [kept]);

  useEffect(() => {
    if (!isKnown) return;
    let written = kept;
    let timer: number | null = null;
    const keep = () => {
      if (timer !== null) window.clearTimeout(timer);
      timer = null;
      const place = placeToHash(usePlace.getState());
      if (place === written) return;
      written = place;
      // Without the core there is nobody to keep it; its loss is told elsewhere.
      ask('settings.write', { place }).catch(() => undefined);
    };
    const stop = usePlace.subscribe(() => {
      if (timer !== null) window.clearTimeout(timer);
      timer = window.setTimeout(keep, restMs);
    });
    const leave = () => {
      if (document.visibilityState === 'hidden') keep();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', leave);
      if (timer !== null) window.clearTimeout(timer);
    };
    // What is kept is read once: afterwards this page is the one that writes it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isKnown]);
}
