// Where years and months stand along the edge of the list. The edge and the list share one scale, so what is under the hand is what comes.
import type { DayLayout, DayPlace } from './day-layout.ts';
import { dayAt } from './day-layout.ts';

export interface ScrubScale {
  readonly layout: DayLayout;
  /** Pixels the list can scroll. */
  readonly scroll: number;
  /** Pixels of the edge. */
  readonly length: number;
}

/** Pixels from the top of the edge to where a day is at the top of the list. */
export function edgeOf({ scroll, length }: ScrubScale, place: DayPlace): number {
  return scroll <= 0 ? 0 : Math.min(1, place.top / scroll) * length;
}

/** How far the list is scrolled when the hand is at a height of the edge, and the day at the top then. */
export function scrubTo({ layout, scroll, length }: ScrubScale, y: number): { readonly top: number; readonly place: DayPlace | undefined } {
  const top = length <= 0 ? 0 : Math.min(1, Math.max(0, y / length)) * Math.max(0, scroll);
  return { top, place: dayAt(layout, top) };
}

export interface ScrubMarks {
  /** Newest first, none over another. */
  readonly years: readonly { readonly year: string; readonly y: number }[];
  /** The starts of months, none closer than can be seen. */
  readonly months: readonly number[];
}

const yearPx = 22;
const monthPx = 6;

/** The newest day of each year and month is where its mark stands: coming from above, it begins there. */
export function scrubMarks(scale: ScrubScale): ScrubMarks {
  const years: { year: string; y: number }[] = [];
  const months: number[] = [];
  let month = '';
  for (const place of scale.layout.days) {
    const now = place.day.date.slice(0, 7);
    if (now === month) continue;
    const isYear = now.slice(0, 4) !== month.slice(0, 4);
    month = now;
    const y = edgeOf(scale, place);
    if (isYear && y - (years.at(-1)?.y ?? -yearPx) >= yearPx && y <= scale.length - yearPx / 2) years.push({ year: now.slice(0, 4), y });
    else if (y - (months.at(-1) ?? -monthPx) >= monthPx) months.push(y);
  }
  return { years, months };
}

/** The day a step leads to: the next older or newer one, or the newest of the next older or newer month. */
export function scrubStep({ days }: DayLayout, from: DayPlace, step: 'older' | 'newer' | 'older-month' | 'newer-month' | 'newest' | 'oldest'): DayPlace {
  const monthOf = ({ day }: DayPlace) => day.date.slice(0, 7);
  const older = days.slice(from.order + 1).find((place) => monthOf(place) !== monthOf(from));
  const before = days[days.findIndex((place) => monthOf(place) === monthOf(from)) - 1];
  const newer = before === undefined ? undefined : days.find((place) => monthOf(place) === monthOf(before));
  switch (step) {
    case 'older': return days[from.order + 1] ?? from;
    case 'newer': return days[from.order - 1] ?? from;
    case 'older-month': return older ?? days.at(-1) ?? from;
    case 'newer-month': return newer ?? days[0] ?? from;
    case 'newest': return days[0] ?? from;
    case 'oldest': return days.at(-1) ?? from;
  }
}
