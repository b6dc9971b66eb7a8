// Keeps what window the list is seen in, so that the next launch comes with its first screen drawn for it.
import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { SeenWindow } from '../../shared/settings.ts';
import { ask } from '../client/core.ts';
import { queryClient, settingsQuery } from '../client/queries.ts';
import { usePlace } from './place-store.ts';
import { useRail } from './rail.ts';

const restMs = 1000;

/** `width`: of the list, 0 until it is known. */
export function useSeenWindow(list: RefObject<HTMLElement | null>, width: number): void {
  const keep = useEffectEvent(() => {
    const settings = queryClient.getQueryData(settingsQuery.queryKey);
    if (settings === undefined || list.current === null || document.hidden || useRail.getState().rail !== 'auto') return;
    const seen: SeenWindow = {
      width: window.innerWidth, height: window.innerHeight, listWidth: width, listHeight: list.current.clientHeight,
      hasPlayer: usePlace.getState().clip !== null, languages: [...navigator.languages],
    };
    // Without the core there is nobody to keep it; its loss is told elsewhere.
    if (!isSame(seen, settings.window)) ask('settings.write', { window: seen }).catch(() => undefined);
  });
  useEffect(() => {
    if (width === 0) return;
    // The first one at once: a page may be closed as soon as its clips were seen.
    let timer = window.setTimeout(keep, queryClient.getQueryData(settingsQuery.queryKey)?.window === null ? 0 : restMs);
    const sized = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, restMs);
    };
    window.addEventListener('resize', sized);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('resize', sized);
    };
  }, [width]);
}

function isSame(some: SeenWindow, other: SeenWindow | null): boolean {
  return JSON.stringify(some) === JSON.stringify(other);
}
