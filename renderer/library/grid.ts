// The grid of cells in a width: how many columns, and how large a cell is. Pictures are 16:9.
import type { Settings } from '../../shared/settings.ts';

export type Density = Settings['density'];

export interface Grid {
  readonly columns: number;
  readonly cell: number;
  readonly picture: number;
  /** The two lines under a picture and the room around them. */
  readonly words: number;
  /** From the left of one cell to the left of the next. */
  readonly stepX: number;
  /** From the top of one row to the top of the next. */
  readonly row: number;
}

const sizes: Record<Density, { readonly least: number; readonly words: number; readonly gap: number }> = {
  comfortable: { least: 200, words: 54, gap: 12 },
  compact: { least: 136, words: 42, gap: 6 },
};

const narrowPx = 440;

/** Whole pixels, so that pictures are sharp. Pure. */
export function gridIn(width: number, density: Density): Grid {
  const { words, gap } = sizes[density];
  // Two beside each other tell more than one large one, while the player is the large one.
  const least = width < narrowPx ? sizes.compact.least : sizes[density].least;
  const columns = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const stepX = (width + gap) / columns;
  const cell = Math.max(1, Math.floor(stepX - gap));
  const picture = Math.round((cell * 9) / 16);
  return { columns, cell, picture, words, stepX, row: picture + words + gap };
}
