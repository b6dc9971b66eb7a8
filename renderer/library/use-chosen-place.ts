// Where the clip in the player stands in the list, once its day is known.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import type { ClipFilter } from '../../shared/schema.ts';
import { clipQuery, dayClipsQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import type { ListPlace } from '../place/place.ts';
import type { DayLayout } from './day-layout.ts';

export function useChosenPlace(chosen: ClipId | null, filter: ClipFilter, layout: DayLayout, zone: ZoneInForce): ListPlace | null {
  const clip = useQuery(clipQuery(chosen)).data;
  const date = clip === undefined ? null : zone.clock.dateAt(clip.recordedAt);
  const day = date === null ? undefined : layout.days.find((place) => place.day.date === date)?.day;
  const clips = useQuery(dayClipsQuery(filter, day?.range ?? null)).data;
  return useMemo(() => {
    if (date === null || clips === undefined) return null;
    const index = clips.findIndex(({ id }) => id === chosen);
    return index < 0 ? null : { date, index };
  }, [date, clips, chosen]);
}
