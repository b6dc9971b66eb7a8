// The sheet the list is written on. A browser draws no element higher than 33 million pixels, and a million clips are higher than that: of such
// a list the sheet shows a part, and moves on along the list before its end is reached. Near the place all is to scale.

/** Pixels of the highest sheet; a list that is no higher lies on it whole. */
const mostPx = 8_000_000;
/** So far before its end the sheet moves on: further than any scroll goes at once. */
const marginPx = 1_000_000;

export function sheetHeight(listPx: number): number {
  return Math.min(listPx, mostPx);
}

/** Where in the list a sheet begins that has a place in its middle, as far as the ends of the list let it. */
function originAround(listPx: number, top: number): number {
  return Math.max(0, Math.min(listPx - sheetHeight(listPx), Math.round(top - mostPx / 2)));
}

/** Where the sheet begins for a place of the list: where it did, unless one of its ends is near that is not the list's own. Pure. */
export function originFor(listPx: number, top: number, origin: number): number {
  const last = listPx - sheetHeight(listPx);
  const isTooLow = origin > 0 && top - origin < marginPx;
  const isTooHigh = origin < last && top - origin > mostPx - marginPx;
  return origin > last || isTooLow || isTooHigh ? originAround(listPx, top) : origin;
}

/**
 * Where a day stands on the sheet. One that is not on it stands above: there it makes the sheet no higher, while the clip
 * that has the focus stays in the page.
 */
export function topOnSheet(place: { readonly top: number; readonly height: number }, listPx: number, origin: number): number {
  const top = place.top - origin;
  return top <= -mostPx || top >= sheetHeight(listPx) ? -mostPx : top;
}
