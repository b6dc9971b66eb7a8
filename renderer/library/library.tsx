// The middle of the window: all days, newest first, only those on the screen in the page.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import type { Camera, ClipFilter, Day, LocalDate } from '../../shared/schema.ts';
import { useSurroundings } from '../client/first-paint.tsx';
import { camerasQuery, settingsQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import type { ListPlace } from '../place/place.ts';
import { chooseClip, usePlace } from '../place/place-store.ts';
import { say } from '../words/say.ts';
import { layDays, type DayLayout, type VisibleDay } from './day-layout.ts';
import { rulerHeight } from './day-ruler.tsx';
import { DaySection } from './day-section.tsx';
import { useIsFlying } from './flight.ts';
import { gridIn, type Density, type Grid } from './grid.ts';
import { listInput } from './list-input.ts';
import { sheetHeight, topOnSheet } from './sheet.ts';
import { useChosenPlace } from './use-chosen-place.ts';
import { stickyPx, useDayWindow } from './use-day-window.ts';
import { useListActions } from './use-list-actions.ts';
import { useWidth } from './use-width.ts';
import './library.css';

/** A cell narrower than this has no room for both a time with its letters and the kind. */
const tightPx = 160;
const underRulerPx = 8;
const underDayPx = 16;

interface LibraryProps {
  readonly days: readonly Day[];
  readonly filter: ClipFilter;
  readonly lanes: readonly Camera[];
  readonly zone: ZoneInForce;
}

function useLayout(days: readonly Day[], lanes: number, grid: Grid): DayLayout {
  const { columns, row } = grid;
  return useMemo(() => layDays(days, { columns, head: stickyPx + rulerHeight(lanes) + underRulerPx, row, foot: underDayPx }), [days, columns, row, lanes]);
}

/** What the styles of the cells need to know. */
function gridStyle({ cell, picture, words }: Grid, height: number): CSSProperties & Record<`--${string}`, string> {
  return { height, '--cell': `${String(cell)}px`, '--picture': `${String(picture)}px`, '--words': `${String(words)}px` };
}

export function Library({ days, filter, lanes, zone }: LibraryProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const density: Density = useQuery(settingsQuery).data?.density ?? 'comfortable';
  const grid = useMemo(() => gridIn(width, density), [width, density]);
  const layout = useLayout(days, lanes.length, grid);
  const { visible, origin, sheet, reveal, scrollTo } = useDayWindow(layout, scroller);
  const isFlying = useIsFlying();
  const around = useSurroundings();
  const cameras = useQuery(camerasQuery).data;
  const cameraOf = useMemo(() => new Map((cameras ?? []).map((camera) => [camera.id, camera])), [cameras]);
  const chosen = usePlace((place) => place.clip);

  const [moved, setMoved] = useState<ListPlace | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const [first] = days;
  const active = moved ?? (first === undefined ? null : { date: first.date, index: 0 });
  useFollowedClip({ chosen, filter, layout, zone, isReady: width > 0, reveal, follow: setMoved });

  const move = (to: ListPlace) => {
    setMoved(to);
    reveal(to);
  };
  const open = useCallback((clip: ClipId, date: LocalDate, index: number) => {
    setMoved({ date, index });
    // Behind the reading that was begun when it was pressed: building the player would hold it up.
    window.setTimeout(() => chooseClip(clip));
  }, []);
  const input = listInput({ layout, filter, active, move, open, screenRows: (height) => Math.max(1, Math.floor((height - stickyPx) / grid.row) - 1) });
  useListActions({ layout, filter, active, hasFocus, chosen, scroller });

  return (
    <div className="library-frame" data-density={density} data-tight={density === 'comfortable' && grid.cell < tightPx ? '' : undefined}>
      <div
        className="library" ref={scroller} role="region" aria-label={say('library.label')} tabIndex={-1} {...input}
        onFocus={(event) => setFocus(event.target.role === 'option')}
        onBlur={(event) => { if (event.relatedTarget !== null) setFocus(false); }}
      >
        <div className="library-days" style={gridStyle(grid, sheetHeight(layout.height))}>
          {width > 0 && withActive(visible, layout, active).map(({ place, from, to }) => (
            <DaySection
              key={place.day.date} place={place} top={topOnSheet(place, layout.height, origin)} isPassing={isFlying} hasRuler={around !== null} grid={grid} head={layout.measures.head} filter={filter} lanes={lanes} cameraOf={cameraOf} zone={zone}
              width={width} fromRow={from} toRow={to} chosen={chosen} active={active?.date === place.day.date ? active.index : null} wantsFocus={hasFocus}
              onOpen={open}
            />
          ))}
        </div>
      </div>
      {around === null ? <div className="scrubber" /> : <around.Scrubber layout={layout} scroller={scroller} sheet={sheet} scrollTo={scrollTo} />}
    </div>
  );
}

/** The day with the tab stop is always among the visible ones, even when it is scrolled away. */
function withActive(visible: readonly VisibleDay[], layout: DayLayout, active: ListPlace | null): readonly VisibleDay[] {
  if (active === null || visible.some(({ place }) => place.day.date === active.date)) return visible;
  const place = layout.days.find(({ day }) => day.date === active.date);
  return place === undefined ? visible : [...visible, { place, from: 0, to: 0 }].sort((a, b) => a.place.order - b.place.order);
}

interface Following {
  readonly chosen: ClipId | null;
  readonly filter: ClipFilter;
  readonly layout: DayLayout;
  readonly zone: ZoneInForce;
  readonly isReady: boolean;
  readonly reveal: (at: ListPlace) => void;
  readonly follow: (at: ListPlace) => void;
}

/** The tab stop and the list go with the clip in the player. */
function useFollowedClip({ chosen, filter, layout, zone, isReady, reveal, follow }: Following): void {
  const chosenHere = usePlace((place) => place.chosenHere);
  const place = useChosenPlace(chosen, filter, layout, zone);
  const [followed, setFollowed] = useState<ListPlace | null>(null);
  if (place !== null && (followed?.date !== place.date || followed.index !== place.index)) {
    setFollowed(place);
    follow(place);
  }
  // Not whenever the list changes: a running scan must not pull the list back to the clip.
  const revealFor = place === null || !isReady ? null : `${String(chosen)} in ${String(layout.measures.columns)}`;
  const show = useEffectEvent(() => {
    if (place !== null && (chosenHere !== null || usePlace.getState().at === null)) reveal(place);
  });
  useEffect(() => {
    if (revealFor !== null) show();
  }, [revealFor]);
}
