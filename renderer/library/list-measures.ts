// Pixels of the list: what stands over, under and between the rows of a day, and what the styles of the cells need to know.
import type { CSSProperties } from 'react';
import type { DayMeasures } from './day-layout.ts';
import { inLanePx, labelPx } from './draw-ruler.ts';
import type { Density, Grid } from './grid.ts';
import { laneHeight } from './ruler.ts';

/** Height of the date that stays over the rows. */
export const stickyPx = 48;
const underRulerPx = 8;
const underDayPx = 16;
/** A cell narrower than this has no room for both a time with its letters and the kind. */
const tightPx = 160;

/** Of the part of a ruler with the marks, without the hours under it. */
export function lanesHeight(cameras: number): number {
  return cameras * laneHeight(cameras) + 2 * inLanePx;
}

export function rulerHeight(cameras: number): number {
  return lanesHeight(cameras) + labelPx;
}

export function dayMeasures({ columns, row }: Pick<Grid, 'columns' | 'row'>, lanes: number): DayMeasures {
  return { columns, head: stickyPx + rulerHeight(lanes) + underRulerPx, row, foot: underDayPx };
}

export function isTight({ cell }: Grid, density: Density): boolean {
  return density === 'comfortable' && cell < tightPx;
}

/** Where the cell of a clip stands in its day. */
export function cellSpot({ columns, stepX, row }: Grid, head: number, index: number): { readonly left: number; readonly top: number } {
  return { left: (index % columns) * stepX, top: head + Math.floor(index / columns) * row };
}

/** Of the element that holds all days. */
export function gridStyle({ cell, picture, words }: Grid, height: number): CSSProperties & Record<`--${string}`, string> {
  return { height, '--cell': `${String(cell)}px`, '--picture': `${String(picture)}px`, '--words': `${String(words)}px` };
}
