// A clip that the page has already been told of, in the list or as a neighbour: enough to begin to play it.
import type { ClipId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';
import { queryClient } from './queries.ts';

interface Neighbours {
  readonly previous: Clip | null;
  readonly next: Clip | null;
}

/** Undefined when it has not; then it has to be asked for. */
export function clipAtHand(id: ClipId): Clip | undefined {
  // What stands under these keys is as `queries.ts` asks for it.
  for (const [, clips] of queryClient.getQueriesData<readonly Clip[]>({ queryKey: ['clips'] })) {
    const found = clips?.find((clip) => clip.id === id);
    if (found !== undefined) return found;
  }
  for (const [, beside] of queryClient.getQueriesData<Neighbours>({ queryKey: ['neighbours'] })) {
    const found = [beside?.next, beside?.previous].find((clip) => clip?.id === id);
    if (found != null) return found;
  }
  return undefined;
}
