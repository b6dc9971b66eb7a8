// Where every day and every row of cells stands in the list. Heights follow from counts, so nothing ever shifts.
import type { ListPlace } from '../place/place.ts';
import type { Day, LocalDate } from '../../shared/schema.ts';

/** Pixels of the parts of a day. `head` is the date and the ruler; `foot` the room under the last row. */
export interface DayMeasures {
  readonly columns: number;
  readonly head: number;
  /** From the top of one row to the top of the next. */
  readonly row: number;
  readonly foot: number;
}

export interface DayPlace {
  readonly day: Day;
  /** Index of the day, newest first. */
  readonly order: number;
  readonly rows: number;
  readonly top: number;
  readonly height: number;
}

export interface DayLayout {
  readonly measures: DayMeasures;
  readonly days: readonly DayPlace[];
  /** Pixels of everything. */
  readonly height: number;
}

export function layDays(days: readonly Day[], measures: DayMeasures): DayLayout {
  const { columns, head, row, foot } = measures;
  let top = 0;
  const places = days.map((day, order): DayPlace => {
    const rows = Math.ceil(day.clips / columns);
    const height = head + rows * row + foot;
    const place = { day, order, rows, top, height };
    top += height;
    return place;
  });
  return { measures, days: places, height: top };
}

/** The last day that does not begin below a height. */
export function dayAt({ days }: DayLayout, height: number): DayPlace | undefined {
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const place = days[middle];
    if (place !== undefined && place.top <= height) low = middle;
    else high = middle - 1;
  }
  return days[low];
}

/** A day and those of its rows, from and up to, that lie in a stretch of the list; none when only its head does. */
export interface VisibleDay {
  readonly place: DayPlace;
  readonly from: number;
  readonly to: number;
}

/** What lies between two heights of the list, in its order. */
export function daysBetween(layout: DayLayout, top: number, bottom: number): VisibleDay[] {
  const { head, row } = layout.measures;
  const visible: VisibleDay[] = [];
  for (let order = dayAt(layout, top)?.order ?? layout.days.length; ; order += 1) {
    const place = layout.days[order];
    if (place === undefined || (place.top >= bottom && visible.length > 0)) return visible;
    const rowAt = (height: number) => Math.min(place.rows, Math.max(0, height / row));
    const from = Math.floor(rowAt(top - place.top - head));
    visible.push({ place, from, to: Math.max(from, Math.ceil(rowAt(bottom - place.top - head))) });
  }
}

/** The clip at the top of the list at a scroll position; index 0 while the head of the day is in sight. */
export function placeAt(layout: DayLayout, scrollTop: number): ListPlace | null {
  const place = dayAt(layout, scrollTop);
  if (place === undefined) return null;
  const { columns, head, row } = layout.measures;
  const rowIndex = Math.max(0, Math.min(place.rows - 1, Math.round((scrollTop - place.top - head) / row)));
  return { date: place.day.date, index: rowIndex * columns };
}

/** Days run newest first: the day itself, else the next older one, else the oldest. */
export function dayOf(layout: DayLayout, date: LocalDate): DayPlace | undefined {
  return layout.days.find(({ day }) => day.date <= date) ?? layout.days.at(-1);
}

/** The scroll position that puts a place at the top again; `sticky` pixels of the head stay over the rows. */
export function topOf(layout: DayLayout, at: ListPlace, sticky: number): number {
  const place = dayOf(layout, at.date);
  if (place === undefined) return 0;
  if (place.day.date !== at.date || at.index < layout.measures.columns) return place.top;
  const rowIndex = Math.min(place.rows - 1, Math.floor(at.index / layout.measures.columns));
  return place.top + layout.measures.head + rowIndex * layout.measures.row - sticky;
}

/** Where the row of a clip stands; null when its day is not in the list. */
export function rowOf({ days, measures }: DayLayout, at: ListPlace): { top: number; height: number } | null {
  const place = days.find(({ day }) => day.date === at.date);
  if (place === undefined) return null;
  return { top: place.top + measures.head + Math.floor(at.index / measures.columns) * measures.row, height: measures.row };
}

export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Where a step through the grid leads: across days, keeping the column up and down. */
export function step(layout: DayLayout, from: ListPlace, move: Move): ListPlace {
  const place = dayOf(layout, from.date);
  const [first] = layout.days;
  const last = layout.days.at(-1);
  if (place === undefined || first === undefined || last === undefined) return from;
  const { columns } = layout.measures;
  const newer = layout.days[place.order - 1];
  const older = layout.days[place.order + 1];
  const column = from.index % columns;
  switch (move) {
    case 'first': return { date: first.day.date, index: 0 };
    case 'last': return { date: last.day.date, index: last.day.clips - 1 };
    case 'left':
      if (from.index > 0) return { date: from.date, index: from.index - 1 };
      return newer === undefined ? from : { date: newer.day.date, index: newer.day.clips - 1 };
    case 'right':
      if (from.index < place.day.clips - 1) return { date: from.date, index: from.index + 1 };
      return older === undefined ? from : { date: older.day.date, index: 0 };
    case 'up':
      if (from.index >= columns) return { date: from.date, index: from.index - columns };
      return newer === undefined ? from : { date: newer.day.date, index: Math.min(newer.day.clips - 1, (newer.rows - 1) * columns + column) };
    case 'down': {
      const isLastRow = Math.floor(from.index / columns) === place.rows - 1;
      if (!isLastRow) return { date: from.date, index: Math.min(place.day.clips - 1, from.index + columns) };
      return older === undefined ? from : { date: older.day.date, index: Math.min(older.day.clips - 1, column) };
    }
  }
}
