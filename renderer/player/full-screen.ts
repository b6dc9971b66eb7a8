// Full screen on and off, and whether it is on. The page goes full screen and the stage fills it: menus, tooltips and what is
// said at the foot of the window live elsewhere in the page and would be left behind by a stage that went alone.
import { useSyncExternalStore } from 'react';

function follow(hear: () => void): () => void {
  document.addEventListener('fullscreenchange', hear);
  return () => document.removeEventListener('fullscreenchange', hear);
}

const isOn = () => document.fullscreenElement !== null;

export function useIsFullScreen(): boolean {
  return useSyncExternalStore(follow, isOn);
}

/** Refused where the window may not (an embedded page): then nothing changes, which the user sees. */
export function toggleFullScreen(): void {
  const change = isOn() ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => undefined);
}

export function leaveFullScreen(): void {
  if (isOn()) toggleFullScreen();
}
