// The place of the tour: it comes once by itself, when the first clips are on the screen, and again when it is asked for.
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { settingsQuery, useAsk, volumesQuery } from '../client/queries.ts';
import { HelpFailed } from './help-failed.tsx';
import { endTour, startTour, useHelpView } from './open-help.ts';

const Tour = lazy(() => import('./tour.tsx').then((module) => ({ default: module.Tour }), () => ({ default: TourFailed })));

function TourFailed({ onEnd }: { readonly onEnd: () => void }): ReactNode {
  return <HelpFailed onClose={onEnd} />;
}

interface TourRoomProps {
  /** No clip is open beside the days. */
  readonly isFree: boolean;
  /** Shows the drives where they are hidden. */
  readonly onShowRail: () => void;
}

export function TourRoom({ isFree, onShowRail }: TourRoomProps): ReactNode {
  const hasSeen = useQuery(settingsQuery).data?.hasSeenTour ?? true;
  const volumes = useQuery(volumesQuery).data?.volumes ?? [];
  const isTouring = useHelpView((view) => view.isTouring);
  const { mutate } = useAsk('settings.write');
  const isFirst = isFree && !hasSeen && volumes.some(({ clips }) => clips > 0);
  useActions({ 'window.tour': startTour });
  useEffect(() => {
    if (!isFirst) return;
    startTour();
    mutate({ hasSeenTour: true });
  }, [isFirst, mutate]);
  if (!isTouring) return null;
  return <Suspense fallback={null}><Tour canEject={volumes.some(({ canEject }) => canEject)} onShowRail={onShowRail} onEnd={endTour} /></Suspense>;
}
