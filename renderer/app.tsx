// The window: the clips first, and around them rail, bars and player; or, before anything is open, the page that offers what to open.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import type { ClipFilter } from '../shared/schema.ts';
import { useActions } from './actions/use-actions.ts';
import { useConnection } from './client/connection.ts';
import { volumesQuery } from './client/queries.ts';
import { useSurroundings } from './client/first-paint.tsx';
import { useZone } from './client/zone.ts';
import { useWalkFilter } from './find/answer-list.ts';
import { DaysRoom } from './library/days-room.tsx';
import { usePlace } from './place/place-store.ts';
import { useFilter } from './place/use-filter.ts';
import { useKeptPlace } from './place/use-kept-place.ts';
import { useTheme } from './settings/use-theme.ts';
import { useIsNarrow } from './ui/use-is-narrow.ts';
import './app.css';

export function App(): ReactNode {
  useTheme();
  useKeptPlace();
  const volumes = useQuery(volumesQuery);
  const isLost = useConnection((connection) => connection.isLost);
  const around = useSurroundings();
  return (
    <div className="app">
      <div className="app-banners">{around !== null && <around.Banners isLost={isLost} />}</div>
      <div className="app-room">
        {around !== null && volumes.error !== null && volumes.data === undefined && !isLost && <around.NoAnswer error={volumes.error} onRetry={() => void volumes.refetch()} />}
        {around !== null && volumes.data?.volumes.length === 0 && <around.Welcome />}
        {volumes.data !== undefined && volumes.data.volumes.length > 0 && <Desk />}
      </div>
      {around !== null && <around.WindowRooms />}
    </div>
  );
}

/** Where one works once a drive is open. */
function Desk(): ReactNode {
  const chosen = usePlace((place) => place.clip);
  const [rail, setRail] = useState<'auto' | 'open' | 'closed'>('auto');
  const isNarrow = useIsNarrow();
  const isOpen = rail === 'auto' ? !(isNarrow && chosen !== null) : rail === 'open';
  const showRail = useCallback(() => setRail('open'), []);
  const toggleRail = useCallback(() => setRail(isOpen ? 'closed' : 'open'), [isOpen]);
  useActions({ 'window.rail': toggleRail });
  const zone = useZone();
  const filter = useFilter();
  const walked = useWalkFilter(chosen, filter.filter ?? noFilter);
  const around = useSurroundings();
  return (
    <div className="desk" data-rail={isOpen ? 'open' : 'closed'} data-player={chosen === null ? undefined : 'open'}>
      {isOpen && (around === null ? <div className="rail" /> : <around.Rail />)}
      <div className="desk-main">
        {around === null ? <BarsToCome /> : <around.Bars zone={zone} filter={filter} isRailOpen={isOpen} onToggleRail={toggleRail} />}
        <div className="desk-work">
          <main className="desk-days">{zone !== null && <DaysRoom zone={zone} filter={filter} />}</main>
          {around !== null && chosen !== null && zone !== null && <around.Player clipId={chosen} filter={walked} lanes={filter.cameras} zone={zone} />}
        </div>
        {around !== null && <around.DeskRooms zone={zone} filter={filter} isFree={chosen === null} onShowRail={showRail} />}
      </div>
    </div>
  );
}

const noFilter: ClipFilter = {};

/** The room of the bars, so that the list stands where it will stay. */
function BarsToCome(): ReactNode {
  return (
    <>
      <div className="bar" />
      <div className="list-bar" />
    </>
  );
}
