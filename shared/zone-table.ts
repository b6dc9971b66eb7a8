// One zone as a table of its offset changes, filled as instants are asked for. It makes an offset cost nanoseconds.
import type { Instant, ZoneId } from './schema.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './local-date.ts';

/**
 * Note on the slots. The line from 1970 to 2100 is cut into slots of four days; Intl is asked at the edges of a slot, and
 * where the edges differ a binary search finds the change to the second. A slot therefore sees one change at most. The two
 * nearest changes in the tz database from 1970 on lie 6 days 23 hours apart (Brazil in October 2000, Gaza in 2040), so none
 * is missed; sampling by the week can miss both.
 * Why Intl and not date-fns-tz (3.2.0, both seen): `getTimezoneOffset` takes the instant's UTC digits for the zone's wall clock
 * and is wrong for hours around a change; `formatInTimeZone` goes through the machine's own clock and is wrong in its gaps.
 */
const SLOT_MS = 4 * DAY_MS;
const END = Date.UTC(2101, 0, 1);
const SLOTS = Math.ceil(END / SLOT_MS);

/** Marks in `changes`: 0 is a slot nobody asked for, Infinity one without a change. */
const UNKNOWN = 0;
const NO_CHANGE = Infinity;

/** Offsets of one zone at any instant. Before 1970 the first one holds on, after 2100 the last. */
export class ZoneTable {
  readonly #format: Intl.DateTimeFormat;
  /** For each slot the instant of its change. */
  readonly #changes = new Float64Array(SLOTS);
  /** For each edge of slots the offset there, in ms. */
  readonly #offsets = new Int32Array(SLOTS + 1);

  /** Throws a RangeError for a zone this runtime does not know; `parseZone` makes none. */
  constructor(zone: ZoneId) {
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  }

  /** Ms east of UTC. Whole minutes in every zone since 1972. */
  offsetMsAt(instant: Instant): number {
    const slot = slotOf(instant);
    let change = this.#changes[slot] ?? NO_CHANGE;
    if (change === UNKNOWN) change = this.#fill(slot);
    return this.#offsets[instant < change ? slot : slot + 1] ?? 0;
  }

  /** The first change after `from` and not after `to`; null when the offset holds. For spans of hours or days. */
  changeBetween(from: Instant, to: Instant): Instant | null {
    for (let slot = slotOf(from); slot <= slotOf(to); slot++) {
      let change = this.#changes[slot] ?? NO_CHANGE;
      if (change === UNKNOWN) change = this.#fill(slot);
      if (change > from && change <= to) return change;
    }
    return null;
  }

  /** Looks at both edges of a slot and, where they differ, for the change in between. A neighbour shares its edge. */
  #fill(slot: number): number {
    const start = slot * SLOT_MS;
    if (!this.#isFilled(slot - 1)) this.#offsets[slot] = this.#ask(start);
    if (!this.#isFilled(slot + 1)) this.#offsets[slot + 1] = this.#ask(start + SLOT_MS);
    const before = this.#offsets[slot];
    const after = this.#offsets[slot + 1];
    let change = NO_CHANGE;
    if (before !== after) {
      let same = start;
      change = start + SLOT_MS;
      while (change - same > SECOND_MS) {
        const middle = same + Math.floor((change - same) / (2 * SECOND_MS)) * SECOND_MS;
        if (this.#ask(middle) === before) same = middle;
        else change = middle;
      }
    }
    this.#changes[slot] = change;
    return change;
  }

  #isFilled(slot: number): boolean {
    return (this.#changes[slot] ?? UNKNOWN) !== UNKNOWN;
  }

  /** The offset as Intl tells it: `1/1/1970, GMT`, `GMT+05:45`, `GMT-00:44:30`. */
  #ask(instant: Instant): number {
    const text = this.#format.format(instant);
    const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
    if (!found) throw new Error(`Intl tells an offset in a form unknown to us: ${text}`);
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
    const size = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
    return sign === '-' ? -size : size;
  }
}

/** Instants beyond the table (and NaN) fall into its first or last slot. */
export function slotOf(instant: Instant): number {
  if (!(instant > 0)) return 0;
  return instant < END ? Math.floor(instant / SLOT_MS) : SLOTS - 1;
}

/** First and last instant of a slot. */
export function slotEdges(slot: number): { first: Instant; last: Instant } {
  return { first: slot * SLOT_MS, last: (slot + 1) * SLOT_MS - 1 };
}
