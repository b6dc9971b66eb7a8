// The virtual list of days: which rows are on the screen, and keeping the place when the layout changes.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { ListPlace } from '../place/place.ts';
import { listMovedTo, usePlace } from '../place/place-store.ts';
import { itemAt, itemHeight, placeAt, rowOf, topOf, type DayLayout, type DayPlace } from './day-layout.ts';

/** Height of the date that stays over the rows. */
export const stickyPx = 48;
const restMs = 200;
/** Room kept around a row that is brought into sight. */
const roomPx = 8;

export interface VisibleDay {
  readonly place: DayPlace;
  readonly rows: readonly [number, number] | null;
}

export interface DayList {
  readonly visible: readonly VisibleDay[];
  readonly height: number;
  /** Brings a clip's row into sight, moving no more than needed. */
  readonly reveal: (at: ListPlace) => void;
}

export function useDayList(layout: DayLayout, scroller: RefObject<HTMLDivElement | null>): DayList {
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoises this hook's functions
  const virtual = useVirtualizer({
    count: layout.items,
    getScrollElement: () => scroller.current,
    estimateSize: (item) => itemHeight(layout, item),
    overscan: 1,
  });
  usePlaceKept(layout, scroller, virtual.measure);

  const items = virtual.getVirtualItems();
  const visible = useMemo(() => groupByDay(layout, items.map(({ index }) => index)), [layout, items]);
  const reveal = useCallback((at: ListPlace) => {
    const element = scroller.current;
    const row = rowOf(layout, at);
    if (element === null || row === null) return;
    const [from, to] = [element.scrollTop + stickyPx, element.scrollTop + element.clientHeight];
    if (row.top < from) element.scrollTo({ top: row.top - stickyPx - roomPx });
    else if (row.top + row.height > to) element.scrollTo({ top: row.top + row.height + roomPx - element.clientHeight });
  }, [layout, scroller]);
  return { visible, height: layout.height, reveal };
}

function groupByDay(layout: DayLayout, items: readonly number[]): VisibleDay[] {
  const days = new Map<number, { place: DayPlace; rows: [number, number] | null }>();
  for (const item of items) {
    const found = itemAt(layout, item);
    if (found === null) continue;
    const { place, row } = found;
    const day = days.get(place.order) ?? { place, rows: null };
    if (row >= 0) day.rows = day.rows === null ? [row, row + 1] : [Math.min(day.rows[0], row), Math.max(day.rows[1], row + 1)];
    days.set(place.order, day);
  }
  return [...days.values()];
}

/** The top of the list stays the same clip when columns or days change, after a reload, and with Back. */
function usePlaceKept(layout: DayLayout, scroller: RefObject<HTMLDivElement | null>, measure: () => void): void {
  const arrivals = usePlace((place) => place.arrivals);
  const top = useRef<ListPlace | null>(usePlace.getState().at);
  const current = useRef(layout);

  useLayoutEffect(() => {
    current.current = layout;
    measure();
    const element = scroller.current;
    if (element === null || layout.items === 0) return;
    element.scrollTo({ top: top.current === null ? 0 : topOf(layout, top.current, stickyPx) });
  }, [layout, measure, scroller]);

  useLayoutEffect(() => {
    if (arrivals === 0) return;
    top.current = usePlace.getState().at;
    const element = scroller.current;
    element?.scrollTo({ top: top.current === null ? 0 : topOf(current.current, top.current, stickyPx) });
  }, [arrivals, scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: number | null = null;
    const moved = () => {
      // At the very top new clips push the others down; anywhere else the place holds.
      top.current = element.scrollTop < stickyPx ? null : placeAt(current.current, element.scrollTop + stickyPx);
      if (timer !== null) window.clearTimeout(timer);
      timer = window.setTimeout(() => listMovedTo(top.current), restMs);
    };
    element.addEventListener('scroll', moved, { passive: true });
    return () => {
      element.removeEventListener('scroll', moved);
      if (timer !== null) window.clearTimeout(timer);
    };
  }, [scroller]);
}
