// Whether the list flies: it was moved by more than half a screen several times in a row, as a hand on the edge or a held key does. Nobody
// reads anything then; what passes is drawn as plain tiles, and the days that pass are not asked for.
import { create } from 'zustand';

/** So soon after one another two great moves are one flight, and so long after the last one it is over. */
const restMs = 120;

const useFlight = create(() => ({ isFlying: false }));

let movedAt = -Infinity;
let timer: number | null = null;

function land(): void {
  const leftMs = movedAt + restMs - performance.now();
  // One timer a flight, not one a frame.
  timer = leftMs > 0 ? window.setTimeout(land, leftMs) : null;
  if (timer === null) useFlight.setState({ isFlying: false });
}

/** Told by the list with every scroll; `px`: how far it went. A single jump is no flight. */
export function listScrolled(px: number, screenPx: number): void {
  if (px <= screenPx / 2) return;
  const now = performance.now();
  const isFlying = now - movedAt < restMs;
  movedAt = now;
  if (!isFlying || timer !== null) return;
  timer = window.setTimeout(land, restMs);
  useFlight.setState({ isFlying: true });
}

export function useIsFlying(): boolean {
  return useFlight(({ isFlying }) => isFlying);
}
