// Clips per local day, from the columns: a day is a range of instants computed from the zone, so days of 23 and 25
// hours come out right and no zone ever reaches SQL.
import type { ClipFilter, Day, Instant, LocalDate, Range } from '../../shared/schema.ts';
import { addDays } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { ClipColumns } from './clip-columns.ts';

/** Days that have clips, newest first. One step per day when only a range limits them; one per clip otherwise. */
export function listDays(columns: ClipColumns, filter: ClipFilter, clock: ZoneClock): Day[] {
  const { from, to, tally } = columns.select(filter);
  const days: Day[] = [];
  let end = to;
  while (end > from) {
    const { date, range } = dayOf(columns.instant(end - 1), clock);
    const start = Math.max(from, columns.firstAt(range.from));
    const { clips, bytes } = tally === null ? { clips: end - start, bytes: columns.bytes(start, end) } : tally(start, end);
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
