// What can be done with clips from the keyboard: select all, star, watched, delete. They mean the selection, else the clip with the focus, else the one in the player.
import type { RefObject } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { planCleanup } from '../cleanup/open-cleanup.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Clip, ClipFilter } from '../../shared/schema.ts';
import { clipQuery, queryClient } from '../client/queries.ts';
import { markClips, type Mark } from '../selection/mark-clips.ts';
import { clearSelection, selectAll, selecting, useSelection } from '../selection/selection.ts';
import type { DayLayout } from './day-layout.ts';
import { clipAt } from './list-input.ts';
import type { TabStop } from './tab-stop.ts';

type Marked = Pick<Clip, 'id' | 'isStarred' | 'isWatched'>;

interface ListActionParts {
  readonly layout: DayLayout;
  readonly filter: ClipFilter;
  readonly active: TabStop | null;
  readonly hasFocus: boolean;
  readonly chosen: ClipId | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

export function useListActions({ layout, filter, active, hasFocus, chosen, scroller }: ListActionParts): void {
  const meant = async (): Promise<Marked | undefined> => {
    if (hasFocus && active !== null) return clipAt(layout, filter, active);
    return chosen === null ? undefined : queryClient.query({ ...clipQuery(chosen), staleTime: 'static' });
  };
  /** Those that are selected get the mark; a single clip gets or loses it. */
  const mark = async (markOf: (isOn: boolean) => Mark, isOn: (clip: Marked) => boolean): Promise<void> => {
    const selected = [...useSelection.getState().clips.keys()];
    if (selected.length > 0) {
      await markClips(selected, markOf(true));
      return;
    }
    const clip = await meant();
    if (clip !== undefined) await markClips([clip.id], markOf(!isOn(clip)));
  };
  const remove = async (): Promise<void> => {
    const selected = [...useSelection.getState().clips.keys()];
    const clip = selected.length > 0 ? undefined : await meant();
    const ids = clip === undefined ? selected : [clip.id];
    if (ids.length > 0) planCleanup({ kind: 'by-hand', ids });
  };
  const hasSelection = useSelection(({ clips }) => clips.size > 0);
  useActions({
    'clips.selectAll': () => selecting(selectAll(filter)),
    'clips.unselect': hasSelection ? () => {
      clearSelection();
      scroller.current?.querySelector<HTMLElement>('[role=option][tabindex="0"]')?.focus();
    } : undefined,
  });
  // Offered anew whenever the list comes into question, and so before what the player offers for its clip.
  const isMeant = hasSelection || hasFocus || chosen !== null;
  useActions({
    'clips.star': isMeant ? () => selecting(mark((isStarred) => ({ isStarred }), ({ isStarred }) => isStarred)) : undefined,
    'clips.delete': isMeant ? () => selecting(remove()) : undefined,
    'clips.watched': isMeant ? () => selecting(mark((isWatched) => ({ isWatched }), ({ isWatched }) => isWatched)) : undefined,
  });
}
