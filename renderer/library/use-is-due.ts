// Whether a day has stood in the page long enough to be asked for: days that only fly past while the list is dragged are not.
import { useEffect, useState } from 'react';

/** Between two scrolls closer than this the list is on the move. */
const moveMs = 120;
const stayMs = 60;
let scrolledAt = -Infinity;

/** Told by the list with every scroll; `px`: how far it went. */
export function listScrolled(px: number, screenPx: number): void {
  // A wheel or a finger stays within a screen; a drag along the edge or a jump does not.
  if (px > screenPx / 2) scrolledAt = performance.now();
}

export function useIsDue(): boolean {
  const [isDue, setDue] = useState(() => performance.now() - scrolledAt > moveMs);
  useEffect(() => {
    if (isDue) return;
    const timer = window.setTimeout(() => setDue(true), stayMs);
    return () => window.clearTimeout(timer);
  }, [isDue]);
  return isDue;
}
