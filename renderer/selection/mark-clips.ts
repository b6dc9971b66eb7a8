// Stars and watched marks on many clips, with the way back: undo touches only the clips that were changed.
import type { ClipMark } from '../../shared/clip-mark.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { ClipFilter } from '../../shared/schema.ts';
import { tellDone } from '../actions/notices.ts';
import { ask } from '../client/core.ts';
import { counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { selecting } from './selection.ts';

/** The most one call takes. */
const mostIds = 1000;

export type Mark = { readonly isStarred: boolean } | { readonly isWatched: boolean };

/** Throws as `ask` does. */
export async function writeMark(ids: readonly ClipId[], mark: ClipMark): Promise<void> {
  for (let from = 0; from < ids.length; from += mostIds) await ask('clips.mark', { clipIds: ids.slice(from, from + mostIds), mark });
}

function wordsOf(mark: Mark, count: number): string {
  if ('isStarred' in mark) return mark.isStarred ? say('mark.starred', counted(count)) : say('mark.unstarred', counted(count));
  return mark.isWatched ? say('mark.watched', counted(count)) : say('mark.unwatched', counted(count));
}

/** Those of the clips that are not marked so already. */
async function unmarked(ids: readonly ClipId[], mark: Mark): Promise<ClipId[]> {
  // Whoever marks a single clip knows how it stands; it may be of a hidden camera, which the list below leaves out.
  if (ids.length === 1) return [...ids];
  const others: ClipFilter = 'isStarred' in mark ? { isStarred: !mark.isStarred } : { isUnwatched: mark.isWatched };
  const found = new Set((await ask('clips.select', { filter: others })).ids);
  return ids.filter((id) => found.has(id));
}

/** Marks the clips and offers to undo it. Throws as `ask` does. */
export async function markClips(ids: readonly ClipId[], mark: Mark): Promise<void> {
  const changed = await unmarked(ids, mark);
  await writeMark(changed, mark);
  const back: Mark = 'isStarred' in mark ? { isStarred: !mark.isStarred } : { isWatched: !mark.isWatched };
  tellDone(wordsOf(mark, changed.length), changed.length === 0 ? null : () => selecting(writeMark(changed, back)));
}
