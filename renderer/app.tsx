// The window: the clips first, and around them rail, bars and player; or, before anything is open, the page that offers what to open.
import { useQuery } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import type { ClipFilter } from '../shared/schema.ts';
import { useActions } from './actions/use-actions.ts';
import { useConnection } from './client/connection.ts';
import { volumesQuery } from './client/queries.ts';
import { useSurroundings } from './client/first-paint.tsx';
import { useZone } from './client/zone.ts';
import { AppFrame, DeskFrame } from './desk-frame.tsx';
import { useWalkFilter } from './find/answer-list.ts';
import { DaysRoom } from './library/days-room.tsx';
import { usePlace } from './place/place-store.ts';
import { useRail } from './place/rail.ts';
import { useFilter } from './place/use-filter.ts';
import { useKeptPlace } from './place/use-kept-place.ts';
import { useTheme } from './settings/use-theme.ts';
import { useIsNarrow } from './ui/use-is-narrow.ts';

export function App(): ReactNode {
  useTheme();
  useKeptPlace();
  const volumes = useQuery(volumesQuery);
  const isLost = useConnection((connection) => connection.isLost);
  const around = useSurroundings();
  return (
    <AppFrame banners={around !== null && <around.Banners isLost={isLost} />} rooms={around !== null && <around.WindowRooms />}>
      {around !== null && volumes.error !== null && volumes.data === undefined && !isLost && <around.NoAnswer error={volumes.error} onRetry={() => void volumes.refetch()} />}
      {around !== null && volumes.data?.volumes.length === 0 && <around.Welcome />}
      {volumes.data !== undefined && volumes.data.volumes.length > 0 && <Desk />}
    </AppFrame>
  );
}

/** Where one works once a drive is open. */
function Desk(): ReactNode {
  const chosen = usePlace((place) => place.clip);
  const rail = useRail((state) => state.rail);
  const isNarrow = useIsNarrow();
  const isOpen = rail === 'auto' ? !(isNarrow && chosen !== null) : rail === 'open';
  const showRail = useCallback(() => useRail.setState({ rail: 'open' }), []);
  const toggleRail = useCallback(() => useRail.setState({ rail: isOpen ? 'closed' : 'open' }), [isOpen]);
  useActions({ 'window.rail': toggleRail });
  const zone = useZone();
  const filter = useFilter();
  const walked = useWalkFilter(chosen, filter.filter ?? noFilter);
  const around = useSurroundings();
  return (
    <DeskFrame
      hasRail={isOpen} hasPlayer={chosen !== null}
      rail={around === null ? null : <around.Rail />}
      bars={around === null ? null : <around.Bars zone={zone} filter={filter} isRailOpen={isOpen} onToggleRail={toggleRail} />}
      days={zone !== null && <DaysRoom zone={zone} filter={filter} />}
      player={around !== null && chosen !== null && zone !== null && <around.Player clipId={chosen} filter={walked} lanes={filter.cameras} zone={zone} />}
      rooms={around !== null && <around.DeskRooms zone={zone} filter={filter} isFree={chosen === null} onShowRail={showRail} />}
    />
  );
}

const noFilter: ClipFilter = {};
