// The middle of the window: all days, newest first, only those on the screen in the page.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import type { Camera, ClipFilter, Day, LocalDate } from '../../shared/schema.ts';
import { camerasQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import type { ListPlace } from '../place/place.ts';
import { chooseClip, usePlace } from '../place/place-store.ts';
import { say } from '../words/say.ts';
import { layDays, step, type DayLayout, type Move } from './day-layout.ts';
import { rulerHeight } from './day-ruler.tsx';
import { DaySection } from './day-section.tsx';
import { useChosenPlace } from './use-chosen-place.ts';
import { stickyPx, useDayList } from './use-day-list.ts';
import { useWidth } from './use-width.ts';
import './library.css';

const cellPx = { least: 176, row: 96 };
const gapPx = 8;
const underRulerPx = 8;
const underDayPx = 16;

interface LibraryProps {
  readonly days: readonly Day[];
  readonly filter: ClipFilter;
  readonly lanes: readonly Camera[];
  readonly zone: ZoneInForce;
}

function useLayout(days: readonly Day[], lanes: number, width: number): DayLayout {
  const columns = Math.max(1, Math.floor((width + gapPx) / (cellPx.least + gapPx)));
  return useMemo(
    () => layDays(days, { columns, head: stickyPx + rulerHeight(lanes) + underRulerPx, row: cellPx.row, foot: underDayPx }),
    [days, columns, lanes],
  );
}

const moves: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last',
};

export function Library({ days, filter, lanes, zone }: LibraryProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const layout = useLayout(days, lanes.length, width);
  const { visible, height, reveal } = useDayList(layout, scroller);
  const cameras = useQuery(camerasQuery).data;
  const cameraOf = useMemo(() => new Map((cameras ?? []).map((camera) => [camera.id, camera])), [cameras]);
  const chosen = usePlace((place) => place.clip);
  const chosenHere = usePlace((place) => place.chosenHere);

  const [moved, setMoved] = useState<ListPlace | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const [first] = days;
  const active = moved ?? (first === undefined ? null : { date: first.date, index: 0 });

  const chosenPlace = useChosenPlace(chosen, filter, layout, zone);
  const [followed, setFollowed] = useState<ListPlace | null>(null);
  if (chosenPlace !== null && (followed?.date !== chosenPlace.date || followed.index !== chosenPlace.index)) {
    setFollowed(chosenPlace);
    setMoved(chosenPlace);
  }
  const hasWidth = width > 0;
  // Not whenever the list changes: a running scan must not pull the list back to the clip.
  const revealFor = followed === null || !hasWidth ? null : `${String(chosen)} in ${String(layout.measures.columns)}`;
  const showChosen = useEffectEvent(() => {
    if (followed !== null && chosenHere !== null) reveal(followed);
  });
  useEffect(() => {
    if (revealFor !== null) showChosen();
  }, [revealFor]);

  const open = useCallback((clip: ClipId, date: LocalDate, index: number) => {
    setMoved({ date, index });
    chooseClip(clip);
  }, []);

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (active === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'option') return;
    if (event.key === 'Enter' || (event.key === ' ' && event.target.ariaSelected !== 'true')) {
      event.preventDefault();
      event.target.click();
      return;
    }
    const isBack = getComputedStyle(event.currentTarget).direction === 'rtl';
    const move = moves[event.key];
    const screenRows = Math.max(1, Math.floor((event.currentTarget.clientHeight - stickyPx) / cellPx.row) - 1);
    let next = active;
    if (move !== undefined) next = step(layout, active, isBack && move === 'left' ? 'right' : isBack && move === 'right' ? 'left' : move);
    else if (event.key === 'PageDown' || event.key === 'PageUp') {
      for (let row = 0; row < screenRows; row += 1) next = step(layout, next, event.key === 'PageDown' ? 'down' : 'up');
    } else return;
    event.preventDefault();
    setMoved(next);
    reveal(next);
  };

  // The day with the tab stop is always among the visible ones, even when it is scrolled away.
  const activeDay = active === null ? undefined : layout.days.find(({ day }) => day.date === active.date);
  const shown = activeDay === undefined || visible.some(({ place }) => place.order === activeDay.order)
    ? visible
    : [...visible, { place: activeDay, rows: [0, 0] as const }].sort((a, b) => a.place.order - b.place.order);

  return (
    <div
      className="library" ref={scroller} role="region" aria-label={say('library.label')} onKeyDown={press}
      onFocus={(event) => setFocus(event.target.role === 'option')}
      onBlur={(event) => { if (event.relatedTarget !== null) setFocus(false); }}
    >
      {hasWidth && (
        <div className="library-days" style={{ height }}>
          {shown.map(({ place, rows }) => (
            <DaySection
              key={place.day.date} place={place} measures={layout.measures} filter={filter} lanes={lanes} cameraOf={cameraOf} zone={zone} width={width}
              rows={rows} chosen={chosen} active={active?.date === place.day.date ? active.index : null} wantsFocus={hasFocus} onOpen={open}
            />
          ))}
        </div>
      )}
    </div>
  );
}
