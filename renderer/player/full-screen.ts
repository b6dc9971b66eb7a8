// Full screen on and off, and whether it is on.
import { useSyncExternalStore } from 'react';

function follow(hear: () => void): () => void {
  document.addEventListener('fullscreenchange', hear);
  return () => document.removeEventListener('fullscreenchange', hear);
}

export function useIsFullScreen(): boolean {
  return useSyncExternalStore(follow, () => document.fullscreenElement !== null);
}

/** Refused where the window may not (an embedded page): then nothing changes, which the user sees. */
export function toggleFullScreen(element: HTMLElement | null): void {
  const change = document.fullscreenElement === null ? element?.requestFullscreen() : document.exitFullscreen();
  change?.catch(() => undefined);
}
