// Where cells will stand: plain tiles, as columns of one colour with the ground between the rows over them. A gradient would take one element
// instead of a dozen, but is drawn pixel by pixel while the list flies; the last row, which may be short, has columns of its own.
import type { ReactNode } from 'react';
import type { Grid } from './grid.ts';

interface CellTilesProps {
  readonly count: number;
  readonly grid: Grid;
  /** Pixels from the top of the day to its first row. */
  readonly head: number;
  readonly fromRow: number;
  readonly toRow: number;
}

const upTo = (count: number) => Array.from({ length: Math.max(0, count) }, (_, order) => order);

export function CellTiles({ count, grid, head, fromRow, toRow }: CellTilesProps): ReactNode {
  const { columns, stepX, row, cell, picture, words } = grid;
  const wholeRows = Math.min(toRow, Math.floor(count / columns));
  const left = toRow > wholeRows ? count % columns : 0;
  const tilePx = picture + words;
  const column = (order: number, from: number, rows: number) => (
    <div key={`${String(from)} ${String(order)}`} className="cell-tile" style={{ insetInlineStart: order * stepX, top: head + from * row, width: cell, height: rows * row - (row - tilePx) }} />
  );
  return (
    <div className="cell-tiles" aria-hidden>
      {wholeRows > fromRow && upTo(columns).map((order) => column(order, fromRow, wholeRows - fromRow))}
      {upTo(wholeRows - fromRow - 1).map((order) => (
        <div key={order} className="cell-gap" style={{ top: head + (fromRow + order) * row + tilePx, height: row - tilePx, width: columns * stepX }} />
      ))}
      {upTo(left).map((order) => column(order, wholeRows, 1))}
    </div>
  );
}
