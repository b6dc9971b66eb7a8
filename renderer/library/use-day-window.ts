// Which rows of which days are in the page, and keeping the place when the layout changes. Heights are known in advance, so nothing is measured.
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { ListPlace } from '../place/place.ts';
import { listMovedTo, usePlace } from '../place/place-store.ts';
import { daysBetween, placeAt, rowOf, topOf, type DayLayout, type VisibleDay } from './day-layout.ts';
import { listScrolled } from './flight.ts';
import { stickyPx } from './list-measures.ts';
import { originFor } from './sheet.ts';

const restMs = 200;
/** Room kept around a row that is brought into sight. */
const roomPx = 8;
/** Cells in the page beyond which no more are built ahead. */
const enoughCells = 56;

export interface DayWindow {
  readonly visible: readonly VisibleDay[];
  /** Where in the list the sheet begins that the days stand on. */
  readonly origin: number;
  /** The same as it is at this moment, for whoever asks how far the list is scrolled outside of rendering. */
  readonly sheet: RefObject<number>;
  readonly scrollTo: (top: number) => void;
  /** Brings a clip's row into sight, moving no more than needed. */
  readonly reveal: (at: ListPlace) => void;
}

/** Pixels built ahead in the direction of travel: up to a screen, as far as the number of cells allows. */
function aheadPx({ columns, row }: DayLayout['measures'], height: number): number {
  const spare = enoughCells - columns * Math.ceil(height / row);
  return Math.min(height, row * Math.max(1, Math.floor(spare / columns)));
}

function windowOf(layout: DayLayout, top: number, height: number, isUpward: boolean): VisibleDay[] {
  const ahead = aheadPx(layout.measures, height);
  const [above, below] = isUpward ? [ahead, 0] : [0, ahead];
  return daysBetween(layout, Math.max(0, top - above), top + height + below);
}

function isSame(some: readonly VisibleDay[], others: readonly VisibleDay[]): boolean {
  return some.length === others.length && some.every(({ place, from, to }, order) => {
    const other = others[order];
    return place === other?.place && from === other.from && to === other.to;
  });
}

interface Shown {
  readonly visible: readonly VisibleDay[];
  readonly origin: number;
}

const nothing: Shown = { visible: [], origin: 0 };

export function useDayWindow(layout: DayLayout, scroller: RefObject<HTMLDivElement | null>): DayWindow {
  const [{ visible, origin }, setShown] = useState(nothing);
  const arrivals = usePlace((place) => place.arrivals);
  const top = useRef<ListPlace | null>(usePlace.getState().at);
  const isUpward = useRef(false);
  /** What `origin` is in the page already, or will be with the next commit. */
  const sheet = useRef(0);

  /** Has the page show what lies at a place of the list; moves the sheet along the list when its end is near. */
  const show = (at: number, element: HTMLElement) => {
    const next = originFor(layout.height, at, sheet.current);
    sheet.current = next;
    const days = windowOf(layout, at, element.clientHeight, isUpward.current);
    setShown((now) => (now.origin === next && isSame(now.visible, days) ? now : { visible: days, origin: next }));
  };
  const scrollTo = (wanted: number) => {
    const element = scroller.current;
    if (element === null) return;
    const at = Math.max(0, Math.min(layout.height - element.clientHeight, wanted));
    const before = sheet.current;
    show(at, element);
    element.scrollTo({ top: at - sheet.current });
    // Another part of the list may stand at the same height of the sheet, which no browser takes for a scroll.
    if (sheet.current !== before) queueMicrotask(() => element.dispatchEvent(new Event('scroll')));
  };

  const look = useEffectEvent(() => {
    if (scroller.current !== null) show(scroller.current.scrollTop + sheet.current, scroller.current);
  });
  const scrollToTop = useEffectEvent(() => scrollTo(top.current === null ? 0 : topOf(layout, top.current, stickyPx)));

  // The top of the list stays the same clip when columns, density or days change.
  useLayoutEffect(() => scrollToTop(), [layout]);

  // After a reload, with Back, and when a day was chosen elsewhere.
  useLayoutEffect(() => {
    if (arrivals === 0) return;
    top.current = usePlace.getState().at;
    scrollToTop();
  }, [arrivals]);

  const scrolled = useEffectEvent((element: HTMLElement, at: number, px: number) => {
    if (px !== 0) isUpward.current = px < 0;
    listScrolled(Math.abs(px), element.clientHeight);
    // At the very top new clips push the others down; anywhere else the place holds.
    top.current = at < stickyPx ? null : placeAt(layout, at + stickyPx);
    const before = sheet.current;
    // In this very frame: a later one would show the list with a hole.
    flushSync(() => show(at, element));
    if (sheet.current !== before) element.scrollTo({ top: at - sheet.current });
  });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: number | null = null;
    let movedAt = 0;
    let before = element.scrollTop + sheet.current;
    const rest = () => {
      // One timer a scroll, not one a frame.
      const leftMs = movedAt + restMs - performance.now();
      timer = leftMs > 0 ? window.setTimeout(rest, leftMs) : null;
      if (timer === null) listMovedTo(top.current);
    };
    const moved = () => {
      const now = element.scrollTop + sheet.current;
      scrolled(element, now, now - before);
      before = now;
      movedAt = performance.now();
      timer ??= window.setTimeout(rest, restMs);
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
    const top = element.scrollTop + sheet.current;
    const [from, to] = [top + stickyPx, top + element.clientHeight];
    if (row.top < from) scrollTo(topOf(layout, at, stickyPx) - (at.index < layout.measures.columns ? 0 : roomPx));
    else if (row.top + row.height > to) scrollTo(row.top + row.height + roomPx - element.clientHeight);
  };

  return { visible, origin, sheet, scrollTo, reveal };
}
