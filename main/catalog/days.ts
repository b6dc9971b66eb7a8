// Clips per local day, from the columns: a day is a range of instants computed from the zone, so days of 23 and 25
// hours come out right and no zone ever reaches SQL.
import type { ClipFilter, Day } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { ClipColumns } from './clip-columns.ts';

/** Days that have clips, newest first. One step per day without a filter on cameras, drives or kinds; one per clip with. */
export function listDays(columns: ClipColumns, filter: ClipFilter, clock: ZoneClock): Day[] {
  const { from, to, passes } = columns.select(filter);
  const days: Day[] = [];
  let end = to;
  while (end > from) {
    const date = clock.dateAt(columns.instant(end - 1));
    const range = clock.dayRange(date);
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
    // A day always ends before it starts again; without progress a wrong zone table would hang the core.
    if (start >= end) throw new Error(`Day ${date} in ${clock.zone} holds none of its own clips.`);
    end = start;
  }
  return days;
}
