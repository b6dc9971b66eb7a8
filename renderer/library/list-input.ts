// What the mouse and the keys do in the list: open a clip, move the tab stop, select as in a file manager.
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import type { Clip, ClipFilter, LocalDate } from '../../shared/schema.ts';
import { clipQuery, dayClipsQuery, neighboursQuery, queryClient } from '../client/queries.ts';
import type { ListPlace } from '../place/place.ts';
import { usePlace } from '../place/place-store.ts';
import { beginToRead } from '../player/screen.ts';
import { anchorAt, dropAnchor, selecting, selectTo, toggleClip, useSelection } from '../selection/selection.ts';
import { step, type DayLayout, type Move } from './day-layout.ts';
import type { TabStop } from './tab-stop.ts';

const moves: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last',
};
const otherWay: Partial<Record<Move, Move>> = { left: 'right', right: 'left' };
/** The corner of a cell that selects it. */
const cornerPx = 36;

/** The clip that is meant; undefined when it is gone, or its day has fewer. Throws as `ask` does. */
export async function clipAt(layout: DayLayout, filter: ClipFilter, { date, index, clip }: TabStop): Promise<Clip | undefined> {
  const place = layout.days.find(({ day }) => day.date === date);
  if (place === undefined) return undefined;
  const clips = await queryClient.query({ ...dayClipsQuery(filter, place.day.range), staleTime: 'static' });
  return clip === null ? clips[index] : clips.find(({ id }) => id === clip);
}

interface ListInputParts {
  readonly layout: DayLayout;
  readonly filter: ClipFilter;
  readonly active: TabStop | null;
  /** Puts the tab stop on a clip and brings it into sight. */
  readonly move: (to: TabStop) => void;
  readonly open: (clip: ClipId, date: LocalDate, index: number) => void;
  /** Rows that Page up and Page down go, in a list of this height. */
  readonly screenRows: (height: number) => number;
}

/** What the player asks first, asked while the button is still down. */
function foresee(clip: ClipId, filter: ClipFilter): void {
  // A player that is open has a screen of its own, which shows another clip still.
  if (usePlace.getState().clip === null) beginToRead(clip);
  // Whoever shows them is told what went wrong.
  queryClient.query({ ...clipQuery(clip), staleTime: 'static' }).catch(() => undefined);
  queryClient.query({ ...neighboursQuery(clip, filter), staleTime: 'static' }).catch(() => undefined);
}

interface ListInput {
  readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onClick: (event: MouseEvent<HTMLDivElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
}

/** The attribute is written from a `ClipId`. */
function clipOf({ id }: Element): ClipId {
  return Number(id.slice('clip-'.length)) as ClipId;
}

function cellOf(target: EventTarget): { readonly element: HTMLElement; readonly at: TabStop & { readonly clip: ClipId } } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  const date = element?.closest<HTMLElement>('[data-date]')?.dataset['date'];
  // The attribute is written from a `LocalDate`.
  return element === null || date === undefined ? null : { element, at: { date: date as LocalDate, index: Number(element.dataset['index']), clip: clipOf(element) } };
}

/** The clip that stands at a place before the user's eyes: the catalog may know of newer ones already. */
function stopSeen(list: Element, to: ListPlace): TabStop {
  const cell = list.querySelector(`[data-date="${to.date}"] [data-index="${String(to.index)}"]`);
  return { ...to, clip: cell === null ? null : clipOf(cell) };
}

function isInCorner({ clientX, clientY }: MouseEvent, element: HTMLElement): boolean {
  const { left, right, top } = element.getBoundingClientRect();
  const x = getComputedStyle(element).direction === 'rtl' ? right - clientX : clientX - left;
  return x < cornerPx && clientY - top < cornerPx;
}

/** Handlers for the element that scrolls; its cells have none of their own. */
export function listInput({ layout, filter, active, move, open, screenRows }: ListInputParts): ListInput {
  const select = async (at: TabStop, how: 'toggle' | 'range' | 'add-range', from: TabStop | null): Promise<void> => {
    const clip = await clipAt(layout, filter, at);
    if (clip === undefined) return;
    if (how === 'toggle') {
      toggleClip(clip);
      return;
    }
    const start = useSelection.getState().anchor === null && from !== null ? await clipAt(layout, filter, from) : undefined;
    if (start !== undefined) anchorAt(start);
    await selectTo(clip, filter, how === 'add-range');
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const selects = event.ctrlKey || event.metaKey || event.shiftKey;
    const cell = event.button === 0 && event.pointerType !== 'touch' && !selects ? cellOf(event.target) : null;
    if (cell !== null && !isInCorner(event, cell.element)) foresee(cell.at.clip, filter);
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const cell = cellOf(event.target);
    if (cell === null) return;
    const isMany = event.ctrlKey || event.metaKey;
    if (event.shiftKey) {
      move(cell.at);
      selecting(select(cell.at, isMany ? 'add-range' : 'range', active));
    } else if (isMany || (event.detail > 0 && isInCorner(event, cell.element))) {
      move(cell.at);
      selecting(select(cell.at, 'toggle', null));
    } else {
      open(cell.at.clip, cell.at.date, cell.at.index);
    }
  };

  const target = (event: KeyboardEvent<HTMLDivElement>, from: ListPlace): TabStop | null => {
    const move = moves[event.key];
    if (move !== undefined) {
      const isBack = getComputedStyle(event.currentTarget).direction === 'rtl';
      return stopSeen(event.currentTarget, step(layout, from, isBack ? otherWay[move] ?? move : move));
    }
    if (event.key !== 'PageDown' && event.key !== 'PageUp') return null;
    let to = from;
    for (let row = screenRows(event.currentTarget.clientHeight); row > 0; row -= 1) to = step(layout, to, event.key === 'PageDown' ? 'down' : 'up');
    return stopSeen(event.currentTarget, to);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const cell = cellOf(event.target);
    if (active === null || cell === null || event.altKey) return;
    const isMany = event.ctrlKey || event.metaKey;
    const isPick = (event.key === ' ' && isMany) || (event.key.toLowerCase() === 'x' && !isMany);
    if (isPick) {
      event.preventDefault();
      selecting(select(active, 'toggle', null));
      return;
    }
    if (!isMany && (event.key === 'Enter' || (event.key === ' ' && cell.element.ariaCurrent !== 'true'))) {
      event.preventDefault();
      cell.element.click();
      return;
    }
    const to = isMany && event.key !== 'Home' && event.key !== 'End' ? null : target(event, active);
    if (to === null) return;
    event.preventDefault();
    move(to);
    if (event.shiftKey) selecting(select(to, 'range', active));
    else dropAnchor();
  };

  return { onPointerDown, onClick, onKeyDown };
}
