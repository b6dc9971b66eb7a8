// What the list is narrowed to beside the cameras, and the filter the core understands that follows from it.
import type { VolumeId } from '../../shared/ids.ts';
import type { ClipFilter, ClipKind, LocalDate, Range } from '../../shared/schema.ts';
import { addDays, type ZoneClock } from '../../shared/time.ts';

export const marks = ['starred', 'unwatched', 'noted', 'damaged', 'exported', 'unexported'] as const;
export type Mark = (typeof marks)[number];

/** Minutes of the wall clock; over midnight when `from` is the later one. */
export interface DayTime {
  readonly from: number;
  readonly to: number;
}

export interface Filters {
  /** Empty: every drive. */
  readonly volumes: readonly VolumeId[];
  readonly kind: ClipKind | null;
  /** First and last local date; both count. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly time: DayTime | null;
  readonly leastSeconds: number | null;
  readonly mostSeconds: number | null;
  /** Every one of them holds for each clip. */
  readonly only: readonly Mark[];
}

export const noFilters: Filters = { volumes: [], kind: null, from: null, to: null, time: null, leastSeconds: null, mostSeconds: null, only: [] };

/** The marks with one switched on or off. Exported and not exported leave nothing together: the later one takes the place of the other. */
export function switchMark(only: readonly Mark[], mark: Mark, isOn: boolean): readonly Mark[] {
  const opposite: Partial<Record<Mark, Mark>> = { exported: 'unexported', unexported: 'exported' };
  return marks.filter((other) => (other === mark ? isOn : only.includes(other) && !(isOn && other === opposite[mark])));
}

export function isNarrowed(filters: Filters): boolean {
  const { volumes, kind, from, to, time, leastSeconds, mostSeconds, only } = filters;
  return volumes.length > 0 || only.length > 0 || [kind, from, to, time, leastSeconds, mostSeconds].some((limit) => limit !== null);
}

/** The dates in their order, whichever way round they were set. */
export function orderedDates({ from, to }: Pick<Filters, 'from' | 'to'>): Pick<Filters, 'from' | 'to'> {
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

const everBefore = -8.64e15;
const everAfter = 8.64e15;

function rangeOf(dates: Pick<Filters, 'from' | 'to'>, clock: ZoneClock): Range | null {
  const { from, to } = orderedDates(dates);
  if (from === null && to === null) return null;
  return { from: from === null ? everBefore : clock.dayRange(from).from, to: to === null ? everAfter : clock.dayRange(addDays(to, 1)).from };
}

/** The local dates and times of day are those of the clock. Pure. */
export function toClipFilter(filters: Filters, clock: ZoneClock): ClipFilter {
  const { volumes, kind, time, leastSeconds, mostSeconds, only } = filters;
  const range = rangeOf(filters, clock);
  const isAsked = (mark: Mark) => only.includes(mark);
  const [least, most] = leastSeconds !== null && mostSeconds !== null && leastSeconds > mostSeconds ? [mostSeconds, leastSeconds] : [leastSeconds, mostSeconds];
  return {
    ...(volumes.length > 0 && { volumes: [...volumes] }),
    ...(kind !== null && { kinds: [kind] }),
    ...(range !== null && { range }),
    ...(time !== null && { timeOfDay: { fromMinute: time.from, toMinute: time.to, zone: clock.zone } }),
    ...(least !== null && { minLengthMs: least * 1000 }),
    // A clip of 10.4 s reads 0:10 and is at most 10 s long to whoever reads it.
    ...(most !== null && { maxLengthMs: most * 1000 + 499 }),
    ...(isAsked('starred') && { isStarred: true }),
    ...(isAsked('unwatched') && { isUnwatched: true }),
    ...(isAsked('noted') && { hasNote: true }),
    ...(isAsked('damaged') && { isDamaged: true }),
    ...(isAsked('exported') && { isExported: true }),
    ...(isAsked('unexported') && { isExported: false }),
  };
}
