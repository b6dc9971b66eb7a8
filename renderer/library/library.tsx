// The middle of the window: all days, newest first, only those on the screen in the page.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import type { Camera, ClipFilter, Day, LocalDate } from '../../shared/schema.ts';
import { useSurroundings } from '../client/first-paint.tsx';
import { camerasQuery, settingsQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import type { ListPlace } from '../place/place.ts';
import { chooseClip, usePlace } from '../place/place-store.ts';
import { onceOpened } from '../player/opening.ts';
import { useSeenWindow } from '../place/use-seen-window.ts';
import { layDays, type DayLayout, type VisibleDay } from './day-layout.ts';
import { DaySection } from './day-section.tsx';
import { useIsFlying } from './flight.ts';
import { gridIn, type Density, type Grid } from './grid.ts';
import { LibraryFrame } from './library-frame.tsx';
import { listInput } from './list-input.ts';
import { dayMeasures, stickyPx } from './list-measures.ts';
import { sheetHeight, topOnSheet } from './sheet.ts';
import type { TabStop } from './tab-stop.ts';
import { useChosenPlace } from './use-chosen-place.ts';
import { useDayWindow } from './use-day-window.ts';
import { useListActions } from './use-list-actions.ts';
import { useTabStop } from './use-tab-stop.ts';
import { useWidth } from './use-width.ts';

interface LibraryProps {
  readonly days: readonly Day[];
  readonly filter: ClipFilter;
  readonly lanes: readonly Camera[];
  readonly zone: ZoneInForce;
}

function useLayout(days: readonly Day[], lanes: number, grid: Grid): DayLayout {
  const { columns, row } = grid;
  return useMemo(() => layDays(days, dayMeasures({ columns, row }, lanes)), [days, columns, row, lanes]);
}

export function Library({ days, filter, lanes, zone }: LibraryProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller, onceOpened);
  const density: Density = useQuery(settingsQuery).data?.density ?? 'comfortable';
  const grid = useMemo(() => gridIn(width, density), [width, density]);
  const layout = useLayout(days, lanes.length, grid);
  const { visible, origin, sheet, reveal, scrollTo } = useDayWindow(layout, scroller);
  const isFlying = useIsFlying();
  const around = useSurroundings();
  const cameras = useQuery(camerasQuery).data;
  const cameraOf = useMemo(() => new Map((cameras ?? []).map((camera) => [camera.id, camera])), [cameras]);
  const chosen = usePlace((place) => place.clip);

  const [hasFocus, setFocus] = useState(false);
  const { active, hold, holdFirst } = useTabStop(layout, filter);
  useFollowedClip({ chosen, filter, layout, zone, isReady: width > 0, reveal, follow: hold });

  const move = (to: TabStop) => {
    hold(to);
    reveal(to);
  };
  const open = useCallback((clip: ClipId, date: LocalDate, index: number) => {
    hold({ date, index, clip });
    chooseClip(clip);
  }, [hold]);
  const input = listInput({ layout, filter, active, move, open, screenRows: (height) => Math.max(1, Math.floor((height - stickyPx) / grid.row) - 1) });
  useSeenWindow(scroller, width);
  useListActions({ layout, filter, active, hasFocus, chosen, scroller });

  return (
    <LibraryFrame
      density={density} grid={grid} height={sheetHeight(layout.height)}
      list={{
        ref: scroller, tabIndex: -1, ...input,
        onFocus: (event) => {
          const isOption = event.target.role === 'option';
          if (isOption) holdFirst();
          setFocus(isOption);
        },
        onBlur: (event) => { if (event.relatedTarget !== null) setFocus(false); },
      }}
      edge={around === null ? <div className="scrubber" /> : <around.Scrubber layout={layout} scroller={scroller} sheet={sheet} scrollTo={scrollTo} />}
    >
      {width > 0 && withActive(visible, layout, active).map(({ place, from, to }) => (
        <DaySection
          key={place.day.date} place={place} top={topOnSheet(place, layout.height, origin)} isPassing={isFlying} hasRuler={around !== null} grid={grid} head={layout.measures.head} filter={filter} lanes={lanes} cameraOf={cameraOf} zone={zone}
          width={width} fromRow={from} toRow={to} chosen={chosen} active={active?.date === place.day.date ? active.index : null} wantsFocus={hasFocus && active?.date === place.day.date}
          onOpen={open}
        />
      ))}
    </LibraryFrame>
  );
}

/** The day with the tab stop is always among the visible ones, even when it is scrolled away. */
function withActive(visible: readonly VisibleDay[], layout: DayLayout, active: TabStop | null): readonly VisibleDay[] {
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
  readonly follow: (stop: TabStop) => void;
}

/** The tab stop and the list go with the clip in the player. */
function useFollowedClip({ chosen, filter, layout, zone, isReady, reveal, follow }: Following): void {
  const chosenHere = usePlace((place) => place.chosenHere);
  const place = useChosenPlace(chosen, filter, layout, zone);
  const [followed, setFollowed] = useState<TabStop | null>(null);
  // Not when clips come in before it: the user may have gone on from it meanwhile.
  if (place !== null && (followed?.clip !== chosen || followed.date !== place.date)) {
    const stop = { ...place, clip: chosen };
    setFollowed(stop);
    follow(stop);
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
