// The edge of the list: years and months to scale, the date under the hand, and where the list is now. It is the list's scroll bar.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject } from 'react';
import { yearName } from '../calendar/calendar-words.ts';
import { dateWords } from '../client/wall-formats.ts';
import { useLanguage } from '../words/language.ts';
import { say } from '../words/say.ts';
import { dayAt, type DayLayout } from './day-layout.ts';
import { scrubMarks, scrubStep, scrubTo, type ScrubScale } from './scrub-marks.ts';
import type { DayWindow } from './use-day-window.ts';
import './scrubber.css';

/** The label of where the list is stays for a moment after it came to rest. */
const restMs = 700;
/** A list this little longer than its room needs no edge. */
const worthScreens = 1.2;

const steps: Readonly<Record<string, Parameters<typeof scrubStep>[2]>> = {
  ArrowDown: 'older', ArrowUp: 'newer', PageDown: 'older-month', PageUp: 'newer-month', Home: 'newest', End: 'oldest',
};

/** The list the edge belongs to, and the ways to ask and to move it. */
interface ScrubbedList extends Pick<DayWindow, 'sheet' | 'scrollTo'> {
  readonly scroller: RefObject<HTMLDivElement | null>;
}

interface ScrubberProps extends ScrubbedList {
  readonly layout: DayLayout;
}

function useHeight(scroller: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    if (scroller.current === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setHeight(Math.floor(entry.contentRect.height));
    });
    watcher.observe(scroller.current);
    return () => watcher.disconnect();
  }, [scroller]);
  return height;
}

export function Scrubber({ layout, ...list }: ScrubberProps): ReactNode {
  const length = useHeight(list.scroller);
  const scale = useMemo((): ScrubScale => ({ layout, scroll: layout.height - length, length }), [layout, length]);
  const isWorth = length > 0 && layout.height > length * worthScreens;
  return <div className="scrubber">{isWorth && <Edge scale={scale} {...list} />}</div>;
}

function Edge({ scale, scroller, sheet, scrollTo }: ScrubbedList & { readonly scale: ScrubScale }): ReactNode {
  const edge = useRef<HTMLDivElement>(null);
  const [hand, setHand] = useState<number | null>(null);
  const marks = useMemo(() => scrubMarks(scale), [scale]);
  useEdgeFollowing(edge, scale, { scroller, sheet });

  const heightAt = (event: PointerEvent<HTMLElement>) => event.clientY - event.currentTarget.getBoundingClientRect().top;
  const drag = (event: PointerEvent<HTMLElement>) => {
    const y = Math.min(scale.length, Math.max(0, heightAt(event)));
    setHand(y);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) scrollTo(scrubTo(scale, y).top);
  };
  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag(event);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    const from = dayAt(scale.layout, (scroller.current?.scrollTop ?? 0) + sheet.current + 1);
    if (step === undefined || from === undefined) return;
    event.preventDefault();
    scrollTo(scrubStep(scale.layout, from, step).top);
  };
  const under = hand === null ? undefined : scrubTo(scale, hand).place;

  return (
    <div
      ref={edge} className="edge" role="slider" tabIndex={0} aria-label={say('scrub.label')} aria-orientation="vertical" aria-valuemin={0}
      aria-valuemax={Math.max(0, scale.layout.days.length - 1)} aria-valuenow={0}
      onPointerDown={take} onPointerMove={drag} onPointerLeave={() => setHand(null)} onKeyDown={press}
    >
      <svg aria-hidden width={8} height={scale.length}><path d={marks.months.map((y) => `M0 ${String(Math.round(y) + 0.5)}h8`).join('')} /></svg>
      {marks.years.map(({ year, y }) => <span key={year} className="edge-year num" style={{ top: y }} aria-hidden>{yearName(Number(year))}</span>)}
      <span className="edge-now" aria-hidden><span className="edge-label num" /></span>
      {hand !== null && under !== undefined && <span className="edge-hand" style={{ top: hand }} aria-hidden><span className="edge-label num">{dateWords(under.day.date, 'short').day}</span></span>}
    </div>
  );
}

/** Keeps the mark of where the list is, and what is said of it, with the list: in the page itself, for it moves with every frame. */
function useEdgeFollowing(edge: RefObject<HTMLDivElement | null>, scale: ScrubScale, { scroller, sheet }: Pick<ScrubbedList, 'scroller' | 'sheet'>): void {
  const { locale } = useLanguage();
  useEffect(() => {
    const [element, list] = [edge.current, scroller.current];
    const now = element?.querySelector<HTMLElement>('.edge-now');
    const label = now?.querySelector<HTMLElement>('.edge-label');
    if (element == null || list === null || now == null || label == null) return;
    let order = -1;
    let movedAt = 0;
    let timer: number | null = null;
    const follow = () => {
      const top = list.scrollTop + sheet.current;
      const share = scale.scroll <= 0 ? 0 : Math.min(1, top / scale.scroll);
      now.style.transform = `translateY(${String(share * scale.length)}px)`;
      const place = dayAt(scale.layout, top + 1);
      if (place === undefined || place.order === order) return;
      order = place.order;
      const words = dateWords(place.day.date, 'short');
      label.textContent = words.day;
      element.setAttribute('aria-valuenow', String(order));
      element.setAttribute('aria-valuetext', words.full);
    };
    const rest = () => {
      // One timer a scroll, not one a frame.
      const leftMs = movedAt + restMs - performance.now();
      timer = leftMs > 0 ? window.setTimeout(rest, leftMs) : null;
      if (timer === null) delete element.dataset['moving'];
    };
    const moved = () => {
      follow();
      movedAt = performance.now();
      if (timer !== null) return;
      element.dataset['moving'] = '';
      timer = window.setTimeout(rest, restMs);
    };
    follow();
    // Before the list changes the page: reading where it is afterwards would lay the page out twice.
    list.addEventListener('scroll', moved, { passive: true, capture: true });
    return () => {
      list.removeEventListener('scroll', moved, { capture: true });
      if (timer !== null) window.clearTimeout(timer);
    };
  }, [edge, scale, scroller, sheet, locale]);
}
