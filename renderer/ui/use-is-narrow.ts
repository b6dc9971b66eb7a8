// Whether the window is too narrow for rail, list and player side by side.
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 1199px)');

function follow(hear: () => void): () => void {
  query.addEventListener('change', hear);
  return () => query.removeEventListener('change', hear);
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => query.matches);
}
