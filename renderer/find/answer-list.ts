// The answers one is walking through: next and previous stay among them while the box keeps the time they are of.
// A range of instants says "among them" to the core, so that walking needs no list of its own and no second way to ask.
import { useMemo } from 'react';
import { create } from 'zustand';
import type { ClipId } from '../../shared/ids.ts';
import type { ClipFilter } from '../../shared/schema.ts';
import type { AnswerList } from './answer-sections.ts';

export const useAnswerList = create<{ readonly list: AnswerList | null }>()(() => ({ list: null }));

export function walkThrough(list: AnswerList | null): void {
  useAnswerList.setState({ list });
}

/** Where the open clip stands among the answers; null when it is none of them, as when another was chosen from the list. */
export function placeAmong(list: AnswerList | null, clip: ClipId | null): number | null {
  const place = list === null || clip === null ? -1 : list.clips.indexOf(clip);
  return place < 0 ? null : place;
}

/** The filter for next and previous: the answers while the open clip is one of them, else that of the list. */
export function useWalkFilter(clip: ClipId | null, filter: ClipFilter): ClipFilter {
  const list = useAnswerList((state) => state.list);
  const walked = placeAmong(list, clip) === null ? null : list;
  return useMemo(() => (walked === null ? filter : { range: walked.window }), [walked, filter]);
}
