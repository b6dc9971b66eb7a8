// Which rows of which days are in the page, and keeping the place when the layout changes. Heights are known in advance, so nothing is measured.
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { ListPlace } from '../place/place.ts';
import { listMovedTo, usePlace } from '../place/place-store.ts';
import { daysBetween, placeAt, rowOf, topOf, type DayLayout, type VisibleDay } from './day-layout.ts';
import { listScrolled } from './use-is-due.ts';

/** Height of the date that stays over the rows. */
export const stickyPx = 48;
const restMs = 200;
/** Room kept around a row that is brought into sight. */
const roomPx = 8;
/** Cells in the page beyond which no more are built ahead. */
const enoughCells = 56;

export interface DayWindow {
  readonly visible: readonly VisibleDay[];
  /** Brings a clip's row into sight, moving no more than needed. */
  readonly reveal: (at: ListPlace) => void;
}

/** Pixels built ahead in the direction of travel: up to a screen, as far as the number of cells allows. */
function aheadPx({ columns, row }: DayLayout['measures'], height: number): number {
  const spare = enoughCells - columns * Math.ceil(height / row);
  return Math.min(height, row * Math.max(1, Math.floor(spare / columns)));
}

function windowOf(layout: DayLayout, { scrollTop, clientHeight }: HTMLElement, isUpward: boolean): VisibleDay[] {
  const ahead = aheadPx(layout.measures, clientHeight);
  const [above, below] = isUpward ? [ahead, 0] : [0, ahead];
  return daysBetween(layout, Math.max(0, scrollTop - above), scrollTop + clientHeight + below);
}

function isSame(some: readonly VisibleDay[], others: readonly VisibleDay[]): boolean {
  return some.length === others.length && some.every(({ place, from, to }, order) => {
    const other = others[order];
    return place === other?.place && from === other.from && to === other.to;
  });
}

export function useDayWindow(layout: DayLayout, scroller: RefObject<HTMLDivElement | null>): DayWindow {
  const [visible, setVisible] = useState<readonly VisibleDay[]>([]);
  const arrivals = usePlace((place) => place.arrivals);
  const top = useRef<ListPlace | null>(usePlace.getState().at);
  const isUpward = useRef(false);

  const look = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null) return;
    const next = windowOf(layout, element, isUpward.current);
    setVisible((now) => (isSame(now, next) ? now : next));
  });
  const scrollToTop = useEffectEvent(() => {
    scroller.current?.scrollTo({ top: top.current === null ? 0 : topOf(layout, top.current, stickyPx) });
    look();
  });

  // The top of the list stays the same clip when columns, density or days change.
  useLayoutEffect(() => scrollToTop(), [layout]);

  // After a reload, with Back, and when a day was chosen elsewhere.
  useLayoutEffect(() => {
    if (arrivals === 0) return;
    top.current = usePlace.getState().at;
    scrollToTop();
  }, [arrivals]);

  const scrolled = useEffectEvent((element: HTMLElement, px: number) => {
    if (px !== 0) isUpward.current = px < 0;
    listScrolled(Math.abs(px), element.clientHeight);
    // At the very top new clips push the others down; anywhere else the place holds.
    top.current = element.scrollTop < stickyPx ? null : placeAt(layout, element.scrollTop + stickyPx);
    // In this very frame: a later one would show the list with a hole.
    flushSync(() => look());
  });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: number | null = null;
    let before = element.scrollTop;
    const moved = () => {
      const now = element.scrollTop;
      scrolled(element, now - before);
      before = now;
      if (timer !== null) window.clearTimeout(timer);
      timer = window.setTimeout(() => listMovedTo(top.current), restMs);
    };
    const sized = new ResizeObserver(() => look());
    sized.observe(element);
    element.addEventListener('scroll', moved, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', moved);
      if (timer !== null) window.clearTimeout(timer);
    };
  }, [scroller]);

  const reveal = (at: ListPlace) => {
    const element = scroller.current;
    const row = rowOf(layout, at);
    if (element === null || row === null) return;
    const [from, to] = [element.scrollTop + stickyPx, element.scrollTop + element.clientHeight];
    if (row.top < from) element.scrollTo({ top: row.top - stickyPx - roomPx });
    else if (row.top + row.height > to) element.scrollTo({ top: row.top + row.height + roomPx - element.clientHeight });
  };

  return { visible, reveal };
}
