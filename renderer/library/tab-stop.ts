// The clip that the keys mean. It stays the same clip whatever comes and goes around it: while a drive is read, newer clips arrive before it.
import type { ClipId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';
import type { ListPlace } from '../place/place.ts';
import { dayOf, type DayLayout } from './day-layout.ts';

export interface TabStop extends ListPlace {
  /** Null until the clips of its day are known: then the one at its index. */
  readonly clip: ClipId | null;
}

/** Where the keys begin before they were used: the newest clip. Null of an empty list. Pure. */
export function firstStop({ days: [first] }: DayLayout): TabStop | null {
  return first === undefined ? null : { date: first.day.date, index: 0, clip: null };
}

/**
 * Where a stop is now. `clips`: those of its day, newest first; undefined while they are asked for. When its clip is gone, the one that
 * took its place; when its day is, the first of the next older day. Pure.
 */
export function standNow(stop: TabStop, layout: DayLayout, clips: readonly Clip[] | undefined): TabStop {
  const date = dayOf(layout, stop.date)?.day.date ?? stop.date;
  if (date !== stop.date) return { date, index: 0, clip: clips?.[0]?.id ?? null };
  if (clips === undefined) return stop;
  const found = stop.clip === null ? -1 : clips.findIndex(({ id }) => id === stop.clip);
  const index = found >= 0 ? found : Math.max(0, Math.min(stop.index, clips.length - 1));
  return { date, index, clip: clips[index]?.id ?? null };
}
