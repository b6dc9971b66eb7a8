// Finds a place among sorted ids from a guess: a day has about as many clips as the one next to it.

const firstStep = 2;

/** The first place in `[from, to)` whose id is at least `id`, sought outwards from `guess`; `to` when there is none. */
export function seek(ids: Float64Array, id: number, from: number, to: number, guess: number): number {
  if (from >= to) return from;
  let low = from;
  let high = to;
  let at = guess <= from ? from : guess >= to ? to - 1 : guess;
  let step = firstStep;
  if ((ids[at] ?? 0) < id) {
    do {
      low = at + 1;
      at += step;
      step += step;
    } while (at < to && (ids[at] ?? 0) < id);
    if (at < to) high = at;
  } else {
    do {
      high = at;
      at -= step;
      step += step;
    } while (at >= from && (ids[at] ?? 0) >= id);
    if (at >= from) low = at + 1;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
