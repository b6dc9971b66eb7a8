// Clips per local day, from the columns: a day is a range of instants computed from the zone, so days of 23 and 25
// hours come out right and no zone ever reaches SQL.
import type { ClipFilter, Day, Instant, LocalDate, Range } from '../../shared/schema.ts';
import { addDays } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { ClipColumns } from './clip-columns.ts';

/** Days that have clips, newest first. One step per day without a filter on cameras, drives or kinds; one per clip with. */
export function listDays(columns: ClipColumns, filter: ClipFilter, clock: ZoneClock): Day[] {
  const { from, to, passes } = columns.select(filter);
  const days: Day[] = [];
  let end = to;
  while (end > from) {
    const { date, range } = dayOf(columns.instant(end - 1), clock);
    const start = Math.max(from, columns.firstAt(range.from));
    let clips = end - start;
    let bytes = 0;
    if (passes === null) bytes = columns.bytes(start, end);
    else {
      clips = 0;
      for (let place = start; place < end; place += 1) {
        if (!passes(place)) continue;
        clips += 1;
        const size = columns.size(place);
        if (!Number.isNaN(size)) bytes += size;
      }
    }
    if (clips > 0) days.push({ date, range, clips, bytes });
    end = start;
  }
  return days;
}

/** The day whose range holds an instant. Where clocks went back over midnight itself, the wall clock alone would name its neighbour. */
function dayOf(instant: Instant, clock: ZoneClock): { readonly date: LocalDate; readonly range: Range } {
  const date = clock.dateAt(instant);
  for (const near of [date, addDays(date, -1), addDays(date, 1)]) {
    const range = clock.dayRange(near);
    if (instant >= range.from && instant < range.to) return { date: near, range };
  }
  throw new Error(`No day of ${clock.zone} holds the instant ${instant}.`);
}
