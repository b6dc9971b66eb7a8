// Keeps the tab stop of the list on its clip.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClipFilter } from '../../shared/schema.ts';
import { dayClipsQuery } from '../client/queries.ts';
import { dayOf, type DayLayout } from './day-layout.ts';
import { firstStop, standNow, type TabStop } from './tab-stop.ts';

export interface HeldStop {
  /** Null of an empty list. */
  readonly active: TabStop | null;
  readonly hold: (stop: TabStop) => void;
  /** From now on the keys are used: the clip that happens to be the first is meant. */
  readonly holdFirst: () => void;
}

export function useTabStop(layout: DayLayout, filter: ClipFilter): HeldStop {
  const [held, setHeld] = useState<TabStop | null>(null);
  const stop = held ?? firstStop(layout);
  const day = stop === null ? undefined : dayOf(layout, stop.date)?.day;
  const clips = useQuery(dayClipsQuery(filter, day?.range ?? null)).data;
  const active = stop === null ? null : standNow(stop, layout, clips);
  // A clip that a filter hides is held all the same: it may come back.
  const isThere = held !== null && active !== null && active.date === held.date && active.clip !== null && (held.clip === null || held.clip === active.clip);
  if (isThere && (held.index !== active.index || held.clip !== active.clip)) setHeld(active);
  return { active, hold: setHeld, holdFirst: () => setHeld((now) => now ?? active) };
}
