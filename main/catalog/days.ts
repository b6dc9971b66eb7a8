// Clips per local day, from the columns: a day is a range of instants computed from the zone, so days of 23 and 25
// hours come out right and no zone ever reaches SQL.
import type { ClipFilter, Day, Instant, LocalDate, Range } from '../../shared/schema.ts';
import { addDays } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { ClipColumns } from './clip-columns.ts';
import { clipIdInstant, firstIdAt } from './clip-id.ts';
import { seek } from './seek.ts';

/** Days that have clips, newest first. One step per day when only a range limits them; one per clip otherwise. */
export function listDays(columns: ClipColumns, filter: ClipFilter, clock: ZoneClock): Day[] {
  const { from, to, tally } = columns.select(filter);
  const { ids } = columns.arrays;
  const days: Day[] = [];
  if (tally === null) {
    const { sums } = columns;
    walkDays(ids, { from, to }, clock, ({ date, range }, start, end) => {
      days.push({ date, range, clips: end - start, bytes: (sums[end] ?? 0) - (sums[start] ?? 0) });
    });
    return days;
  }
  const held: LocalDay[] = [];
  const starts = [to];
  walkDays(ids, { from, to }, clock, (day, start) => {
    held.push(day);
    starts.push(start);
  });
  const { clips: counts, bytes } = tally(Int32Array.from(starts).reverse());
  for (const [order, { date, range }] of held.entries()) {
    const part = held.length - 1 - order;
    const clips = counts[part] ?? 0;
    if (clips > 0) days.push({ date, range, clips, bytes: bytes[part] ?? 0 });
  }
  return days;
}

/** Calls for each day that has clips, newest first, with the places of them. */
function walkDays(ids: Float64Array, { from, to }: { readonly from: number; readonly to: number }, clock: ZoneClock, each: (day: LocalDay, start: number, end: number) => void): void {
  let day: LocalDay | null = null;
  let step = 1;
  for (let end = to; end > from; ) {
    const newest = ids[end - 1] ?? 0;
    day = day === null ? dayOf(clipIdInstant(newest), clock) : dayBefore(day, newest, clock);
    const start = seek(ids, day.firstId, from, end, end - step);
    each(day, start, end);
    step = end - start;
    end = start;
  }
}

/** A day of one zone; kept, because the clock takes longer to tell it than its clips take to count. */
interface LocalDay {
  readonly date: LocalDate;
  readonly range: Range;
  /** The smallest id a clip of this day can have. */
  readonly firstId: number;
  before: LocalDay | null;
}

const known = new WeakMap<ZoneClock, Map<LocalDate, LocalDay>>();

/** The day of a clip before `day`, by its id: mostly the one just before it. */
function dayBefore(day: LocalDay, id: number, clock: ZoneClock): LocalDay {
  const before = (day.before ??= dayOf(day.range.from - 1, clock));
  return id >= before.firstId ? before : dayOf(clipIdInstant(id), clock);
}

/** The day whose range holds an instant. Where clocks went back over midnight itself, the wall clock alone would name its neighbour. */
function dayOf(instant: Instant, clock: ZoneClock): LocalDay {
  const date = clock.dateAt(instant);
  for (const near of [date, addDays(date, -1), addDays(date, 1)]) {
    const day = namedDay(near, clock);
    if (instant >= day.range.from && instant < day.range.to) return day;
  }
  throw new Error(`No day of ${clock.zone} holds the instant ${instant}.`);
}

function namedDay(date: LocalDate, clock: ZoneClock): LocalDay {
  let days = known.get(clock);
  if (days === undefined) known.set(clock, (days = new Map<LocalDate, LocalDay>()));
  let day = days.get(date);
  if (day === undefined) {
    const range = clock.dayRange(date);
    day = { date, range, firstId: firstIdAt(range.from), before: null };
    days.set(date, day);
  }
  return day;
}
